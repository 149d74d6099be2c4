"""The verdict on each principle: exact where no chance is in it, else statistics over all that were asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.model.draft import Severity
from app.promptci.gate.measuring import certain, pass_rate, scores
from app.promptci.gate.pairing import Pair
from app.promptci.gate.power import bound, interval
from app.promptci.gate.report import GateSettings, Method, PrincipleResult, PrincipleVerdict
from app.promptci.gate.statistics import holm


@dataclass(frozen=True)
class Principle:
    """A principle with the cases in which it applied (at least one), and where it is written."""

    id: str
    title: str
    severity: Severity
    pairs: tuple[Pair, ...]
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True)
class Test:
    """How a principle was compared. `sure` says that a case without any chance in it got worse."""

    method: Method
    drop: float
    before: float
    p: float | None
    least_p: float
    seen: float | None
    sure: bool


def judge_principles(
    principles: Sequence[Principle], engine: str, settings: GateSettings, *, compared: bool
) -> Iterator[PrincipleVerdict]:
    """One verdict each, in the same order; where nothing could be compared, what was seen is told alone."""
    if not compared:
        for principle in principles:
            yield _told(principle, None, None, "not_compared")
        return
    tests = [test_of(principle, engine, settings) for principle in principles]
    asked = [test for test in tests if test.p is not None]
    corrected = iter(
        holm([test.p for test in asked if test.p is not None], [t.least_p for t in asked], settings.alpha)
    )
    for principle, test in zip(principles, tests, strict=True):
        p_holm = None if test.p is None else next(corrected)
        yield _told(principle, test, p_holm, result(test, p_holm, settings))


def test_of(principle: Principle, engine: str, settings: GateSettings) -> Test:
    """The comparison that this principle's cases allow."""
    pairs = principle.pairs
    known = [certain(pair, principle.severity, engine, settings) for pair in pairs]
    before = pass_rate(pairs, before=True)
    drop = before - pass_rate(pairs)
    sure = any(fixed and pair.worse > 0 for fixed, pair in zip(known, pairs, strict=True))
    if all(known):
        return Test("exact", drop, before, None, 0.0, 1 / len(pairs), sure)
    found = scores(pairs)
    method: Method = "mcnemar" if found.single else "sign_flip"
    return Test(method, drop, before, found.p(), found.least_p(), found.smallest_drop(settings), sure)


def result(test: Test, p_holm: float | None, settings: GateSettings) -> PrincipleResult:
    """Red where it is sure, or unlikely to be chance and large enough to matter."""
    if test.sure:
        return "regression"
    if p_holm is None or test.drop <= 1e-9:
        return "pass"
    if p_holm < settings.alpha and test.drop >= settings.min_drop - 1e-9:
        return "regression"
    unseen = test.seen is None or test.seen > settings.min_drop
    return "inconclusive" if unseen else "pass"


def _told(
    principle: Principle, test: Test | None, p_holm: float | None, verdict: PrincipleResult
) -> PrincipleVerdict:
    pairs = principle.pairs
    missed = sum(pair.after.misses > 0 for pair in pairs)
    clusters = {pair.cluster for pair in pairs}
    groups = None
    if len(clusters) < len(pairs):
        groups = len({pair.cluster for pair in pairs if pair.after.misses}), len(clusters)
    low, high = interval(missed, len(pairs), groups)
    return PrincipleVerdict(
        guideline=principle.id,
        title=principle.title,
        severity=principle.severity,
        method=test.method if test else "none",
        before=test.before if test else None,
        after=pass_rate(pairs),
        n=len(pairs),
        newly_failing=sum(pair.worse > 0 for pair in pairs),
        newly_passing=sum(pair.worse < 0 for pair in pairs),
        weakened=sum(pair.weakened for pair in pairs) if principle.severity == "must" else 0,
        p=test.p if test else None,
        p_holm=p_holm,
        drop=test.drop if test else 0.0,
        smallest_drop_seen=test.seen if test else None,
        bound_words=bound(missed, len(pairs), groups),
        bound_low=1 - high,
        bound_high=1 - low,
        verdict=verdict,
        path=principle.path,
        line=principle.line,
    )
