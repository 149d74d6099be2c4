"""What is bad to hear opens a reply by which nothing is owned, cut to what befell them."""

import asyncio
import re

import pytest

from app.engines.builtin import opening as first_move
from app.engines.builtin import sad_to_hear
from app.engines.builtin.concern.concerns import Clause
from app.engines.builtin.openers import Opener
from app.engines.builtin.sad_to_hear import is_ours, what_befell
from app.model.brief import Brief
from app.model.value import Span
from tests.services import service_of

SERVICE = service_of()
SORRY_TO_HEAR = r"sorry to (?:hear|read) that "


def opening(message: str, *facts: str, fault: str = "unknown", **given: object) -> str:
    brief = Brief.model_validate({"message": message, "facts": facts, "fault": fault, **given})
    return asyncio.run(SERVICE.draft(brief)).reply.text.split("\n\n")[1]


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("you rented a car in Orlando and got seven toll charges", "you got seven toll charges"),
        ("your son has had our train set for years and the bridge has lost its peg", "the bridge has lost its peg"),
        ("the internet has been off since 7am, and you have a hearing at 1:30", "the internet has been off since 7am"),
        ("you were charged £45 for a visit but you cancelled it", "you were charged £45 for a visit"),
        ("your Biscuit came home 400 grams lighter, wouldn't look at you", "Biscuit came home 400 grams lighter"),
        ("your bill went from £31 to £118", "your bill went from £31 to £118"),
        ("we charged you £30 for a day and the shop was shut at five", "we charged you £30 for a day"),
        ("the lift is out again", "the lift is out again"),
    ],
)  # fmt: skip
def test_a_clause_is_cut_to_what_befell_them(clause, told):
    assert what_befell(clause) == told


@pytest.mark.parametrize(
    ("clause", "ours"),
    [
        ("we charged you £18", True),
        ("you've been charged £45", True),
        ("our fitter never came", True),
        ("our internet has been down since Friday", False),
        ("the lift is out again", False),
    ],
)
def test_whose_deed_it_is_stands_at_its_head(clause, ours):
    assert is_ours(clause) is ours


@pytest.mark.parametrize("fault", ["unknown", "third_party", "customer"])
def test_what_befell_them_is_sad_to_hear_whoever_did_it(fault):
    said = opening(
        "The lift in Rose House is out again. Fourth floor, two toddlers.",
        "The motor is due on Thursday.",
        fault=fault,
    )
    assert re.search(SORRY_TO_HEAR + "the lift in Rose House is out again", said), said


@pytest.mark.parametrize(
    "message",
    [
        "I paid you $285 to file my taxes and the IRS has rejected them twice. What now?",
        "Our cat flap from you locked our cat out in a storm on Thursday night. What now?",
        "You double-charged me for the family plan since February. What now?",
    ],
)
def test_nobody_is_sorry_for_what_they_did_nor_grants_what_is_not_known(message):
    said = opening(
        message, "Two accounts are paid with the same card.", "The second one was opened in February."
    )
    assert not re.search(
        SORRY_TO_HEAR + "(?:you paid|our|we)|(?:upset|happy|unhappy|bothers you|mind) that (?:our|we)", said
    )


def test_what_a_note_bears_out_may_be_said_as_so():
    said = opening(
        "You cancelled my house insurance over one missed payment of $94.",
        "We cancelled the house insurance on the 24th, since one payment of $94 was missed.",
        fault="customer",
    )
    assert "that we cancelled your house insurance" in said


@pytest.mark.parametrize(
    ("clause", "held"),
    [
        ("you paid us $285 to file your taxes", True),
        ("your daughter borrowed a book for the holidays", True),
        ("we've had them back twice", True),
        ("our cat flap locked your cat out", True),
        ("our fitter never came on Monday", True),
        ("we double-charged you for the family plan", True),
        ("we cancelled your house insurance over one payment", False),
        ("we charged you £18 for the windows", False),
        ("the lift is out again", False),
    ],
)
def test_what_they_did_what_leans_and_what_would_be_granted_is_held_against_it(monkeypatch, clause, held):
    desks = []
    weighed = first_move.weighed_openers
    monkeypatch.setattr(first_move, "weighed_openers", lambda desk: desks.append(desk) or weighed(desk))
    opening("My bill is wrong. What now?", "The bill was sent on Monday.")
    source = Span(text=clause, start=0, end=len(clause))
    one = Opener("told", (clause,), (source,), (Clause(text=clause, source=source),))
    assert sad_to_hear._held_against(desks[-1], one, clause) is held


def test_what_somebody_only_told_them_is_not_said_as_so():
    said = opening(
        "The caterer told me the hall was flooded. Our party is on Saturday and nobody rings back.",
        "The hall was checked on Monday.",
    )
    assert "that the caterer told you" not in said
