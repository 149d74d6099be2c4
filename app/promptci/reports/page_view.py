"""What the page shows, put together for its template: no sentence of the page stands here."""

from collections.abc import Iterator, Sequence

from app.model.value import Value
from app.promptci.gate.report import GateReport, PrincipleVerdict, Regression
from app.promptci.outcome import Run
from app.promptci.reports.safe import one_line
from app.promptci.reports.side_by_side import Replies, Texts
from app.promptci.reports.words import name_of, percent, sentence_of, why, worst_first

MOST_CHANGED = 40
"""So many changed replies of cases that did not get worse are shown; the JSON report has all."""


class Bar(Value):
    """A rate with its bounds, as shares of the bar's width (0-100)."""

    low: float
    high: float
    after: float
    before: float | None


class PrincipleRow(Value):
    """One line of the table of principles."""

    name: str
    title: str
    severity: str
    verdict: str
    before: str
    after: str
    n: int
    bar: Bar
    bound: str
    why: str


class CaseCard(Value):
    """A case that got worse, with all principles that it misses more than before."""

    case: str
    where: str
    verdict: str
    lines: tuple[tuple[str, str, str], ...]
    replies: Replies


class ChangedReply(Value):
    """A case whose reply is another than before though nothing got worse."""

    case: str
    replies: Replies


def principle_rows(report: GateReport) -> Iterator[PrincipleRow]:
    """The principles, those that are red first."""
    for one in worst_first(report):
        yield PrincipleRow(
            name=name_of(one.guideline),
            title=one.title,
            severity=one.severity,
            verdict=one.verdict,
            before=percent(one.before),
            after=percent(one.after),
            n=one.n,
            bar=_bar(one),
            bound=one.bound_words,
            why=why(one),
        )


def _bar(one: PrincipleVerdict) -> Bar:
    before = None if one.before is None else 100 * one.before
    return Bar(low=100 * one.bound_low, high=100 * one.bound_high, after=100 * one.after, before=before)


def cards(found: Sequence[Regression], texts: Texts) -> Iterator[CaseCard]:
    """One card a case, in the order in which they are told."""
    by_case: dict[str, list[Regression]] = {}
    for one in found:
        by_case.setdefault(one.case, []).append(one)
    for case, ones in by_case.items():
        first = ones[0]
        yield CaseCard(
            case=case,
            where=first.where or "",
            verdict=first.verdict,
            lines=tuple((name_of(one.guideline), sentence_of(one), one_line(one.reason)) for one in ones),
            replies=texts.pair(case, first.sample, first.sentence),
        )


def other_changes(run: Run, worse: Sequence[CaseCard], texts: Texts) -> tuple[ChangedReply, ...]:
    """Replies that changed and did not get worse, one a case."""
    told = {card.case for card in worse}
    found: dict[str, ChangedReply] = {}
    for outcome in run.outcomes:
        if outcome.case not in told and outcome.case not in found and texts.changed(outcome):
            found[outcome.case] = ChangedReply(
                case=outcome.case, replies=texts.pair(outcome.case, outcome.sample)
            )
    return tuple(found.values())
