"""`softanswer keys`: a secret once, a table, an end; and a clear word where nothing is kept."""

import json
import re

import pytest
from click.testing import CliRunner

from app.access.keys import looks_like_key
from app.cli.main import softanswer
from app.errors import ConfigurationError, NotFoundError


@pytest.fixture
def keys(tmp_path, monkeypatch):
    """Runs the command over a database of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments, database=f"sqlite:///{tmp_path}/records.sqlite"):
        environment = {"SOFTANSWER_DATABASE_URL": database, "COLUMNS": "200"}
        done = CliRunner().invoke(softanswer, ["keys", *arguments], env=environment)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return run


def test_a_new_key_is_shown_once_alone_on_standard_output(keys):
    made = keys("create", "helpdesk", "--scope", "draft", "--scope", "read", "--expires", "90d")
    assert made.exit_code == 0
    assert looks_like_key(made.stdout.strip())
    assert re.search(r"key-[0-9a-f]{12} for draft, read, until \d{4}-", made.stderr)
    listed = keys("list")
    assert made.stdout.strip() not in listed.output
    assert "helpdesk" in listed.output
    assert "valid" in listed.output


def test_json_for_programs(keys):
    made = json.loads(keys("create", "helpdesk", "--scope", "draft", "--json").stdout)
    assert looks_like_key(made["secret"])
    (listed,) = json.loads(keys("list", "--json").stdout)
    assert listed == {name: value for name, value in made.items() if name != "secret"}


def test_rotation_and_the_end(keys):
    old = json.loads(keys("create", "helpdesk", "--scope", "draft", "--json").stdout)
    new = json.loads(keys("rotate", old["id"], "--grace", "0m", "--json").stdout)
    assert keys("revoke", new["id"]).exit_code == 0
    states = {key["id"]: key for key in json.loads(keys("list", "--json").stdout)}
    assert states[old["id"]]["expires_at"]
    assert states[new["id"]]["revoked_at"]
    assert {"expired", "revoked"} <= set(keys("list").output.split())
    for command in ("revoke", "rotate"):
        with pytest.raises(NotFoundError, match="keys list"):
            keys(command, new["id"])


def test_markup_in_a_name_is_shown_as_it_is(keys):
    keys("create", "[red]x[/red]", "--scope", "read")
    assert "[red]x[/red]" in keys("list").output


@pytest.mark.parametrize(
    "arguments",
    [("create", "x"), ("create", "x", "--scope", "all"), ("create", "x", "--scope", "draft", "--expires", "soon"),
     ("rotate", "k", "--grace", "1y"), ("create", "--scope", "draft")],
)  # fmt: skip
def test_bad_usage_is_refused(keys, arguments):
    assert keys(*arguments).exit_code == 2


def test_where_nothing_is_kept_it_is_said_what_to_set(keys):
    with pytest.raises(ConfigurationError, match="SOFTANSWER_DATABASE_URL"):
        keys("list", database="none")
