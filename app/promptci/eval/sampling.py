"""What is noted while one sample of a case is made: the requests, what had no answer, and what went wrong."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextvars import ContextVar

from app.errors import ModelError, RecordingMissingError, SpentError, UnavailableError
from app.model.brief import Brief
from app.model.completion import Completes, Completion, Request

KeyOf = Callable[[Request], str]
"""The name under which the answer to a request is kept."""

Answered = tuple[str, Request, Completion]
"""The key of a request, the request, and its answer."""


class Sampling:
    """The notes of one sample. `prompt` is the key of its draft request; mutable, and read when the sample is made."""

    def __init__(self, brief: Brief, sample: int = 0) -> None:
        self.brief = brief
        self.sample = sample
        self.prompt: str | None = None
        self.missing: dict[str, Request] = {}
        self.answered: list[Answered] = []
        self.fault: ModelError | None = None
        self.spent: SpentError | None = None
        self.judge_failed: str | None = None

    def asked(self, key: str, request: Request) -> None:
        """A request goes out."""
        if request.purpose == "draft" and self.prompt is None:
            self.prompt = key

    def failed(self, key: str, request: Request, error: UnavailableError) -> None:
        """A request had no answer."""
        if isinstance(error, RecordingMissingError):
            self.missing[key] = request
        elif isinstance(error, SpentError):
            self.spent = error
        elif isinstance(error, ModelError):
            self.fault = error


NOW: ContextVar[Sampling] = ContextVar("sampling")
"""The sample that this task is making: samples made side by side have a context each."""


class Watched:
    """Stands before a model: asks for the sample that is being made, and notes what becomes of each request."""

    def __init__(self, inner: Completes, key_of: KeyOf, readable: Callable[[str], bool]) -> None:
        self._inner = inner
        self._key_of = key_of
        self._readable = readable

    @property
    def model(self) -> str:
        """The name of the model that answers."""
        return self._inner.model

    async def stream(self, request: Request, deadline: float) -> AsyncIterator[str | Completion]:
        """As the model behind it; `repeat` of the request is the number of the sample."""
        sampling = NOW.get()
        request = request.model_copy(update={"repeat": sampling.sample})
        key = self._key_of(request)
        sampling.asked(key, request)
        pieces = self._inner.stream(request, deadline)
        try:
            async for piece in pieces:
                if isinstance(piece, Completion):
                    sampling.answered.append((key, request, piece))
                    if request.purpose == "judge" and not self._readable(piece.text):
                        sampling.judge_failed = "the judge's answer is not the JSON object that was asked for"
                yield piece
        except UnavailableError as error:
            sampling.failed(key, request, error)
            raise
        finally:
            # Who stops early lets the connection behind go.
            if isinstance(pieces, AsyncGenerator):
                await pieces.aclose()
