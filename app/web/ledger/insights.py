"""What the drafts of a period show, as plots, each with its numbers."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.errors import InputError
from app.model.insights import Insights, Week
from app.records.desk import Desk
from app.records.insights import monday_of
from app.web.door import Door
from app.web.ledger.asked import begin_of, end_of
from app.web.ledger.plots import line, misses, pairs, rows_of, share_of, strips, unfinished

PERIODS = (4, 12, 26, 52)
"""Weeks to choose from."""
USUAL = 12
LONGEST = timedelta(days=731)

TOPICS_MOST, MISSED_MOST = 6, 8
"""Strips and pairs that are drawn; the tables hold all."""

_OUTCOMES = ("sent", "edited", "discarded", "open")
_ABUSE = ("swearing", "insult", "threat")


class InsightsPages:
    """The handlers; `titles` are those of the guidelines by their id."""

    def __init__(self, door: Door, desk: Desk, zone: tzinfo, titles: Mapping[str, str]) -> None:
        self._door = door
        self._desk = desk
        self._zone = zone
        self._titles = titles

    async def show(self, request: Request) -> Response:
        """GET /insights."""
        desk = self._desk.open()
        now = desk.clock()
        since, until, weeks = self._period(request, now)
        insights = await desk.insights.between(since, until)
        return self._door.show(
            request,
            "ledger/insights.html",
            insights=insights,
            periods=PERIODS,
            weeks=weeks,
            last=until - timedelta(microseconds=1),
            unfinished=unfinished(insights, now),
            titles=self._titles,
            share=share_of,
            **_plots(insights),
        )

    def _period(self, request: Request, now: datetime) -> tuple[datetime, datetime, int | None]:
        """From when to when, and how many weeks where that was asked for. Raises InputError."""
        query = request.query_params
        given = {name: query.get(name, "").strip() for name in ("since", "until")}
        until = end_of(given, "until", self._zone) or now
        since = begin_of(given, "since", self._zone)
        if since is None:
            weeks = int(asked) if (asked := query.get("weeks", "")) in map(str, PERIODS) else USUAL
            monday = monday_of(until - timedelta(microseconds=1)) - timedelta(weeks=weeks - 1)
            return datetime.combine(monday, time(), UTC), until, weeks if not given["until"] else None
        if since >= until:
            raise InputError("the period ends before it begins", fields=[("since", "must be before the end")])
        if until - since > LONGEST:
            raise InputError("the period is too long", fields=[("since", "two years are shown at most")])
        return since, until, None


def _plots(insights: Insights) -> dict[str, Any]:
    rows, whole = rows_of(insights), insights.whole
    missed = misses(whole) if whole else ()
    topics = tuple(whole.topics) if whole else ()
    shown: dict[str, Callable[[Week], int]] = {
        name: partial(_of, "topics", name) for name in topics[:TOPICS_MOST]
    }
    if others := topics[TOPICS_MOST:]:
        shown["others"] = lambda week: sum(week.topics.get(name, 0) for name in others)
    return {
        "rows": rows,
        "topics": topics,
        "outcomes": _OUTCOMES,
        "abuse": _ABUSE,
        "topics_plot": strips(rows, shown),
        "outcomes_plot": strips(rows, {name: partial(_counted, name) for name in _OUTCOMES}),
        "abuse_plot": strips(rows, {name: partial(_of, "abuse", name) for name in _ABUSE}),
        "misses": missed,
        "missed_plot": pairs(missed[:MISSED_MOST]),
        "kept_plot": line(rows, lambda week: week.median_kept, (0.0, 0.5, 1.0)),
        "ratings_plot": line(rows, lambda week: week.mean_rating, (1.0, 3.0, 5.0)),
    }


def _of(counter: str, name: str, week: Week) -> int:
    return int(getattr(week, counter).get(name, 0))


def _counted(name: str, week: Week) -> int:
    return int(getattr(week, name))
