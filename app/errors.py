"""Every error that the product raises on purpose, as one tree.

SoftanswerError
├── ConfigurationError      settings, profile, guidelines or prompts are wrong; all mistakes at once
├── InputError              what the caller sent cannot be used (HTTP 400, 413, 415, 422)
│   ├── TooLargeError
│   ├── KeyReuseError       an Idempotency-Key came again with another body
│   └── UnreadableError
├── NotFoundError           (404)
├── AuthenticationError     (401)
├── ForbiddenError          the key is known, and has not the scope that this needs (403)
├── GoneError               it was there, and was taken away (410)
├── NotKeptError            nothing is kept here, so there is nothing to show (501)
└── WaitError               to be tried again: `retry_after_s` says when
    ├── ConflictError       somebody else works on the same thing (409)
    ├── LimitedError        more requests than the limit allows (429)
    └── UnavailableError    an engine or a store cannot answer now (503)
        ├── ModelError      a model's endpoint gave no usable answer; `cause` says why, for a program
        ├── RecordingMissingError   answers come from recordings alone, and this one is not there
        └── SpentError      a cap on calls or tokens is reached
"""

from collections.abc import Sequence
from typing import ClassVar, Literal


class SoftanswerError(Exception):
    """Base of the tree: what happened, where, and what to do about it."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal"
    title: ClassVar[str] = "Something went wrong on our side"

    def __init__(self, detail: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.detail}" if self.where else self.detail]
        if self.hint:
            if not parts[0].endswith((".", "!", "?", ":")):
                parts[0] += "."
            parts.append(self.hint)
        return " ".join(parts)


class ConfigurationError(SoftanswerError):
    """One or more mistakes in what the operator wrote; `mistakes` lists every one of them."""

    code = "configuration"
    title = "The configuration has mistakes"

    def __init__(self, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


class InputError(SoftanswerError):
    """What the caller sent cannot be used. `fields` pairs a JSON path with a reason; values are never echoed."""

    status = 422
    code = "invalid-input"
    title = "The request cannot be used as it is"

    def __init__(
        self,
        detail: str,
        *,
        where: str | None = None,
        hint: str | None = None,
        fields: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(detail, where=where, hint=hint)
        self.fields = tuple(fields)


class TooLargeError(InputError):
    """More bytes, parts or characters than the limit allows."""

    status = 413
    code = "too-large"
    title = "The request is too large"


class UnreadableError(InputError):
    """Bytes that are not what they say they are: broken JSON, bad UTF-8, a mail without text."""

    status = 400
    code = "unreadable"
    title = "The request could not be read"


class KeyReuseError(InputError):
    """An Idempotency-Key that was used for another body."""

    code = "idempotency-key-reused"
    title = "This Idempotency-Key was used for another request"


class NotFoundError(SoftanswerError):
    """The named thing does not exist here."""

    status = 404
    code = "not-found"
    title = "There is no such thing here"


class AuthenticationError(SoftanswerError):
    """No key, or not one that we know."""

    status = 401
    code = "unauthenticated"
    title = "A valid API key is needed"


class ForbiddenError(SoftanswerError):
    """The key is known, and does not open this."""

    status = 403
    code = "insufficient-scope"
    title = "This key does not open this"


class GoneError(SoftanswerError):
    """It was there, and was taken away on purpose."""

    status = 410
    code = "gone"
    title = "This was taken away"


class NotKeptError(SoftanswerError):
    """Nothing is kept, because the operator wants it so."""

    status = 501
    code = "not-kept"
    title = "Nothing is kept here"


class WaitError(SoftanswerError):
    """To be tried again after `retry_after_s` seconds; raised as one of its kinds."""

    code = "wait"
    title = "Try again in a moment"

    def __init__(self, detail: str, *, retry_after_s: int = 1, hint: str | None = None) -> None:
        super().__init__(detail, hint=hint)
        self.retry_after_s = retry_after_s


class ConflictError(WaitError):
    """Somebody else works on the same thing at this moment."""

    status = 409
    code = "conflict"
    title = "This is being worked on already"


class LimitedError(WaitError):
    """More requests than the limit allows."""

    status = 429
    code = "rate-limited"
    title = "Too many requests"


class UnavailableError(WaitError):
    """A part that this request needs cannot answer now."""

    status = 503
    code = "unavailable"
    title = "This cannot be done right now"

    def __init__(self, detail: str, *, retry_after_s: int = 5, hint: str | None = None) -> None:
        super().__init__(detail, retry_after_s=retry_after_s, hint=hint)


Cause = Literal[
    "connect",
    "timeout",
    "dropped",
    "auth",
    "not_found",
    "rate_limited",
    "server",
    "bad_request",
    "protocol",
    "too_large",
    "empty",
    "truncated",
    "refused",
    "filtered",
    "malformed",
    "open",
    "crashed",
]
"""Why a model gave no usable answer; docs/models.md says what each means and what to do."""


class ModelError(UnavailableError):
    """A model gave no usable answer.

    `calls` is how many times it was asked, `retry_after_s` what the endpoint said or our guess, `said` whether it
    was the endpoint that said it. No detail holds words of the customer or of the answer; `refusal`, what an endpoint
    said that did not take the call as it was put, may, and is for code to read alone.
    """

    code = "model-unavailable"
    title = "The model gave no usable answer"

    def __init__(
        self,
        cause: Cause,
        detail: str,
        *,
        retry_after_s: int = 5,
        hint: str | None = None,
        calls: int = 1,
        said: bool = False,
        refusal: str | None = None,
    ) -> None:
        super().__init__(detail, retry_after_s=retry_after_s, hint=hint)
        self.cause: Cause = cause
        self.calls = calls
        self.said = said
        self.refusal = refusal


class RecordingMissingError(UnavailableError):
    """Answers come from recordings alone, and this request has none."""

    code = "recording-missing"
    title = "No answer is recorded for this"


class SpentError(UnavailableError):
    """What a run may spend on calls or tokens is spent."""

    code = "spent"
    title = "What may be spent is spent"
