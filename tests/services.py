"""The service as the product builds it, built once in a process for each engine that is asked for.

It keeps nothing of a draft, so tests may share it; one that changes a part of it builds its own.
"""

import asyncio
from functools import cache

from app.bootstrap import build_service
from app.settings import Settings


@cache
def service_of(engine="auto"):
    """The service with this engine, and nothing else set."""
    return build_service(Settings(engine=engine))


_DRAFTED = {}


def drafted(brief, engine="builtin"):
    """The draft of a brief, made once in a process: the same brief always gets the same."""
    key = engine, brief.model_dump_json()
    if key not in _DRAFTED:
        _DRAFTED[key] = asyncio.run(service_of(engine).draft(brief))
    return _DRAFTED[key]
