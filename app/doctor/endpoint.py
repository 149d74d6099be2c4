"""Whether each model answers: one tiny real call, with a short deadline, to those that are set."""

import time
from collections.abc import Awaitable, Callable, Mapping

from app.doctor.sign import Sign, Signs, green, red, yellow
from app.errors import Cause, ModelError

CALL_S = 8.0
"""Seconds that one call may take."""

AWAY: Mapping[Cause, str] = {
    "connect": "see whether the address is right and the machine can be reached from here",
    "timeout": "see whether the model is loaded, and how long it takes for its first word",
    "auth": "correct the key",
    "not_found": "correct the name of the model, or the address",
    "rate_limited": "ask less often, or raise the limit at the provider",
    "protocol": "see whether the address is that of an OpenAI-compatible API (it often ends in /v1)",
}
"""What to do for each fault that means that no draft can be had of it; docs/models.md says more."""

ANSWERED: frozenset[Cause] = frozenset(("empty", "truncated", "refused", "filtered", "malformed"))
"""Faults of so short an answer that still show that the model works."""

Ask = Callable[[], Awaitable[None]]


async def look_at_models(asks: Mapping[str, Ask], needed: bool) -> Signs:
    """Ask each by its name; `needed` where the built-in engine does not write in a model's place."""
    if not asks:
        return (green("model", "none is asked"),)
    return tuple([await _one(name, ask, needed) for name, ask in asks.items()])


async def _one(name: str, ask: Ask, needed: bool) -> Sign:
    began = time.perf_counter()
    try:
        await ask()
    except ModelError as error:
        if error.cause not in ANSWERED:
            advice = AWAY.get(error.cause, "see docs/models.md for what the cause means")
            said = f"{name}: {error.detail} ({error.cause})"
            return red("model", said, advice) if needed else _spared(said, advice)
    return green("model", f"{name} answered within {time.perf_counter() - began:.1f} s")


def _spared(said: str, advice: str) -> Sign:
    return yellow("model", f"{said}; the built-in engine writes in its place", advice)
