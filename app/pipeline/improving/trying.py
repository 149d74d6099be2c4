"""What a reply is with some edits made: each text is checked once, and none after the time or the tries are used up."""

import asyncio
from collections.abc import Iterable

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.checklist.guards import breaches
from app.checklist.inquiry import Inquiry
from app.model.draft import Checked, ChecklistItem
from app.model.improvement import Edit
from app.model.value import Value
from app.pipeline.improving.edits import applied, in_order
from app.pipeline.shortfall import Shortfall, shortfall

TRIES = 400
"""Texts that are checked at the most while edits are looked for; the replies that people write take thirty or so."""

SEARCHING = 0.75
"""Share (0-1) of the time in which edits are looked for; the rest is for taking those out that are not needed."""


class State(Value):
    """The edits kept so far, the checklist of the text with them made, and what that lacks."""

    edits: tuple[Edit, ...]
    checked: Checked
    short: Shortfall


class Tries:
    """The tries for one reply. Mutable, and used in the loop in which it was made."""

    def __init__(self, checklist: Checklist, case: Case, reply: str, deadline: float | None) -> None:
        """`deadline` is a time of the running loop (seconds); None where nobody waits."""
        self._checklist = checklist
        self._case = case
        self.reply = reply
        self._now = asyncio.get_running_loop().time
        self._deadline = deadline
        self._search_until = deadline and self._now() + SEARCHING * (deadline - self._now())
        self._known: dict[str, tuple[Checked, Shortfall]] = {}
        self._longest_s = 0.0
        self.unfinished = False
        """Whether something was left untried."""

    def state(self, edits: Iterable[Edit]) -> State:
        """The reply with these edits."""
        edits = in_order(edits)
        text = applied(self.reply, edits)
        if text not in self._known:
            began = self._now()
            inquiry = self._open(text)
            checked = self._checklist.review(inquiry)
            broken = len(breaches(self._checklist, inquiry))
            self._known[text] = (checked, shortfall(checked, broken))
            self._longest_s = max(self._longest_s, self._now() - began)
        checked, short = self._known[text]
        return State(edits=edits, checked=checked, short=short)

    def item(self, edits: Iterable[Edit], guideline_id: str) -> ChecklistItem | None:
        """What the checklist says of one guideline alone, which takes a part of the time."""
        text = applied(self.reply, edits)
        known = self._known.get(text)
        items = known[0].checklist if known else self._checklist.items(self._open(text), {guideline_id})
        return next((i for i in items if i.id == guideline_id), None)

    def may_search(self) -> bool:
        """Whether there is time for one more try while edits are looked for."""
        return self._go_on(len(self._known) < TRIES and self._in_time(self._search_until))

    def may_prune(self) -> bool:
        """Whether there is time for one more try when edits are taken out again; those are few."""
        return self._go_on(self._in_time(self._deadline))

    def _in_time(self, until: float | None) -> bool:
        return until is None or self._now() + self._longest_s <= until

    def _go_on(self, may: bool) -> bool:
        self.unfinished = self.unfinished or not may
        return may

    def _open(self, text: str) -> Inquiry:
        return self._checklist.open(self._case, text, language=self._case.reading.language)
