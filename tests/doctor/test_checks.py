"""The doctor's checks, each given what it looks at."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.doctor.configuration import look_at_guidelines, look_at_profile, look_at_prompts, look_at_settings
from app.doctor.endpoint import look_at_models
from app.doctor.examine import examine
from app.doctor.jobs import look_at_jobs, look_at_notes
from app.doctor.keeping import (
    DISK_FEW,
    DISK_LEAST,
    look_at_clock,
    look_at_disk,
    look_at_erasure,
    look_at_store,
    look_at_texts,
)
from app.doctor.keys import look_at_keys
from app.doctor.machine import look_at_time, look_at_versions
from app.doctor.sign import Sign, green, red, worst, yellow
from app.errors import ConfigurationError, ModelError, UnavailableError
from app.model.later import Outstanding
from app.model.record import Key, Worker
from app.settings import Settings
from app.store.interface import StoreState

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SECRET = "a-secret-of-somebody"


def states(signs):
    return [sign.state for sign in signs]


def well(**fields):
    told = {"there": True, "version": "0001", "wanted": "0001", "journal": "journal wal", "size": 2_000_000}
    return StoreState("SQLite", **{**told, **fields})


STORES = {
    "as it should be": (well(), ["green"]),
    "not made yet": (StoreState("SQLite", there=False), ["green"]),
    "older": (well(version="0000"), ["yellow"]),
    "newer": (well(version="0009", newer=True), ["red"]),
    "not writable": (well(writable=False), ["red"]),
    "of this version and lacking columns": (well(lacking=("drafts.by", "keys.at")), ["red"]),
    "not durable": (well(durable=False, journal="journal delete"), ["yellow"]),
    "newer and not writable": (well(version="9", newer=True, writable=False), ["red", "red"]),
}


@pytest.mark.parametrize("name", STORES)
def test_a_store_is_told_by_its_state(name):
    state, wanted = STORES[name]
    assert states(look_at_store(state)) == wanted


def test_of_many_columns_that_are_missing_the_first_are_named():
    (sign,) = look_at_store(well(lacking=tuple(f"t.c{number}" for number in range(9))))
    assert "t.c0, t.c1, t.c2 and 6 more" in sign.said


def test_the_databases_clock_is_compared_where_it_has_one():
    assert look_at_clock(well(), NOW) == ()
    assert states(look_at_clock(well(now=NOW + timedelta(seconds=1)), NOW)) == ["green"]
    assert states(look_at_clock(well(now=NOW - timedelta(minutes=3)), NOW)) == ["yellow"]


@pytest.mark.parametrize(("days", "state"), [(0, "green"), (89, "green"), (91, "green"), (93, "red")])
def test_texts_that_outlived_their_retention_are_red(days, state):
    kept = well(oldest_text=NOW - timedelta(days=days))
    assert states(look_at_texts(kept, 90, NOW)) == [state]


def test_a_store_without_texts_has_none_that_are_too_old():
    assert states(look_at_texts(well(), 0, NOW)) == ["green"]


@pytest.mark.parametrize(
    ("free", "size", "state"),
    [
        (DISK_LEAST - 1, None, "red"),
        (DISK_LEAST, None, "yellow"),
        (DISK_FEW, None, "green"),
        (DISK_FEW, DISK_FEW, "yellow"),
        (2 * DISK_FEW, DISK_FEW, "green"),
    ],
)
def test_a_disk_that_fills_up_is_told_before_it_is_full(free, size, state):
    signs = look_at_disk(Path("/data"), size, lambda _: SimpleNamespace(total=9**20, free=free))
    assert states(signs) == [state]


def test_no_disk_is_looked_at_where_another_machine_keeps_the_data():
    assert states(look_at_disk(None, None, lambda _: pytest.fail("looked at"))) == ["green"]


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        (Settings(), ["green"]),
        (Settings(host="0.0.0.0"), ["red"]),
        (Settings(ignored=("SOFTANSWER_A", "SOFTANSWER_B")), ["yellow", "yellow"]),
        (Settings(llm_model="small"), ["yellow"]),
    ],
)
def test_settings_that_can_be_read_may_still_be_wrong(settings, wanted):
    assert states(look_at_settings(settings)) == wanted


def test_profile_guidelines_and_prompts():
    assert states(look_at_profile(None)) == ["yellow"]
    assert "Larch & Lime" in look_at_profile(lambda: "Larch & Lime")[0].said
    assert states(look_at_guidelines(lambda: range(28), own=True)) == ["green"]
    assert states(look_at_guidelines(lambda: (), own=True)) == ["red"]
    assert states(look_at_prompts(lambda: ("a.jinja:1: x", "b.jinja:2: y"), own=True)) == ["red", "red"]
    assert states(look_at_prompts(lambda: (), own=False)) == ["green"]


def key(**fields):
    told = {"id": "k-1", "name": "helpdesk", "hint": "sa_ab", "scopes": ("draft",), "created_at": NOW}
    return Key(**{**told, **fields})


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ([], ["green"]),
        ([key()], ["green"]),
        ([key(expires_at=NOW + timedelta(days=3))], ["yellow"]),
        ([key(expires_at=NOW + timedelta(days=30))], ["green"]),
        ([key(expires_at=NOW - timedelta(days=3))], ["green"]),
        ([key(created_at=NOW - timedelta(days=200))], ["yellow"]),
        ([key(created_at=NOW - timedelta(days=200), last_used_at=NOW)], ["green"]),
        ([key(created_at=NOW - timedelta(days=200), revoked_at=NOW)], ["green"]),
    ],
)
def test_keys_that_end_soon_or_lie_about_are_told(keys, wanted):
    assert states(look_at_keys(Settings(), keys, NOW)) == wanted


def test_a_weak_secret_is_told_by_its_name_alone():
    signs = look_at_keys(Settings(api_keys=("short",), page_password="brief"), (), NOW)
    assert states(signs) == ["yellow", "yellow"]
    assert not any("short" in sign.said.replace("shorter", "") or "brief" in sign.said for sign in signs)


def worker(seconds=1, version="1.0"):
    beat = NOW - timedelta(seconds=seconds)
    return Worker(id="w", version=version, started_at=beat, beat_at=beat)


@pytest.mark.parametrize(
    ("workers", "waiting", "state"),
    [
        ([], 0, "green"),
        ([], 4, "red"),
        ([worker(300)], 4, "red"),
        ([worker()], 4, "green"),
        ([worker(), worker(version="0.9")], 0, "yellow"),
        ([worker(), worker(300, version="0.9")], 0, "green"),
    ],
)
def test_work_that_waits_needs_somebody_who_lives(workers, waiting, state):
    assert states(look_at_jobs(workers, waiting, NOW)) == [state]


def test_drafts_to_come_are_work_that_waits_too():
    (sign,) = look_at_jobs([], 0, NOW, Outstanding(drafts=3))
    assert (sign.state, "3 drafts" in sign.said) == ("red", True)


@pytest.mark.parametrize(
    ("outstanding", "posts", "keeps", "state"),
    [
        (Outstanding(), False, True, "green"),
        (Outstanding(), True, True, "green"),
        (Outstanding(notes=4), True, True, "green"),
        (Outstanding(notes=4), False, True, "yellow"),
        (Outstanding(notes=4, notes_dead=1), True, True, "red"),
        (Outstanding(), True, False, "yellow"),
    ],
)
def test_notes_that_were_given_up_or_have_no_address_are_told(outstanding, posts, keeps, state):
    assert states(look_at_notes(outstanding, posts=posts, keeps=keeps)) == [state]


def test_what_keeps_erased_words_in_the_log_is_told_with_what_lets_it_go():
    clean = StoreState("PostgreSQL 15", there=True, log_held_by=())
    assert states(look_at_erasure(clean)) == ["green"]
    assert states(look_at_erasure(StoreState("SQLite 3", there=True))) == ["green"]
    held = StoreState("PostgreSQL 15", there=True, log_held_by=("no_checkpoint", "recycled"))
    (sign,) = look_at_erasure(held)
    assert sign.state == "yellow"
    assert "GRANT pg_checkpoint" in sign.advice
    assert "wal_recycle = off" in sign.advice


def test_versions_and_time_of_this_machine_are_well():
    assert states(look_at_versions()) == ["green"]
    assert states(look_at_time(NOW, "Europe/Berlin")) == ["green"]


def test_a_clock_that_cannot_be_right_and_a_zone_that_nobody_knows_are_red():
    signs = look_at_time(datetime(1999, 1, 1, tzinfo=UTC), "Middle/Earth")
    assert states(signs) == ["red", "red"]


def asked(error):
    async def ask():
        if error:
            raise error

    return ask


@pytest.mark.parametrize(
    ("error", "needed", "state"),
    [
        (None, False, "green"),
        (ModelError("connect", "away"), False, "yellow"),
        (ModelError("connect", "away"), True, "red"),
        (ModelError("auth", "status 401"), True, "red"),
        (ModelError("truncated", "cut off"), True, "green"),
        (ModelError("empty", "nothing"), True, "green"),
    ],
)
def test_a_model_that_answers_anything_works(error, needed, state):
    assert states(asyncio.run(look_at_models({"small@host": asked(error)}, needed))) == [state]


def run(checks, within_s=5.0):
    async def all_of_it():
        return [sign async for sign in examine(checks, within_s)]

    return asyncio.run(all_of_it())


def test_a_check_that_fails_or_hangs_is_a_red_line_and_stops_no_other():
    async def crash():
        raise ValueError(SECRET)

    async def hang():
        await asyncio.sleep(60)

    async def mistaken():
        raise ConfigurationError(["one", "two"])

    async def away():
        raise UnavailableError("the store cannot be used right now", hint="Its disk is full.")

    async def fine():
        return (green("fine", "fine"),)

    checks = {"crash": crash, "hang": hang, "mistaken": mistaken, "away": away, "fine": fine}
    signs = run(checks, within_s=0.1)
    assert [(sign.check, sign.state) for sign in signs] == [
        ("crash", "red"), ("hang", "red"), ("mistaken", "red"), ("mistaken", "red"), ("away", "red"), ("fine", "green"),
    ]  # fmt: skip
    assert all(sign.advice for sign in signs if sign.state == "red")
    assert SECRET not in repr(signs)


def test_the_gravest_line_is_that_of_the_whole():
    assert worst([]) == "green"
    assert worst([green("a", "x"), yellow("b", "y")]) == "yellow"
    assert worst([Sign(check="a", state="green", said="x"), red("c", "z", "do"), yellow("b", "y")]) == "red"
