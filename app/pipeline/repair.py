"""Has the engine put right what the checklist found, at most twice, and keeps the better version."""

import asyncio
from collections.abc import Sequence
from time import perf_counter

from app.checklist.case import Case
from app.engines.interface import Engine, Task
from app.errors import UnavailableError
from app.guidelines import Guidelines
from app.model.draft import ChecklistItem
from app.model.writing import Finding, Written
from app.pipeline.version import Examiner, Version

TIMES = 2
"""Repairs of one reply at the most."""

RESERVE_S = 0.25
"""Seconds that are kept free at the end for checking and handing over."""

_QUOTES = 4
"""Quotes that one finding names; an engine that reads these finds the others."""


def findings_of(version: Version, guidelines: Guidelines) -> tuple[Finding, ...]:
    """What an engine is told to put right: missed items and proved breaches, what must be met first.

    An item that is only unsure is no finding: nobody knows whether there is anything to put right.
    """
    missed = [i for i in version.checked.checklist if i.status == "missed"]
    missed.sort(key=lambda i: i.severity != "must")
    found = {i.id: _finding(i, version, guidelines) for i in missed}
    for breach in version.breaches:
        guideline = guidelines.get(breach.guideline)
        if breach.guideline not in found and guideline is not None:
            repair = guideline.repair or guideline.title
            quotes = _quotes(version, breach.guideline, ())
            found[breach.guideline] = Finding(
                guideline=breach.guideline, reason=guideline.why, repair=repair, quotes=quotes
            )
    return tuple(found.values())


def _finding(item: ChecklistItem, version: Version, guidelines: Guidelines) -> Finding:
    guideline = guidelines.get(item.id)
    repair = guideline.repair if guideline is not None else None
    return Finding(
        guideline=item.id,
        reason=item.reason,
        repair=repair or item.hint or item.title,
        quotes=_quotes(version, item.id, [q.quote for q in item.evidence]),
    )


def _quotes(version: Version, guideline_id: str, quotes: Sequence[str]) -> tuple[str, ...]:
    broken = [b.span.text for b in version.breaches if b.guideline == guideline_id]
    return tuple(dict.fromkeys([*quotes, *broken]))[:_QUOTES]


class Mender:
    """Repairs versions of replies by one engine."""

    def __init__(self, engine: Engine, examiner: Examiner, guidelines: Guidelines) -> None:
        self._engine = engine
        self._examiner = examiner
        self._guidelines = guidelines

    async def mend(self, case: Case, task: Task, version: Version, took_s: float) -> Version:
        """The best version that can be had in time, never one worse than `version`.

        `took_s` is how long the writing took: a repair is begun only where as much time is left. An engine that cannot
        answer leaves what there is.
        """
        best = version
        for _ in range(TIMES):
            findings = findings_of(best, self._guidelines)
            if not findings or not _in_time(task, took_s):
                break
            began = perf_counter()
            written = await self._rewritten(task, best.written, findings)
            if written is None:
                break
            took_s = perf_counter() - began
            again = self._examiner.examine(case, written)
            if again.shortfall >= best.shortfall:
                # What was tried and thrown away was paid for all the same.
                best = best.model_copy(update={"written": _paid(best.written, written)})
                break
            best = again
        return best

    async def _rewritten(self, task: Task, written: Written, findings: tuple[Finding, ...]) -> Written | None:
        deadline = None if task.deadline is None else task.deadline - RESERVE_S
        hurried = task.model_copy(update={"deadline": deadline})
        try:
            async with asyncio.timeout_at(deadline):
                return await self._engine.rewrite(hurried, written, findings)
        except (UnavailableError, TimeoutError):
            return None


def _in_time(task: Task, took_s: float) -> bool:
    """Whether as much time is left as the writing took, and the reserve."""
    if task.deadline is None:
        return True
    return asyncio.get_running_loop().time() + took_s + RESERVE_S < task.deadline


def _paid(kept: Written, dropped: Written) -> Written:
    """The kept reply with the cost of both: a rewriting counts its own calls on top of those before it."""
    engine = kept.engine.model_copy(update={"attempts": dropped.engine.attempts})
    return kept.model_copy(update={"engine": engine, "usage": dropped.usage})
