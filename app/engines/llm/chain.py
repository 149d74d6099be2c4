"""The endpoints in their order: each with its breaker; what may be tried again is, within the deadline.

Text that was handed on is never repeated: once a piece is out, a fault is the caller's to deal with.
"""

import asyncio
import math
import random
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from typing import Protocol

from app.engines.llm.breaker import Breaker, Pass, State
from app.errors import Cause, ModelError
from app.model.completion import Completion, Request
from app.telemetry.log import tell

EXTRA_CALLS = 2
"""Calls that one request may spend on trying an endpoint again."""

PAUSE_S = 0.25
"""The first pause before another try; the next is twice as long, each a random part shorter."""

CALL_MIN_S = 0.05
"""Seconds that must be left for a call to make sense."""

PASSING: frozenset[Cause] = frozenset(
    ("connect", "timeout", "dropped", "rate_limited", "server", "protocol", "empty")
)
"""Faults that may be gone at the next try."""

THE_ENDPOINTS: frozenset[Cause] = PASSING | {"auth", "not_found", "too_large"}
"""Faults that speak against the endpoint, and so count for its breaker; the others lie in the request."""


class Dialled(Protocol):
    """The connections of one endpoint."""

    def load(self) -> None:
        """Import what a call needs; may be done by any thread."""

    def dial(self) -> None:
        """Make ready for calls from the running loop."""

    async def close(self) -> None:
        """Close what the running loop holds open."""


class Calls(Protocol):
    """Asks one endpoint once."""

    def stream(self, request: Request, deadline: float) -> AsyncGenerator[str | Completion, None]:
        """Yield the answer's text, and last the whole; raises ModelError."""


@dataclass(frozen=True)
class Link:
    """One endpoint: its name for logs, the model asked for, how it is called, its breaker and its connections."""

    name: str
    model: str
    caller: Calls
    breaker: Breaker
    client: Dialled


