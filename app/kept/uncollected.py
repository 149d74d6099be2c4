"""Making a great many objects that all stay, without the collector visiting each of them again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No collecting inside: it takes a sixth off the time that imports need, half off that of a language's phrases."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
