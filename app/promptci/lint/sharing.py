"""Shares work among processes: each takes the next piece as it becomes free; the first of them is this one."""

import multiprocessing
import os
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PIECE = 8
"""Items that are taken at once."""


def processors() -> int:
    """How many processes may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared(
    work: Callable[[T], R], items: Sequence[T], meanwhile: Callable[[], None], workers: int
) -> list[R]:
    """What the work makes of each item, in their order; `meanwhile` is done here first, while others work already.

    Processes are forked, so the work may be any function; where a system cannot fork, all is done here. What the work
    raises in another process is raised here.
    """
    fork = "fork" in multiprocessing.get_all_start_methods()
    if workers < 2 or len(items) < 2 * PIECE or not fork:
        meanwhile()
        return [work(item) for item in items]
    context = multiprocessing.get_context("fork")
    taken = context.Value("i", 0)
    helpers = []
    for _ in range(workers - 1):
        ours, theirs = context.Pipe(duplex=False)
        helper = context.Process(target=_help, args=(work, items, taken, theirs), daemon=True)
        with warnings.catch_warnings():
            # Python 3.12 warns of threads; those of numpy's algebra are made to be forked.
            warnings.simplefilter("ignore", DeprecationWarning)
            helper.start()
        theirs.close()
        helpers.append((helper, ours))
    try:
        meanwhile()
        made = _done(work, items, taken)
        for _, ours in helpers:
            answer = ours.recv()
            if isinstance(answer, Exception):
                raise answer
            made.update(answer)
    finally:
        for helper, _ in helpers:
            helper.kill()
            helper.join()
    return [made[index] for index in range(len(items))]


def _help(work: Callable[[T], R], items: Sequence[T], taken: Any, out: Connection) -> None:
    try:
        out.send(_done(work, items, taken))
    except Exception as error:  # noqa: BLE001 - it is raised where the work was given out
        out.send(error)


def _done(work: Callable[[T], R], items: Sequence[T], taken: Any) -> dict[int, R]:
    made: dict[int, R] = {}
    while True:
        with taken.get_lock():
            begin = taken.value
            taken.value = begin + PIECE
        if begin >= len(items):
            return made
        for index in range(begin, min(begin + PIECE, len(items))):
            made[index] = work(items[index])
