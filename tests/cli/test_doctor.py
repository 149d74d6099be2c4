"""`softanswer doctor`: lines, JSON and exit codes, over real stores and endpoints."""

import asyncio
import json
import sqlite3

import pytest

from app.store.sql.migrating import VERSIONS
from app.store.sql.store import SqlStore

KEY = "a-secret-key-of-somebody"


@pytest.fixture
def stub(stubs):
    with stubs.Stub(answer=stubs.draft_answer) as running:
        yield running


@pytest.fixture
def database(tmp_path):
    """A store that was opened once."""
    path = tmp_path / "records.sqlite"

    async def make():
        store = SqlStore(path)
        await store.open()
        await store.close()

    asyncio.run(make())
    return path


@pytest.fixture
def doctor(softanswer, tmp_path):
    """Runs it as JSON; returns exit code and the states of each check."""

    def run(*arguments, database=None, **env):
        url = f"sqlite:///{database or tmp_path / 'none-yet.sqlite'}"
        done = softanswer("doctor", "--json", *arguments, env={"SOFTANSWER_DATABASE_URL": url, **env})
        told = json.loads(done.stdout)
        found = {}
        for sign in told["checks"]:
            found.setdefault(sign["check"], []).append(sign["state"])
            assert sign["state"] != "red" or sign["advice"]
        return done.returncode, found, done.stdout.decode() + done.stderr.decode()

    return run


def test_with_nothing_set_all_is_well_but_the_profile_and_nothing_is_made(doctor, tmp_path):
    code, found, _ = doctor()
    assert code == 0
    assert {check for check, states in found.items() if states != ["green"]} == {"profile"}
    assert len(found) == 14
    assert not (tmp_path / "none-yet.sqlite").exists()


def test_a_line_for_people_a_check(softanswer):
    done = softanswer("doctor", env={"SOFTANSWER_DATABASE_URL": "none"})
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert len(lines) == 14
    assert all(line.split()[0] in {"green", "yellow", "red"} for line in lines)


def test_every_mistake_of_the_settings_is_a_red_line(doctor):
    code, found, shown = doctor(SOFTANSWER_PORT="x", SOFTANSWER_ENGINE="y", SOFTANSWER_API_KEYS=f"{KEY} ü")
    assert code == 1
    assert found["settings"] == ["red"] * 3
    assert {"versions", "time"} <= set(found)
    assert KEY not in shown


def test_mistakes_in_profile_guidelines_and_prompts_are_told_each(doctor, tmp_path):
    (tmp_path / "profile.yaml").write_text("nam: X\ntone: loud\n")
    (tmp_path / "guidelines" / "mine").mkdir(parents=True)
    (tmp_path / "guidelines" / "mine" / "guideline.md").write_text("no front matter")
    (tmp_path / "prompts" / "draft").mkdir(parents=True)
    (tmp_path / "prompts" / "draft" / "system.jinja").write_text("{% if %}")
    code, found, _ = doctor(
        SOFTANSWER_COMPANY=str(tmp_path / "profile.yaml"),
        SOFTANSWER_GUIDELINES=str(tmp_path / "guidelines"),
        SOFTANSWER_PROMPTS=str(tmp_path / "prompts"),
    )
    assert code == 1
    for check in ("profile", "guidelines", "prompts"):
        assert set(found[check]) == {"red"}, check
    assert len(found["profile"]) >= 2
    assert found["store"] == ["green"]


def test_a_model_that_answers_is_green_and_its_key_is_not_shown(doctor, stub):
    code, found, shown = doctor(
        SOFTANSWER_LLM_BASE_URL=stub.url, SOFTANSWER_LLM_MODEL="answer", SOFTANSWER_LLM_API_KEY=KEY
    )
    assert (code, found["model"]) == (0, ["green"])
    assert len(stub.seen) == 1
    assert len(json.dumps(stub.seen[0].body)) < 1000
    assert KEY not in shown


@pytest.mark.parametrize(("engine", "code", "state"), [("auto", 0, "yellow"), ("llm", 1, "red")])
def test_a_model_that_refuses_the_key_is_red_where_nobody_writes_in_its_place(
    doctor, stub, engine, code, state
):
    ended, found, shown = doctor(
        "--only", "model", SOFTANSWER_LLM_BASE_URL=stub.url, SOFTANSWER_LLM_MODEL="401",
        SOFTANSWER_LLM_API_KEY=KEY, SOFTANSWER_ENGINE=engine,
    )  # fmt: skip
    assert (ended, found) == (code, {"model": [state]})
    assert "correct the key" in shown
    assert KEY not in shown


def test_a_store_in_use_is_green(doctor, database):
    code, found, shown = doctor("--only", "store,retention,keys,jobs", database=database)
    assert (code, found) == (0, {name: ["green"] for name in ("store", "retention", "keys", "jobs")})
    assert f"tables {VERSIONS[-1]}" in shown


def test_what_is_no_database_is_red_and_stays_as_it_is(doctor, tmp_path):
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"this is a letter of a customer" * 100)
    code, found, shown = doctor("--only", "store", database=path)
    assert (code, found) == (1, {"store": ["red"]})
    assert "letter" not in shown
    assert path.read_bytes().startswith(b"this is a letter")


def test_a_database_of_a_newer_version_is_red(doctor, database):
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE softanswer_version SET version_num = '9999'")
    connection.close()
    code, found, shown = doctor("--only", "store,keys", database=database)
    assert (code, found["store"]) == (1, ["red"])
    assert "9999" in shown


def test_a_check_that_there_is_not_is_bad_usage(softanswer):
    done = softanswer("doctor", "--only", "stoer")
    assert done.returncode == 2
    assert b"there is no check 'stoer'; there are settings, profile" in done.stderr