class Chain:
    """Answers requests by the first endpoint that can (a `Completes`)."""

    def __init__(
        self,
        links: Sequence[Link],
        *,
        pause_s: float = PAUSE_S,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._links = tuple(links)
        self._pause_s = pause_s
        self._chance = chance

    @property
    def model(self) -> str:
        """The model of the first endpoint."""
        return self._links[0].model

    @property
    def states(self) -> dict[str, State]:
        """How each endpoint is doing."""
        return {link.name: link.breaker.state for link in self._links}

    def load(self) -> None:
        """Import what a call needs, which takes about a second; may be done by any thread."""
        for link in self._links:
            link.client.load()

    async def close(self) -> None:
        """Close the connections of the running loop."""
        for link in self._links:
            await link.client.close()

    async def stream(self, request: Request, deadline: float) -> AsyncGenerator[str | Completion, None]:
        """Yield the answer's text as it comes, and last the whole `Completion`; its usage counts every call made.

        Raises ModelError: before the first piece when no endpoint gave an answer, after it when the answer broke off.
        """
        tries = _Tries(deadline, self._pause_s, self._chance)
        for link in self._links:
            others = link is not self._links[-1]
            while True:
                async with aclosing(self._once(link, request, tries, others)) as pieces:
                    async for piece in pieces:
                        yield piece
                if tries.fault is None:
                    return
                wait = tries.pause(link, others)
                if wait is None:
                    break
                await asyncio.sleep(wait)
        assert tries.fault is not None
        raise tries.told()

    async def _once(
        self, link: Link, request: Request, tries: "_Tries", others: bool
    ) -> AsyncGenerator[str | Completion, None]:
        """One call; a fault before the first piece is left in `tries`, one after it is raised."""
        admitted = link.breaker.admit()
        if admitted is None:
            tries.left_alone(link)
            return
        link.client.dial()  # before any time is taken: importing the SDK is no fault of the endpoint's
        if not tries.begin():
            link.breaker.gave_up(admitted)
            return
        whole, begun = None, False
        try:
            with _on_trial(link.breaker, admitted):
                async with aclosing(link.caller.stream(request, tries.deadline)) as pieces:
                    async for piece in pieces:
                        if isinstance(piece, Completion):
                            whole = piece
                        else:
                            begun = True
                            yield piece
        except ModelError as error:
            tell("model_failed", endpoint=link.name, cause=error.cause)
            if begun:
                tries.fault = error
                raise tries.told() from error
            tries.failed(link, error)
        if whole is not None and not begun and others:
            tries.fault = unfinished(whole)
        if whole is not None and tries.fault is None:
            yield tries.counted(whole)


@contextmanager
def _on_trial(breaker: Breaker, admitted: Pass) -> Iterator[None]:
    """How the call ends is told to the breaker, also when its caller leaves."""
    try:
        yield
    except ModelError as error:
        if error.cause in THE_ENDPOINTS:
            breaker.failed(admitted, error.retry_after_s if error.said else 0.0)
        else:
            breaker.gave_up(admitted)
        raise
    except BaseException:
        breaker.gave_up(admitted)
        raise
    else:
        breaker.succeeded(admitted)


class _Tries:
    """What one request has spent, and what it may still spend."""

    def __init__(self, deadline: float, pause_s: float, chance: Callable[[], float]) -> None:
        self.deadline = deadline
        self.fault: ModelError | None = None
        self.calls = 0
        self._before: dict[str, ModelError] = {}
        self._extra = 0
        self._pause_s = pause_s
        self._chance = chance
        self._now = asyncio.get_running_loop().time

    def begin(self) -> bool:
        """Whether there is time for a call; the fault of the last one is forgotten then."""
        if self.deadline - self._now() < CALL_MIN_S:
            self.fault = self.fault or ModelError("timeout", "no time was left to ask the model", calls=0)
            return False
        self.fault = None
        self.calls += 1
        return True

    def failed(self, link: Link, error: ModelError) -> None:
        """A call failed; one more try that only the deadline cut short tells less than the fault before it."""
        cut_short = error.cause == "timeout" and self._now() >= self.deadline
        self.fault = self._before.get(link.name, error) if cut_short else error
        self._before[link.name] = self.fault

    def left_alone(self, link: Link) -> None:
        """The endpoint's breaker is open."""
        wait = max(1, math.ceil(link.breaker.opens_in_s))
        self.fault = self.fault or ModelError(
            "open", f"{link.name} failed too often and is left alone for now", retry_after_s=wait, calls=0
        )

    def pause(self, link: Link, others: bool) -> float | None:
        """Seconds to wait before the same endpoint is tried again; nothing where it should not be.

        With others to ask, one that took its time is not waited for twice.
        """
        fault = self.fault
        assert fault is not None
        if fault.cause not in PASSING or self._extra >= EXTRA_CALLS or (others and fault.cause == "timeout"):
            return None
        if link.breaker.state == "open":
            return None
        grown = self._pause_s * 2**self._extra * (1 - self._chance() / 2)
        wait = fault.retry_after_s + self._chance() * self._pause_s if fault.said else grown
        if self._now() + wait + CALL_MIN_S > self.deadline:
            return None
        self._extra += 1
        return wait

    def counted(self, completion: Completion) -> Completion:
        """The whole with every call that it took."""
        usage = completion.usage.model_copy(update={"calls": self.calls})
        return completion.model_copy(update={"usage": usage})

    def told(self) -> ModelError:
        """The last fault, with every call that was spent."""
        fault = self.fault
        assert fault is not None
        fault.calls = self.calls
        return fault


def unfinished(completion: Completion) -> ModelError | None:
    """The error for an answer that the model did not finish as it should; nothing where it did."""
    match completion.finish:
        case "length":
            return ModelError("truncated", "the model's answer was cut off at its longest length")
        case "filter":
            return ModelError("filtered", "the endpoint's filter stopped the answer")
        case "refusal":
            return ModelError("refused", "the model would not answer this")
        case "stop":
            return None
