"""Edits are looked for as long as there is time; what is found by then counts, and the answer says so."""

import asyncio

import pytest

from app.model.brief import Brief
from app.pipeline.improving import trying
from app.pipeline.improving.edits import applied
from app.pipeline.shortfall import shortfall
from tests.pipeline.scripted import builtin, pipeline_over
from tests.pipeline.test_stage import BRIEF, GOOD

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
LATE = Brief(message="My parcel is late and I want my money back! When will it come?")
PROMISES = " ".join(f"We will refund you £{30 + n} on {DAYS[n % 5]}." for n in range(40))
REPLY = f"Dear customer,\n\n{PROMISES}\n\nKind regards,\nTom"


def improve(reply, brief=LATE, in_s=None):
    async def whole():
        deadline = None if in_s is None else asyncio.get_running_loop().time() + in_s
        return await pipeline_over(builtin()).improve(brief, reply, deadline)

    return asyncio.run(whole())


def checks(monkeypatch):
    """The texts that are checked from now on."""
    texts, review = [], trying.Checklist.review

    def counted(self, inquiry):
        texts.append(inquiry.sheet.text)
        return review(self, inquiry)

    monkeypatch.setattr(trying.Checklist, "review", counted)
    return texts


def test_after_the_deadline_the_reply_comes_back_as_it_was():
    found = improve(REPLY, in_s=-1)
    assert (found.reply, found.edits, found.unfinished) == (REPLY, (), True)
    assert found.before == found.after


def test_a_reply_with_much_to_mend_is_mended_as_far_as_the_time_goes(monkeypatch):
    texts = checks(monkeypatch)
    hours = iter(range(10_000))
    monkeypatch.setattr(
        asyncio.BaseEventLoop, "time", lambda _: next(hours) / 100
    )  # each look takes its time
    found = improve(REPLY, in_s=2)
    assert found.unfinished
    assert found.edits
    assert len(texts) < 200
    assert shortfall(found.after) <= shortfall(found.before)
    assert applied(REPLY, found.edits) == found.reply


def test_no_more_texts_are_checked_than_anybody_needs(monkeypatch):
    monkeypatch.setattr(trying, "TRIES", 20)
    texts = checks(monkeypatch)
    found = improve(REPLY)
    assert found.unfinished
    assert found.edits
    assert len(texts) < 40
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    "reply", [GOOD, GOOD.replace("I am sorry for the long wait.", "I AM SO SORRY FOR THAT!!")]
)
def test_a_reply_with_little_to_mend_is_mended_whole(reply):
    assert not improve(reply, BRIEF, in_s=1000).unfinished
