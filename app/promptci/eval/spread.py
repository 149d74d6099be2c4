"""Makes many samples: side by side in this process where a network is waited for, else in several processes."""

import asyncio
import gc
import os
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

from app.kept.worked_out import worked_out
from app.promptci.case import PromptCase
from app.promptci.eval.engine import EvalEngine, Sampled, sample_of

GARBAGE = (100_000, 1_000, 1_000)
"""When a forked process looks for garbage."""

Job = tuple[PromptCase, int]
"""A case and the number of a sample."""

PAYS_FROM = 12
"""Samples from which on another process takes less time than it costs."""

CHUNK = 4
"""Samples that a process is handed at once."""


async def made(engine: EvalEngine, jobs: Sequence[Job]) -> AsyncIterator[tuple[int, Sampled]]:
    """Yield each sample with the place of its job, as they are done; after a fatal one no other is begun."""
    if engine.abreast > 1 or _processes(len(jobs)) < 2:
        async for place, sampled in _abreast(engine, jobs):
            yield place, sampled
        return
    others, commonest = _by_language(jobs)
    # The first is made here: what it reads, every process then finds in its memory and none needs to read again.
    first, *rest = commonest
    sampled = await sample_of(engine, *jobs[first])
    yield first, sampled
    if sampled.fatal:
        return
    chunks = [*others, *(rest[at : at + CHUNK] for at in range(0, len(rest), CHUNK))]
    # One more for each other language, so that hardly any process has to read two of them.
    async for place, sampled in _shared_out(engine, jobs, chunks, _processes(len(jobs)) + len(others)):
        yield place, sampled


async def _abreast(engine: EvalEngine, jobs: Sequence[Job]) -> AsyncIterator[tuple[int, Sampled]]:
    waiting = iter(enumerate(jobs))
    under_way: dict[asyncio.Task[Sampled], int] = {}
    stopped = hopeless = False  # where a cap is reached, what is under way is paid for and may end
    try:
        while True:
            while not stopped and len(under_way) < engine.abreast and (job := next(waiting, None)):
                place, (case, sample) = job
                under_way[asyncio.create_task(sample_of(engine, case, sample))] = place
            if not under_way:
                return
            ended, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                sampled = task.result()
                stopped = stopped or sampled.fatal
                hopeless = hopeless or (sampled.fatal and sampled.outcome.trouble != "budget")
                yield under_way.pop(task), sampled
            if hopeless:
                return
    finally:
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)


_SHARED: list[tuple[EvalEngine, Sequence[Job]]] = []
"""What a forked process finds in its memory: an engine with all that it has read cannot be sent through a pipe."""


async def _shared_out(
    engine: EvalEngine, jobs: Sequence[Job], chunks: Sequence[Sequence[int]], processes: int
) -> AsyncIterator[tuple[int, Sampled]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    _SHARED.append((engine, jobs))
    pool = ProcessPoolExecutor(processes, get_context("fork"), _begin)
    try:
        futures = [asyncio.wrap_future(pool.submit(_chunk, chunk)) for chunk in chunks]
        for future in asyncio.as_completed(futures):
            for place, sampled in await future:
                yield place, sampled
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _SHARED.pop()


def _by_language(jobs: Sequence[Job]) -> tuple[list[list[int]], list[int]]:
    """The places of the jobs in each language, the most first; those of the commonest language apart.

    What is read for a language takes time and memory, so the cases of each go to one process; those of the commonest
    are shared out, in small parts that level things out.
    """
    # Where all is taken from an earlier run, nobody needs it.
    from app.text import language

    by_language: dict[str, list[int]] = defaultdict(list)
    for place, (case, _) in enumerate(jobs):
        brief = case.brief
        told = brief.language if brief.language != "auto" else language.detect(brief.message)[0]
        by_language[told].append(place)
    commonest, *others = sorted(by_language.values(), key=len, reverse=True)
    return others, commonest


def _begin() -> None:
    """What a forked process does first."""
    from multiprocessing.util import Finalize

    # Nothing that a process of a few seconds leaves behind is worth looking through all that was read.
    gc.set_threshold(*GARBAGE)
    # It ends without what is registered for the end of a process.
    Finalize(None, worked_out().keep, exitpriority=1)


def _chunk(places: Sequence[int]) -> list[tuple[int, Sampled]]:
    """What a forked process does: some samples, one after the other."""
    engine, jobs = _SHARED[-1]

    async def all_of() -> list[tuple[int, Sampled]]:
        return [(place, await sample_of(engine, *jobs[place])) for place in places]

    # The prompts of what was answered are of no use here, and much to send.
    return [(place, replace(sampled, answered=())) for place, sampled in asyncio.run(all_of())]


def _processes(jobs: int) -> int:
    """How many processes pay. Only a process with one thread may fork."""
    alone = hasattr(os, "fork") and threading.active_count() == 1
    return min(os.cpu_count() or 1, 8, jobs // (PAYS_FROM // 2)) if alone and jobs >= PAYS_FROM else 1
