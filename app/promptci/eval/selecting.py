"""Which cases of a suite are run."""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from app.errors import InputError
from app.promptci.case import PromptCase
from app.promptci.eval.baseline import Baseline


def selected(cases: Sequence[PromptCase], pattern: str | None) -> tuple[PromptCase, ...]:
    """The cases whose id matches a pattern with `*` and `?`, and the roots that they are compared with.

    Raises InputError where there is none: a run of nothing must not look like one that passed.
    """
    if not cases:
        raise InputError(
            "there is no case to run",
            hint="Name a folder or file of cases, or put some into tests/prompt_cases/ (docs/eval.md).",
        )
    chosen = [case for case in cases if pattern is None or fnmatchcase(case.id, pattern)]
    if not chosen:
        raise InputError(f"no case matches --filter {pattern}", hint=f"The first case is {cases[0].id}.")
    wanted = {case.id for case in chosen} | {case.of for case in chosen if case.of}
    return tuple(case for case in cases if case.id in wanted)


def narrowed(baseline: Baseline, cases: Sequence[PromptCase], pattern: str | None) -> Baseline:
    """The rows of a baseline that a pattern chose; one whose case is gone stays, so that this is told."""
    if pattern is None:
        return baseline
    ran = {case.id for case in cases}
    rows = tuple(row for row in baseline.rows if row.case in ran or fnmatchcase(row.case, pattern))
    return baseline.model_copy(update={"rows": rows})
