"""Adds figures up by week: what was drafted, what became of it, what is missed, and how customers rate it."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from statistics import fmean, median

from app.model.draft import Status
from app.model.insights import Insights, Missed, Week, WeekMark
from app.model.record import DraftRecord
from app.store.interface import Records, Store

WEEKS_KEPT = 260
"""Weeks whose counts stay in memory: five years, or fewer where several people ask for parts of weeks."""

_APPLIES = frozenset({"met", "missed", "unsure"})


class InsightsDesk:
    """The use case behind `GET /v1/insights`; it reads figures alone, so it works when the texts are gone.

    A week that was counted once is not counted again until one of its drafts came, went, or got another outcome. What
    is kept in between are counts, without an id or a word of anybody.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counted: OrderedDict[WeekMark, Tally] = OrderedDict()

    async def between(self, since: datetime, until: datetime) -> Insights:
        """The weeks of a period; both times are aware, `since` is included, `until` is not."""
        async with self._store.view() as records:
            # The marks come first: what changes after them is at worst counted again next time.
            marks = await records.drafts.marks(since, until)
            tallies = {mark.monday: await self._tally(records, mark, since, until) for mark in marks}
        weeks = tuple(tally.week(monday) for monday, tally in tallies.items())
        told = Tally.of(tallies.values()).week(monday_of(since)) if weeks else None
        return Insights(since=since, until=until, weeks=weeks, whole=told)

    async def _tally(self, records: Records, mark: WeekMark, since: datetime, until: datetime) -> "Tally":
        """The counts of a week, as far as it lies in the period."""
        if tally := self._counted.get(mark):
            self._counted.move_to_end(mark)
            return tally
        tally = Tally()
        begin = datetime.combine(mark.monday, time(), UTC)
        async for record in records.drafts.figures(max(begin, since), min(begin + timedelta(weeks=1), until)):
            tally.add(record)
        self._counted[mark] = tally
        while len(self._counted) > WEEKS_KEPT:
            self._counted.popitem(last=False)
        return tally


def monday_of(at: datetime) -> date:
    """The first day of the week (UTC) that a time falls into."""
    day = at.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())


class Tally:
    """Counts of some drafts. Mutable, filled one by one."""

    def __init__(self) -> None:
        self.drafts = 0
        self.fallback = 0
        self.kept: list[float] = []
        self.ratings: list[int] = []
        self.outcomes: Counter[str] = Counter()
        self.kinds: dict[str, Counter[str]] = {
            name: Counter()
            for name in ("topic", "channel", "language", "anger", "abuse", "verdict", "engine")
        }
        self.before = _Misses()
        self.after = _Misses()

    @classmethod
    def of(cls, parts: Iterable["Tally"]) -> "Tally":
        """What parts count together."""
        whole = cls()
        for part in parts:
            whole.drafts += part.drafts
            whole.fallback += part.fallback
            whole.kept += part.kept
            whole.ratings += part.ratings
            whole.outcomes.update(part.outcomes)
            for name, counter in whole.kinds.items():
                counter.update(part.kinds[name])
            whole.before.take(part.before)
            whole.after.take(part.after)
        return whole

    def add(self, record: DraftRecord) -> None:
        """Count one draft."""
        figures, outcome = record.figures, record.outcome
        self.drafts += 1
        self.fallback += figures.fallback
        for name, counter in self.kinds.items():
            counter[str(getattr(figures, name))] += 1
        self.before.add(figures.statuses)
        self.after.add(figures.after)
        if figures.kept is not None:
            self.kept.append(figures.kept)
        if outcome is not None:
            self.outcomes[outcome.outcome] += 1
            if outcome.rating is not None:
                self.ratings.append(outcome.rating)

    def week(self, monday: date) -> Week:
        """What was counted."""
        known = self.outcomes.total()
        sent, edited, gone = (self.outcomes[kind] for kind in ("sent", "edited", "discarded"))
        counts = {
            name: dict(sorted(c.items(), key=lambda i: (-i[1], i[0]))) for name, c in self.kinds.items()
        }
        return Week(
            monday=monday,
            drafts=self.drafts,
            open=self.drafts - known,
            sent=sent,
            edited=edited,
            discarded=gone,
            share_sent=sent / known if known else None,
            share_edited=edited / known if known else None,
            share_discarded=gone / known if known else None,
            median_kept=median(self.kept) if self.kept else None,
            missed_before=self.before.told(),
            missed_after=self.after.told(self.before),
            topics=counts["topic"],
            channels=counts["channel"],
            languages=counts["language"],
            anger=counts["anger"],
            abuse=counts["abuse"],
            verdicts=counts["verdict"],
            engines=counts["engine"],
            fallback=self.fallback / self.drafts if self.drafts else 0.0,
            ratings=len(self.ratings),
            mean_rating=fmean(self.ratings) if self.ratings else None,
        )


class _Misses:
    """How often each guideline applied, and was missed."""

    def __init__(self) -> None:
        self._applied: Counter[str] = Counter()
        self._missed: Counter[str] = Counter()

    def add(self, statuses: Mapping[str, Status]) -> None:
        for name, status in statuses.items():
            if status in _APPLIES:
                self._applied[name] += 1
                if status == "missed":
                    self._missed[name] += 1

    def take(self, other: "_Misses") -> None:
        self._applied.update(other._applied)  # noqa: SLF001 - of its own kind
        self._missed.update(other._missed)  # noqa: SLF001

    def told(self, before: "_Misses | None" = None) -> tuple[Missed, ...]:
        put_right = {name: 0 for name in (before._missed if before else ()) if self._applied[name]}  # noqa: SLF001 - of its own kind
        ordered = sorted({**put_right, **self._missed}.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Missed(id=name, missed=count, of=self._applied[name]) for name, count in ordered)
