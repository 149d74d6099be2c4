"""The verdict on each principle: exact where no chance is in it, else statistics over all that were asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.model.draft import Severity
from app.promptci.gate.flips import Flips, holm
from app.promptci.gate.measuring import Scores, certain, pass_rate, scores
from app.promptci.gate.pairing import Pair
from app.promptci.gate.power import Shows, bound, interval
from app.promptci.gate.report import GateSettings, Method, PrincipleResult, PrincipleVerdict


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
    sure: bool
    scores: Scores | None = None
    flips: tuple[Flips, ...] = ()


class Finding(NamedTuple):
    """What a test found: its p, the same corrected for all principles asked, and the smallest drop it could see."""

    p: float | None = None
    p_holm: float | None = None
    seen: float | None = None


def judge_principles(
    principles: Sequence[Principle], engine: str, settings: GateSettings, *, compared: bool
) -> Iterator[PrincipleVerdict]:
    """One verdict each, in the same order; where nothing could be compared, what was seen is told alone."""
    if not compared:
        for principle in principles:
            yield _told(principle, None, Finding(), "not_compared")
        return
    tests = [test_of(principle, engine, settings) for principle in principles]
    found, seen = p_values(tests), smallest_drops(tests, settings.alpha)
    for principle, test, ps, drop in zip(principles, tests, found, seen, strict=True):
        yield _told(principle, test, Finding(*ps, drop), result(test, Finding(*ps, drop), settings))


def test_of(principle: Principle, engine: str, settings: GateSettings) -> Test:
    """The comparison that this principle's cases allow."""
    pairs = principle.pairs
    known = [certain(pair, principle.severity, engine, settings) for pair in pairs]
    before = pass_rate(pairs, before=True)
    drop = before - pass_rate(pairs)
    sure = any(fixed and pair.worse > 0 for fixed, pair in zip(known, pairs, strict=True))
    if all(known):
        return Test("exact", drop, before, sure)
    found = scores(pairs)
    return Test("mcnemar" if found.single else "sign_flip", drop, before, sure, found, found.flips())


def p_values(tests: Sequence[Test]) -> Iterator[tuple[float | None, float | None]]:
    """The p of each, and the same corrected for all that was asked; of a principle the better test counts."""
    corrected = holm([flips for test in tests for flips in test.flips])
    at = 0
    for test in tests:
        own = list(zip(corrected[at : at + len(test.flips)], test.flips, strict=True))
        at += len(own)
        if own:
            p_holm, best = min(own, key=lambda one: one[0])
            yield best.p, p_holm
        else:
            yield None, None


def smallest_drops(tests: Sequence[Test], alpha: float) -> Iterator[float | None]:
    """The smallest drop that each could have seen beside the others; nothing where none or where no chance is."""
    asked = [flips for test in tests for flips in test.flips]
    at = 0
    for test in tests:
        own = range(at, at + len(test.flips))
        at += len(test.flips)
        yield test.scores.smallest_drop([_showing(asked, n, alpha) for n in own]) if test.scores else None


def _showing(asked: Sequence[Flips], own: int, alpha: float) -> Shows:
    """Whether a p of one test would be significant beside the others."""
    others = [flips for number, flips in enumerate(asked) if number != own]
    return lambda p: p < alpha and p + sum(other.reach(p) for other in others) < alpha


def result(test: Test, found: Finding, settings: GateSettings) -> PrincipleResult:
    """Red where it is sure, or unlikely to be chance and large enough to matter."""
    if test.sure:
        return "regression"
    if found.p_holm is None or test.drop <= 1e-9:
        return "pass"
    if found.p_holm < settings.alpha and test.drop >= settings.min_drop - 1e-9:
        return "regression"
    unseen = found.seen is None or found.seen > settings.min_drop
    return "inconclusive" if unseen else "pass"


def _told(
    principle: Principle, test: Test | None, found: Finding, verdict: PrincipleResult
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
        p=found.p,
        p_holm=found.p_holm,
        drop=test.drop if test else 0.0,
        smallest_drop_seen=1 / len(pairs) if test and test.method == "exact" else found.seen,
        bound_words=bound(missed, len(pairs), groups),
        bound_low=1 - high,
        bound_high=1 - low,
        verdict=verdict,
        path=principle.path,
        line=principle.line,
    )
