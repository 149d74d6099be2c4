"""Where replies of one case are checked one after another: the message is read once, and only what is asked checked."""

from collections.abc import Collection, Mapping
from typing import Protocol

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.checklist.inquiry import Inquiry
from app.guidelines import Guidelines
from app.model.brief import Brief
from app.model.draft import ChecklistItem
from app.model.profile import Profile
from app.model.reading import Reading
from app.pipeline.case_of import case_of
from app.pipeline.settle import settled
from app.promptci.case import PromptCase


class Reads(Protocol):
    """What the bench needs of the reading room."""

    def read(self, brief: Brief) -> Reading:
        """The reading of the brief's message."""


class Bench:
    """Built once by `bootstrap`; reads and plans a case as the product does."""

    def __init__(self, reader: Reads, profile: Profile, guidelines: Guidelines, checklist: Checklist) -> None:
        self._reader = reader
        self._profile = profile
        self._guidelines = guidelines
        self._checklist = checklist
        self._latest: tuple[PromptCase, Case] | None = None

    def case(self, case: PromptCase) -> Case:
        """What the product reads and plans for a case; that of the last one is kept."""
        if self._latest is None or self._latest[0] is not case:
            self._latest = (case, self._read(case.brief))
        return self._latest[1]

    def __call__(self, case: PromptCase, reply: str, wanted: Collection[str]) -> Mapping[str, ChecklistItem]:
        """The items of the wanted guidelines."""
        return {item.id: item for item in self._checklist.items(self.inquire(case, reply), wanted)}

    def inquire(self, case: PromptCase, reply: str) -> Inquiry:
        """The inquiry into a reply to the case."""
        read = self.case(case)
        return self._checklist.open(read, reply, language=read.reading.language)

    def _read(self, brief: Brief) -> Case:
        brief = settled(brief, self._profile)
        return case_of(brief, self._profile, self._reader.read(brief), self._guidelines)
