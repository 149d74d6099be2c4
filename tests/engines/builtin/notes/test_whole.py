"""A note without a full stop is ready where what is told of it reads like a sentence, and else for a person."""

import pytest

from app.engines.builtin.notes.limits import limit_line
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.splices import unspliced
from app.engines.builtin.notes.surely import is_sure_offer
from app.engines.builtin.notes.whole import reads_whole
from app.model.plan import Given
from tests.engines.builtin.notes.offered import line_of


@pytest.mark.parametrize(
    "told",
    [
        "The dinner on the 20th is cancelled; the deposit is returned within five working days.",
        "Refunds take 3 working days after booking in.",
        "Order 77-204 shows as delivered at 20:41.",
        "October rent of £720 has not arrived.",
        "Crowns are guaranteed for 12 months if they come off whole.",
        "A quiet room, 309, came free at 3 pm and was not offered.",
    ],
)
def test_what_stands_bare_in_good_english_is_whole(told: str) -> None:
    assert reads_whole(told)


@pytest.mark.parametrize(
    "told",
    [
        "Card in the old wallet has been blocked.",
        "The bus was full on all three mornings, driver shows a sign.",
        "The hotel was full on both nights, no other room to move them to.",
        "The video shows our van, number plate can be read.",
        "The railcard is valid to 22 September, checked.",
    ],
)
def test_and_what_lacks_its_article_or_its_verb_is_not(told: str) -> None:
    assert not reads_whole(told)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "The bus was full, driver shows a bus full sign",
            "The bus was full, and the driver shows a bus full sign.",
        ),
        (
            "Standard tips do not seal well, custom moulds would have been right",
            "Standard tips do not seal well, and custom moulds would have been right.",
        ),
    ],
)
def test_a_second_statement_has_its_article_and_its_and(note: str, told: str) -> None:
    assert unspliced(note, note) == told


@pytest.mark.parametrize(
    ("note", "form", "text"),
    [
        ("Can send a new one by the 4th", "vp", "send a new one by the 4th"),
        ("Can have a seat on the 9:40", "clause", "You can have a seat on the 9:40"),
        ("Can collect for £45 and refund the rest", "vp", "collect for £45 and refund the rest"),
        ("Can be collected from the shop", "clause", "It can be collected from the shop"),
        (
            "Upholsterer can look at photos and check the batch",
            "clause",
            "The upholsterer can look at photos and check the batch",
        ),
        ("Reprint of both at half price", "np", "a reprint of both at half price"),
    ],
)
def test_who_can_do_it_is_said(note: str, form: str, text: str) -> None:
    line = line_of(note)
    assert (line.form, line.text) == (form, text)


def test_a_name_that_begins_small_stays_small() -> None:
    assert unspliced(
        "The lab is shut, iPads are not repaired here", "The lab is shut, iPads are not repaired here"
    ) == ("The lab is shut, and iPads are not repaired here.")
    limit = limit_line(Given(where="cannot[0]", text="iPads cannot be repaired at the counter"), None)
    assert limit.text.startswith("iPads cannot")


def test_whose_deed_is_only_guessed_is_for_a_person() -> None:
    line: OptionLine = line_of("Can move to Thursday")
    assert not is_sure_offer(line)
