"""What may be logged: a closed list of events, each with its fields; nobody's words are among them.

Everything of ours that is logged goes through `tell`, so that a log can be read as this table: there is no place for a
message, a name, a query, a path that somebody wrote, or the text of an exception.
"""

import errno
import logging
import string
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

LOG = logging.getLogger("softanswer")

Level = Literal["debug", "info", "warning", "error"]
Field = str | int | float | bool | None

AROUND = ("request_id", "key_id")
"""What every event within a request carries besides its own fields."""


@dataclass(frozen=True)
class Event:
    """One kind of event: how grave it is, and the sentence for people; its fields are the gaps of the sentence."""

    level: Level
    sentence: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its own fields."""
        gaps = (name for _, name, _, _ in string.Formatter().parse(self.sentence) if name)
        return tuple(name for name in gaps if name not in AROUND)


EVENTS: Mapping[str, Event] = {
    "request": Event("info", "{method} {route} {status} {ms:.1f} ms {request_id}"),
    "crash": Event("error", "{error} in {place}, request {request_id}\n{frames}"),
    "model_failed": Event("warning", "{endpoint}: {cause}"),
    "note_unread": Event("warning", "a note could not be read and was left to a person: {error}"),
    "fell_back": Event("warning", "the built-in engine writes in the model's place: {cause}"),
    "customer_unread": Event("warning", "what is known of a customer could not be read: {error}"),
    "draft_not_kept": Event("warning", "a draft could not be kept: {error}"),
    "claim_not_released": Event("warning", "an Idempotency-Key stays taken until its time is over: {error}"),
    "key_use_not_noted": Event("warning", "when the key {key} was last used could not be noted: {error}"),
    "redis_away": Event("warning", "Redis does not answer, so requests are not counted: {error}"),
    "circuit": Event("warning", "{endpoint}: circuit {state}"),
    "jobs_begun": Event("info", "jobs are done in this process from now on ({worker})"),
    "jobs_ended": Event("info", "jobs are done in this process no more ({worker})"),
    "jobs_not_begun": Event("warning", "jobs could not be started: {error}"),
    "jobs_not_handed_on": Event("warning", "jobs could not be handed on: {error}"),
    "jobs_taken_over": Event("warning", "{count} jobs of processes that died are given out anew"),
    "jobs_upkeep_failed": Event("warning", "the upkeep of jobs failed: {error}"),
    "job_failed": Event("warning", "a job failed: {kind}, {error}"),
    "job_put_off": Event("warning", "a job waits until it is looked for: {kind}, {error}"),
    "line_crashed": Event("warning", "a brief that nobody waits for crashed: {error}"),
    "attempt_not_taken_back": Event("warning", "an attempt counts that was only interrupted: {error}"),
    "note_not_taken": Event("warning", "a note was not taken at try {attempt}: {cause}; it is {state}"),
    "setting_ignored": Event("warning", "{setting} is set, and this version does not read it"),
    "weak_secret": Event(
        "warning", "{setting} holds a secret of fewer than 16 characters, which can be guessed"
    ),
    "model_without_endpoint": Event(
        "warning", "SOFTANSWER_LLM_MODEL names a model, and neither an address nor a key for it is set"
    ),
    "writers": Event("info", "drafts are written by {writers}"),
    "listening": Event("info", "open {url}"),
    "start_failed": Event("error", "the server did not start: {error}"),
    "warning": Event("warning", "{kind} at {place}"),
}
"""Every event of ours; docs/running.md lists them, and tests hold every call of `tell` against this table."""

_AROUND: ContextVar[Mapping[str, Field]] = ContextVar("softanswer_log")


def tell(event: str, **fields: Field) -> None:
    """Log an event of the table with exactly its fields.

    Raises KeyError for one that is not in the table, or a field of it that is missing.
    """
    kind = EVENTS[event]
    level = getattr(logging, kind.level.upper())
    if not LOG.isEnabledFor(level):
        return
    around = _AROUND.get({})
    own = {name: fields[name] for name in kind.fields}
    message = kind.sentence.format_map({**dict.fromkeys(AROUND, "-"), **around, **own})
    LOG.log(level, message, extra={"event": event, "told": {**own, **around}})


@contextmanager
def within(**around: Field) -> Iterator[None]:
    """Everything that is logged in here, also by tasks and threads begun in here, carries these fields."""
    assert set(around) <= set(AROUND)
    token = _AROUND.set({**_AROUND.get({}), **around})
    try:
        yield
    finally:
        _AROUND.reset(token)


def crashed(error: BaseException, place: str) -> None:
    """Log the kind of an error that nobody foresaw and where it came from; its words may be a customer's."""
    frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    tell("crash", error=kind_of(error), place=place, frames=frames)


def kind_of(error: BaseException) -> str:
    """The name of its class, and of the system's error where it is one (`OSError EADDRINUSE`); none of its words."""
    code = errno.errorcode.get(error.errno or 0) if isinstance(error, OSError) else None
    return type(error).__name__ + (f" {code}" if code else "")
