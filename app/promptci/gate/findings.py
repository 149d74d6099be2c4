"""The cases that got worse, each with the sentence that shows it."""

from collections.abc import Iterable, Iterator, Mapping

from app.promptci.gate.measuring import certain
from app.promptci.gate.pairing import Pair, Pairing
from app.promptci.gate.report import GateSettings, PrincipleResult, PrincipleVerdict, Regression
from app.promptci.gate.verdicts import Principle


def worsened(
    principles: Iterable[tuple[Principle, PrincipleVerdict]], where: Mapping[str, str]
) -> Iterator[Regression]:
    """The cases that miss a principle more often than before, those of red principles first."""
    told = [
        _regression(pair, principle, verdict.verdict, where)
        for principle, verdict in principles
        for pair in principle.pairs
        if pair.worse > 0
    ]
    yield from sorted(told, key=lambda one: one.verdict != "regression")


def weakened(
    principles: Iterable[tuple[Principle, PrincipleVerdict]], where: Mapping[str, str]
) -> Iterator[Regression]:
    """The cases in which a `must` was met and nobody can tell now."""
    for principle, verdict in principles:
        if principle.severity == "must":
            yield from (
                _regression(p, principle, verdict.verdict, where) for p in principle.pairs if p.weakened
            )


def failing_anew(
    principles: Iterable[Principle],
    pairing: Pairing,
    engine: str,
    settings: GateSettings,
    where: Mapping[str, str],
) -> Iterator[Regression]:
    """New cases that break a `must` or what they expect themselves; where chance is in it, in each of their samples.

    They lead to the case: no prompt has made them worse.
    """
    for principle in principles:
        for pair in pairing.new(principle.id):
            expected = any(named == principle.id for one in pair.outcomes for named, _ in one.failures)
            severity = "must" if expected else principle.severity
            always = severity == "must" and pair.after.misses == pair.samples
            if always or certain(pair, severity, engine, settings):
                yield _regression(pair, principle, "regression", where).model_copy(
                    update={"new": True, "path": None, "line": None}
                )


def _regression(
    pair: Pair, principle: Principle, verdict: PrincipleResult, where: Mapping[str, str]
) -> Regression:
    at = pair.after.missed.index(True) if pair.after.misses else 0
    outcome = pair.outcomes[at]
    item = outcome.items.get(principle.id)
    failed = [what for named, what in outcome.failures if named == principle.id]
    reasons = [item.reason] if item and item.status in {"missed", "unsure"} and item.reason else []
    return Regression(
        guideline=principle.id,
        severity=principle.severity,
        case=pair.case,
        sample=outcome.sample,
        sentence=whole_sentence(outcome.reply, item.excerpt) if item else "",
        reason=" ".join((*reasons, *failed)),
        misses=pair.after.misses,
        of=pair.samples,
        verdict=verdict,
        where=where.get(pair.case),
        path=principle.path,
        line=principle.line,
    )


def whole_sentence(reply: str, words: str) -> str:
    """The sentence of the reply in which these words stand; the words themselves where they span several, or none."""
    from app.text.sentences import split

    if words:
        return next((span.text for span in split(reply) if words in span.text), words)
    return ""
