"""Marks tell by counts and sums whether the drafts of a week are those of before."""

from datetime import UTC, datetime, time, timedelta
from random import Random

from app.model.insights import WeekMark
from app.records.insights import monday_of
from tests.store.test_drafts import DAY, outcome_of


def test_marks_tell_what_each_week_of_a_period_holds(run, draft_record, now):
    chance = Random(7)
    rows = [
        (now + chance.uniform(-40, 40) * DAY, chance.choice([None, chance.uniform(0, 40)]))
        for _ in range(150)
    ]
    periods = [sorted(now + chance.uniform(-45, 45) * DAY for _ in "ab") for _ in range(12)]

    async def work(store):
        async with store.transaction() as records:
            for number, (at, told) in enumerate(rows):
                record = draft_record(f"d-{number}", at)
                await records.drafts.add(record)
                if told is not None:
                    await records.drafts.set_outcome(record.id, outcome_of(at + told * DAY), record.figures)
        async with store.view() as records:
            return [await records.drafts.marks(*period) for period in periods]

    for found, (since, until) in zip(run(work), periods, strict=True):
        assert found == marks_of([(at, told) for at, told in rows if since <= at < until])


def marks_of(rows):
    """What the marks of drafts and of how many days later their outcomes came must be."""
    weeks = {}
    for at, told in rows:
        weeks.setdefault(monday_of(at), []).append((at, None if told is None else at + told * DAY))
    return tuple(
        WeekMark(
            monday=monday,
            drafts=len(found),
            ats=sum(into_week(at) for at, _ in found),
            outcomes=sum(told is not None for _, told in found),
            outcome_ats=sum(into_week(told) for _, told in found if told),
        )
        for monday, found in sorted(weeks.items())
    )


def into_week(moment):
    """Microseconds."""
    return (moment - datetime.combine(monday_of(moment), time(), UTC)) // timedelta(microseconds=1)
