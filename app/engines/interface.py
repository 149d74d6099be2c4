"""What an engine is: it takes a task and hands back passages one by one, then the whole as written."""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from typing import ClassVar

from app.model.brief import Brief
from app.model.plan import Plan
from app.model.profile import Profile
from app.model.reading import Reading
from app.model.value import Value
from app.model.writing import Finding, Passage, Written


class Task(Value):
    """All that an engine may use: nothing else about the customer or the company exists for it.

    `deadline` is a time of the running loop (seconds) by which the reply must be there; None where nobody waits.
    """

    brief: Brief
    profile: Profile
    reading: Reading
    plan: Plan
    deadline: float | None = None


class Engine(ABC):
    """Writes one reply. A passage that has been yielded is never taken back by the engine itself."""

    name: ClassVar[str]

    @abstractmethod
    def write(self, task: Task) -> AsyncIterator[Passage | Written]:
        """Yield each passage as it is ready, and last the whole `Written`.

        Raises UnavailableError when this engine cannot answer now.
        """

    async def rewrite(
        self,
        task: Task,  # noqa: ARG002 - what engines that can rewrite are given
        written: Written,  # noqa: ARG002 - the same
        findings: tuple[Finding, ...],  # noqa: ARG002 - the same
    ) -> Written | None:
        """The same reply with what was found wrong put right; None where this engine has no better to give.

        Raises UnavailableError when this engine cannot answer now.
        """
        return None
