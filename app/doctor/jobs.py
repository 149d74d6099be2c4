"""Whether somebody does the work that waits."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.doctor.sign import Signs, green, red, yellow
from app.model.record import Worker

ALIVE = timedelta(seconds=30)
"""A process that runs jobs is heard of every few seconds."""


def look_at_jobs(workers: Sequence[Worker], waiting: int, version: str, now: datetime) -> Signs:
    """`waiting` counts the lines of batches that are still to do; `version` is ours."""
    alive = [worker for worker in workers if now - worker.beat_at < ALIVE]
    work = f"{waiting} lines of batches wait"
    if not alive:
        if waiting:
            return (red("jobs", f"nobody runs jobs, and {work}", "start `softanswer worker`"),)
        return (green("jobs", "nobody runs jobs now, and no work waits"),)
    said = f"{len(alive)} processes run jobs; {work if waiting else 'no work waits'}"
    others = sorted({worker.version for worker in alive} - {version})
    if others:
        return (yellow("jobs", f"{said}; some are of version {', '.join(others)}", "upgrade them too"),)
    return (green("jobs", said),)
