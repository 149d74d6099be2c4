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
    """The three timings; a check includes the reading of its message, so that is told apart too."""
    long = [r for r in replies if _within(r.text, CHECKED_WORDS)][:MOST]
    told = [b for b in briefs if _within(b.brief.message, READ_WORDS)][:MOST]
    return {
        "check of 150 words": await _timed(long, lambda r: service.check(r.to.brief, r.text)),
        "reading alone, in those checks": await _timed(long, lambda r: service.read(r.to.brief)),
        "reading of 300 words": await _timed(told, lambda b: service.read(b.brief)),
    }


async def _timed(texts: Sequence[Any], work: Callable[[Any], Awaitable[Any]]) -> Timing:
    took = []
    for text in followed(texts, "timing"):
        laps = []
        for _ in range(ROUNDS):
            start = time.process_time()
            await work(text)
            laps.append((time.process_time() - start) * 1000)
        took.append(min(laps))
    return Timing(percentile(took, 0.5), percentile(took, 0.95), len(took))


def _within(text: str, words: tuple[int, int]) -> bool:
    return words[0] <= len(text.split()) <= words[1]
