"""A company's folder lies over ours: it adds, changes and switches off."""

import pytest

from app.errors import ConfigurationError
from app.guidelines import load
from tests.guidelines.folders import folder


def test_a_company_adds_overrides_and_switches_off(tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    wording = "slots: {cut: [{say: Ours., also: [gone]}], keep: Kept.}\navoid: ours\n"
    folder(ours, "be-brief", 1, say=wording)
    folder(ours, "gone", 2)
    folder(
        theirs,
        "be-brief",
        guideline="---\nseverity: must\n---\n",
        say="slots: {cut: Theirs.}\nextend: {keep: More.}\navoid: theirs\n",
    )
    folder(theirs, "gone", guideline="---\noff: true\n---\n")
    folder(theirs, "be-kind", 3)
    loaded = load([ours, theirs])
    assert [g.id for g in loaded] == ["be-brief", "be-kind"]
    brief = loaded.get("be-brief")
    assert brief is not None
    assert (brief.severity, brief.title) == ("must", "Be brief")
    assert brief.prose == "Short replies are read to the end."
    assert [p.say for p in loaded.phrases("be-brief", "cut", "en")] == ["Theirs."]
    assert [p.say for p in loaded.phrases("be-brief", "keep", "en")] == ["Kept.", "More."]
    assert loaded.avoid("en") == ("ours", "theirs")


def test_a_phrase_no_longer_names_a_guideline_that_is_switched_off(tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    folder(ours, "be-brief", 1, say="slots: {cut: [{say: Short., also: [gone, be-kind]}]}\n")
    folder(ours, "gone", 2)
    folder(ours, "be-kind", 3)
    folder(theirs, "gone", guideline="---\noff: true\n---\n")
    assert load([ours, theirs]).phrases("be-brief", "cut", "en")[0].also == ("be-kind",)


def test_what_one_folder_switches_off_the_next_may_switch_on_but_not_by_accident(tmp_path):
    ours, group, shop = tmp_path / "ours", tmp_path / "group", tmp_path / "shop"
    for number, name in enumerate(("be-brief", "be-kind", "be-quick")):
        folder(ours, name, number)
    for name in ("be-brief", "be-kind"):
        folder(group, name, guideline="---\noff: true\n---\n")
    folder(shop, "be-brief", guideline="---\noff: false\n---\n")
    folder(shop, "be-kind", guideline="---\nseverity: must\n---\n")
    assert [g.id for g in load([ours, group, shop])] == ["be-brief", "be-quick"]


def test_a_company_may_change_the_wording_alone(tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    folder(ours, "be-brief", say="slots: {cut: Ours.}\n")
    folder(theirs, "be-brief", guideline=None, say="slots: {cut: Theirs.}\n")
    assert load([ours, theirs]).phrases("be-brief", "cut", "en")[0].say == "Theirs."


@pytest.mark.parametrize("part", ["slots", "extend"])
def test_a_slot_that_the_guideline_below_has_in_no_language_is_a_mistake_since_nobody_would_say_it(
    tmp_path, part
):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    folder(ours, "be-brief", 1, say="slots: {cut: Ours., close: Bye.}\n")
    folder(theirs, "be-brief", guideline=None, say=f"{part}: {{cutt: Theirs.}}\n")
    folder(theirs, "be-new", 2, say="slots: {anything: At all.}\n")
    with pytest.raises(ConfigurationError) as caught:
        load([ours, theirs])
    assert caught.value.mistakes == (
        f"{theirs / 'be-brief' / 'say.en.yaml'}: {part}.cutt: this guideline has no such slot; did you mean 'cut'?",
    )
    (theirs / "be-brief" / "say.en.yaml").unlink()
    (theirs / "be-brief" / "say.de.yaml").write_text("slots: {close: Tschüss.}\n", encoding="utf-8")
    assert load([ours, theirs]).phrases("be-brief", "close", "de")[0].say == "Tschüss."
