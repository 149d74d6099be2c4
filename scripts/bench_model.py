"""What a draft by a model takes beside the bare SDK, on the same stub endpoint, in one run and by turns.

The stub runs in a process of its own and answers at once, so what is measured is what we add: reading, plan, prompt,
the answer's reading, and the checklist. The bare SDK sends the same bytes and puts the streamed text together.
"""

import argparse
import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from pathlib import Path
from typing import Any

from app.bootstrap import build_service
from app.endpoint import Endpoint
from app.engines.llm.abilities import Abilities
from app.engines.llm.breaker import Breaker
from app.engines.llm.caller import Caller
from app.engines.llm.chain import Chain, Link
from app.engines.llm.client import Chunk, Client
from app.model.brief import Brief
from app.model.completion import Completion, Request
from app.model.draft import Draft
from app.model.events import DraftEvent, TextEvent
from app.service import Service
from app.settings import Settings
from app.telemetry.interface import Listener
from app.text.language import load_model

ROOT = Path(__file__).resolve().parent.parent
DEADLINE_S = 60.0
FIRST = "I am sorry that your order KT-2041 is three weeks late."
"""The first sentence of the stub's reply after its greeting; it is whole for sure once the next character is there."""

BRIEF = Brief.model_validate(
    {
        "message": "My order KT-2041 is three weeks late. When does it come? I want a refund of the £39!",
        "customer": {"name": "Ms Adeyemi"},
        "facts": ["the parcel is in the Leeds depot"],
        "options": ["refund of the £39 delivery charge", "delivery on Saturday 14 June"],
        "fault": "ours",
        "agent": {"name": "Tom"},
    }
)


class Marking:
    """A client that notes when the stub sent the chunk that made the first sentence whole."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.sent_at = 0.0

    async def chunks(self, arguments: Mapping[str, Any]) -> AsyncGenerator[list[Chunk], None]:
        """The chunks as they come."""
        text, self.sent_at = "", 0.0
        async with aclosing(self._client.chunks(arguments)) as batches:
            async for batch in batches:
                for chunk in batch:
                    for choice in chunk["choices"]:
                        text += choice["delta"].get("content") or ""
                    if not self.sent_at and FIRST in text and not text.endswith(FIRST):
                        self.sent_at = chunk.get("sent_at", 0.0)
                yield batch


class Noting:
    """Notes the request of a draft, so that the bare SDK can send the same."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self.request: Request | None = None

    @property
    def model(self) -> str:
        """That of the chain."""
        return self._chain.model

    def stream(self, request: Request, deadline: float) -> AsyncGenerator[str | Completion, None]:
        """The chain's answer."""
        self.request = self.request or request
        return self._chain.stream(request, deadline)


class Bench:
    """Our service and the bare SDK over one stub."""

    def __init__(self, url: str, way: str) -> None:
        from openai import AsyncOpenAI

        self.way = way
        endpoint = Endpoint(url=url, model=way, key="x")
        self.client = Client(endpoint, 5.0)
        self.marks = Marking(self.client)
        caller = Caller(endpoint, self.marks, Abilities(str), DEADLINE_S, Listener())
        self.chain = Chain([Link("stub", way, caller, Breaker(time.monotonic), self.client)])
        self.noting = Noting(self.chain)
        self.service: Service = build_service(Settings(deadline_s=DEADLINE_S), self.noting)
        self.sdk = AsyncOpenAI(base_url=url, api_key="x", max_retries=0)
        self.abilities = Abilities(str)

    async def ours(self) -> Draft:
        """One draft, by one call."""
        draft = await self.service.draft(BRIEF)
        assert draft.usage.calls == 1, draft.engine
        return draft

    async def bare(self) -> str:
        """The same request, with nothing around it."""
        assert self.noting.request
        asked = self.abilities.arguments(self.noting.request)
        stream = await self.sdk.chat.completions.create(model=self.way, **asked)
        return "".join([c.choices[0].delta.content or "" async for c in stream if c.choices])

    async def first_sentence(self) -> float:
        """Seconds from when the stub had sent the first sentence to when we show it."""
        shown = ""
        at = 0.0
        async for event in self.service.draft_events(BRIEF):
            if isinstance(event, TextEvent):
                shown += event.append
                if not at and FIRST in shown:
                    at = time.monotonic()
            if isinstance(event, DraftEvent):
                assert event.draft.engine.name == "llm", event.draft.engine
        assert at, "the first sentence was never shown"
        assert self.marks.sent_at, "the stub did not say when it sent the first sentence"
        return at - self.marks.sent_at

    async def close(self) -> None:
        """Let go of both."""
        await self.chain.close()
        await self.sdk.close()


