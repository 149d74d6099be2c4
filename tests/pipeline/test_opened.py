"""What a brief says is read once, however often its reply is checked, and is forgotten again."""

from app.checklist.case import Case
from app.model.brief import Brief
from app.model.reading import Reading
from app.pipeline.opened import BRIEFS_REMEMBERED, Opened


def case_of(message):
    return Case(brief=Brief(message=message), reading=Reading(text=message, language="en", topic="other"))


def test_a_brief_has_its_own_case_and_none_that_is_alike():
    opened = Opened()
    case = case_of("Where is my parcel?")
    opened.remember(case)
    assert opened.of(Brief(message="Where is my parcel?")) is case
    assert opened.of(Brief(message="Where is my parcel?", facts=("sent",))) is None
    assert opened.of(Brief(message="Where is my parcel")) is None


def test_no_more_briefs_are_kept_than_are_worked_on_and_those_in_use_stay():
    opened = Opened()
    first = case_of("first")
    opened.remember(first)
    for number in range(3 * BRIEFS_REMEMBERED):
        opened.remember(case_of(f"message {number}"))
        assert opened.of(first.brief) is first
    kept = [
        number for number in range(3 * BRIEFS_REMEMBERED) if opened.of(Brief(message=f"message {number}"))
    ]
    assert kept == list(range(2 * BRIEFS_REMEMBERED + 1, 3 * BRIEFS_REMEMBERED))


def test_a_service_that_forgets_drafts_forgets_what_their_briefs_said(service):
    brief = Brief(message="The kettle broke after a week and I want my money back.")
    pipeline = service._pipeline
    checked = pipeline.check(brief, "We are sorry about the kettle.")
    assert pipeline.read(brief) is pipeline.read(brief)
    assert pipeline.check(brief, "We are sorry about the kettle.") == checked
    known = pipeline.read(brief)
    service.forget(["any"])
    assert pipeline.read(brief) is not known
    assert pipeline.read(brief) == known
