"""Every fault of a model's endpoint, many requests each: a draft every time, no server error, inside the deadline.

    python -m scripts.prove_faults                 # 50 requests a fault, and docs/faults.md written anew
    python -m scripts.prove_faults --times 5       # a short run, printed only

Five requests at a time; before each five the endpoint is taken for well, so that no circuit breaker spares them.
"""

import argparse
import asyncio
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
from fastapi import FastAPI

from app.main import create_app
from app.settings import Settings
from app.text.language import load_model
from tests.stub import BEHAVIOURS, Stub, closed_port, draft_answer

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "faults.md"
AT_ONCE = 5
GRACE_S = 0.25
BRIEF = {
    "message": "My order KT-2041 is three weeks late. When does it come? I want a refund of the £39!",
    "customer": {"name": "Ms Adeyemi"},
    "facts": ["the parcel is in the Leeds depot"],
    "options": ["refund of the £39 delivery charge", "delivery on Saturday 14 June"],
    "fault": "ours",
    "agent": {"name": "Tom"},
}
HEALTHY = {
    "answer",
    "burst",
    "paced",
    "not_streamed",
    "bare_stream",
    "reasoning",
    "minds_everything",
} | {f"no_{what}" for what in ("schema", "json", "json_vaguely", "max_tokens", "stream_options")}
"""Ways of the stub in which a model's answer can be used; whether a reply is a good one is for the checklist to say."""


def faults() -> list[str]:
    """Every way to behave, and two that no server can: nobody listens, no such host."""
    return ["refuse", "no_such_host", *BEHAVIOURS]


@dataclass
class Row:
    """What became of the requests under one fault; times in seconds."""

    fault: str
    statuses: Counter[int] = field(default_factory=Counter)
    engines: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)

    def note(self, status: int, body: dict[str, Any], took_s: float) -> None:
        """Count one answer."""
        self.statuses[status] += 1
        self.took.append(took_s)
        engine = body.get("engine", {})
        self.engines[engine.get("name", "none")] += 1
        if reason := engine.get("fallback_reason"):
            self.causes[reason.partition(":")[0]] += 1

    @property
    def drafts(self) -> int:
        """Requests that ended in a draft."""
        return self.statuses[200]


def prove(fault: str, times: int, deadline_s: float, engine: str = "auto") -> Row:
    """`times` requests through the API under one fault."""
    row = Row(fault)
    with ExitStack() as held:
        url = _address(fault, held)
        settings = Settings(
            engine=engine,  # type: ignore[arg-type]  # one of the words
            llm_base_url=url,
            llm_model=fault,
            llm_api_key="none-of-value",
            connect_s=deadline_s / 4,
            first_token_s=deadline_s / 3,
            deadline_s=deadline_s,
        )
        asyncio.run(_batches(create_app(settings), times, row))
    return row


def _address(fault: str, held: ExitStack) -> str:
    if fault == "refuse":
        return held.enter_context(closed_port())
    if fault == "no_such_host":
        return "http://nowhere.invalid/v1"
    return held.enter_context(Stub(answer=draft_answer)).url


async def _batches(app: FastAPI, times: int, row: Row) -> None:
    service = app.state.service
    async with app.router.lifespan_context(app):
        load_model()
        service.load()
        transport = httpx2.ASGITransport(app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://softanswer") as client:
            while len(row.took) < times:
                _take_for_well(service)
                many = min(AT_ONCE, times - len(row.took))
                await asyncio.gather(*(_one(client, row) for _ in range(many)))


def _take_for_well(service: Any) -> None:
    for link in service._backing.models._chain._links:  # noqa: SLF001 - only a proof wants a breaker that forgets
        link.breaker.succeeded("call")


async def _one(client: httpx2.AsyncClient, row: Row) -> None:
    began = time.perf_counter()
    answer = await client.post("/v1/drafts", json=BRIEF, timeout=60)
    row.note(answer.status_code, answer.json(), time.perf_counter() - began)


def main() -> int:
    """Run all faults, print the table, and write it where it was a full run."""
    from rich.console import Console
    from rich.progress import track

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=50, help="requests a fault")
    parser.add_argument("--deadline", type=float, default=3.0, help="seconds a draft may take")
    args = parser.parse_args()
    logging.getLogger("softanswer").setLevel(logging.CRITICAL)
    console = Console(stderr=True)
    rows = [
        prove(fault, args.times, args.deadline)
        for fault in track(faults(), "faults", console=console, disable=not console.is_terminal)
    ]
    table = "\n".join(_lines(rows, args.deadline))
    print(table)
    if args.times >= 50:
        PAGE.write_text(_page(table, args.times, args.deadline), encoding="utf-8")
    good = all(r.drafts == args.times and max(r.took) <= args.deadline + GRACE_S for r in rows)
    return 0 if good else 1


def _lines(rows: list[Row], deadline_s: float) -> Iterator[str]:
    yield "| the endpoint | requests | drafts | server errors | written by | cause of the fallback | slowest s | late |"
    yield "|---|---|---|---|---|---|---|---|"
    for row in rows:
        errors = sum(count for status, count in row.statuses.items() if status >= 500)
        late = sum(took > deadline_s + GRACE_S for took in row.took)
        engines = ", ".join(f"{name} {count}" for name, count in row.engines.most_common())
        causes = ", ".join(f"{name} {count}" for name, count in row.causes.most_common())
        yield (
            f"| `{row.fault}` | {len(row.took)} | {row.drafts} | {errors} | {engines} | {causes} "
            f"| {max(row.took):.2f} | {late} |"
        )


def _page(table: str, times: int, deadline_s: float) -> str:
    return f"""# What happens when a model's endpoint fails

Made by `make faults`: {times} requests through `POST /v1/drafts` for each way in which the stub endpoint of the tests
can behave (`tests/stub` says what each is), with `SOFTANSWER_ENGINE=auto` and a deadline of {deadline_s:g} s.
Five requests at a time meet the fault, and before each five the endpoint is taken for well, so that no circuit breaker
spares them. Late is what took longer than the deadline and 250 ms.

{table}
"""


if __name__ == "__main__":
    sys.exit(main())
