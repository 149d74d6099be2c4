"""Folders of guidelines laid over each other, and every mistake in them told at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.guidelines import load
from app.guidelines.wording import spread
from tests.guidelines.folders import FRONT, folder, front, mistakes


def test_a_guideline_is_read_with_its_prose_wording_cues_and_examples(tmp_path):
    folder(
        tmp_path,
        "be-brief",
        say="slots: {cut: [{say: 'In short: {thing}.', when: {tone: [warm]}}]}\navoid: at this moment in time\n",
        check="shows: ['\\bin short\\b']\n",
        examples="good: [{brief: {message: Hello}, reply: In short.}]\n",
    )
    guideline = load([tmp_path]).get("be-brief")
    assert guideline is not None
    assert guideline.prose == "Short replies are read to the end."
    assert guideline.wording["en"].slots["cut"][0].when.tone == ("warm",)
    assert guideline.wording["en"].avoid == ("at this moment in time",)
    assert guideline.cues["en"].shows == (r"\bin short\b",)
    assert guideline.examples.good[0].reply == "In short."
    assert guideline.origin == str(tmp_path / "be-brief")


def test_guidelines_come_in_their_order_and_by_kind(tmp_path):
    for order, name in ((30, "c-last"), (10, "z-first"), (20, "m-middle")):
        folder(tmp_path, name, order)
    loaded = load([tmp_path])
    assert [g.id for g in loaded] == ["z-first", "m-middle", "c-last"]
    assert {guideline.kind for guideline in loaded} == {"reply"}
    assert len(loaded) == 3
    assert "m-middle" in loaded
    assert loaded.get("nowhere") is None
    assert loaded.phrases("nowhere", "cut", "en") == ()


def test_each_line_of_a_group_is_a_phrase_that_shares_its_condition(tmp_path):
    group = '{when: {fault: [ours]}, also: [be-brief], say: "One.\\n\\nTwo."}, Three.'
    folder(tmp_path, "be-brief", **say(group))
    phrases = load([tmp_path]).phrases("be-brief", "cut", "en")
    assert [p.say for p in phrases] == ["One.", "Two.", "Three."]
    assert [p.when.fault for p in phrases] == [("ours",), ("ours",), ()]
    assert [p.also for p in phrases] == [("be-brief",), ("be-brief",), ()]


def say(group: str) -> dict[str, str]:
    """A `say` file whose one slot holds one group."""
    return {"say": f"slots: {{cut: [{group}]}}"}


BROKEN = [
    ({"guideline": front("title:", "titel:")}, "titel: unknown field; did you mean 'title'?"),
    ({"guideline": front("title: Be brief\n")}, "title: this field is missing"),
    ({"guideline": front(order="first")}, "order: Input should be a valid integer"),
    ({"guideline": front("kind: reply", "kind: answer")}, "kind: 'answer' is not one of"),
    ({"guideline": front(guideline_id="other")}, "id: it must be the name of its folder, 'be-brief'"),
    (
        {"guideline": front("always", "allways")},
        "applies: unknown condition 'allways'; did you mean 'always'?",
    ),
    ({"guideline": front("id:", "off: maybe\nid:")}, "off: true or false is needed"),
    ({"guideline": "Be brief."}, "front matter: it must stand at the top"),
    ({"guideline": "---\ntitle: [\n---\n"}, "YAML: line"),
    ({"guideline": "---\n- a\n---\n"}, "YAML: a table of names and values is needed"),
    ({"guideline": b"---\ntitle: \xff\n---\n"}, "encoding: not UTF-8 at byte 11"),
    (say("{say: 'Hello {thingy}'}"), "slots.cut[0].say: unknown placeholder {thingy}; did you mean 'thing'?"),
    (say("{say: 'Hello {thing'}"), "slots.cut[0].say: "),
    (say("{say: Hi, when: {tone: [cosy]}}"), "slots.cut[0].when.tone.0: 'cosy' is not one of"),
    (say("{say: Hi, wen: {}}"), "slots.cut[0].wen: unknown field; did you mean 'when'?"),
    (
        say("{say: Hi, also: [be-breif]}"),
        "slots.cut.also: unknown guideline 'be-breif'; did you mean 'be-brief'?",
    ),
    (say("{when: {}}"), "slots.cut[0]: a phrase, or a group with its `say`, is needed"),
    (say("7"), "slots.cut[0]: a phrase, or a group with its `say`, is needed"),
    ({"say": "slots: [cut]"}, "slots: a table of slots is needed"),
    ({"say": "slot: {cut: Hi}"}, "slot: unknown field; did you mean 'slots'?"),
    ({"say": "1: {}"}, "1: a name is needed here"),
    ({"check": "shows: ['(']"}, "shows[0]: not a regular expression"),
    ({"check": "breaks: ['a{2,1}']"}, "breaks[0]: not a regular expression"),
    ({"check": "show: [a]"}, "cues.en.show: unknown field"),
    ({"examples": "good: [{reply: Hi}]"}, "examples.good.0.brief: this field is missing"),
    ({"examples": "bad: [{brief: {}, reply: Hi}]"}, "bad[0].brief.message: this field is missing"),
    (
        {"examples": "bad: [{brief: {message: Hi, falt: ours}, reply: Hi}]"},
        "bad[0].brief.falt: unknown field",
    ),
    ({"sey.en.yaml": "slots: {}"}, "sey.en.yaml: file: unknown"),
]


@pytest.mark.parametrize(("files", "told"), BROKEN, ids=[told for _, told in BROKEN])
def test_a_mistake_is_told_with_its_file_its_field_and_its_reason(tmp_path, files, told):
    path = folder(tmp_path, "be-brief", **files)
    found = mistakes(tmp_path)
    assert all(m.startswith(str(path)) for m in found)
    assert any(told in m for m in found), found


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path):
    folder(tmp_path, "a-one", 1, say="slots: {cut: [{say: '{nothing}'}]}", check="shows: ['(']")
    folder(tmp_path, "b-two", 1, examples="good: [{brief: {}, reply: Hi}]")
    folder(tmp_path, "c-three", 2, guideline="no front matter")
    (tmp_path / "d-four").mkdir()
    found = "\n".join(mistakes(tmp_path))
    for told in (
        "a-one/say.en.yaml: slots.cut[0].say: unknown placeholder {nothing}",
        "a-one/check.en.yaml: shows[0]: not a regular expression",
        "b-two/guideline.md: order: 1 is already the place of 'a-one'",
        "b-two/examples.yaml: good[0].brief.message: this field is missing",
        "c-three/guideline.md: front matter",
        "d-four/guideline.md: file: it is missing",
    ):
        assert told in found


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda p: None, "folder: there is no such folder"),
        (lambda p: p.write_text("a file"), "folder: this is a file, but a folder of guidelines is needed"),
        (lambda p: p.mkdir(), "folder: no guideline is in it"),
    ],
)
def test_a_folder_that_holds_no_guidelines_is_told(tmp_path, make, told):
    place = tmp_path / "guidelines"
    make(place)
    (mistake,) = mistakes(place)
    assert mistake.startswith(f"{place}: {told}")


def test_a_byte_order_mark_and_foreign_line_ends_do_no_harm(tmp_path):
    text = FRONT.format(id="be-brief", order=1).replace("\n", "\r\n")
    folder(tmp_path, "be-brief", guideline=b"\xef\xbb\xbf" + text.encode())
    assert "be-brief" in load([tmp_path])


def test_an_empty_file_counts_as_an_empty_table(tmp_path):
    folder(tmp_path, "be-brief", say="", check="", examples="")
    assert load([tmp_path]).phrases("be-brief", "cut", "en") == ()


_TABLES = st.recursive(
    st.sampled_from(
        [None, True, 7, "", "Hi.", "Hi {thing}.", "{", "{nothing}", "two\nlines", "{0}", "{a!r:b}"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["slots", "say", "when", "also", "avoid", "cut"]), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["slots", "extend", "avoid", "more"]), _TABLES, max_size=4))
def test_no_table_however_wrong_ends_in_anything_but_mistakes(table):
    found: list[str] = []
    read = spread(table, "say.en.yaml", found)
    assert all(m.startswith("say.en.yaml: ") for m in found)
    assert all(p.say for phrases in read["slots"].values() for p in phrases)


def test_it_is_known_what_a_company_added_changed_and_switched_off(tmp_path):
    for order, name in enumerate(("kept", "reworded", "dropped")):
        folder(tmp_path / "ours", name, order, say="slots: {cut: [In short.]}\n")
    folder(tmp_path / "theirs", "reworded", guideline=None, say="slots: {cut: [In short.]}\n")
    folder(tmp_path / "theirs", "new", 9)
    folder(tmp_path / "theirs", "dropped", guideline="---\noff: true\n---\n")
    folder(tmp_path / "theirs", "broken-and-off", guideline="---\noff: true\n---\n")
    provenance = load([tmp_path / "ours", tmp_path / "theirs"]).provenance
    standings = {name: provenance.standing(name) for name in ("kept", "reworded", "new", "dropped")}
    assert standings == {"kept": "ours", "reworded": "changed", "new": "added", "dropped": "off"}
    assert [(g.id, g.title) for g in provenance.off] == [("dropped", "Be brief")]


def test_nothing_of_ours_alone_is_a_companys(tmp_path):
    folder(tmp_path, "be-brief")
    folder(tmp_path, "gone", 2, guideline=front("kind: reply", "kind: reply\noff: true", guideline_id="gone"))
    provenance = load([tmp_path]).provenance
    assert (provenance.added, provenance.changed) == (frozenset(), frozenset())
    assert [g.id for g in provenance.off] == ["gone"]


def test_sources_are_read_from_every_folder_and_the_last_word_counts(tmp_path):
    folder(tmp_path / "ours", "be-brief")
    folder(tmp_path / "theirs", "be-loud", 2)
    (tmp_path / "ours" / "sources.yaml").write_text("A1: {title: Old}\nA2: {title: Two, by: Someone}\n")
    (tmp_path / "theirs" / "sources.yaml").write_text("A1: {title: New, url: 'https://a.example/x'}\n")
    sources = load([tmp_path / "ours", tmp_path / "theirs"]).provenance.sources
    assert (sources["A1"].title, sources["A1"].url) == ("New", "https://a.example/x")
    assert sources["A2"].by == "Someone"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A1: {titel: x}", "A1.titel: unknown field"),
        ("A1: {title: x, url: 'javascript:alert(1)'}", "A1.url: "),
        ("A1: {title: x, url: 'http://a.example'}", "A1.url: "),
        ("A1: just text", "A1.: "),
        ("- A1", "YAML: a table"),
    ],
)
def test_a_mistake_in_the_sources_is_told(tmp_path, text, told):
    folder(tmp_path, "be-brief")
    (tmp_path / "sources.yaml").write_text(text)
    assert any(
        line.startswith(f"{tmp_path / 'sources.yaml'}: ") and told in line for line in mistakes(tmp_path)
    )
