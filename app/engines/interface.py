"""What an engine is: it takes a task and hands back passages one by one, then the whole as written."""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from typing import ClassVar

from app.model.brief import Brief
from app.model.draft import EngineInfo, Usage
from app.model.plan import Plan
from app.model.profile import Profile
from app.model.reading import Reading
from app.model.value import Value
from app.model.writing import Passage, Written


class Task(Value):
    """All that an engine may use: nothing else about the customer or the company exists for it."""

    brief: Brief
    profile: Profile
    reading: Reading
    plan: Plan


class Engine(ABC):
    """Writes one reply. A passage that has been yielded is never taken back by the engine itself."""

    name: ClassVar[str]

    @abstractmethod
    def write(self, task: Task) -> AsyncIterator[Passage | Written]:
        """Yield each passage as it is ready, and last the whole `Written`.

        Raises UnavailableError when this engine cannot answer now.
        """

    @abstractmethod
    def info(self) -> EngineInfo:
        """Name, model and digest of the wording in force."""

    def usage(self) -> Usage:
        """What the last reply took; zeros where nothing is paid for."""
        return Usage()
