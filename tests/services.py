"""The service as the product builds it, built once in a process for each engine that is asked for.

It keeps nothing of a draft, so tests may share it; one that changes a part of it builds its own.
"""

from functools import cache

from app.bootstrap import build_service
from app.settings import Settings


@cache
def service_of(engine="auto"):
    """The service with this engine, and nothing else set."""
    return build_service(Settings(engine=engine))
