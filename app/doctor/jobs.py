"""Whether somebody does the work that waits."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.doctor.sign import Signs, green, red, yellow
from app.model.record import Worker

ALIVE = timedelta(seconds=30)
"""A process that runs jobs is heard of every few seconds."""


def look_at_jobs(workers: Sequence[Worker], waiting: int, now: datetime) -> Signs:
    """`waiting` counts the lines of batches that are still to do."""
    alive = [worker for worker in workers if now - worker.beat_at < ALIVE]
    work = f"{waiting} lines of batches wait"
    if not alive:
        if waiting:
            return (red("jobs", f"nobody runs jobs, and {work}", "start `softanswer worker`"),)
        return (green("jobs", "nobody runs jobs now, and no work waits"),)
    said = f"{len(alive)} processes run jobs; {work if waiting else 'no work waits'}"
    versions = sorted({worker.version for worker in alive})
    if len(versions) > 1:
        told = f"{said}; they are of versions {' and '.join(versions)}, which do not do each other's jobs"
        return (yellow("jobs", told, "upgrade all of them"),)
    return (green("jobs", said),)
