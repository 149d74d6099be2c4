"""A batch that a server works off: sent there, waited for, fetched; the server goes on when this command is stopped."""

import json
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

import click

from app.cli.eval_progress import watched
from app.errors import InputError, SoftanswerError, UnavailableError

LOOK_S = 1.0
"""Seconds between two looks at how far it is."""

TIMEOUT_S = 60.0
"""Seconds that the server may be silent."""


def run_there(url: str, key: str | None, source: Path | None, resume: str | None) -> Iterator[dict[str, Any]]:
    """Have a batch worked off by the server at `url`, and yield its results in order."""
    server = _Server(url, key)
    if resume is None:
        assert source is not None
        batch = server.asked("POST", "", source.read_bytes())
    else:
        batch = server.asked("GET", f"/{quote(resume, safe='')}")
    batch_id = str(batch["id"])
    try:
        _wait(server, batch)
    except KeyboardInterrupt:
        click.echo(
            f"The server goes on. Fetch it with: softanswer batch --url {url} --resume {batch_id}", err=True
        )
        raise
    with server.opened("GET", f"/{batch_id}/results") as answer:
        for line in answer:
            yield json.loads(line)


def _wait(server: "_Server", batch: dict[str, Any]) -> None:
    with watched(batch["total"], "briefs") as advance:
        seen = 0
        while True:
            ended = batch["done"] + batch["failed"]
            advance(ended - seen)
            seen = ended
            if batch["state"] != "running":
                return
            time.sleep(LOOK_S)
            batch = server.asked("GET", f"/{batch['id']}")


class _Server:
    """The batches of one server."""

    def __init__(self, url: str, key: str | None) -> None:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise InputError("--url needs an http address")
        self._url = url.rstrip("/") + "/v1/batches"
        self._headers = {"Content-Type": "application/jsonl", **({"X-API-Key": key} if key else {})}

    def asked(self, method: str, path: str, body: bytes | None = None) -> dict[str, Any]:
        """What the server answers, as an object."""
        with self.opened(method, path, body) as answer:
            found = json.load(answer)
        assert isinstance(found, dict)
        return found

    def opened(self, method: str, path: str, body: bytes | None = None) -> HTTPResponse:
        """Its answer, still to be read. Raises UnavailableError where it cannot be reached, and what it refuses."""
        request = Request(self._url + path, body, self._headers, method=method)  # noqa: S310 - its scheme was looked at
        try:
            answer = urlopen(request, timeout=TIMEOUT_S)  # noqa: S310
        except HTTPError as error:
            raise _refused(error) from error
        except (URLError, OSError) as error:
            raise UnavailableError("the server cannot be reached", hint="Look at --url.") from error
        assert isinstance(answer, HTTPResponse)
        return answer


def _refused(error: HTTPError) -> SoftanswerError:
    """What the server said, a problem, in our own words' place."""
    try:
        told = json.load(error)
        said = f"{told['title']}: {told['detail']}"
    except (ValueError, KeyError, TypeError):
        said = f"status {error.code}"
    return InputError(f"the server refused: {said}")
