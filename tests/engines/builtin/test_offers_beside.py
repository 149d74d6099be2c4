"""What is no choice is not offered as one: what costs nothing, what goes on top, what only follows."""

import asyncio
import re

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
MESSAGE = "The rug came back from you with a stain and I am really cross. Ida Moss"
ASKS = re.compile(
    r"[Ww]ould that|[Ll]et me know (?:if|which|what)|[Tt]ell me (?:which|what|if you)|[Rr]eply|decide"
)


def reply(*options: str, facts: tuple[str, ...] = ("The stain is oil.",)) -> str:
    brief = {"message": MESSAGE, "fault": "ours", "facts": list(facts), "options": list(options)}
    brief["customer"] = {"name": "Ida Moss"}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text.replace("’", "'")


VISIT = "Sam can come tomorrow between 8 and 10."


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "No call-out charge for this visit, whatever the cause.",
            "There is no call-out charge for this visit",
        ),
        ("No charge for the visit.", "There is no charge for the visit."),
        ("No delivery fee on the new rug.", "There is no delivery fee on the new rug."),
        ("No cancellation fees.", "There are no cancellation fees."),
        ("No fees apply to the exchange.", "No fees apply to the exchange."),
        ("There is no excess to pay.", "There is no excess to pay."),
    ],
)
def test_what_costs_nothing_is_told_behind_what_it_is_said_of(note: str, told: str) -> None:
    text = reply(note, VISIT)
    assert told in text
    assert text.index("Sam can come") < text.index(told)
    assert "offer you no" not in text


@pytest.mark.parametrize(
    "note",
    [
        "If it isn't found by Thursday we send a new machine out the same day.",
        "If the lamp is not here by Friday we'll refund the £48.",
        "Once the courier has answered we refund the postage.",
        "As soon as the part is in we ring her.",
        "Should the dye run again, we replace the rug.",
        "When the claim is closed we will credit the £30.",
    ],
)
def test_what_we_do_if_something_happens_leaves_nothing_to_decide(note: str) -> None:
    text = reply(note)
    assert note[:20] in text
    assert not ASKS.search(text.split(note[:20])[1].split("\n\n")[0])
    assert "decide" not in text


@pytest.mark.parametrize(
    "note",
    [
        "If the lamp isn't found by Friday we can send another or refund the £48.",
        "If she would rather have the money we refund the £48.",
        "If that doesn't suit her we could come on Monday.",
    ],
)
def test_what_may_be_chosen_is_still_asked(note: str) -> None:
    assert re.search(r"suit you|you'd like|like that|tell me|Tell me|\byes\b|\breply\b", reply(note))


@pytest.mark.parametrize(
    ("options", "beside"),
    [
        (
            ("New rug, same price", "or full refund", "free cleaning either way"),
            "Either way, you can have a free",
        ),
        (
            (
                "We can refund the £60.",
                "We can clean it again instead.",
                "Whichever she chooses, we can send a £20 card.",
            ),
            "Either way, we can send a £20 card.",
        ),
        (
            (
                "We can refund the £60 in full.",
                "We can weave it again instead.",
                "Mr Hale would like to see her on Monday.",
            ),
            "Mr Hale would like to see you on Monday.",
        ),
    ],
)
def test_what_goes_with_any_choice_is_no_part_of_it(options: tuple[str, ...], beside: str) -> None:
    text = reply(*options)
    assert beside in text
    assert "3. " not in text
    assert "instead" not in text


@pytest.mark.parametrize(
    "options",
    [
        ("I can bring the rug to Leeds myself next week.", "We can keep it here as long as she wishes."),
        ("We can keep the curtains here until you are back.", "We can send them by courier on Monday."),
        ("We can post the rings on Friday.", "We can hold the rings in the safe until May."),
    ],
)
def test_a_thing_is_either_kept_or_brought(options: tuple[str, str]) -> None:
    text = reply(*options)
    assert "all of it" not in text
    assert "all of this" not in text
    assert "send you by" not in text


def test_who_comes_in_person_says_i() -> None:
    assert "I can bring it to Leeds myself" in reply("I can bring it to Leeds myself on Monday.")
    assert "I can ring you myself" in reply("I can ring her myself on Monday.", VISIT, "We can refund £20.")


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("or full refund dep", "full refund of the deposit"),
        ("we can convert file FOC", "convert the file free of charge"),
        (
            "pay by card on phone 0161 555 0199 -> locker open in 10 mins",
            "by phone on 0161 555 0199, and the locker is open",
        ),
    ],
)
def test_a_jotted_offer_is_put_in_words(option: str, told: str) -> None:
    assert told in reply(option, VISIT)


def test_what_turns_into_something_else_stays_so() -> None:
    assert "basic to premium" in reply("switch plan basic -> premium at £12 a month", VISIT)


def test_in_any_case_of_the_only_offer_is_not_said() -> None:
    text = reply("Free swim for her and a friend in any case.")
    assert "in any case" not in text
    assert "Either way" not in text


def test_what_follows_of_itself_is_a_choice_where_something_is_to_be_had_instead() -> None:
    text = reply(
        "If the boxes don't come by Friday we send two new ones.", "We can refund the two boxes instead, £46."
    )
    assert "which" in text or "prefer" in text
