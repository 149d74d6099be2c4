"""Puts jobs into DBOS's tables and finds them there again; runs none. All calls block: use them in a thread."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from app.jobs.ids_only import IdsOnly, is_id
from app.jobs.interface import JobFigures
from app.jobs.system_database import SCHEMA, SystemDatabase
from app.telemetry.log_pipe import as_it_was, quiet

if TYPE_CHECKING:
    from dbos import EnqueueOptions, WorkflowStatus

NAME: Final = "softanswer"
"""What DBOS calls the application; it takes at least three small letters."""

WORKFLOW: Final = "softanswer.job"
"""The one workflow; its arguments are the kind of a job, the id of a thing, and numbers."""

LINES: Final = "lines"
"""The kind that does some lines of a batch."""

MODEL_QUEUE: Final = "softanswer-model"
"""For jobs that ask the model: keeps the limits of the settings."""

QUEUE: Final = "softanswer-jobs"
"""For all others."""

WAITING: Final = ("ENQUEUED", "DELAYED")
ENDED: Final = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
FAILED: Final = ("ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")

AT_A_TIME = 1000
"""Jobs that are listed or changed at a time."""

BEHIND = 10
"""The priority of lines of batches: a person may wait for other jobs of the same queue."""

FIRST = 1


@dataclass(frozen=True)
class Job:
    """One job: `numbers` are the first line and how many, for lines of a batch; `due` is a Unix time in seconds."""

    kind: str
    object_id: str
    numbers: tuple[int, ...] = ()
    due: float | None = None

    @property
    def id(self) -> str:
        """The same for the same job, so that submitting it twice keeps one."""
        parts = (self.kind, self.object_id, *self.numbers, *([] if self.due is None else [int(self.due)]))
        return ":".join(str(part) for part in parts)

    @property
    def sayable(self) -> bool:
        """Whether it holds nothing but ids and numbers."""
        return bool(self.object_id) and is_id(self.id)


class Desk:
    """The jobs in DBOS's tables. `version` marks jobs: only processes of the same one take them."""

    def __init__(self, place: SystemDatabase, version: str, model_kinds: frozenset[str]) -> None:
        from dbos import DBOS, DBOSClient

        quiet("dbos")
        self.version = version
        self._model_kinds = model_kinds
        self.engine = place.engine()
        # Several processes may do it at the same time: one does, the others wait.
        DBOS.migrate(place.url, schema=SCHEMA)
        self._client: DBOSClient = DBOSClient(
            system_database_engine=self.engine,
            dbos_system_schema=SCHEMA,
            serializer=serializer(),
            application_name=NAME,
            retry_connection_errors=False,
        )

    def put(self, jobs: Iterable[Job], go_on: Callable[[], bool] = lambda: True) -> None:
        """Keep jobs, each once; stops where `go_on` says so."""
        for job in jobs:
            if not go_on():
                return
            self._put(job, job.id)

    def _put(self, job: Job, job_id: str) -> None:
        options: EnqueueOptions = {
            "workflow_name": WORKFLOW,
            "queue_name": MODEL_QUEUE if job.kind in self._model_kinds else QUEUE,
            "workflow_id": job_id,
            "app_version": self.version,
            "priority": BEHIND if job.kind == LINES else FIRST,
        }
        if job.due is not None and (delay := job.due - time.time()) > 0:
            options["delay_seconds"] = delay
        self._client.enqueue(options, job.kind, job.object_id, *job.numbers)

    def again(self, status: "WorkflowStatus") -> None:
        """Keep a job of another version as one of ours, in place of the former."""
        job = job_of(status)
        base = status.workflow_id.partition("~")[0]
        if status.delay_until_epoch_ms is not None:
            job = Job(job.kind, job.object_id, job.numbers, status.delay_until_epoch_ms / 1000)
        self._put(job, f"{base}~{self.version}")
        self._client.delete_workflows([status.workflow_id])

    def withdraw(self, prefixes: Sequence[str]) -> None:
        """Let jobs whose ids begin so not begin any more."""
        while found := self.find(status=list(WAITING), workflow_id_prefix=list(prefixes)):
            self._client.cancel_workflows([job.workflow_id for job in found])

    def remove(self, prefixes: Sequence[str]) -> int:
        """Take jobs whose ids begin so out of the tables, whatever became of them."""
        return self._remove(workflow_id_prefix=list(prefixes))

    def remove_ended(self, jobs: Sequence[Job]) -> frozenset[str]:
        """Take those of these jobs out of the tables that have ended, however they did; their ids."""
        ids = [job.id for job in jobs]
        removed: set[str] = set()
        for start in range(0, len(ids), AT_A_TIME):
            ended = self.find(workflow_ids=ids[start : start + AT_A_TIME], status=list(ENDED))
            if ended:
                self._client.delete_workflows([job.workflow_id for job in ended])
            removed.update(job.workflow_id for job in ended)
        return frozenset(removed)

    def sweep(self, before: str) -> int:
        """Take jobs away that ended before a time (ISO 8601)."""
        return self._remove(status=list(ENDED), completed_before=before)

    def _remove(self, **wanted: Any) -> int:
        removed = 0
        while found := self.find(**wanted):
            self._client.delete_workflows([job.workflow_id for job in found])
            removed += len(found)
        return removed

    def hand_over(self, jobs: Sequence["WorkflowStatus"]) -> None:
        """Let others begin them anew, on the queue that they came from."""
        for queue in {job.queue_name for job in jobs}:
            ids = [job.workflow_id for job in jobs if job.queue_name == queue]
            self._client.resume_workflows(ids, queue_name=queue or QUEUE)

    def find(self, **wanted: Any) -> "list[WorkflowStatus]":
        """Up to AT_A_TIME jobs, the oldest first, without their results; `wanted` as DBOS's `list_workflows` has it."""
        asked: dict[str, Any] = {
            "load_input": False,
            "load_output": False,
            "limit": AT_A_TIME,
            "name": WORKFLOW,
        }
        return self._client.list_workflows(**(asked | wanted))

    def of_other_versions(self) -> "list[WorkflowStatus]":
        """Jobs that have not ended and are no job of ours. DBOS can only be asked for versions by their names."""
        found: list[WorkflowStatus] = []
        wanted = ["ENQUEUED", "DELAYED", "PENDING"]
        for offset in count(0, AT_A_TIME):
            part = self.find(status=wanted, offset=offset)
            found += [job for job in part if job.app_version != self.version]
            if len(part) < AT_A_TIME:
                return found
        raise AssertionError

    def of_ids(self, ids: Sequence[str]) -> "list[WorkflowStatus]":
        """Jobs with what they are for."""
        found: list[WorkflowStatus] = []
        for start in range(0, len(ids), AT_A_TIME):
            found += self.find(workflow_ids=list(ids[start : start + AT_A_TIME]), load_input=True)
        return found

    def figures(self) -> JobFigures:
        """Counts, each up to ten times AT_A_TIME."""
        wanted = ["ENQUEUED", "DELAYED", "PENDING", *FAILED]
        found = [job.status for job in self.find(status=wanted, limit=10 * AT_A_TIME)]
        return JobFigures(
            waiting=found.count("ENQUEUED"),
            later=found.count("DELAYED"),
            running=found.count("PENDING"),
            failed=sum(found.count(status) for status in FAILED),
        )

    def close(self) -> None:
        """Close every connection."""
        self._client.destroy()
        as_it_was("dbos")
        self.engine.dispose()


def job_of(status: "WorkflowStatus") -> Job:
    """The job of a row that was found with its input."""
    assert status.input is not None
    kind, object_id, *numbers = status.input["args"]
    return Job(kind, object_id, tuple(numbers))


def serializer() -> Any:
    """Ours, as one of DBOS's own kind."""
    from dbos import Serializer

    return type("IdsOnlyForDbos", (IdsOnly, Serializer), {})()
