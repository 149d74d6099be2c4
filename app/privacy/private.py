"""A model that never sees an identifier: what it is asked is hidden, what it answers is restored."""

from collections.abc import AsyncGenerator, AsyncIterator, Collection

from app.env_values import Identifier
from app.model.brief import Brief
from app.model.completion import Completes, Completion, Request
from app.privacy.redaction import Redaction


class Private:
    """Stands before another `Completes` for one draft. With no kind to hide it changes nothing."""

    def __init__(self, inner: Completes, redaction: Redaction) -> None:
        self._inner = inner
        self._redaction = redaction

    @property
    def model(self) -> str:
        """The name of the model that answers."""
        return self._inner.model

    async def stream(self, request: Request, deadline: float) -> AsyncIterator[str | Completion]:
        """Yield the restored text as it comes, no placeholder ever in part, and last the restored `Completion`."""
        hidden = self._redaction.hide_request(request)
        restorer = self._redaction.restorer()
        pieces = self._inner.stream(hidden, deadline)
        try:
            async for piece in pieces:
                text = restorer.feed(piece) if isinstance(piece, str) else restorer.flush()
                if text:
                    yield text
                if not isinstance(piece, str):
                    yield piece.model_copy(update={"text": self._redaction.restore(piece.text)})
        finally:
            # A caller that stops early lets the connection behind go.
            if isinstance(pieces, AsyncGenerator):
                await pieces.aclose()


class Privacy:
    """Makes the `Private` of each draft; `kinds` are those of the settings."""

    def __init__(self, kinds: Collection[Identifier]) -> None:
        self._kinds = kinds

    def __call__(self, inner: Completes, brief: Brief, language: str) -> Completes:
        """`inner` for one draft of a brief that was read to be in `language`."""
        return Private(inner, Redaction.of(brief, language, self._kinds)) if self._kinds else inner
