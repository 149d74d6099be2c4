"""What is kept: whether the store answers and is as it should be, what is past its time, and room on the disk."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from app.doctor.sign import Sign, Signs, green, red, yellow
from app.settings import PREFIX
from app.store.interface import StoreState

MIB = 1 << 20
DISK_LEAST = 100 * MIB
DISK_FEW = 1024 * MIB

RETENTION_LATE = timedelta(days=2)
"""Texts are taken away once a day; that much later than their time is too late."""

CLOCK_S = 5.0
"""Seconds by which the database's clock and ours may differ."""

LACKING_NAMED = 3
"""Columns that are named of those that are missing."""


HELD: Mapping[str, str] = {
    "no_checkpoint": "GRANT pg_checkpoint TO our role",
    "no_switch": "GRANT EXECUTE ON FUNCTION pg_switch_wal() TO our role",
    "recycled": "ALTER SYSTEM SET wal_recycle = off",
    "archived": "delete archives when their time is over",
    "kept": "ALTER SYSTEM SET wal_keep_size = 0",
    "replicas": "replicas keep the log as long as they are set to",
}
"""What lets the write-ahead log of Postgres go, by what holds it."""


class Usage(Protocol):
    """What `shutil.disk_usage` tells (bytes)."""

    @property
    def total(self) -> int:
        """All of it."""

    @property
    def free(self) -> int:
        """What is left."""


def look_at_store(state: StoreState) -> Signs:
    """Reachable, of this version, writable, durable."""
    if not state.there:
        return (green("store", f"{state.database}: not made yet; it is made at the first start"),)
    found: list[Sign] = []
    if not state.writable:
        found.append(
            red(
                "store",
                f"{state.database} cannot be written to",
                "let our user write to it, and to its folder",
            )
        )
    if state.newer:
        advice = "install the version that made it, or restore a backup from before the upgrade"
        found.append(red("store", f"its tables are of the newer version {state.version}", advice))
    elif state.version != state.wanted:
        said = f"its tables are of version {state.version or 'none'}, and become {state.wanted} at the next start"
        found.append(yellow("store", said, "make a backup first (`softanswer backup`)"))
    if state.lacking:
        first = ", ".join(state.lacking[:LACKING_NAMED])
        more = f" and {len(state.lacking) - LACKING_NAMED} more" if len(state.lacking) > LACKING_NAMED else ""
        said = f"{state.database}: tables {state.version} lack {first}{more}; nothing can be kept there"
        advice = "another program made or changed them: restore a backup, or move it away and start afresh"
        found.append(red("store", said, advice))
    if not state.durable:
        said = f"{state.database} may lose what it acknowledged when the power fails ({state.journal})"
        advice = "set fsync and synchronous_commit to on; SQLite is set right at the next start"
        found.append(yellow("store", said, advice))
    if found:
        return tuple(found)
    size = "" if state.size is None else f", {_size(state.size)}"
    return (green("store", f"{state.database}, tables {state.version}{size}, {state.journal}"),)


def look_at_clock(state: StoreState, now: datetime) -> Signs:
    """Whether the database's clock and ours agree; nothing to say where it has none of its own."""
    if state.now is None:
        return ()
    apart = abs((state.now - now).total_seconds())
    if apart <= CLOCK_S:
        return (green("clock", f"the database's is within {max(apart, 0.1):.1f} s of ours"),)
    return (
        yellow(
            "clock", f"the database's is {apart:.0f} s away from ours", "set both by a time service (NTP)"
        ),
    )


def look_at_texts(state: StoreState, retention_days: int, now: datetime) -> Signs:
    """Whether what is past its time is gone."""
    if state.oldest_text is None:
        return (green("retention", f"no text is kept; texts go after {retention_days} days"),)
    age = now - state.oldest_text
    said = f"the oldest text is {age.days} days old; texts go after {retention_days} days"
    if age > timedelta(days=retention_days) + RETENTION_LATE:
        advice = "let `softanswer serve` or `softanswer worker` run: they take texts away once a day"
        return (red("retention", said, advice),)
    return (green("retention", said),)


def look_at_erasure(state: StoreState) -> Signs:
    """Whether what is erased leaves all files of the database with the erasure; docs/store.md says more."""
    if not state.log_held_by:
        return (green("erasure", "what is erased leaves the database's files at once"),)
    said = f"what is erased stays in the write-ahead log for a while ({', '.join(state.log_held_by)})"
    return (yellow("erasure", said, "; ".join(HELD[name] for name in state.log_held_by)),)


def look_at_disk(folder: Path | None, size: int | None, usage: Callable[[Path], Usage]) -> Signs:
    """Room where the data lies; no `folder` where that is another machine's business. `size` is that of the data."""
    if folder is None:
        return (green("disk", "nothing is kept on the disk of this machine"),)
    left = usage(folder).free
    said = f"{_size(left)} free where the data lies ({folder})"
    if left < DISK_LEAST:
        return (red("disk", said, "make room, or move the database to a larger disk"),)
    if left < DISK_FEW or left < 2 * (size or 0):
        return (yellow("disk", said, "a backup needs twice the room of the database while it is made"),)
    return (green("disk", said),)


def unset(what: str) -> Signs:
    """Nothing is kept by the operator's wish."""
    return (green(what, f"nothing is kept ({PREFIX}DATABASE_URL=none)"),)


def _size(count: int) -> str:
    return f"{count / MIB:.1f} MiB" if count < 1024 * MIB else f"{count / 1024 / MIB:.1f} GiB"
