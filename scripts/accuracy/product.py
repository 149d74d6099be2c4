"""The product as it is measured: the service that all doors use, built-in or with a judge that recordings answer."""

from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from rich.console import Console
from rich.progress import track

from app.bootstrap import build_service
from app.engines.llm.recordings import ANY_MODEL, Wanted, read_recordings
from app.model.completion import Completion, Request
from app.service import Service
from app.settings import read_settings

T = TypeVar("T")


class Judge(Wanted):
    """Recorded answers, with a count of what was asked and a note of what has no answer."""

    asked = 0

    async def stream(self, request: Request, deadline: float) -> AsyncIterator[str | Completion]:
        """As `Wanted.stream`, counted."""
        self.asked += 1
        async for piece in super().stream(request, deadline):
            yield piece


class Product(NamedTuple):
    """The service, and the judge's recordings where there are any. Settings of the environment are not read."""

    service: Service
    judge: Judge | None = None


def built(
    recordings: Path | None = None, model: str | None = None, guidelines: Path | None = None
) -> Product:
    """The product without a model, or with the judge answered strictly from a file of recordings.

    `model` is the name that the requests were written out under; `guidelines` lie over ours. Raises
    ConfigurationError for a file that is none.
    """
    over = {"SOFTANSWER_GUIDELINES": str(guidelines)} if guidelines else {}
    if recordings is None:
        return Product(build_service(read_settings({"SOFTANSWER_ENGINE": "builtin", **over})))
    judge = Judge(read_recordings(recordings), model or ANY_MODEL)
    # The longest deadline there is: a busy machine must not turn an answer that is there into a missing one.
    settings = read_settings({"SOFTANSWER_JUDGE": "on", "SOFTANSWER_DEADLINE_S": "600", **over})
    return Product(build_service(settings, judge), judge)


def followed(things: Iterable[T], what: str) -> Iterator[T]:
    """The same things, with a bar on standard error where a person watches."""
    console = Console(stderr=True)
    return iter(track(list(things), what, console=console, transient=True, disable=not console.is_terminal))
