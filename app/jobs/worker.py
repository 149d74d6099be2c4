"""DBOS at work in this process: claims jobs from the queues and hands each to the event loop that it was started in."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from app.jobs.desk import MODEL_QUEUE, NAME, QUEUE, WORKFLOW, Desk, serializer
from app.jobs.system_database import SCHEMA
from app.telemetry.log_pipe import silence

POLL_S = 0.2
"""Seconds between two looks for lines of batches; where each is a job of its own, this bounds how many are begun."""

OTHERS_POLL_S = 0.5
"""Seconds between two looks for other jobs."""

OTHERS_AT_ONCE = 8
"""Jobs that ask no model which one process does at once."""

Does = Callable[..., Coroutine[Any, Any, None]]
"""Does one job: kind, id, numbers."""


@dataclass(frozen=True)
class Limits:
    """`at_once`: jobs that ask the model, in one process; `per_minute`: the same, begun in all processes together."""

    at_once: int = 4
    per_minute: int | None = None


class HandedBack(BaseException):
    """The job ends here unfinished. No Exception, so that DBOS writes nothing of it down."""


class DbosWorker:
    """One launch of DBOS. A process has one at a time, under an executor id that no other process has ever had."""

    def __init__(self, desk: Desk, executor_id: str, limits: Limits) -> None:
        self._desk = desk
        self._executor_id = executor_id
        self._limits = limits

    def launch(self, does: Does, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to take jobs; blocks for a second or more. Coroutines of `does` run in `loop`."""
        from dbos import DBOS, DBOSConfig

        config: DBOSConfig = {
            "name": NAME,
            "system_database_engine": self._desk.engine,
            "dbos_system_schema": SCHEMA,
            "serializer": serializer(),
            "application_version": self._desk.version,
            "executor_id": self._executor_id,
            "log_level": "WARNING",
        }
        DBOS(config=config)
        try:
            self._launch(does, loop)
        except BaseException:
            DBOS.destroy(destroy_registry=True)
            raise

    def _launch(self, does: Does, loop: asyncio.AbstractEventLoop) -> None:
        from dbos import DBOS

        @DBOS.workflow(name=WORKFLOW)
        def job(kind: str, object_id: str, *numbers: int) -> None:
            # No steps: a job is one unit that may be done again, and a step's record would cost a write more.
            asyncio.run_coroutine_threadsafe(does(kind, object_id, *numbers), loop).result()

        DBOS.launch()
        per_minute = self._limits.per_minute
        DBOS.register_queue(
            MODEL_QUEUE,
            worker_concurrency=self._limits.at_once,
            limiter={"limit": per_minute, "period": 60.0} if per_minute else None,
            polling_interval_sec=POLL_S,
            on_conflict="always_update",
        )
        DBOS.register_queue(
            QUEUE,
            worker_concurrency=OTHERS_AT_ONCE,
            polling_interval_sec=OTHERS_POLL_S,
            on_conflict="always_update",
        )

    def end(self) -> None:
        """Take no more jobs; what runs is not waited for. Blocks until DBOS's threads are gone."""
        from dbos import DBOS

        # What it claims in its last moment it can not begin, and calls an error; it is handed on.
        silence("dbos")
        DBOS.destroy(destroy_registry=True)
