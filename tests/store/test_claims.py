"""Claims: one holder at a time, over all processes; an answer once, to the one who held it."""

import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from app.model.record import Answer
from app.store.none import NoStore
from app.store.sql.store import SqlStore

ROOT = Path(__file__).resolve().parents[2]
LEASE = timedelta(seconds=30)
ANSWER = Answer(status=200, body='{"a": "\\u0000"}', draft_id="d-1")


@pytest.fixture(params=["sqlite", "postgres", "none"])
def ask(request, tmp_path):
    """Calls one method of the claims in a transaction of its own, over one store."""
    import asyncio

    if request.param == "none":
        store = NoStore()
    else:
        database = tmp_path / "store.sqlite"
        if request.param == "postgres":
            database = request.getfixturevalue("postgres").database()
        store = SqlStore(database)

    with asyncio.Runner() as runner:
        runner.run(store.open())

        def call(method, *arguments):
            async def work():
                async with store.transaction() as records:
                    return await getattr(records.claims, method)(*arguments)

            return runner.run(work())

        yield call
        runner.run(store.close())


def test_the_first_works_and_the_others_wait_for_the_answer(ask, now):
    assert ask("claim", "s", "k", "f", "h1", now, now + LEASE).state == "ours"
    running = ask("claim", "s", "k", "f", "h2", now, now + LEASE)
    assert (running.state, running.until) == ("running", now + LEASE)
    assert ask("settle", "s", "k", "h1", ANSWER) is True
    done = ask("claim", "s", "k", "f", "h2", now, now + LEASE)
    assert (done.state, done.answer) == ("done", ANSWER)


def test_the_same_key_with_another_body_is_told_at_every_stage(ask, now):
    ask("claim", "s", "k", "f", "h1", now, now + LEASE)
    assert ask("claim", "s", "k", "g", "h2", now, now).state == "other"
    assert ask("claim", "s", "k", "g", "h2", now + 2 * LEASE, now).state == "other"
    ask("settle", "s", "k", "h1", ANSWER)
    assert ask("claim", "s", "k", "g", "h2", now, now).state == "other"


def test_keys_of_other_scopes_are_other_keys(ask, now):
    assert [ask("claim", scope, "k", "f", "h", now, now).state for scope in ("s", "t")] == ["ours", "ours"]


def test_a_claim_whose_holder_died_is_taken_over_and_the_dead_cannot_answer(ask, now):
    ask("claim", "s", "k", "f", "dead", now, now + LEASE)
    assert ask("claim", "s", "k", "f", "h2", now + LEASE, now + 2 * LEASE).state == "ours"
    assert ask("settle", "s", "k", "dead", ANSWER) is False
    ask("release", "s", "k", "dead")
    assert ask("claim", "s", "k", "f", "h3", now + LEASE, now + LEASE).state == "running"
    assert ask("settle", "s", "k", "h2", ANSWER) is True
    assert ask("settle", "s", "k", "h2", ANSWER) is False


def test_a_holder_may_lay_its_own_claim_again(ask, now):
    ask("claim", "s", "k", "f", "h1", now, now + LEASE)
    assert ask("claim", "s", "k", "f", "h1", now, now + LEASE).state == "ours"


def test_a_released_claim_is_free_at_once_and_an_answer_is_not_released(ask, now):
    ask("claim", "s", "k", "f", "h1", now, now + LEASE)
    ask("release", "s", "k", "h1")
    assert ask("claim", "s", "k", "g", "h2", now, now + LEASE).state == "ours"
    ask("settle", "s", "k", "h2", ANSWER)
    ask("release", "s", "k", "h2")
    assert ask("claim", "s", "k", "g", "h3", now, now).state == "done"


def test_old_claims_are_forgotten(ask, now):
    for number in range(3):
        ask("claim", "s", f"k{number}", "f", "h", now + number * LEASE, now + number * LEASE)
    assert ask("forget", now + LEASE) == 1
    assert ask("forget", now + LEASE) == 0
    assert ask("claim", "s", "k1", "g", "h", now, now).state == "other"
    assert ask("claim", "s", "k0", "g", "h", now, now).state == "ours"


def test_of_twenty_claimers_in_two_processes_one_works(database, run):
    async def nothing(store):
        return None

    run(nothing)
    start = str(time.time() + 2.5)
    racers = [
        subprocess.Popen(
            [sys.executable, Path(__file__).with_name("claimers.py"), str(database), name, start],
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        )
        for name in ("one", "two")
    ]
    counts = [tuple(map(int, racer.communicate(timeout=60)[0].split())) for racer in racers]
    assert sorted(ours for ours, _ in counts) == [0, 1]
    assert sum(running for _, running in counts) == 19
