"""Whether two runs may be compared at all, in sentences."""

from collections.abc import Sequence

from app.promptci.eval.baseline import Baseline
from app.promptci.gate.pairing import Pairing
from app.promptci.gate.verdicts import Principle
from app.promptci.outcome import Outcome, Run

_MUST_AGREE = ("engine", "model", "judge", "checks")
_NAMED = 20
"""So many cases are named; the rest is counted."""


def other_makers(baseline: Baseline, run: Run) -> list[str]:
    """What made the runs and is not the same: then no difference says anything of the prompts."""
    told = {
        "engine": "engine",
        "model": "model",
        "judge": "judge",
        "checks": "checks (wordings, weights or code)",
    }
    return [
        f"The baseline was made with other {told[name]}: {before or 'none'} then, {after or 'none'} now."
        for name in _MUST_AGREE
        if (before := getattr(baseline, name)) != (after := getattr(run, name))
    ]


def principles_gone(baseline: Baseline, guidelines: frozenset[str]) -> list[str]:
    """Principles that the baseline tested and that are no longer in force: nobody can say that they still hold."""
    tested = {name for row in baseline.rows for name, letter in row.items.items() if letter in "mxu"}
    gone = sorted(tested - guidelines)
    return [f"No longer in force, but tested in the baseline: {_listed(gone)}."] if gone else []


def other_samples(pairing: Pairing) -> list[str]:
    """Cases that were sampled more or less often than before."""
    other = [
        f"{case} ({len(pairing.before[case])} before, {len(pairing.after[case])} now)"
        for case in pairing.common()
        if pairing.compared and len(pairing.before[case]) != len(pairing.after[case])
    ]
    return [f"Another number of samples than in the baseline: {_listed(other)}."] if other else []


def gone_and_edited(pairing: Pairing) -> list[str]:
    """Cases of the baseline that nothing is known of now: a case that is taken away or rewritten has not passed."""
    gone = [case for case in pairing.before if case not in pairing.tried]
    edited = [_with_misses(case, pairing.after[case]) for case in pairing.edited]
    told = (
        (gone, "No longer in the suite, and a case that is gone does not pass"),
        (edited, "Another brief than in the baseline, so not compared"),
    )
    return [f"{what}: {_listed(cases)}." for cases, what in told if cases]


def loosened(pairing: Pairing) -> list[str]:
    """Cases that ask for less than in the baseline: what nobody asks for any more has not passed."""
    told = [f"{case} ({'; '.join(asks)})" for case, asks in pairing.loosened.items()]
    return [f"No longer asked for, though the baseline has it: {_listed(told)}."] if told else []


def unreached(run: Run) -> list[str]:
    """Cases that a run had not come to when it was stopped."""
    return (
        [f"Not reached before the run was stopped: {_listed(list(run.unreached))}."] if run.unreached else []
    )


def new_cases(pairing: Pairing) -> list[str]:
    """Cases that the baseline does not hold, by name."""
    if not pairing.compared:
        return []
    new = [_with_misses(case, found) for case, found in pairing.after.items() if case not in pairing.before]
    return [f"New, so not compared: {_listed(new)}."] if new else []


def _with_misses(case: str, samples: Sequence[Outcome]) -> str:
    missed = [name for one in samples for name, item in one.items.items() if item.status == "missed"]
    missed += [name or "what it expects" for one in samples for name, _ in one.failures]
    return f"{case} (misses {', '.join(dict.fromkeys(missed))})" if missed else case


def accepted(principles: Sequence[Principle]) -> list[str]:
    """What a run misses that becomes the baseline, by principle: it is no regression from then on."""
    missed = [(p, sum(pair.after.misses > 0 for pair in p.pairs)) for p in principles]
    told = [f"{p.id or 'the case itself'} in {count} of {len(p.pairs)}" for p, count in missed if count]
    return [f"Accepted as missed: {', '.join(told)}."] if told else ["No case misses a principle."]


def troubles(run: Run) -> list[str]:
    """What kept replies from coming, each sort of it once with the cases that it struck."""
    by_sort: dict[tuple[str, str], list[str]] = {}
    for outcome in run.outcomes:
        if outcome.trouble:
            by_sort.setdefault((outcome.trouble, outcome.detail), []).append(outcome.case)
    return [
        f"{sort.replace('_', ' ').capitalize()}{f' ({detail})' if detail else ''}: "
        f"{_listed(list(dict.fromkeys(cases)))}."
        for (sort, detail), cases in by_sort.items()
    ]


def _listed(names: list[str]) -> str:
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {rest} more" if rest > 0 else "")
