"""What the drafts of some weeks add up to; no words of anybody."""

from datetime import date

from pydantic import AwareDatetime

from app.model.value import Value


class Missed(Value):
    """How many drafts missed a principle or guard, of those to which it applied."""

    id: str
    missed: int
    of: int


class WeekMark(Value):
    """Tells whether the drafts of a week are those of before: no two marks are equal where one came, went, or got
    another outcome. `ats` and `outcome_ats` are sums of microseconds into the week.
    """

    monday: date
    drafts: int
    ats: int
    outcomes: int
    outcome_ats: int


class Week(Value):
    """A week by its Monday (UTC). Shares are 0 to 1 of the drafts with an outcome; None where there is none.

    `median_kept` is how much of the drafted text stayed in what was sent (0-1); `missed_before` counts drafts as they
    were made, `missed_after` as they were sent, the most missed first; what was missed before and is not any more
    stands in it with 0, where it applied. `fallback` is the share of drafts that the built-in engine wrote in place of
    a model.
    """

    monday: date
    drafts: int
    open: int
    sent: int
    edited: int
    discarded: int
    share_sent: float | None = None
    share_edited: float | None = None
    share_discarded: float | None = None
    median_kept: float | None = None
    missed_before: tuple[Missed, ...] = ()
    missed_after: tuple[Missed, ...] = ()
    topics: dict[str, int] = {}
    channels: dict[str, int] = {}
    languages: dict[str, int] = {}
    anger: dict[str, int] = {}
    abuse: dict[str, int] = {}
    verdicts: dict[str, int] = {}
    engines: dict[str, int] = {}
    fallback: float = 0.0
    ratings: int = 0
    mean_rating: float | None = None


class Insights(Value):
    """The weeks of a period in which anything was drafted, the oldest first, and all of it together."""

    since: AwareDatetime
    until: AwareDatetime
    weeks: tuple[Week, ...] = ()
    whole: Week | None = None
