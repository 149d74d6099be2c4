"""The built-in engine made when it is first asked: who has a model that answers never waits for its many parts."""

from collections.abc import AsyncIterator, Callable
from functools import cached_property
from typing import ClassVar

from app.engines.interface import Engine, Task
from app.model.writing import Finding, Passage, Written


class LaterEngine(Engine):
    """Does as the engine that `make` makes; made once."""

    name: ClassVar[str] = "builtin"

    def __init__(self, make: Callable[[], Engine]) -> None:
        self._make = make

    @cached_property
    def _engine(self) -> Engine:
        return self._make()

    async def write(self, task: Task) -> AsyncIterator[Passage | Written]:
        """As the engine does."""
        async for piece in self._engine.write(task):
            yield piece

    async def rewrite(self, task: Task, written: Written, findings: tuple[Finding, ...]) -> Written | None:
        """As the engine does; raises UnavailableError as it does."""
        return await self._engine.rewrite(task, written, findings)
