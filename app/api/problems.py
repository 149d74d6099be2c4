"""Errors as RFC 9457 answers: ours by the tree in `errors.py`, the framework's by their status."""

import json
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Mount

from app.errors import AuthenticationError, SoftanswerError, WaitError
from app.problem import problem

MEDIA_TYPE = "application/problem+json"
_DETAIL = {
    HTTPStatus.NOT_FOUND: "there is nothing at this address; /openapi.json lists what there is",
    HTTPStatus.METHOD_NOT_ALLOWED: "this address takes other methods; Allow names them",
}
_METHODS = ("DELETE", "GET", "PATCH", "POST", "PUT")


def problem_response(error: SoftanswerError, request_id: str | None) -> Response:
    """The answer for one of our errors."""
    headers = {"Cache-Control": "no-store"}
    if isinstance(error, WaitError):
        headers["Retry-After"] = str(error.retry_after_s)
    if isinstance(error, AuthenticationError):
        headers["WWW-Authenticate"] = 'Bearer realm="softanswer"'
    return _response(problem(error, request_id), error.status, headers)


async def on_our_error(request: Request, error: Exception) -> Response:
    """Handler for SoftanswerError."""
    assert isinstance(error, SoftanswerError)
    return problem_response(error, request.state.request_id)


async def on_http_error(request: Request, error: Exception) -> Response:
    """Handler for what the framework refuses by itself: no such path (404), method not allowed (405) and the like."""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    told = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": _DETAIL.get(status, status.phrase),
        "request_id": request.state.request_id,
    }
    headers = dict(error.headers or {})
    if status == HTTPStatus.METHOD_NOT_ALLOWED and (allowed := _methods_at(request)):
        headers["Allow"] = ", ".join(allowed)
    return _response(told, status.value, headers)


def _methods_at(request: Request) -> list[str]:
    """Every method of a path, where the framework names those of its first route alone."""
    routes = [route for route in request.app.routes if not isinstance(route, Mount)]
    found = [
        method
        for method in _METHODS
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes)
    ]
    return sorted([*found, "HEAD"]) if "GET" in found else found


def _response(told: dict[str, object], status: int, headers: dict[str, str]) -> Response:
    return Response(json.dumps(told, ensure_ascii=False), status, headers, MEDIA_TYPE)
