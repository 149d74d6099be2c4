"""What the house needs of jobs: work that outlives the process that asked for it. Jobs know ids, never texts.

A job may run twice when a process dies, so each kind must leave, done twice, what doing it once leaves.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

BATCH: Final = "batch"
"""Works a batch off; the id is the batch's."""

REMIND: Final = "remind"
"""Comes back to a follow-up when it is due; the id is the follow-up's."""

DRAFT: Final = "draft"
"""Makes a draft that was asked for to be made later; the id is the draft's."""

NOTE: Final = "note"
"""Tells whoever keeps the tickets of a draft; the id is the note's, which begins with the draft's."""

RETENTION: Final = "retention"
"""Takes away what is older than its retention, once a day; the id is the day, such as `2025-03-14`."""


Wanted = tuple[str, datetime | None]
"""The id of a thing that needs a job, and when."""


@dataclass(frozen=True)
class Kind:
    """A sort of job: `run` does it for the id of a thing.

    `asks_model` puts it on the queue that keeps the limits towards the model. `run` raises to be tried again, a few
    times; what it raises is told by the name of its class alone. Where it returns a time, it is done again then.
    `wanted`, asked every minute, names the things that need a job now or soon: whoever dies between keeping a thing and
    submitting its job loses nothing. With `until_done` a thing whose job has ended, and which is wanted still, gets
    another one.
    """

    name: str
    run: Callable[[str], Awaitable[datetime | None]]
    asks_model: bool = False
    wanted: Callable[[], Awaitable[Sequence[Wanted]]] | None = None
    until_done: bool = False


class Lines(Protocol):
    """What jobs need to know of batches: how many lines there are, which are open, and how to do one."""

    async def total(self, batch_id: str) -> int | None:
        """How many lines it has; None where it does not run (any more)."""

    async def open_lines(self, batch_id: str) -> Sequence[int]:
        """Numbers of the lines that are still to do, in order."""

    async def do_line(self, batch_id: str, number: int) -> None:
        """Do one line and keep its result; nothing where that was done, or the batch does not run any more."""

    async def unfinished(self) -> Sequence[str]:
        """The ids of the batches that run and are the workers' to do, the oldest last."""


@dataclass(frozen=True)
class JobFigures:
    """How many jobs wait, run now, and failed in the last days; `later` ones wait for their time."""

    waiting: int = 0
    later: int = 0
    running: int = 0
    failed: int = 0


class Jobs(Protocol):
    """Takes jobs in, and does them here where it was started. Belongs to the event loop that it is first used in."""

    async def start(self) -> None:
        """Do jobs in this process from now on, those of dead processes too; takes seconds the first time.

        Raises UnavailableError where the database cannot be reached.
        """

    async def stop(self, grace_s: float = 10.0) -> None:
        """End what runs within `grace_s` seconds, hand the rest to other processes, close all. May be called twice."""

    async def submit(self, kind: str, object_id: str, due: datetime | None = None) -> None:
        """Have a job done, at `due` or as soon as can be; submitting it again changes nothing.

        Raises InputError for an id that is no id, UnavailableError where it cannot be kept now.
        """

    async def cancel(self, kind: str, object_id: str) -> None:
        """Let nothing more of this job begin; what runs ends by itself."""

    async def forget(self, object_ids: Sequence[str]) -> int:
        """Take away every trace of the jobs of these things; returns how many jobs that were."""

    async def figures(self) -> JobFigures:
        """How much there is to do."""
