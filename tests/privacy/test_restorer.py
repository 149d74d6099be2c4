"""What a model answers is put back, however it spells a placeholder, and in whatever pieces it comes."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.model.brief import Customer
from app.privacy.redaction import Redaction

EMAIL = "jane@mail.example"


@pytest.fixture
def redaction():
    return Redaction(Customer(name="Jane Adeyemi", ref="C-10482"))


@pytest.fixture
def placeholder(redaction):
    return redaction.hide(EMAIL)


def parts(placeholder):
    return placeholder.strip("[]").split("-")


SPELLINGS = [
    "[{0}-{1}-{2}]",
    "[{0} {1} {2}]",
    "[ {0}-{1}-{2} ]",
    "{0}-{1}-{2}",
    "{0}_{1}_{2}",
    "{0} {1} {2}",
    "[{0}–{1}–{2}]",
    "{{{0}-{1}-{2}}}",
    "⟦{0}-{1}-{2}⟧",
    "[**{0}-{1}-{2}**]",
    "\\[{0}-{1}-{2}\\]",
    "{0}\\_{1}\\_{2}",
    "[{0}-\n{1}-{2}]",
    "[CORREO-{1}-{2}]",
    "[E-Mail-{1}-{2}]",
    "[{1}-{2}]",
    "[{0}{1}{2}]",
    "[{0}-{1}-\u00a0{2}]",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("case", [str.upper, str.lower, str.title])
def test_a_placeholder_is_known_again_in_any_spelling(redaction, placeholder, spelling, case):
    spelled = spelling.format(*map(case, parts(placeholder)))
    assert redaction.restore(f"Write to {spelled}, please.") == f"Write to {EMAIL}, please."


@pytest.mark.parametrize(
    ("before", "behind"),
    [("", "'s box"), ("", "’s"), ("", "s"), ("**", "**"), ("_", "_"), ("`", "`"), ("(", ")"), ("“", "”")],
)
def test_what_stands_around_a_placeholder_stays(redaction, placeholder, before, behind):
    for spelled in (placeholder, placeholder.strip("[]")):
        assert redaction.restore(f"{before}{spelled}{behind}") == f"{before}{EMAIL}{behind}"


def test_a_gap_that_holds_a_placeholder_stays_a_gap(redaction, placeholder):
    bare = placeholder.strip("[]")
    assert redaction.restore(f"[confirm: {bare}]") == f"[confirm: {EMAIL}]"
    assert redaction.restore(f"[confirm: {placeholder}]") == f"[confirm: {EMAIL}]"
    assert redaction.restore(f"[confirm {bare}]") == f"[confirm {EMAIL}]"


def test_angles_of_a_mail_address_stay(redaction, placeholder):
    assert redaction.restore(f"<{placeholder.strip('[]')}>") == f"<{EMAIL}>"


@pytest.mark.parametrize(
    "wrong", ["[EMAIL-9-{tag}]", "[PHONE-1-{tag}]", "[EMAIL-1-QQQ]", "[EMAIL-1]", "EMAIL 1", "[EMAIL_1]"]
)
def test_what_is_no_placeholder_of_ours_stays(redaction, placeholder, wrong):
    text = f"See {wrong.format(tag=parts(placeholder)[2])} there."
    assert redaction.restore(text) == text


def test_another_drafts_placeholder_says_nothing_here(placeholder):
    other = Redaction(Customer(), seed="another brief")
    other.hide("somebody.else@mail.example")
    assert other.restore(placeholder) == placeholder


def test_the_words_of_a_name_may_stand_for_each_other(redaction):
    _, number, tag = parts(redaction.hide("Adeyemi"))
    assert redaction.restore(f"Dear [NAME-{number}-{tag}]") == "Dear Adeyemi"
    assert redaction.restore(f"Dear [First name {number} {tag}]") == "Dear Adeyemi"


@settings(deadline=None)
@given(st.text(st.sampled_from('"\\\n\t/éß漢\u2028 aZ'), min_size=1).filter(str.strip))
@example('Seán "Jack" O\'Brien')
@example("back\\slash")
def test_a_value_is_written_into_json_as_json(name):
    redaction = Redaction(Customer(name=f"Xavier {name}y Quux"))
    hidden = redaction.hide(f"I am Xavier {name}y Quux.")
    answer = json.dumps({"n": 1, "reply": hidden})
    told = json.loads(redaction.restore(answer))["reply"]
    assert told.split() == f"I am Xavier {name}y Quux.".split()


def test_json_is_known_in_a_fence_and_behind_words(redaction):
    redaction = Redaction(Customer(name='Tan "Jo" Wei'))
    hidden = redaction.hide('Tan "Jo" Wei')
    text = f'Here it is:\n```json\n{{\n "reply": "{hidden}"}}\n```'
    assert '"Tan \\"Jo\\" Wei"' in redaction.restore(text)
    assert redaction.restore(f"Dear {hidden}") == 'Dear Tan "Jo" Wei'


def cut(text, sizes):
    at = 0
    for size in sizes:
        yield text[at : at + size]
        at += size
    yield text[at:]


SCRAPS = st.sampled_from(
    [
        "[EMAIL-1-{tag}]",
        "[email 1 {tag}]",
        "EMAIL-1-{tag}",
        "[",
        "]",
        "[EMAIL",
        "-1-",
        "{tag}",
        "EMAIL-1-",
        " ",
        "\\",
        "\\[",
        "TEXT 1 ref-1-{tag}",
        "[first ",
        "name",
        "x",
        "[XMAIL-1-{tag}",
        '{{"',
        "**",
        "\\n",
        "\\u2013",
        "1",
        "SUR",
        "<EMAIL-1-{tag}>",
    ]
)
ANSWERS = st.lists(
    st.one_of(SCRAPS, st.text(max_size=4).map(lambda t: t.replace("{", "").replace("}", "")))
).map("".join)


@settings(deadline=None)
@given(ANSWERS, st.lists(st.integers(0, 12)))
def test_pieces_give_what_the_whole_gives(answer, sizes):
    redaction = Redaction(Customer())
    text = answer.format(tag=parts(redaction.hide(EMAIL))[2])
    restorer = redaction.restorer()
    told = [restorer.feed(piece) for piece in cut(text, sizes)] + [restorer.flush()]
    assert "".join(told) == redaction.restore(text)


@settings(deadline=None)
@given(ANSWERS, st.lists(st.integers(1, 6)), st.sampled_from(SPELLINGS))
def test_half_a_placeholder_is_never_shown(answer, sizes, spelling):
    redaction = Redaction(Customer())
    told = parts(redaction.hide(EMAIL))
    lead = answer.format(tag="QQQ") + " "
    text = lead + spelling.format(*told)
    restorer = redaction.restorer()
    shown = ""
    for piece in cut(text, sizes):
        shown += restorer.feed(piece)
        # What is shown while the placeholder comes ends at the text before it, or holds the value.
        assert EMAIL in shown or lead.startswith(shown)


def test_only_what_may_become_a_placeholder_is_held_back(redaction, placeholder):
    restorer = redaction.restorer()
    assert restorer.feed("Dear Ms Adey") == "Dear Ms Adey"
    assert restorer.feed("emi, [con") == "emi, "
    assert restorer.feed("firm: the ti") == "[confirm: the t"
    assert restorer.feed("me] " + placeholder[:5]) == "ime] "
    assert restorer.feed(placeholder[5:]) == EMAIL
    assert restorer.flush() == ""
