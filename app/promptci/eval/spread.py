"""Makes many samples: side by side in this process where a network is waited for, else in several processes."""

import asyncio
import gc
import os
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from app.kept.worked_out import worked_out
from app.promptci.case import PromptCase
from app.promptci.eval.engine import EvalEngine, Sampled, sample_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

GARBAGE = (100_000, 1_000, 1_000)
"""When a forked process looks for garbage."""

Job = tuple[PromptCase, int]
"""A case and the number of a sample."""

IMPORTED_BY_ALL = ("ftfy", "jinja2", "numpy")
"""What the first sample of a process imports; once before it forks is cheaper than once in each."""

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
    _SHARED.append((engine, jobs))
    try:
        async for place, sampled in _shared_out(engine, jobs):
            yield place, sampled
    finally:
        _SHARED.pop()


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


async def _shared_out(engine: EvalEngine, jobs: Sequence[Job]) -> AsyncIterator[tuple[int, Sampled]]:
    # Where all is taken from an earlier run, nobody needs it.
    from app.model.value import build_values
    from app.text.language import load_model

    others, (first, *rest) = _by_language(jobs)
    for name in IMPORTED_BY_ALL:
        import_module(name)
    build_values()
    # Nearly every run holds a note too short to tell its language by its words; where the model of languages is not
    # kept unpacked yet, each process would unpack it for itself.
    load_model()
    workers: list[_Worker] = []
    try:
        # Each other language has a process of its own, begun before what the commonest needs is read here: so no
        # process ever holds two of them.
        workers += [_Worker([chunk]) for chunk in others]
        sampled = await sample_of(engine, *jobs[first])
        yield first, sampled
        if sampled.fatal:
            return
        # What was read for the first, each of these finds in its memory and need not read again.
        chunks = [rest[at : at + CHUNK] for at in range(0, len(rest), CHUNK)]
        workers += [_Worker(chunks) for _ in range(min(_processes(len(jobs)), len(chunks)))]
        under_way = [asyncio.ensure_future(worker.made()) for worker in workers]
        while under_way:
            done, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                at = under_way.index(task)
                for place, one in task.result():
                    yield place, one
                if workers[at].at_work:
                    under_way[at] = asyncio.ensure_future(workers[at].made())
                else:
                    del under_way[at]
                    workers.pop(at).end()
    finally:
        for worker in workers:
            worker.stop()


class _Worker:
    """A forked process. It is handed one chunk after the other of a list that others may take from too.

    No thread waits for it: only a process with one thread may fork again.
    """

    def __init__(self, chunks: list[list[int]]) -> None:
        from multiprocessing import get_context

        context = get_context("fork")
        self._chunks = chunks
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        # The pipe is at its end as soon as the process is.
        theirs.close()
        self.at_work = self._handed()

    async def made(self) -> list[tuple[int, Sampled]]:
        """The samples of the chunk that it was handed last; it is handed the next at once.

        Raises RuntimeError where it ended before it had made them.
        """
        loop = asyncio.get_running_loop()
        readable = asyncio.Event()
        loop.add_reader(self._pipe.fileno(), readable.set)
        try:
            await readable.wait()
        finally:
            loop.remove_reader(self._pipe.fileno())
        try:
            found: list[tuple[int, Sampled]] = self._pipe.recv()
        except EOFError as error:
            raise RuntimeError("a process ended before it had made its samples") from error
        self.at_work = self._handed()
        return found

    def end(self) -> None:
        """Take from it what it worked out, and wait until it is gone."""
        self._pipe.send(None)
        with suppress(EOFError):
            worked_out().take(self._pipe.recv())
        self._process.join()
        self._pipe.close()

    def stop(self) -> None:
        """End it, whatever it is at."""
        self._process.terminate()
        self._process.join()
        self._pipe.close()

    def _handed(self) -> bool:
        if self._chunks:
            self._pipe.send(self._chunks.pop(0))
            return True
        return False


def _by_language(jobs: Sequence[Job]) -> tuple[list[list[int]], list[int]]:
    """The places of the jobs in each language, the most first; those of the commonest language apart.

    What is read for a language takes time and memory, so the cases of each go to one process; those of the commonest
    are shared out, in small parts that level things out.
    """
    from app.text import language

    by_language: dict[str, list[int]] = defaultdict(list)
    for place, (case, _) in enumerate(jobs):
        brief = case.brief
        told = brief.language if brief.language != "auto" else language.detect(brief.message)[0]
        by_language[told].append(place)
    commonest, *others = sorted(by_language.values(), key=len, reverse=True)
    return others, commonest


def _work(pipe: "Connection") -> None:
    """What a forked process does: the chunks that it is handed, until there is none."""
    # Nothing that a process of a few seconds leaves behind is worth looking through all that was read.
    gc.set_threshold(*GARBAGE)
    worked_out().begin()
    with suppress(EOFError):  # whoever handed them is gone
        while (chunk := pipe.recv()) is not None:
            pipe.send(asyncio.run(_chunk(chunk)))
        # A process for each language, and each would write the whole file anew.
        pipe.send(worked_out().news())


async def _chunk(places: Sequence[int]) -> list[tuple[int, Sampled]]:
    engine, jobs = _SHARED[-1]
    made = [(place, await sample_of(engine, *jobs[place])) for place in places]
    # The prompts of what was answered are of no use here, and much to send.
    return [(place, replace(sampled, answered=())) for place, sampled in made]


def _processes(jobs: int) -> int:
    """How many processes pay. Only a process with one thread may fork."""
    alone = hasattr(os, "fork") and threading.active_count() == 1
    return min(os.cpu_count() or 1, 8, jobs // (PAYS_FROM // 2)) if alone and jobs >= PAYS_FROM else 1
