"""With the grants of docs/store.md an erasure reaches the write-ahead log of Postgres; without them it says so."""

import asyncio
from contextlib import contextmanager

import pytest

from app.store.sql import scrubbing
from app.store.sql.store import SqlStore
from tests.postgres import Cluster, binaries
from tests.store.months import erase, found_in

GRANTS = ("GRANT EXECUTE ON FUNCTION pg_switch_wal() TO {role}", "GRANT pg_checkpoint TO {role}")
ROLE = "plain_owner"


@contextmanager
def cluster_with(*settings):
    with Cluster.running() as cluster:
        for setting in settings:
            cluster.sql(f"ALTER SYSTEM SET {setting}")
        if settings:
            cluster.stop("fast")
            cluster.start()
        yield cluster


@pytest.fixture(scope="module")
def own(postgres):
    """A server of our own with segments that are not used again; others of this run write into the log of theirs."""
    assert binaries() is not None
    with cluster_with("wal_recycle = off") as cluster:
        yield cluster


def database_for(cluster, grants):
    database = cluster.database(owner=ROLE)
    name = database.rpartition("/")[2]
    for grant in grants:
        cluster.sql(grant.format(role=ROLE), name)
    return database


async def lived_and_erased(database, life, now, drafts):
    store = SqlStore(database)
    await store.open()
    await life(store, drafts=drafts)
    state = await store.state()
    _, left = await erase(store, now)
    await store.close()
    return state, left


def test_with_the_grants_no_byte_is_left_in_any_file_of_the_server(own, life, now):
    database = database_for(own, GRANTS)
    before = []

    async def work():
        store = SqlStore(database)
        await store.open()
        await life(store, drafts=140)
        before.append(found_in(own.data))
        state = await store.state()
        _, left = await erase(store, now)
        await store.close()
        return state, left

    state, left = asyncio.run(work())
    in_log = sum(count for path, count in before[0].items() if path.startswith("pg_wal/"))
    assert in_log > 1000, "the search sees what is there"
    assert found_in(own.data) == {}
    assert left == (scrubbing.FREE_DISK, scrubbing.COPIES)
    assert state.log_held_by == ()


@pytest.mark.parametrize(
    ("grants", "held"),
    [
        ((), ("no_checkpoint", "no_switch")),
        (GRANTS[:1], ("no_checkpoint",)),
        (GRANTS[1:], ("no_switch",)),
    ],
)
def test_without_a_grant_the_log_is_said_to_hold_it(postgres, life, now, grants, held):
    with cluster_with("wal_recycle = off") as cluster:
        database = database_for(cluster, grants)
        state, left = asyncio.run(lived_and_erased(database, life, now, drafts=14))
        assert (state.log_held_by, left[0].place, left[0].names) == (held, "pg_log", held)
        if held != ("no_switch",):
            assert any(path.startswith("pg_wal/") for path in found_in(cluster.data)), "and it does hold it"


def test_what_else_holds_the_log_is_named(postgres, now, life):
    with cluster_with("archive_mode = on", "archive_command = 'true'", "wal_keep_size = '32MB'") as cluster:
        database = database_for(cluster, GRANTS)
        cluster.sql("SELECT pg_create_physical_replication_slot('replica', true)")
        state, left = asyncio.run(lived_and_erased(database, life, now, drafts=7))
        names = ("recycled", "archived", "kept", "replicas")
        assert (state.log_held_by, left[0].names) == (names, names)
        assert found_in(cluster.data) != {}, "and it does hold it"


def test_a_superuser_needs_no_grant(own, life, now):
    state, left = asyncio.run(lived_and_erased(own.database(), life, now, drafts=7))
    assert (state.log_held_by, left) == ((), (scrubbing.FREE_DISK, scrubbing.COPIES))
