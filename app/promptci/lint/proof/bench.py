"""Where replies of one case are checked one after another: the message is read once, and only what is asked checked."""

from collections.abc import Callable, Collection, Mapping

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.model.brief import Brief
from app.model.draft import ChecklistItem
from app.promptci.case import PromptCase


class Bench:
    """Built once by `bootstrap`; `read` makes the case of a brief as the product does."""

    def __init__(self, read: Callable[[Brief], Case], checklist: Checklist) -> None:
        self._read = read
        self._checklist = checklist
        self._latest: tuple[PromptCase, Case] | None = None

    def case(self, case: PromptCase) -> Case:
        """What the product reads and plans for a case; that of the last one is kept."""
        if self._latest is None or self._latest[0] is not case:
            self._latest = (case, self._read(case.brief))
        return self._latest[1]

    def __call__(self, case: PromptCase, reply: str, wanted: Collection[str]) -> Mapping[str, ChecklistItem]:
        """The items of the wanted guidelines."""
        read = self.case(case)
        inquiry = self._checklist.open(read, reply, language=read.reading.language)
        return {item.id: item for item in self._checklist.items(inquiry, wanted)}