async def timed(work: Callable[[], Awaitable[Any]]) -> float:
    """Seconds."""
    began = time.perf_counter()
    await work()
    return time.perf_counter() - began


async def one_at_a_time(url: str, rounds: int) -> tuple[list[float], list[float]]:
    """Seconds of each draft and of each bare call, by turns."""
    bench = Bench(url, "answer")
    for _ in range(5):
        await bench.ours()
        await bench.bare()
    ours, bare = [], []
    for _ in range(rounds):
        ours.append(await timed(bench.ours))
        bare.append(await timed(bench.bare))
    await bench.close()
    return ours, bare


async def at_once(url: str, many: int, rounds: int) -> tuple[list[float], list[float]]:
    """Rates (a second) of each round of so many at once, by turns."""
    bench = Bench(url, "answer")

    async def all_of(work: Callable[[], Awaitable[Any]]) -> float:
        return many / await timed(lambda: asyncio.gather(*(work() for _ in range(many))))

    await bench.ours()
    await all_of(bench.bare)
    ours, bare = [], []
    for _ in range(rounds):
        ours.append(await all_of(bench.ours))
        bare.append(await all_of(bench.bare))
    await bench.close()
    return ours, bare


async def first_sentences(url: str, rounds: int) -> list[float]:
    """Seconds of each."""
    bench = Bench(url, "paced")
    await bench.first_sentence()
    found = [await bench.first_sentence() for _ in range(rounds)]
    await bench.close()
    return found


def main() -> int:
    """Start the stub, measure, print."""
    from rich.console import Console
    from rich.table import Table

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--at-once", type=int, default=32)
    parser.add_argument("--token", type=int, default=4, help="characters that the stub sends at once")
    args = parser.parse_args()
    load_model()
    stub = subprocess.Popen(
        [sys.executable, "-m", "tests.stub", "--token", str(args.token)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert stub.stdout
        url = stub.stdout.readline().strip()
        ours, bare = asyncio.run(one_at_a_time(url, args.rounds))
        firsts = asyncio.run(first_sentences(url, max(5, args.rounds // 6)))
        our_rate, bare_rate = asyncio.run(at_once(url, args.at_once, max(3, args.rounds // 10)))
    finally:
        stub.terminate()
        stub.wait(10)
    table = Table(title=f"one call a draft, {args.rounds} rounds by turns, {args.token} characters a chunk")
    for column in ("what", "ours", "bare SDK", "between"):
        table.add_column(column, justify="left" if column == "what" else "right")
    p50, bare50 = (statistics.median(times) * 1000 for times in (ours, bare))
    table.add_row("one draft, p50 ms", f"{p50:.1f}", f"{bare50:.1f}", f"{p50 - bare50:+.1f} ms")
    first50 = statistics.median(firsts) * 1000
    table.add_row("first sentence after it was sent, p50 ms", f"{first50:.1f}", "", "")
    rate, bare_s = statistics.median(our_rate), statistics.median(bare_rate)
    table.add_row(f"{args.at_once} at once, a second", f"{rate:.0f}", f"{bare_s:.0f}", f"{rate / bare_s:.2f}")
    Console().print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
