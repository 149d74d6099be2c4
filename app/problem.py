"""An error as its reader gets it: RFC 9457 problem details, the same for the API and for a line of a `--jsonl` run."""

from typing import Any

from app.errors import InputError, ModelError, SoftanswerError, WaitError

PROBLEM_TYPES = "urn:softanswer:problem:"
"""Prefix of `type`; docs/api.md says what each code means."""


def problem(error: SoftanswerError, request_id: str | None = None) -> dict[str, Any]:
    """`type title status detail`, and where they exist `hint`, `fields` (path and reason), `cause`, `request_id`."""
    told: dict[str, Any] = {
        "type": PROBLEM_TYPES + error.code,
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
    }
    if error.hint:
        told["hint"] = error.hint
    if isinstance(error, InputError) and error.fields:
        told["fields"] = [{"path": path, "reason": reason} for path, reason in error.fields]
    if isinstance(error, WaitError):
        told["retry_after_s"] = error.retry_after_s
    if isinstance(error, ModelError):
        told["cause"] = error.cause
    if request_id:
        told["request_id"] = request_id
    return told
