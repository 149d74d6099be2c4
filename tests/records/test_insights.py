"""Insights add up figures by week, also when the texts are gone."""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from app.model.insights import WeekMark
from app.model.record import DraftRecord, Figures, OutcomeRecord
from app.records.insights import InsightsDesk, monday_of
from app.store.none import NoStore
from tests.records.desk import START, at_desk

YEAR = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))


class Held(NoStore):
    """A store of these records."""

    def __init__(self, held):
        super().__init__()
        self.held = held

    @asynccontextmanager
    async def view(self):
        async def figures(since, until):
            for record in self.held:
                if since <= record.at < until:
                    yield record

        async def marks(since, until):
            weeks = sorted({monday_of(record.at) for record in self.held if since <= record.at < until})
            return [WeekMark(monday=week, drafts=1, ats=0, outcomes=0, outcome_ats=0) for week in weeks]

        yield SimpleNamespace(drafts=SimpleNamespace(figures=figures, marks=marks))


def record(at=START, outcome=None, rating=None, **figures):
    known = {
        "channel": "email", "topic": "delivery", "language": "en", "anger": 2, "abuse": "none", "verdict": "ready",
        "engine": "builtin", "wording": "w",
    }  # fmt: skip
    said = OutcomeRecord(outcome=outcome, at=at, rating=rating) if outcome else None
    return DraftRecord(id=f"{id(at)}", at=at, by="k", figures=Figures(**{**known, **figures}), outcome=said)


def told(*held, since=YEAR[0], until=YEAR[1]):
    return asyncio.run(InsightsDesk(Held(held)).between(since, until))


def test_a_week_begins_on_monday_in_utc():
    assert monday_of(datetime(2026, 6, 14, 23, 59, tzinfo=UTC)) == date(2026, 6, 8)
    assert monday_of(datetime.fromisoformat("2026-06-15T01:00:00+02:00")) == date(2026, 6, 8)


def test_what_became_of_drafts_is_told_in_shares_of_those_with_an_outcome():
    week = told(
        record(outcome="sent", kept=1.0, rating=5),
        record(outcome="edited", kept=0.5, rating=2),
        record(outcome="edited", kept=0.8),
        record(outcome="discarded"),
        record(engine="model", verdict="needs_you"),
        record(fallback=True),
    ).whole
    assert (week.drafts, week.open, week.sent, week.edited, week.discarded) == (6, 2, 1, 2, 1)
    assert (week.share_sent, week.share_edited, week.share_discarded) == (0.25, 0.5, 0.25)
    assert (week.median_kept, week.ratings, week.mean_rating) == (0.8, 2, 3.5)
    assert (week.engines, week.verdicts) == ({"builtin": 5, "model": 1}, {"ready": 5, "needs_you": 1})
    assert week.fallback == 1 / 6


def test_what_is_missed_is_told_before_and_after_the_edit():
    week = told(
        record(
            statuses={"listen": "missed", "empathize": "met"}, after={"listen": "met", "empathize": "met"}
        ),
        record(statuses={"listen": "missed", "empathize": "missed"}, after={"listen": "missed"}),
        record(statuses={"listen": "unsure", "follow-up": "not_applicable"}),
    ).whole
    assert [(m.id, m.missed, m.of) for m in week.missed_before] == [("listen", 2, 3), ("empathize", 1, 2)]
    assert [(m.id, m.missed, m.of) for m in week.missed_after] == [("listen", 1, 2), ("empathize", 0, 1)]


def test_nothing_is_no_week():
    assert (told().weeks, told().whole) == ((), None)


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from([None, "sent", "edited", "discarded"])), max_size=30
    )
)
def test_the_weeks_add_up_to_the_whole(rows):
    held = [
        record(at=YEAR[0] + timedelta(days=day), outcome=outcome) for day, outcome in sorted(rows, key=str)
    ]
    found = told(*held)
    within = [r for r in held if YEAR[0] <= r.at < YEAR[1]]
    assert sum(w.drafts for w in found.weeks) == len(within) == (found.whole.drafts if found.whole else 0)
    assert [w.monday for w in found.weeks] == sorted({monday_of(r.at) for r in within})
    for week in (*found.weeks, *([found.whole] if found.whole else [])):
        assert week.sent + week.edited + week.discarded + week.open == week.drafts
        shares = [s for s in (week.share_sent, week.share_edited, week.share_discarded) if s is not None]
        assert not shares or abs(sum(shares) - 1) < 1e-9


def test_figures_survive_the_texts(service, tmp_path):
    async def work(desk):
        first = await desk.draft()
        await desk.outcome(first, "sent", rating=4)
        desk.later(days=7)
        await desk.draft()
        desk.later(days=200)
        async with desk.store.transaction() as records:
            await records.drafts.forget_texts(desk.now)
        found = await InsightsDesk(desk.store).between(*YEAR)
        assert [w.monday for w in found.weeks] == [date(2026, 6, 8), date(2026, 6, 15)]
        assert (found.whole.drafts, found.whole.sent, found.whole.mean_rating) == (2, 1, 4.0)
        assert found.whole.topics == {"delivery": 2}

    at_desk(tmp_path, service, work)


class Counting:
    """A store that tells from when on figures were read."""

    def __init__(self, store):
        self.store = store
        self.read = []

    @asynccontextmanager
    async def view(self):
        async with self.store.view() as records:

            def figures(since, until):
                self.read.append(since.date())
                return records.drafts.figures(since, until)

            yield SimpleNamespace(drafts=SimpleNamespace(figures=figures, marks=records.drafts.marks))


def test_only_weeks_in_which_something_changed_are_counted_again(service, tmp_path):
    async def work(desk):
        store = Counting(desk.store)
        kept = InsightsDesk(store)

        async def asked(*recounted):
            store.read.clear()
            found = await kept.between(*YEAR)
            assert found == await InsightsDesk(desk.store).between(*YEAR)
            assert store.read == list(recounted)
            return found

        first, second = date(2026, 6, 8), date(2026, 6, 15)
        erased, told = await desk.draft(customer={"ref": "c-1"}), await desk.draft()
        desk.later(days=7)
        await desk.draft()
        await asked(first, second)
        await asked()
        await desk.outcome(told, "sent", rating=4)
        assert (await asked(first)).whole.sent == 1
        desk.later(minutes=1)
        await desk.outcome(told, "discarded")
        assert (await asked(first)).whole.discarded == 1
        await desk.draft()
        assert (await asked(second)).whole.drafts == 4
        async with desk.store.transaction() as records:
            assert await records.customers.erase("c-1", desk.now) == (erased.id,)
        assert (await asked(first)).whole.drafts == 3

    at_desk(tmp_path, service, work)


def test_a_part_of_a_week_is_counted_for_itself(service, tmp_path):
    async def work(desk):
        await desk.draft()
        desk.later(days=1)
        await desk.draft()
        kept = InsightsDesk(desk.store)
        whole = await kept.between(*YEAR)
        part = await kept.between(desk.now, YEAR[1])
        assert (whole.whole.drafts, part.whole.drafts) == (2, 1)

    at_desk(tmp_path, service, work)
