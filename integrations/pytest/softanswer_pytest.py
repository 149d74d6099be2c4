"""A pytest plugin: the `softanswer` fixture checks a reply against Softanswer's checklist.

It needs pytest alone: the checking is done by an installed `softanswer` command, or by a server.
"""

from __future__ import annotations

import atexit
import json
import os
import shlex
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

import pytest

URL_TIMEOUT_S = 60
FOR_AGENT = "for_agent"

# What fails is shown at the line of the team's test, without the lines of this file.
__tracebackhide__ = True


class SoftanswerError(Exception):
    """A reply could not be checked; the message says what to do."""


@dataclass(frozen=True)
class Item:
    """What the checklist says of one guideline."""

    id: str
    status: str
    severity: str
    reason: str
    hint: str | None
    evidence: tuple[str, ...]

    def told(self) -> str:
        """The item as a failing test shows it."""
        quotes = "".join(f"\n      “{quote}”" for quote in self.evidence)
        todo = f"\n      {self.hint}" if self.hint else ""
        return f"  {self.status:7} {self.id}: {self.reason}{quotes}{todo}"


@dataclass(frozen=True)
class Checked:
    """The checklist of one reply, with what a test may claim of it."""

    reply: str
    verdict: str
    verdict_reasons: tuple[str, ...]
    items: dict[str, Item]
    commitments: tuple[dict[str, Any], ...]
    raw: dict[str, Any] = field(repr=False)

    @property
    def for_agent(self) -> tuple[str, ...]:
        """Ids of the guidelines that the agent has to see to, which no reply shows."""
        return tuple(row["id"] for row in self.raw["checklist"] if row["status"] == FOR_AGENT)

    @property
    def missed(self) -> tuple[str, ...]:
        """Ids of the guidelines that the reply misses."""
        return tuple(item.id for item in self.items.values() if item.status == "missed")

    @property
    def unsure(self) -> tuple[str, ...]:
        """Ids of the guidelines that a person has to decide on."""
        return tuple(item.id for item in self.items.values() if item.status == "unsure")

    def assert_met(self, *guidelines: str) -> None:
        """Fail unless each of the guidelines is met; at least one must be named."""
        if not guidelines:
            raise SoftanswerError(
                "assert_met: name the guidelines that must be met, such as assert_met('listen'); "
                "assert_not_missed() asks about all of them"
            )
        self._claim("to be met", [item for item in self._named(guidelines) if item.status != "met"])

    def assert_not_missed(self, *guidelines: str) -> None:
        """Fail where one of the guidelines is missed; with none named, where any is."""
        named = self._named(guidelines) if guidelines else list(self.items.values())
        self._claim("not to be missed", [item for item in named if item.status == "missed"])

    def assert_ready(self) -> None:
        """Fail unless the reply can be sent as it is: nothing is missed, and no must is unsure."""
        if self.verdict != "ready":
            wrong = [
                i
                for i in self.items.values()
                if i.status == "missed" or (i.status, i.severity) == ("unsure", "must")
            ]
            self._claim("to be ready (" + "; ".join(self.verdict_reasons) + ")", wrong, anyway=True)

    def _named(self, guidelines: tuple[str, ...]) -> list[Item]:
        unknown = [name for name in guidelines if name not in self.items]
        if unknown and unknown[0] in self.for_agent:
            raise SoftanswerError(
                f"{unknown[0]!r} is for the agent to do, so no reply can meet or miss it; leave it out"
            )
        if unknown:
            raise SoftanswerError(
                f"there is no guideline {unknown[0]!r} in force; there are {', '.join(sorted(self.items))}"
            )
        return [self.items[name] for name in guidelines]

    def _claim(self, what: str, wrong: list[Item], *, anyway: bool = False) -> None:
        if wrong or anyway:
            told = "\n".join(item.told() for item in wrong)
            quoted = "\n".join(f"  | {line}" for line in self.reply.splitlines())
            pytest.fail(f"the reply was expected {what}:\n{told}\nthe reply:\n{quoted}", pytrace=False)


