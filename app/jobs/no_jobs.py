"""Where nothing is kept, no work outlives a request."""

from collections.abc import Sequence
from datetime import datetime

from app.errors import NotKeptError
from app.jobs.interface import JobFigures


class NoJobs:
    """See `jobs.interface.Jobs`: refuses every job, and has nothing to do."""

    async def start(self) -> None:
        """There is nothing to start."""

    async def stop(self, grace_s: float = 10.0) -> None:
        """There is nothing to stop."""

    async def submit(self, kind: str, object_id: str, due: datetime | None = None) -> None:  # noqa: ARG002
        """Raises NotKeptError."""
        raise NotKeptError(
            "a job needs a store that keeps it", hint="Set SOFTANSWER_DATABASE_URL to a database."
        )

    async def cancel(self, kind: str, object_id: str) -> None:
        """There is nothing to cancel."""

    async def forget(self, object_ids: Sequence[str]) -> int:  # noqa: ARG002 - as Jobs has it
        """There is nothing to forget."""
        return 0

    async def figures(self) -> JobFigures:
        """Nothing."""
        return JobFigures()
