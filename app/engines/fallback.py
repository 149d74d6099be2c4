"""A model that writes, and the built-in engine that writes in its place when it fails: always a reply, in time."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import ClassVar, cast

from app.engines.interface import Engine, Task
from app.errors import ModelError, UnavailableError
from app.model.writing import Finding, Passage, Usage, Written
from app.telemetry.interface import Listener
from app.telemetry.log import crashed, tell

RESERVE_S = (0.15, 3.0)
"""Least and most seconds that are kept for the built-in engine and the checks."""

RESERVE = 0.15
"""The part of the time that is kept, between the two; the work takes 0.05 seconds, on a busy machine more."""

SLACK_S = 0.02
"""Seconds after which a model engine that ignores its deadline is stopped."""

LETTERS_A_SECOND = 40_000
"""Characters of message that the built-in engine and the checks work through in a second, at the least."""


class FallbackEngine(Engine):
    """Hands on what the model's engine yields; when that fails, the built-in engine's whole reply.

    Where passages of the model were yielded before it failed, the `Written` at the end differs from them.
    """

    name: ClassVar[str] = "auto"

    def __init__(self, model: Engine, builtin: Engine, listener: Listener) -> None:
        self._model = model
        self._builtin = builtin
        self._listener = listener

    async def write(self, task: Task) -> AsyncIterator[Passage | Written]:
        """Yield the passages, then the whole; never raises UnavailableError."""
        begun = False
        try:
            async with aclosing(self._by_model(task)) as pieces:
                async for piece in pieces:
                    begun = True
                    yield piece
            return
        except UnavailableError as error:
            fault = error
        except Exception as error:  # noqa: BLE001 - whatever it is, the customer gets a reply
            fault = _crash(error)
        cause = fault.cause if isinstance(fault, ModelError) else "unavailable"
        tell("fell_back", cause=cause)
        self._listener.fell_back(cause)
        async for piece in self._builtin.write(task):
            if isinstance(piece, Written):
                yield _in_its_place(piece, f"{cause}: {fault.detail}", fault)
            elif not begun:
                yield piece

    async def rewrite(self, task: Task, written: Written, findings: tuple[Finding, ...]) -> Written | None:
        """By the engine that wrote it; raises UnavailableError when that cannot answer now."""
        if written.engine.name == self._builtin.name:
            return await self._builtin.rewrite(task, written, findings)
        earlier = _earlier(task, RESERVE_S[0])
        try:
            async with asyncio.timeout_at(_stop(earlier)):
                return await self._model.rewrite(earlier, written, findings)
        except TimeoutError as error:
            raise ModelError("timeout", "the model did not mend the reply in time") from error
        except UnavailableError:
            raise
        except Exception as error:
            raise _crash(error) from error

    async def _by_model(self, task: Task) -> AsyncGenerator[Passage | Written, None]:
        """What the model's engine yields; raises UnavailableError when the whole does not come in time."""
        earlier = _earlier(task, reserve_s(task))
        pieces = cast("AsyncGenerator[Passage | Written, None]", self._model.write(earlier))
        async with aclosing(pieces):
            while True:
                try:
                    async with asyncio.timeout_at(_stop(earlier)):
                        piece = await anext(pieces)
                except StopAsyncIteration:
                    raise ModelError("dropped", "the model stopped before the reply was whole") from None
                except TimeoutError as error:
                    raise ModelError("timeout", "the model's reply was not whole in time") from error
                yield piece
                if isinstance(piece, Written):
                    return


def reserve_s(task: Task) -> float:
    """Seconds to keep for the built-in engine and the checks."""
    if task.deadline is None:
        return 0.0
    least, most = RESERVE_S
    left = task.deadline - asyncio.get_running_loop().time()
    return max(least, min(left * RESERVE, most), len(task.brief.message) / LETTERS_A_SECOND)


def _earlier(task: Task, by_s: float) -> Task:
    deadline = None if task.deadline is None else task.deadline - by_s
    return task.model_copy(update={"deadline": deadline})


def _stop(task: Task) -> float | None:
    return None if task.deadline is None else task.deadline + SLACK_S


def _in_its_place(written: Written, reason: str, fault: UnavailableError) -> Written:
    calls = fault.calls if isinstance(fault, ModelError) else 0
    engine = written.engine.model_copy(update={"fallback_reason": reason, "attempts": calls + 1})
    return written.model_copy(update={"engine": engine, "usage": Usage(calls=calls)})


def _crash(error: Exception) -> ModelError:
    """An error that nobody foresaw: where it happened goes to the log, its words may be a customer's and do not."""
    crashed(error, "the model's engine")
    return ModelError("crashed", f"the model's engine failed ({type(error).__name__})")
