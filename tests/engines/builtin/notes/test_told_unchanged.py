"""A fact is told as the note has it: another's deed stays another's, a verb stays a verb, "they" are who they were."""

import asyncio

import pytest

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.unsaid import as_ours
from app.engines.builtin.notes.written import is_written
from app.model.brief import Brief
from app.model.profile import Fault
from tests.services import service_of

SERVICE = service_of()


def told(*facts: str, message: str = "Where are my things? Joan", fault: Fault = "ours") -> str:
    brief = {"message": message, "fault": fault, "facts": list(facts), "customer": {"name": "Joan Ward"}}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text


@pytest.mark.parametrize(
    "note",
    [
        "The lab made the left lens with the prism base out",
        "the laboratory mixed up the samples",
        "The workshop cut the stone too small",
        "The depot lost the label",
        "The Leeds branch put the wrong date on it",
        "Our fitter cut the worktop too short and we did not measure it again",
        "The agent entered the wrong passport number",
    ],
)
def test_the_deed_of_another_unit_or_of_somebody_beside_us_does_not_become_ours(note: str) -> None:
    assert as_ours(note) == note


@pytest.mark.parametrize(
    ("note", "ours"),
    [
        ("our dispatcher keyed it as routine", "we keyed it as routine"),
        ("our lab mixed up the samples", "we mixed up the samples"),
        ("Our depot lost the label", "we lost the label"),
        ("the receptionist entered the wrong date", "we entered the wrong date"),
        ("the night shift picker packed it short", "the night shift picker packed it short"),
    ],
)
def test_the_slip_of_a_colleague_is_ours(note: str, ours: str) -> None:
    assert as_ours(note) == ours


@pytest.mark.parametrize(
    "fact",
    [
        "The wreath cost £85.",
        "The glasses cost £329.",
        "The two seats cost you £64.",
        "Tickets cost £64 in total.",
        "The new stair carpet cost about £410.",
        "Three tiles cost £12.",
    ],
)
def test_what_a_thing_cost_is_told_with_its_verb(fact: str) -> None:
    assert is_written(fact)
    assert fact in told(fact)


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("vase cost £64", "The vase cost £64."),
        ("total cost £64", "The total cost is £64."),
        ("The total cost is £64.", "The total cost is £64."),
        ("The repair cost is £40.", "The repair cost is £40."),
    ],
)
def test_a_noun_that_is_a_cost_keeps_its_verb(fact: str, said: str) -> None:
    assert said in told(fact)


@pytest.mark.parametrize(
    ("note", "full"),
    [
        ("turnaround 3 wd", "turnaround 3 working days"),
        ("refund takes 3-5 wds", "refund takes 3-5 working days"),
        ("reply in two wd", "reply in two working days"),
        ("replaced within 10wd", "replaced within 10 working days"),
        ("it wd be ready mon", "it would be ready Monday"),
        ("2 of them wd fit", "2 of them would fit"),
    ],
)
def test_working_days_are_no_would(note: str, full: str) -> None:
    assert expand(note, (), whole=True).text == full


BRANCH = "The rings are safe at our York branch, in the strong room."


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("They were sent there on Monday.", "The rings were sent there on Monday."),
        ("They were polished there on Monday.", "The rings were polished there on Monday."),
        (
            "They were moved there because our shop has no safe.",
            "The rings were moved there because our shop",
        ),
    ],
)
def test_what_is_done_to_things_at_a_place_is_not_told_of_the_place(fact: str, said: str) -> None:
    assert said in told(BRANCH, fact)


@pytest.mark.parametrize(
    ("before", "fact", "said"),
    [
        (
            "The rings are with our claims team in Hull.",
            "They will ring her on Friday.",
            "Our claims team will",
        ),
        ("Our York branch has the rings.", "They have no strong room.", "They have no strong room."),
    ],
)
def test_a_team_that_acts_is_still_told_by_its_name(before: str, fact: str, said: str) -> None:
    text = told(before, fact, message="Where are my rings? I am cross. Mrs Ward")
    assert said in text or fact not in text


@pytest.mark.parametrize(
    "fact",
    [
        "The factory got the wrong fabric code from us so the sofa had to be started again.",
        "The mill got an old pattern number from us and the cloth had to be woven again.",
        "We gave the workshop the wrong stone so the ring had to be made again.",
        "The printer was sent the wrong file by us, so the cards were printed twice.",
    ],
)
def test_a_cause_that_lies_with_us_is_told(fact: str) -> None:
    assert fact in told(fact)


@pytest.mark.parametrize(
    "fact",
    [
        "internal: the factory got the wrong code from us so it had to be made again",
        "We told head office so the team had to be warned, don't share this.",
    ],
)
def test_what_is_marked_for_the_team_stays_there(fact: str) -> None:
    assert "head office" not in told(fact)
    assert "wrong code" not in told(fact)
