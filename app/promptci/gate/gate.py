"""The gate: a run against its baseline, principle by principle, and one verdict over all."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from app.model.guideline import Guideline
from app.promptci.eval.baseline import Baseline
from app.promptci.exits import Exit
from app.promptci.gate import comparing
from app.promptci.gate.findings import failing_anew, weakened, worsened
from app.promptci.gate.pairing import Pairing
from app.promptci.gate.places import place_of
from app.promptci.gate.report import CASE, GateReport, GateSettings, PrincipleVerdict, Regression, Verdict
from app.promptci.gate.verdicts import Principle, judge_principles
from app.promptci.outcome import Run


def judge_runs(
    baseline: Baseline | None,
    run: Run,
    guidelines: Iterable[Guideline],
    settings: GateSettings | None = None,
    *,
    where: Mapping[str, str] | None = None,
    root: Path | None = None,
) -> GateReport:
    """Whether the run is worse than its baseline; without one the run is told, and it is not comparable.

    `where` gives `file:line` of each case; paths in the report are relative to `root` (the working folder).
    """
    settings = settings or GateSettings()
    in_force = tuple(guidelines)
    pairing, blocking = _paired(baseline, run, frozenset(guideline.id for guideline in in_force))
    every = _every(in_force, root or Path.cwd())
    principles = _principles(every, pairing)
    judged = tuple(judge_principles(principles, run.engine, settings, compared=pairing.compared))
    both = tuple(zip(principles, judged, strict=True))
    new = tuple(failing_anew(every, pairing, run.engine, settings, where or {}))
    verdict = _overall(run, blocking, judged, new, accept=settings.accept)
    told = (*blocking, *comparing.new_cases(pairing))
    if verdict == "accepted":
        told = tuple(comparing.accepted(principles))
    return GateReport(
        verdict=verdict,
        exit=_exit(verdict, run, settings),
        principles=judged,
        regressions=(*new, *worsened(both, where or {})),
        weakened=tuple(weakened(both, where or {})),
        notes=(*comparing.troubles(run), *comparing.unreached(run), *told),
        cases=len(pairing.after),
        samples=sum(len(samples) for samples in pairing.after.values()),
        alpha=settings.alpha,
        min_drop=settings.min_drop,
    )


def _paired(baseline: Baseline | None, run: Run, in_force: frozenset[str]) -> tuple[Pairing, list[str]]:
    """Both runs side by side, and why they cannot be compared. What both have is compared even so."""
    other = comparing.other_makers(baseline, run) if baseline else ["There is no baseline to compare with."]
    other += comparing.other_samples(Pairing(baseline, run))
    pairing = Pairing(None if other else baseline, run)
    blocking = [*other, *comparing.gone_and_edited(pairing), *comparing.loosened(pairing)]
    blocking += comparing.principles_gone(baseline, in_force) if baseline else []
    return pairing, blocking if pairing.common() else [*blocking, "No case was compared."]


def _principles(every: Iterable[Principle], pairing: Pairing) -> list[Principle]:
    """The principles that applied anywhere, in their order; what cases expect of their own stands last."""
    *found, own = [replace(one, pairs=tuple(pairing.of(one.id))) for one in every]
    found = [one for one in found if one.pairs]
    if any(pair.after.misses or (pair.before and pair.before.misses) for pair in own.pairs):
        found.append(own)
    return found


def _every(guidelines: Iterable[Guideline], root: Path) -> list[Principle]:
    """All principles in force, and last what cases expect of their own, with no case yet."""
    found = [Principle(g.id, g.title, g.severity, (), *place_of(g, root)) for g in guidelines]
    return [*found, Principle(CASE, "What the case itself expects", "must", ())]


def _overall(
    run: Run,
    blocking: list[str],
    judged: Iterable[PrincipleVerdict],
    new: tuple[Regression, ...],
    *,
    accept: bool,
) -> Verdict:
    """The worst that was found; what did not run or cannot be compared never passes."""
    if run.unreached or any(outcome.trouble for outcome in run.outcomes):
        return "trouble"
    if accept:
        return "accepted"
    if blocking:
        return "not_comparable"
    found = {principle.verdict for principle in judged}
    if new or "regression" in found:
        return "regression"
    return "inconclusive" if "inconclusive" in found else "pass"


def _exit(verdict: Verdict, run: Run, settings: GateSettings) -> Exit:
    if verdict == "trouble":
        missing = all(outcome.trouble in {None, "recording_missing"} for outcome in run.outcomes)
        return Exit.RECORDING_MISSING if missing and not run.unreached else Exit.PROVIDER
    if verdict == "inconclusive":
        return Exit.INCONCLUSIVE if settings.strict else Exit.PASS
    red = {"regression": Exit.REGRESSION, "not_comparable": Exit.NOT_COMPARABLE}
    return red.get(verdict, Exit.PASS)
