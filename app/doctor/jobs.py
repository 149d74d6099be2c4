"""Whether somebody does the work that waits."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.doctor.sign import Signs, green, red, yellow
from app.model.later import NOTHING, Outstanding
from app.model.record import Worker
from app.settings import PREFIX

ALIVE = timedelta(seconds=30)
"""A process that runs jobs is heard of every few seconds."""


def look_at_jobs(
    workers: Sequence[Worker], waiting: int, now: datetime, outstanding: Outstanding = NOTHING
) -> Signs:
    """`waiting` counts the lines of batches that are still to do."""
    alive = [worker for worker in workers if now - worker.beat_at < ALIVE]
    drafts = f" and {outstanding.drafts} drafts" if outstanding.drafts else ""
    work = f"{waiting} lines of batches{drafts} wait"
    if not alive:
        if waiting or outstanding.drafts:
            return (red("jobs", f"nobody runs jobs, and {work}", "start `softanswer worker`"),)
        return (green("jobs", "nobody runs jobs now, and no work waits"),)
    busy = waiting or outstanding.drafts
    said = f"{len(alive)} processes run jobs; {work if busy else 'no work waits'}"
    versions = sorted({worker.version for worker in alive})
    if len(versions) > 1:
        told = f"{said}; they are of versions {' and '.join(versions)}, which do not do each other's jobs"
        return (yellow("jobs", told, "upgrade all of them"),)
    return (green("jobs", said),)


def look_at_notes(outstanding: Outstanding, *, posts: bool, keeps: bool = True) -> Signs:
    """Whether notes get to whoever is told of drafts; `posts` says whether an address is set, `keeps` a database."""
    if posts and not keeps:
        advice = f"set {PREFIX}DATABASE_URL, or take {PREFIX}WEBHOOK_URL away"
        return (
            yellow("notes", "an address is set, and notes are of what is kept, which is nothing", advice),
        )
    waiting = f"{outstanding.notes} notes wait to be delivered"
    if outstanding.notes_dead:
        said = f"{outstanding.notes_dead} notes were given up, and {waiting}"
        advice = f"see the log for why, and whether {PREFIX}WEBHOOK_URL is right; those given up are not sent again"
        return (red("notes", said, advice),)
    if not posts and not outstanding.notes:
        return (green("notes", "none are sent"),)
    if not posts:
        advice = f"set {PREFIX}WEBHOOK_URL and {PREFIX}WEBHOOK_SECRET for all processes"
        return (yellow("notes", f"{waiting}, and no address is set", advice),)
    return (green("notes", waiting if outstanding.notes else "all are delivered"),)
