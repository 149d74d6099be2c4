"""Requests out, answers in: what a model would be asked for a brief, written down and answered elsewhere."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Protocol

from app.errors import InputError, UnavailableError
from app.model.brief import Brief
from app.model.completion import Message, Purpose, Request
from app.model.value import Value


class Shown(Value):
    """The messages of one request and the tokens that they take; `exact` false where that is an estimate."""

    messages: tuple[Message, ...]
    tokens: int
    exact: bool


class NotesRequests(Protocol):
    """A model that keeps what it could not answer."""

    def take(self) -> dict[str, Request]:
        """The requests without an answer since the last time, by their keys."""

    def ask_for(self, sample: int) -> None:
        """Which sample of each request is meant from now on; the first is 0."""


class KeepsAnswers(Protocol):
    """The file of recordings."""

    def add(self, lines: Iterable[Mapping[str, Any]]) -> int:
        """Keep the answers of these lines; returns how many. Raises InputError for a line without one."""


class Exchange:
    """The use cases over requests. The pipeline itself is run, so what is exported is what would be asked."""

    def __init__(
        self,
        draft: Callable[[Brief], Awaitable[Any]],
        check: Callable[[Brief, str], Awaitable[Any]],
        wanted: NotesRequests,
        line_of: Callable[[str, Request], dict[str, Any]],
        answers: KeepsAnswers | None,
        count: Callable[[Sequence[Message]], tuple[int, bool]],
    ) -> None:
        self._draft = draft
        self._check = check
        self._wanted = wanted
        self._line_of = line_of
        self._answers = answers
        self._count = count

    async def requests(
        self, brief: Brief, purpose: Purpose | None = None, samples: int = 1
    ) -> tuple[dict[str, Any], ...]:
        """A line of the Batch API for each request of a brief that has no answer yet, of one purpose or of any.

        Each is asked as often as `samples` says: the lines differ by their `custom_id`.
        """
        found: list[dict[str, Any]] = []
        for sample in range(samples):
            self._wanted.ask_for(sample)
            found += self._lines(await self._missing(self._draft(brief)), purpose)
        self._wanted.ask_for(0)
        return tuple(found)

    async def requests_of_check(self, brief: Brief, reply: str) -> tuple[dict[str, Any], ...]:
        """The same for a reply that somebody wrote: what the judge, where it is on, would be asked of it."""
        return self._lines(await self._missing(self._check(brief, reply)), "judge")

    async def shown(self, brief: Brief) -> Shown:
        """The messages that a model gets for the draft of a brief.

        Raises InputError when the engine in force asks no model.
        """
        for request in (await self._missing(self._draft(brief))).values():
            tokens, exact = self._count(request.messages)
            return Shown(messages=request.messages, tokens=tokens, exact=exact)
        raise InputError("nothing is asked of a model for this brief")

    def take(self, lines: Iterable[Mapping[str, Any]]) -> int:
        """Keep answers; returns how many. Raises InputError for a line without one, before any is kept."""
        if self._answers is None:
            raise InputError("no file of recordings is named", hint="Name one with --recordings FILE.")
        return self._answers.add(lines)

    def _lines(self, missing: Mapping[str, Request], purpose: Purpose | None) -> tuple[dict[str, Any], ...]:
        return tuple(
            self._line_of(key, request)
            for key, request in missing.items()
            if purpose in (None, request.purpose)
        )

    async def _missing(self, work: Awaitable[Any]) -> dict[str, Request]:
        """What the work asks in vain. A draft that then cannot be had is what was to be expected."""
        self._wanted.take()
        with suppress(UnavailableError):
            await work
        return self._wanted.take()
