"""The use cases, over the real pipeline and over ones that are slow, long or broken."""

import asyncio
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UnavailableError, UnreadableError
from app.model.brief import Brief
from app.model.draft import Checked
from app.model.events import DraftEvent, ReplaceEvent, StepEvent, TextEvent
from app.model.reading import Reading
from app.model.writing import Passage
from app.reading.mail import open_mail
from app.service import LONG, Passages, Service, Work

LATE = Brief(message="My parcel is late.")


class FakeWork(Work):
    judges = False

    """A pipeline that notes what it is asked, and waits as long as it is told."""

    def __init__(self, events=(), wait_s=0.0):
        self.events, self.wait_s = events, wait_s
        self.known, self.threads, self.closed = (), set(), False

    def read(self, brief):
        self.threads.add(threading.get_ident())
        return Reading(text=brief.message)

    def check(self, brief, text, known=(), answers=None):
        self.known = known
        return Checked(checklist=(), commitments=(), answers=(), gaps=(), verdict="ready")

    async def run(self, brief, deadline=None):
        self.deadline = deadline
        self.threads.add(threading.get_ident())
        try:
            for event in self.events:
                await asyncio.sleep(self.wait_s)
                yield event
        finally:
            self.closed = True


def service_over(work, passages=None, deadline_s=5.0):
    return Service(work, (), passages or Passages(), open_mail, deadline_s)


async def collect(events):
    return [event async for event in events]


def test_the_events_end_with_the_draft_and_tell_its_text_on_the_way(service, brief):
    events = asyncio.run(collect(service.draft_events(Brief.model_validate(brief))))
    text = ""
    for event in events[:-1]:
        if isinstance(event, TextEvent):
            text += event.append
        elif isinstance(event, ReplaceEvent):
            text = event.text
        else:
            assert isinstance(event, StepEvent)
    assert isinstance(events[-1], DraftEvent)
    assert text.strip() == events[-1].draft.reply.text
    assert events[-1].draft.brief_id == "b-1"


def test_a_draft_is_the_last_event_of_the_same_path(service, brief):
    asked = Brief.model_validate(brief)
    drafted = asyncio.run(service.draft(asked))
    last = asyncio.run(collect(service.draft_events(asked)))[-1].draft
    assert (drafted.reply, drafted.checklist) == (last.reply, last.checklist)
    assert drafted.id != last.id


def test_a_check_of_our_own_draft_says_what_the_draft_said(service, brief):
    asked = Brief.model_validate(brief)

    async def both():
        drafted = await service.draft(asked)
        return drafted, await service.check(asked, drafted.reply.text, drafted.id)

    drafted, checked = asyncio.run(both())
    assert [(i.id, i.status) for i in checked.checklist] == [(i.id, i.status) for i in drafted.checklist]
    # What was made of jotted notes only the writer knows; all else that a check finds the draft has said.
    assert set(checked.verdict_reasons) <= set(drafted.verdict_reasons)


def test_a_check_without_a_draft_knows_no_passages(service, brief):
    work = FakeWork()
    passages = Passages()
    passages.remember("d-1", (Passage(text="Hello."),))
    over = service_over(work, passages)
    checked = asyncio.run(over.check(LATE, "Hello.", "d-1"))
    assert (work.known, checked.draft_known) == ((Passage(text="Hello."),), True)
    checked = asyncio.run(over.check(LATE, "Hello.", "d-2"))
    assert (work.known, checked.draft_known) == ((), False)
    checked = asyncio.run(over.check(LATE, "Hello."))
    assert (work.known, checked.draft_known) == ((), None)


@given(st.lists(st.integers(0, 20)), st.integers(1, 8))
def test_the_passages_of_the_last_drafts_are_kept_and_no_more(ids, most):
    passages = Passages(most)
    for number in ids:
        passages.remember(str(number), (Passage(text=str(number)),))
    latest = list(dict.fromkeys(reversed(ids)))
    for place, number in enumerate(latest):
        expected = (Passage(text=str(number)),) if place < most else ()
        assert passages.of(str(number)) == expected
        passages.of(str(latest[0]))


def test_what_is_looked_up_stays_longer():
    passages = Passages(2)
    for name in ("a", "b"):
        passages.remember(name, (Passage(text=name),))
    passages.of("a")
    passages.remember("c", ())
    assert passages.of("a")
    assert not passages.of("b")


def test_a_reply_that_is_not_ready_at_the_deadline_is_unavailable():
    work = FakeWork([StepEvent(name="read", state="started")] * 3, wait_s=0.2)
    with pytest.raises(UnavailableError, match=r"within 0\.3 seconds"):
        asyncio.run(service_over(work, deadline_s=0.3).draft(LATE))
    assert work.closed


def test_an_engine_that_stops_early_is_unavailable():
    with pytest.raises(UnavailableError):
        asyncio.run(service_over(FakeWork([StepEvent(name="read", state="started")])).draft(LATE))


def test_a_listener_that_leaves_closes_the_work():
    work = FakeWork([StepEvent(name="read", state="started")] * 3)

    async def leave_after_one():
        events = service_over(work).draft_events(LATE)
        await anext(events)
        await events.aclose()

    asyncio.run(leave_after_one())
    assert work.closed


@pytest.mark.parametrize(("length", "aside"), [(LONG, False), (LONG + 1, True)])
def test_a_long_message_is_worked_on_beside_the_loop(length, aside):
    work = FakeWork([StepEvent(name="read", state="started")])
    long = Brief(message="x" * length)

    async def both():
        await service_over(work).read(long)
        await collect(service_over(work).draft_events(long))
        return threading.get_ident()

    assert (asyncio.run(both()) not in work.threads) is aside


def test_guidelines_come_in_their_order(service):
    orders = [guideline.order for guideline in service.guidelines()]
    assert orders == sorted(orders)
    assert len(orders) >= 28


def test_a_mail_is_opened(service):
    raw = b"From: Ann Lee <ann@example.org>\r\nSubject: Late\r\n\r\nMy parcel is late.\r\n"
    mail = asyncio.run(service.open_mail(raw))
    assert (mail.subject, mail.sender_name, mail.text.strip()) == ("Late", "Ann Lee", "My parcel is late.")
    with pytest.raises(UnreadableError):
        asyncio.run(service.open_mail(b"\x00\x01"))
