"""Whether what was erased leaves the write-ahead log of Postgres, and what keeps it there.

A checkpoint lets go of every segment before it. With `wal_recycle` on, Postgres renames such a segment and writes over
it later, and until then the old bytes are in the file; off, it is deleted. Segments are also kept for replicas,
archives and `wal_keep_size`. tests/store/test_postgres_log.py searches the files of a real server.
"""

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

LET_GO = ("SELECT pg_switch_wal()", "CHECKPOINT")
"""Begin a new segment, then let go of those before it."""

# The role pg_checkpoint is there from Postgres 15 on.
_MAY_CHECKPOINT = """
SELECT coalesce(bool_or(rolname = current_user AND rolsuper
                        OR rolname = 'pg_checkpoint' AND pg_has_role(current_user, oid, 'USAGE')), false)
FROM pg_roles
"""
_MAY_SWITCH = "SELECT has_function_privilege('pg_switch_wal()', 'EXECUTE')"
HELD_BY = {
    "recycled": "SELECT current_setting('wal_recycle')::boolean",
    "archived": "SELECT current_setting('archive_mode') <> 'off'",
    "kept": "SELECT current_setting('wal_keep_size') <> '0'",
    "replicas": "SELECT EXISTS (SELECT FROM pg_replication_slots) OR EXISTS (SELECT FROM pg_stat_replication)",
}

NAMES = ("no_checkpoint", "no_switch", *HELD_BY)
"""All that may hold the log; prompts/builtin/<locale>/erasure.yaml has words for each."""


async def what_holds_the_log(connection: AsyncConnection) -> tuple[str, ...]:
    """In words of one each: what keeps erased bytes in the log, or the log in other places; empty for nothing."""

    async def says(statement: str) -> Any:
        return (await connection.execute(text(statement))).scalar()

    found = [] if await says(_MAY_CHECKPOINT) else ["no_checkpoint"]
    if not await says(_MAY_SWITCH):
        found.append("no_switch")
    return (*found, *[name for name, statement in HELD_BY.items() if await says(statement)])
