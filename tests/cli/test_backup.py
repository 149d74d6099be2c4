"""`softanswer backup` and `restore`: beside a server that works, and what they say where the records are elsewhere."""

import asyncio
import copy
import threading

import httpx2
import pytest

from app.store.sql.store import SqlStore
from scripts.prove.history import History, Kept, faults
from scripts.prove.load import brief_of
from scripts.prove.server import Server

SECRET = "p%40ss-word"


@pytest.fixture
def settings(tmp_path):
    """Where the records lie, for a server and for the commands."""
    return {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'records.sqlite'}",
        "ENGINE": "builtin",
        "LOG_LEVEL": "error",
    }


@pytest.fixture
def command(softanswer, settings):
    """Runs a command over these records."""

    def run(*arguments, stdin=b"", **other):
        given = {f"SOFTANSWER_{name}": value for name, value in {**settings, **other}.items()}
        return softanswer(*arguments, stdin=stdin, env=given)

    return run


def kept(path):
    """Every draft in a store."""

    async def read():
        store = SqlStore(path)
        await store.open()
        try:
            async with store.view() as records:
                page = await records.drafts.list(_all(), limit=1000)
                return [Kept.of(await records.drafts.get(line.id)) for line in page.items]
        finally:
            await store.close()

    return asyncio.run(read())


def _all():
    from app.model.record import DraftFilter

    return DraftFilter()


def test_a_backup_beside_a_busy_server_holds_every_draft_that_was_answered_before(
    command, settings, tmp_path
):
    server = Server(settings, tmp_path)
    asyncio.run(server.start())
    history, stop = History(), threading.Event()

    def draft_on():
        with httpx2.Client(timeout=15) as client:
            for number in range(10_000):
                if stop.is_set():
                    return
                told = client.post(f"{server.url}/v1/drafts", json=brief_of(f"{number:06}")).json()
                history.drafted(f"{number:06}", told["id"], told["reply"]["text"])

    client = threading.Thread(target=draft_on)
    client.start()
    try:
        while len(history.drafts) < 10:
            client.join(0.01)
        before = copy.deepcopy(history)
        made = command("backup", "backup.tar")
        assert made.returncode == 0, made.stderr
        while len(history.drafts) < len(before.drafts) + 20:
            client.join(0.01)
        busy = command("restore", "backup.tar")
        assert busy.returncode == 2
        assert b"works with the database" in busy.stderr
    finally:
        stop.set()
        client.join()
        server.stop()
    assert faults(history, kept(tmp_path / "records.sqlite")) == []
    put_back = command("restore", "backup.tar")
    assert put_back.returncode == 0, put_back.stderr
    assert b"What was there before: " in put_back.stdout
    restored = kept(tmp_path / "records.sqlite")
    assert faults(before, restored) == []
    assert len(restored) < len(history.drafts)
    assert faults(history, restored), "the checker sees what came after the backup"


def test_after_a_restore_the_doctor_is_content(command):
    assert command("draft", "--save", stdin=b"Where is my parcel?").returncode == 0
    assert command("backup", "b.tar").returncode == 0
    assert command("restore", "b.tar").returncode == 0
    assert command("doctor", "--only", "store,retention").stdout.count(b"green") == 2


def test_a_file_that_is_there_needs_force(command, tmp_path):
    command("draft", "--save", stdin=b"Where is my parcel?")
    (tmp_path / "b.tar").write_text("a letter")
    assert command("backup", "b.tar").returncode == 2
    assert command("backup", "b.tar", "--force").returncode == 0


@pytest.mark.parametrize(("name", "tool"), [("backup", "pg_dump"), ("restore", "pg_restore")])
@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://desk:{SECRET}@db.example:5433/records?sslmode=require",
        f"postgresql://db.example:5433/records?user=desk&password={SECRET}",
    ],
)
def test_for_postgres_its_own_command_is_named_without_the_password(command, tmp_path, name, tool, url):
    (tmp_path / "my backup").write_text("x")
    done = command(name, "my backup", DATABASE_URL=url)
    told = done.stderr.decode()
    assert done.returncode == 2
    assert tool in told
    assert "db.example:5433/records" in told
    assert "'my backup'" in told
    assert SECRET not in told
    assert "PGPASSWORD" in told


def test_where_nothing_is_kept_there_is_nothing_to_back_up(command):
    done = command("backup", "b.tar", DATABASE_URL="none")
    assert done.returncode == 2
    assert b"nothing is kept" in done.stderr
