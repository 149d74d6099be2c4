"""What is never done is told as it stands, by whoever writes the note."""

import pytest

from app.engines.builtin.notes.context import Context
from app.engines.builtin.notes.limits import limit_line
from app.engines.builtin.notes.offer_whom import limits_of_whom
from app.model.plan import Given
from tests.engines.builtin.notes.offered import setting_of

ENGLISH = Context(english=True)


@pytest.mark.parametrize("note", ["I do not teach on Wednesdays.", "We don't deliver on Sundays."])
def test_it_keeps_who_does_not_do_it(note: str) -> None:
    line = limit_line(Given(where="cannot[0]", text=note), "Helen Marsh")
    assert line.kind == "clause"
    assert line.text.lower() == note[:-1].lower()


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Nothing before 2 June for the stone itself", "we have nothing before 2 June for the stone itself"),
        ("Nothing before Monday for the car", "we have nothing before Monday for the car"),
    ],
)
def test_what_there_is_nothing_of_is_not_what_we_cannot_offer(note: str, told: str) -> None:
    line = limit_line(Given(where="cannot[0]", text=note), None, context=ENGLISH)
    assert (line.kind, line.text) == ("clause", told)


def test_a_day_behind_before_gets_no_second_preposition() -> None:
    line = limit_line(
        Given(where="cannot[0]", text="No appointments before Monday"), None, context=Context(english=True)
    )
    assert line.text == "any appointments before Monday"


@pytest.mark.parametrize(
    ("note", "kind", "told"),
    [
        ("Delay compensation, the train was in time", "np", "any delay compensation"),
        (
            "Money back for the seats, we can't after the show",
            "np",
            "any money back for the seats after the show",
        ),
        ("A refund, we can't after 30 days", "np", "a refund after 30 days"),
    ],
)
def test_a_thing_that_is_refused_is_no_deed_and_is_refused_once(note: str, kind: str, told: str) -> None:
    (line,) = limits_of_whom([Given(where="cannot[0]", text=note)], setting_of(context=ENGLISH))
    assert (line.kind, line.text) == (kind, told)
