"""Keys that are kept: a secret is shown once, scopes hold, an ended key opens nothing within seconds."""

import asyncio
from base64 import b64encode
from collections import Counter
from datetime import timedelta

import pytest

from app.access import Access, KeyRing, Secrets
from app.access.access import OPEN, PAGE
from app.access.keys import digest_of, looks_like_key, new_secret
from app.access.lookup import REMEMBERED_S, StoredKeys
from app.errors import ForbiddenError, InputError, NotFoundError, UnavailableError


@pytest.fixture
def run(store):
    """Runs a test's coroutine over the opened store, and closes it in the same loop."""

    def run(work):
        async def whole():
            await store.open()
            try:
                return await work
            finally:
                # A use that is still being noted would open the store again, for nobody to close.
                if beside := asyncio.all_tasks() - {asyncio.current_task()}:
                    await asyncio.wait(beside, timeout=5)
                await store.close()

        return asyncio.run(whole())

    return run


class Counting:
    """A store whose transactions are counted."""

    def __init__(self, store):
        self._store = store
        self.asked = Counter()

    def view(self):
        self.asked["view"] += 1
        return self._store.view()

    def transaction(self):
        self.asked["transaction"] += 1
        return self._store.transaction()


def access_to(store, clock, **other):
    return Access(keys=StoredKeys(store, clock), **other)


def test_secrets_are_long_unlike_each_other_and_easy_to_tell():
    secrets = {new_secret() for _ in range(200)}
    assert len(secrets) == 200
    assert all(
        looks_like_key(secret) and secret.startswith("sa_") and len(secret) == 46 for secret in secrets
    )


@pytest.mark.parametrize("shown", ["", "sa_", "key", "sa_" + "x" * 42, "sa_" + "é" * 43, "xx_" + "a" * 43])
def test_what_cannot_be_a_key_is_not_looked_up(shown):
    assert not looks_like_key(shown)


def test_a_key_opens_what_its_scopes_say_and_is_kept_as_a_digest_alone(store, clock, run, tmp_path):
    async def work():
        key, secret = await KeyRing(store, clock).create("helpdesk", ["draft", "draft"], "me")
        caller = await access_to(store, clock).program(f"Bearer {secret}", None)
        return key, secret, caller

    key, secret, caller = run(work())
    assert (caller.who, caller.scopes) == (key.id, ("draft",))
    assert secret.startswith(key.hint)
    assert caller.may("draft")
    with pytest.raises(ForbiddenError, match="scope read"):
        caller.must("read")
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert secret.encode() not in kept
    assert digest_of(secret).encode() in kept


def test_admin_opens_all(store, clock, run):
    async def work():
        _, secret = await KeyRing(store, clock).create("boss", ["admin"], "me")
        return await access_to(store, clock).program(None, secret)

    caller = run(work())
    assert all(caller.may(scope) for scope in ("draft", "read", "admin"))


@pytest.mark.parametrize(
    ("name", "scopes", "lives"),
    [("", ["draft"], None), ("x" * 101, ["draft"], None), ("a\nb", ["draft"], None), ("a", [], None),
     ("a", ["draft"], timedelta(0))],
)  # fmt: skip
def test_a_key_of_no_use_is_not_made(store, clock, run, name, scopes, lives):
    async def work():
        with pytest.raises(InputError):
            await KeyRing(store, clock).create(name, scopes, "me", lives)
        return await KeyRing(store, clock).list()

    assert run(work()) == ()


def test_without_any_key_the_door_is_open_and_the_first_key_closes_it_for_good(store, clock, run):
    async def work():
        ring, access = KeyRing(store, clock), access_to(store, clock)
        before = await access.program(None, None)
        key, _ = await ring.create("a", ["draft"], "me")
        clock.move(seconds=REMEMBERED_S)
        closed = await access.program(None, None)
        await ring.revoke(key.id, "me")
        clock.move(seconds=REMEMBERED_S)
        return before, closed, await access.program(None, None), await access_to(store, clock).person(None)

    before, *closed = run(work())
    assert before.who == OPEN
    assert closed == [None, None, None]


def test_a_door_that_other_machines_reach_never_opens_by_itself(store, clock, run):
    async def work():
        return await access_to(store, clock, closed=True).program(None, None)

    assert run(work()) is None


def test_a_revoked_key_opens_nothing_within_seconds_also_where_it_is_remembered(store, clock, run):
    async def work():
        ring, access = KeyRing(store, clock), access_to(store, clock)
        key, secret = await ring.create("a", ["draft"], "me")
        assert await access.program(None, secret)
        await ring.revoke(key.id, "me")
        clock.move(seconds=REMEMBERED_S)
        assert await access.program(None, secret) is None
        with pytest.raises(NotFoundError):
            await ring.revoke(key.id, "me")
        await access.close()

    run(work())
    assert REMEMBERED_S <= 5


