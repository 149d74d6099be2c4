"""What the doctor sees of a real Postgres."""

import asyncio
from datetime import UTC, datetime

import pytest

from app.bootstrap_doctor import build_checks
from app.settings import Settings
from app.store.sql.store import SqlStore


@pytest.fixture
def url(postgres):
    return postgres.database()


def checked(url, *names, settings=None):
    checks = build_checks(settings or Settings(database_url=url))

    async def work():
        return {name: await checks[name]() for name in names}

    return asyncio.run(work())


def opened(url):
    async def work():
        store = SqlStore(url)
        await store.open()
        try:
            return await store.state()
        finally:
            await store.close()

    return asyncio.run(work())


def test_a_database_without_tables_is_well_and_stays_without(url, postgres):
    sign, clock = checked(url, "store")["store"]
    assert (sign.state, "not made yet" in sign.said, clock.state) == ("green", True, "green")
    assert (
        postgres.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", url.rpartition("/")[2])
        == "0"
    )


def test_its_version_size_clock_and_jobs_are_told(url):
    state = opened(url)
    assert state.there
    assert state.version == state.wanted
    assert state.size > 1_000_000
    assert abs((state.now - datetime.now(UTC)).total_seconds()) < 5
    signs = checked(url, "store", "retention", "disk", "keys", "jobs")
    assert {name: found[0].state for name, found in signs.items() if name != "store"} == dict.fromkeys(
        ("retention", "disk", "keys", "jobs"), "green"
    )
    told, clock = signs["store"]
    # This cluster was made without fsync, for speed: exactly what the doctor has to see.
    assert (told.state, "fsync off" in told.said) == ("yellow", True)
    assert clock.state == "green"


def test_one_that_is_away_is_told_without_its_address(url):
    from app.errors import UnavailableError

    name = url.rpartition("/")[2]
    gone = f"postgresql://postgres:secret-word@127.0.0.1:1/{name}"
    with pytest.raises(UnavailableError) as caught:
        checked(gone, "store")
    assert "secret-word" not in str(caught.value)


def test_tables_of_its_version_that_lack_a_column_are_red(url, postgres):
    opened(url)
    postgres.sql("ALTER TABLE claims DROP COLUMN customer_ref", url.rpartition("/")[2])
    signs = checked(url, "store")["store"]
    assert [sign.said for sign in signs if sign.state == "red" and "claims.customer_ref" in sign.said]
