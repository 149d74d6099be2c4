"""Hard caps on what a run may spend: every call of an endpoint is counted before it is made, and its tokens after."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from typing import Any

from app.engines.llm.caller import Dials
from app.engines.llm.client import Chunk
from app.engines.llm.token_count import count_text, count_tokens
from app.errors import SpentError
from app.model.completion import Message

_ROOM = ("max_completion_tokens", "max_tokens")


class Meter:
    """Calls and tokens so far. No call is made that could pass a cap: its longest answer is set aside before it."""

    def __init__(self, max_calls: int | None = None, max_tokens: int | None = None) -> None:
        self._max_calls = max_calls
        self._max_tokens = max_tokens
        self._held = 0
        self._settled = asyncio.Condition()
        self.calls = 0
        self.tokens = 0

    async def admit(self, tokens: int) -> None:
        """Count a call that may take as many tokens; where calls under way hold them, their ends are awaited.

        Raises SpentError when it could pass a cap.
        """
        if self._max_calls is not None and self.calls >= self._max_calls:
            raise SpentError(f"the run stopped after {self.calls} calls, as --max-calls says")
        self.calls += 1
        most = self._max_tokens
        async with self._settled:
            while most is not None and self.tokens + self._held + tokens > most:
                if not self._held:
                    self.calls -= 1
                    told = f"the run stopped after {self.tokens} tokens: the next call may take {tokens}"
                    raise SpentError(f"{told}, and --max-tokens is {most}")
                await self._settled.wait()
            self._held += tokens

    async def settle(self, held: int, took: int) -> None:
        """A call has ended."""
        async with self._settled:
            self._held -= held
            self.tokens += took
            self._settled.notify_all()


class Metered:
    """The wall to an endpoint with a meter before it."""

    def __init__(self, inner: Dials, meter: Meter) -> None:
        self._inner = inner
        self._meter = meter

    async def chunks(self, arguments: Mapping[str, Any]) -> AsyncGenerator[list[Chunk], None]:
        """As the wall behind it; raises SpentError where no call may be made any more."""
        inward = count_tokens([Message.model_validate(m) for m in arguments.get("messages", ())])[0]
        room = next((int(arguments[name]) for name in _ROOM if name in arguments), 0)
        await self._meter.admit(inward + room)
        took, text = 0, ""
        try:
            async for batch in self._inner.chunks(arguments):
                for chunk in batch:
                    took = _counted(chunk) or took
                    text += _said(chunk)
                yield batch
        finally:
            spent = took or (inward + count_text(text) if text else 0)
            await self._meter.settle(inward + room, spent)


def _counted(chunk: Mapping[str, Any]) -> int:
    """The tokens that an endpoint says a call took."""
    usage = chunk.get("usage")
    if not isinstance(usage, dict):
        return 0
    return int(usage.get("prompt_tokens") or 0) + int(usage.get("completion_tokens") or 0)


def _said(chunk: Mapping[str, Any]) -> str:
    choices = chunk.get("choices")
    parts = [c.get("delta") for c in choices if isinstance(c, dict)] if isinstance(choices, list) else []
    return "".join(p["content"] for p in parts if isinstance(p, dict) and isinstance(p.get("content"), str))