def test_a_key_ends_with_its_time(store, clock, run):
    async def work():
        access = access_to(store, clock)
        _, secret = await KeyRing(store, clock).create("a", ["draft"], "me", timedelta(seconds=2))
        assert await access.program(None, secret)
        clock.move(seconds=2)
        return await access.program(None, secret), await access.close()

    assert run(work())[0] is None


def test_rotation_makes_a_new_key_and_lets_the_old_one_end_later(store, clock, run):
    async def work():
        ring = KeyRing(store, clock)
        old, old_secret = await ring.create("a", ["draft", "read"], "me", timedelta(days=90))
        clock.move(days=80)
        new, secret = await ring.rotate(old.id, "me", timedelta(hours=24))
        assert (new.name, new.scopes) == (old.name, old.scopes)
        assert new.expires_at == clock() + timedelta(days=90)
        both = [await access_to(store, clock).program(None, each) for each in (old_secret, secret)]
        assert all(both)
        clock.move(hours=24)
        later = [await access_to(store, clock).program(None, each) for each in (old_secret, secret)]
        assert [caller and caller.who for caller in later] == [None, new.id]
        with pytest.raises(NotFoundError):
            await ring.rotate(old.id, "me", timedelta(0))
        async with store.view() as records:
            return [entry.what for entry in (await records.audit.list()).items]

    assert run(work()) == ["key.rotated", "key.created", "key.created"]


def test_the_last_use_is_noted_beside_the_request_and_once_a_minute(store, clock, run):
    counting = Counting(store)

    async def work():
        ring, keys = KeyRing(store, clock), StoredKeys(counting, clock)
        _, secret = await ring.create("a", ["draft"], "me")
        first = clock()
        for _ in range(50):
            assert await keys.find(secret)
            clock.move(seconds=1)
        await keys.close()
        noted = (await ring.list())[0].last_used_at
        clock.move(seconds=15)
        await keys.find(secret)
        await keys.close()
        return first, noted, (await ring.list())[0].last_used_at

    first, noted, again = run(work())
    assert noted == first
    assert again == clock()
    assert counting.asked["transaction"] == 2
    assert counting.asked["view"] < 25, "a key is remembered for seconds"


def test_unknown_keys_do_not_ask_the_store_each_time(store, clock, run):
    counting = Counting(store)

    async def work():
        keys = StoredKeys(counting, clock)
        secret = new_secret()
        return [await keys.find(secret) for _ in range(20)] + [await keys.find("not a key")]

    assert run(work()) == [None] * 21
    assert counting.asked["view"] == 1


class Away:
    """A store that cannot be reached."""

    def view(self):
        raise UnavailableError("the database is away")


def test_nobody_comes_in_unseen_while_the_store_is_away(clock):
    access = access_to(Away(), clock)
    with pytest.raises(UnavailableError):
        asyncio.run(access.program(None, new_secret()))
    with pytest.raises(UnavailableError):
        asyncio.run(access.program(None, None))
    operator = Access(Secrets(["key-of-a-helpdesk"]), StoredKeys(Away(), clock))
    assert asyncio.run(operator.program(None, "key-of-a-helpdesk")).may("admin")


def test_a_door_that_stood_open_stays_so_while_the_store_is_away_and_a_shut_one_shut(store, clock, run):
    failing = Counting(store)

    async def work():
        access = access_to(failing, clock)
        before = await access.person(None)
        failing.view = Away().view
        clock.move(seconds=REMEMBERED_S)
        during = await access.person(None)
        del failing.view
        await KeyRing(store, clock).create("a", ["draft"], "me")
        back = await access.person(None)
        failing.view = Away().view
        clock.move(seconds=REMEMBERED_S)
        return before, during, back, await access.person(None)

    before, during, *shut = run(work())
    assert before.who == during.who == PAGE
    assert shut == [None, None]


def test_a_key_that_may_draft_opens_the_page_as_its_password(store, clock, run):
    async def work():
        ring, access = KeyRing(store, clock), access_to(store, clock)
        found = []
        for scope in ("draft", "read"):
            _, secret = await ring.create(scope, [scope], "me")
            shown = "Basic " + b64encode(f"me:{secret}".encode()).decode()
            found.append(await access.person(shown))
        await access.close()
        return found

    drafter, reader = run(work())
    assert drafter is not None
    assert reader is None
