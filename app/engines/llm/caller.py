"""One call to one endpoint: asks as the endpoint likes it, hands on the text as it comes, keeps the time limits."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from typing import Any, Protocol

from app.endpoint import Endpoint
from app.engines.llm.abilities import Abilities
from app.engines.llm.client import Chunk
from app.errors import ModelError
from app.model.completion import Completion, Finish, Request
from app.model.writing import Usage
from app.telemetry.interface import Call, Listener

TEXT_MAX = 65_536
"""Characters of one answer; the longest reply and all that goes with it stay far below."""

WAYS_MAX = 6
"""Ways of asking that one call may try; there are not more."""

FINISHES: Mapping[str, Finish] = {"length": "length", "content_filter": "filter"}


class Dials(Protocol):
    """What a call needs of the wall."""

    def chunks(self, arguments: Mapping[str, Any]) -> AsyncGenerator[list[Chunk], None]:
        """Yield the chunks of an answer; raises ModelError."""


class Caller:
    """Calls one endpoint, each time once. `first_token_s` is the longest silence, also before the first word."""

    def __init__(
        self,
        endpoint: Endpoint,
        client: Dials,
        abilities: Abilities,
        first_token_s: float,
        listener: Listener,
    ) -> None:
        self.endpoint = endpoint
        self._client = client
        self._abilities = abilities
        self._first_token_s = first_token_s
        self._listener = listener

    async def stream(self, request: Request, deadline: float) -> AsyncGenerator[str | Completion, None]:
        """Yield the answer's text as it comes, and last the whole.

        Raises ModelError; before the first piece where nothing of an answer came.
        """
        watch = _Watch(self.endpoint, request)
        outcome = "gave_up"
        try:
            async with aclosing(self._asked(request, deadline)) as batches:
                answer = _Answer(self.endpoint)
                async for batch in batches:
                    if text := answer.take(batch):
                        watch.first()
                        yield text
            completion = answer.completion()
            watch.completion = completion
            outcome = "ok" if completion.finish == "stop" else completion.finish
            yield completion
        except ModelError as error:
            outcome = error.cause
            raise
        finally:
            self._listener.call_ended(watch.call(outcome))

    async def _asked(self, request: Request, deadline: float) -> AsyncGenerator[list[Chunk], None]:
        """The chunks of the first way of asking that the endpoint takes."""
        for _ in range(WAYS_MAX):
            asked = self._abilities.arguments(request)
            try:
                async with aclosing(self._timed(asked, deadline)) as batches:
                    async for batch in batches:
                        self._abilities.proven = True
                        yield batch
                return
            except ModelError as error:
                if error.refusal is None:
                    raise
                if not self._abilities.learn(error.refusal, asked):
                    self._abilities.forget_guesses()
                    raise

    async def _timed(self, asked: Mapping[str, Any], deadline: float) -> AsyncGenerator[list[Chunk], None]:
        """The chunks, each awaited no longer than the silence or the deadline allows."""
        now: Callable[[], float] = asyncio.get_running_loop().time
        async with aclosing(self._client.chunks(asked)) as batches:
            while True:
                quiet_until = now() + self._first_token_s
                try:
                    async with asyncio.timeout_at(min(quiet_until, deadline)):
                        batch = await anext(batches)
                except StopAsyncIteration:
                    return
                except TimeoutError as error:
                    late = "its answer was not whole by the deadline"
                    silent = f"it was silent for {self._first_token_s:g} seconds"
                    why = late if deadline <= quiet_until else silent
                    raise ModelError("timeout", f"the model took too long: {why}") from error
                yield batch


class _Answer:
    """What the chunks add up to."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._parts: list[str] = []
        self._length = 0
        self._finish: Finish | None = None
        self._refused = False
        self._model: str | None = None
        self._usage = Usage(calls=1)

    def take(self, batch: list[Chunk]) -> str:
        """The text that these chunks add; raises ModelError when they are not as the API says, or too much."""
        added: list[str] = []
        try:
            for chunk in batch:
                added.extend(self._choice(choice) for choice in chunk.get("choices") or ())
                if told := chunk.get("usage"):
                    self._usage = self._spent(told)
                self._model = chunk.get("model") or self._model
        except (AttributeError, TypeError, KeyError, ValueError) as error:
            raise ModelError("protocol", "the model's answer is not in the format of the API") from error
        text = "".join(added)
        self._length += len(text)
        if self._length > TEXT_MAX:
            raise ModelError("too_large", f"the model's answer has more than {TEXT_MAX} characters")
        self._parts.append(text)
        return text

    def completion(self) -> Completion:
        """The whole; raises ModelError where the answer broke off or says nothing."""
        text = "".join(self._parts)
        finish = "refusal" if self._refused and not text.strip() else self._finish
        if finish is None:
            raise ModelError("dropped", "the model's answer broke off")
        if finish == "stop" and not text.strip():
            raise ModelError("empty", "the model answered with nothing")
        return Completion(
            text=text, model=str(self._model or self._endpoint.model), finish=finish, usage=self._usage
        )

    def _choice(self, choice: Any) -> str:
        if reason := choice.get("finish_reason"):
            self._finish = FINISHES.get(str(reason), "stop")
        delta = choice.get("delta") or {}
        self._refused = self._refused or bool(delta.get("refusal"))
        text = delta.get("content") or ""
        if not isinstance(text, str):
            raise TypeError
        return text

    def _spent(self, told: Any) -> Usage:
        """Tokens as the endpoint counts them, and their price."""
        cached = int((told.get("prompt_tokens_details") or {}).get("cached_tokens") or 0)
        inward, outward = int(told.get("prompt_tokens") or 0), int(told.get("completion_tokens") or 0)
        price = self._endpoint.price
        return Usage(
            input_tokens=inward,
            output_tokens=outward,
            cached_tokens=cached,
            calls=1,
            cost=price.of(inward, cached, outward) if price else None,
        )


class _Watch:
    """Takes the times of one call."""

    def __init__(self, endpoint: Endpoint, request: Request) -> None:
        self._endpoint = endpoint
        self._request = request
        self._began, self._start = time.time(), time.perf_counter()
        self._first: float | None = None
        self.completion: Completion | None = None

    def first(self) -> None:
        if self._first is None:
            self._first = time.perf_counter() - self._start

    def call(self, outcome: str) -> Call:
        done = self.completion
        return Call(
            endpoint=self._endpoint.name,
            model=self._endpoint.model,
            host=self._endpoint.origin[1],
            purpose=self._request.purpose,
            outcome=outcome,
            began=self._began,
            took_s=time.perf_counter() - self._start,
            first_s=self._first,
            answered_by=done.model if done else None,
            finish=done.finish if done else None,
            max_tokens=self._request.max_tokens,
            temperature=self._request.temperature,
            usage=done.usage if done else Usage(),
        )
