"""The fields of the screen become a brief and come back from one, and a person's words keep to their item."""

import json
from pathlib import Path

import pytest

from app.errors import InputError
from app.model.brief import Brief
from app.web.forms import Posted
from app.web.screen.fields import Fields, answers_of

CASES = sorted((Path(__file__).parents[2] / "data" / "cases").rglob("briefs.jsonl"))


def posted(**fields):
    pairs = [
        (name, text)
        for name, value in fields.items()
        for text in ([value] if isinstance(value, str) else value)
    ]
    return Posted(pairs=tuple(pairs))


def labelled():
    return [json.loads(line) for path in CASES for line in path.read_text(encoding="utf-8").splitlines()]


def test_there_are_labelled_briefs():
    assert len(labelled()) > 50


def test_every_labelled_brief_comes_back_from_its_fields_as_it_was():
    for case in labelled():
        brief = Brief.model_validate(case.get("brief", case))
        assert Fields.of(brief).brief(brief) == brief.model_copy(update={"variants": 1})


def test_what_fields_do_not_show_stays_from_the_brief_below():
    base = Brief.model_validate(
        {"message": "x", "policies": ["returns in 30 days"], "thread": [{"from": "agent", "text": "Hello"}]}
    )
    brief = Fields.of(base).model_copy(update={"facts": ("it is in Leeds",)}).brief(base)
    assert brief.policies == base.policies
    assert brief.thread == base.thread
    assert brief.facts == ("it is in Leeds",)


def test_notes_are_read_a_line_each_however_they_come():
    fields = Fields.posted(posted(message="x", facts=["one\n\n- two", "three"], options=""))
    assert fields.facts == ("one", "two", "three")
    assert fields.options == ()


def test_what_was_confirmed_is_a_fact():
    assert Fields.posted(posted(message="x", facts="a", confirmed="b")).brief().facts == ("a", "b")


def test_mistakes_name_their_fields():
    with pytest.raises(InputError) as caught:
        Fields.posted(posted(message=" ", contacts_before="many", fault="nobody's")).brief()
    assert {path for path, _ in caught.value.fields} >= {"message", "customer.contacts_before", "fault"}


def test_a_mail_fills_what_was_left_empty_and_nothing_else():
    fields = Fields(customer_name="Ms Lee").with_mail("The lamp is broken.", "Zoë")
    assert (fields.message, fields.customer_name) == ("The lamp is broken.", "Ms Lee")
    assert Fields(message="mine").with_mail("theirs", None).message == "mine"


def test_answers_are_yes_or_no_to_certain_words_and_nothing_else():
    form = posted(
        **{"answer:listen": "yes.ab12", "answer:empathize": "no.cd34", "answer:x": "maybe.1", "answer:y": ""}
    )
    assert {k: (a.met, a.words) for k, a in answers_of(form).items()} == {
        "listen": (True, "ab12"),
        "empathize": (False, "cd34"),
    }
