"""Which store the settings name, and what is said of an address that names none."""

import asyncio
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap_records import FILE_NAME, build_store
from app.errors import ConfigurationError
from app.settings import PREFIX, read_settings

ROOT = Path(__file__).resolve().parent.parent
NAME = f"{PREFIX}DATABASE_URL"


def opened(url):
    store = build_store(read_settings({NAME: url} if url else {}))

    async def work():
        await store.open()
        await store.close()

    asyncio.run(work())
    return store


def test_without_a_setting_a_file_in_the_data_folder_is_made_for_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert opened(None).keeps
    folder = tmp_path / "softanswer"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600


def test_tests_never_write_into_the_real_data_folder():
    assert "data-home" in os.environ["XDG_DATA_HOME"]


@pytest.mark.parametrize("form", ["sqlite:///{0}", "sqlite+aiosqlite:///{0}", "SQLITE:///{0}"])
def test_a_file_may_be_named(tmp_path, form):
    path = tmp_path / "a b.sqlite"
    assert opened(form.format(path)).keeps
    assert path.is_file()


def test_a_path_may_be_relative_or_begin_with_the_home_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    opened("sqlite:///here.sqlite")
    opened("sqlite:///~/home.sqlite")
    assert {path.name for path in tmp_path.iterdir()} >= {"here.sqlite", "home.sqlite"}


def test_nothing_is_kept_where_none_is_named():
    assert not opened("NONE").keeps


def test_a_postgres_is_used_by_either_name_of_its_scheme(postgres):
    url = postgres.database()
    assert opened(url.replace("postgresql://", "postgres://")).keeps


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:///folder/",
        "sqlite:///x.sqlite?mode=ro",
        "mysql://soft:pass-word@db/records",
        "postgresql://soft:pass-word@db",
        "postgresql://soft:pass-word@db:port/records",
        "pass-word",
    ],
)
def test_what_names_no_database_is_told_without_being_shown(url):
    with pytest.raises(ConfigurationError) as caught:
        read_settings({NAME: url})
    (mistake,) = caught.value.mistakes
    assert mistake.startswith(f"{NAME}: none, sqlite:///PATH or postgresql://")
    assert "pass-word" not in mistake


@pytest.mark.parametrize(("text", "days"), [("0", 0), ("36500", 36500)])
def test_texts_are_kept_for_a_number_of_days(text, days):
    assert read_settings({f"{PREFIX}RETENTION_DAYS": text}).retention_days == days


@pytest.mark.parametrize("text", ["-1", "36501", "1.5", "٩", "forever"])
def test_another_number_of_days_is_refused(text):
    with pytest.raises(ConfigurationError):
        read_settings({f"{PREFIX}RETENTION_DAYS": text})


def test_help_and_a_store_that_keeps_nothing_load_no_database_library():
    code = (
        "import sys; from app.bootstrap_records import build_store; from app.settings import read_settings;"
        f"build_store(read_settings({{'{NAME}': 'none'}})); import app.cli.main;"
        "print({'sqlalchemy', 'alembic', 'dbos', 'asyncpg'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
