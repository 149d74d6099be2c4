"""How long a check and a reading take on one core, through the service as a door calls it."""

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NamedTuple

from app.service import Service
from scripts.accuracy.counting import percentile
from scripts.accuracy.data import LabelledBrief, LabelledReply
from scripts.accuracy.product import followed

CHECKED_WORDS = (120, 180)
READ_WORDS = (240, 360)
ROUNDS = 3
MOST = 60
"""Texts that are timed, each ROUNDS times, the fastest counted: what else the machine does is not ours."""


class Timing(NamedTuple):
    """Milliseconds of processor time, and of how many texts."""

    p50_ms: float | None
    p95_ms: float | None
    texts: int


async def figures(
    service: Service, replies: Sequence[LabelledReply], briefs: Sequence[LabelledBrief]
) -> dict[str, Timing]:
    """The timings; the first check of a message includes its reading, so that is told apart too."""
    long = [r for r in replies if _within(r.text, CHECKED_WORDS)][:MOST]
    told = [b for b in briefs if _within(b.brief.message, READ_WORDS)][:MOST]
    return {
        "check of 150 words": await _timed(long, _check, service),
        "reading alone, in those checks": await _timed(long, lambda s, r: s.read(r.to.brief), service),
        "check of another reply to the same brief": await _timed(long, _check, service, knows=True),
        "reading of 300 words": await _timed(told, lambda s, b: s.read(b.brief), service),
    }


def _check(service: Service, reply: LabelledReply) -> Awaitable[Any]:
    return service.check(reply.to.brief, reply.text)


async def _timed(
    texts: Sequence[Any],
    work: Callable[[Service, Any], Awaitable[Any]],
    service: Service,
    *,
    knows: bool = False,
) -> Timing:
    """Unless the service `knows` the briefs from the round before, it has to read them anew each time."""
    took = []
    for text in followed(texts, "timing"):
        laps = []
        for _ in range(ROUNDS):
            if not knows:
                service.forget([])
            start = time.process_time()
            await work(service, text)
            laps.append((time.process_time() - start) * 1000)
        took.append(min(laps))
    return Timing(percentile(took, 0.5), percentile(took, 0.95), len(took))


def _within(text: str, words: tuple[int, int]) -> bool:
    return words[0] <= len(text.split()) <= words[1]