class Asks(Protocol):
    """Something that answers a check request."""

    def ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one request; raises SoftanswerError."""


class Softanswer:
    """What the fixture gives."""

    def __init__(self, asks: Asks) -> None:
        self._asks = asks

    def check(self, reply: str, message: str, **brief: Any) -> Checked:
        """Check a reply to a message; `brief` takes whatever else a brief may say (`facts`, `options`, `fault`, …)."""
        found = self._asks.ask({"brief": {**brief, "message": message}, "reply": reply})
        items = {row["id"]: _item(row) for row in found["checklist"] if row["status"] != FOR_AGENT}
        return Checked(
            reply=reply,
            verdict=found["verdict"],
            verdict_reasons=tuple(found.get("verdict_reasons", ())),
            items=items,
            commitments=tuple(found.get("commitments", ())),
            raw=found,
        )


class Command:
    """The installed command, kept running: a line in, a line out."""

    def __init__(self, command: str) -> None:
        words = shlex.split(command)
        words[:1] = map(os.path.expanduser, words[:1])
        if not words or shutil.which(words[0]) is None:
            raise SoftanswerError(
                f"there is no command {(words or [''])[0]!r}: install softanswer (pipx install softanswer), "
                "name it with --softanswer-command=PATH, or name a server with --softanswer-url=ADDRESS"
            )
        # Standard error goes to a file: a pipe that nobody reads would fill up and stop the command.
        self._told = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            [*words, "check", "--jsonl"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._told,
        )
        atexit.register(self.close)

    def ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Ask the running command; what it says when it ends early is told."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        line = b""
        with suppress(OSError, ValueError):
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        if not line:
            self._told.seek(0)
            raise SoftanswerError(f"softanswer ended: {self._told.read().decode(errors='replace').strip()}")
        return _good(json.loads(line))

    def close(self) -> None:
        """End the command."""
        if self._process.stdin and not self._process.stdin.closed:
            with suppress(OSError):
                self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()
        self._told.close()
        atexit.unregister(self.close)


class Server:
    """A server, by its address."""

    def __init__(self, url: str, key: str | None) -> None:
        self._url = url.rstrip("/") + "/v1/checks"
        self._headers = {"Content-Type": "application/json", **({"X-API-Key": key} if key else {})}

    def ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Ask the server; its problem is told in its own words."""
        body = json.dumps(request).encode()
        asked = urllib.request.Request(self._url, data=body, headers=self._headers)
        try:
            with urllib.request.urlopen(asked, timeout=URL_TIMEOUT_S) as answer:
                return dict(json.load(answer))
        except urllib.error.HTTPError as error:
            with error:
                raise SoftanswerError(f"{self._url} answered {error.code}: {_problem(error)}") from None
        except (OSError, ValueError) as error:
            raise SoftanswerError(f"{self._url} cannot be asked: {error}; is the server running?") from None

    def close(self) -> None:
        """Nothing is kept open."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The two ways to name what does the checking."""
    group = parser.getgroup("softanswer")
    group.addoption("--softanswer-command", help="The softanswer command (default: softanswer).")
    group.addoption("--softanswer-url", help="A Softanswer server in place of the command.")
    parser.addini("softanswer_command", "The softanswer command.", default="softanswer")
    parser.addini("softanswer_url", "A Softanswer server in place of the command.", default="")


@pytest.fixture(scope="session")
def softanswer(request: pytest.FixtureRequest) -> Any:
    """Checks replies: see `Softanswer.check`."""
    config = request.config
    url = config.getoption("--softanswer-url") or config.getini("softanswer_url")
    command = config.getoption("--softanswer-command") or config.getini("softanswer_command")
    problem = ""
    try:
        asks = Server(url, os.environ.get("SOFTANSWER_API_KEY")) if url else Command(command)
    except SoftanswerError as error:
        problem = str(error)
    if problem:  # failing in the handler would tell it twice
        pytest.fail(problem, pytrace=False)
    yield Softanswer(asks)
    asks.close()


def _item(row: Mapping[str, Any]) -> Item:
    return Item(
        id=row["id"],
        status=row["status"],
        severity=row["severity"],
        reason=row["reason"],
        hint=row.get("hint"),
        evidence=tuple(quote["quote"] for quote in row.get("evidence", ())),
    )


def _good(answer: dict[str, Any]) -> dict[str, Any]:
    problem = answer.get("error")
    if problem:
        raise SoftanswerError(str(problem.get("detail", problem)))
    return answer


def _problem(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.load(error).get("detail", error.reason))
    except ValueError:
        return str(error.reason)
