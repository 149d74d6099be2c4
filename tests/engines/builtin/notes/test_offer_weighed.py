"""An offer takes the form that the whole jotting weighs, where its words alone would make another of it."""

import json
from pathlib import Path

import pytest

from app.engines.builtin.notes.context import Context
from app.engines.builtin.notes.offer_weighed import OURS, OURS_ALL_THE_SAME, as_weighed
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.setting import Setting
from app.model.plan import Given
from app.text.weights.written_form import jotted_form
from tests.engines.builtin.notes.offered import line_of

DATA = Path("tests/data/jotted_offers/en.jsonl")
SURE = 0.8
SETTING = Setting(message=(), options=(), limits=(), fault="ours", customer_name=None, names=())


def read():
    """Of each labelled offer whether its likeliest form is right, and how likely that is."""
    for line in DATA.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        likely = jotted_form(row["text"])
        yield "SOCN"[likely.index(max(likely))] == row["form"], max(likely)


def test_more_than_nine_in_ten_jotted_offers_are_read_as_they_were_meant():
    right = [so for so, _ in read()]
    assert len(right) > 140
    assert sum(right) / len(right) >= 0.9


def test_what_is_sure_is_right_and_most_are_sure():
    told = list(read())
    sure = [so for so, likely in told if likely >= SURE]
    assert sum(sure) / len(sure) >= 0.97
    assert len(sure) / len(told) >= 0.65


@pytest.mark.parametrize(
    ("note", "form", "text"),
    [
        ("Send the photo and the claim from the car park", "vp", "send the photo and the claim"),
        (
            "Change the e-mail address on his railcard account.",
            "vp",
            "change the e-mail address on your railcard",
        ),
        (
            "Keep the two new titles for her grandson at the desk",
            "vp",
            "keep the two new titles for your grandson",
        ),
        (
            "Luis cuts the red lock tonight before 9, no charge",
            "clause",
            "Luis cuts the red lock tonight before 9",
        ),
        (
            "Tickets from that weekend are valid again on any day",
            "clause",
            "tickets from that weekend are valid",
        ),
        ("Let her use the fare for another date", "clause", "You can use the fare for another date"),
        ("Half the fare back", "np", "half the fare back"),
        (
            "Answer by e-mail by 31 October with what the technician found",
            "np",
            "an answer by e-mail by 31 October",
        ),
        ("New heater delivered on Monday", "vp", "have a new heater delivered on Monday"),
        ("Collect the table on 6 January, repair it in the workshop", "vp", "collect the table on 6 January"),
        ("Pay the £60 in three monthly instalments", "theirs", "pay the £60 in three monthly instalments"),
        ("Leave the contract now without a fee", "theirs", "leave the contract now without a fee"),
        ("Ring the shop manager Dawn on 01709 555 0142", "theirs", "ring the shop manager Dawn"),
        ("Pick it up from the desk by Friday", "theirs", "pick it up from the desk by Friday"),
    ],
)
def test_whose_deed_an_offer_is(note, form, text):
    line = line_of(note)
    assert line.form == form
    assert text.lower() in line.text.lower()


def test_what_only_says_how_a_thing_is_makes_no_deed_of_it():
    note = "Clean loaner comforter, king size"
    assert jotted_form(note).ours > OURS
    line = OptionLine(
        given=Given(where="", text=note), form="np", text="a clean loaner", item="A loaner", alternative=False,
        certain=True,
    )  # fmt: skip
    assert as_weighed(line, SETTING) == line


def test_what_customers_do_too_stays_theirs_where_its_words_say_so():
    note = "Cancel the second night without a fee by Friday"
    assert jotted_form(note).ours > OURS_ALL_THE_SAME
    line = OptionLine(
        given=Given(where="", text=note), form="theirs", text=note.lower(), item=f"You can {note.lower()}",
        alternative=False, certain=True,
    )  # fmt: skip
    assert as_weighed(line, SETTING) == line


def test_in_another_language_an_offer_stays_as_it_was_read():
    note = "Luis cuts the red lock tonight before 9"
    line = OptionLine(
        given=Given(where="", text=note), form="np", text=note, item=note, alternative=False, certain=True
    )
    abroad = SETTING.model_copy(update={"context": Context(english=False)})
    assert as_weighed(line, SETTING).form == "clause"
    assert as_weighed(line, abroad) == line
