"""What goes around every answer: a request id, careful headers, one log line, and a 500 that gives nothing away."""

import re
import time
from collections.abc import Mapping, MutableMapping
from http import HTTPMethod
from typing import Any
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import problem_response
from app.errors import SoftanswerError
from app.telemetry.log import crashed, tell, within

_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_METHODS = {method.value for method in HTTPMethod}
_HEADERS = ((b"x-content-type-options", b"nosniff"),)
_WHERE_NOTHING_IS_SAID = ((b"referrer-policy", b"no-referrer"), (b"x-frame-options", b"DENY"))
"""Pages say more of both: their policy names who may frame them, in the place of `X-Frame-Options`."""


class Envelope:
    """ASGI middleware; `scope["state"]["request_id"]` holds the id while the request is worked on.

    Who lets a caller in leaves the id of the key in `scope["state"]["key_id"]`, for the log.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        answer = _Answer(send, request_id, scope["state"])
        began = time.perf_counter()
        with within(request_id=request_id):
            try:
                await self._app(scope, receive, answer.send)
            except Exception as error:  # noqa: BLE001 - the last wall: whatever it is, the caller gets a problem
                crashed(error, "the answer")
                if answer.status is None:
                    # What the error says may hold words of a customer: neither the answer nor the log repeats it.
                    unknown = SoftanswerError(
                        "an unexpected error was met; the log has it under this request id"
                    )
                    await problem_response(unknown, request_id)(scope, receive, answer.send)
            finally:
                _log_request(scope, answer.status, (time.perf_counter() - began) * 1000)


class _Answer:
    """Adds the headers to the start of an answer, and notes its status."""

    def __init__(self, send: Send, request_id: str, state: Mapping[str, Any]) -> None:
        self._send = send
        self._state = state
        self._headers = (*_HEADERS, (b"x-request-id", request_id.encode()))
        self.status: int | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            given = message.get("headers", ())
            added = (*self._headers, *self._state.get("headers", ()), *_unsaid(given))
            message["headers"] = _with(given, added)
        await self._send(message)


def _unsaid(headers: Any) -> tuple[tuple[bytes, bytes], ...]:
    said = {name.lower() for name, _ in headers}
    if b"content-security-policy" in said:
        said.add(b"x-frame-options")
    return tuple((name, value) for name, value in _WHERE_NOTHING_IS_SAID if name not in said)


def _with(headers: Any, added: tuple[tuple[bytes, bytes], ...]) -> list[tuple[bytes, bytes]]:
    names = {name for name, _ in added}
    return [(name, value) for name, value in headers if name.lower() not in names] + list(added)


def _request_id(scope: MutableMapping[str, Any]) -> str:
    """The caller's `X-Request-Id` where it is harmless, else a new one."""
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _REQUEST_ID.fullmatch(value):
            return str(value, "ascii")
    return uuid4().hex


def _route(scope: MutableMapping[str, Any]) -> str:
    """The pattern of the path, never what a caller wrote into it."""
    return getattr(scope.get("route"), "path", "-")


def _log_request(scope: MutableMapping[str, Any], status: int | None, ms: float) -> None:
    # A method may be any word that a caller likes.
    method = scope["method"] if scope["method"] in _METHODS else "-"
    with within(key_id=scope["state"].get("key_id")):
        tell("request", method=method, route=_route(scope), status=status, ms=round(ms, 1))
