"""The cases of the last few briefs, in memory: a reply that was drafted is soon checked, edited, checked again."""

from collections import OrderedDict
from threading import Lock

from app.checklist.case import Case
from app.model.brief import Brief

BRIEFS_REMEMBERED = 8
"""Briefs whose case is kept: as many as are worked on at the same time, and no record of what was."""


class Opened:
    """Cases by their brief, settled; the one used longest ago goes first. Mutable; several threads may use it."""

    def __init__(self, most: int = BRIEFS_REMEMBERED) -> None:
        self._most = most
        self._cases: OrderedDict[Brief, Case] = OrderedDict()
        self._lock = Lock()

    def of(self, brief: Brief) -> Case | None:
        """The case of a brief; None where it is not known (any more)."""
        with self._lock:
            if brief not in self._cases:
                return None
            self._cases.move_to_end(brief)
            return self._cases[brief]

    def remember(self, case: Case) -> None:
        """Keep a case."""
        with self._lock:
            self._cases[case.brief] = case
            self._cases.move_to_end(case.brief)
            while len(self._cases) > self._most:
                self._cases.popitem(last=False)

    def forget(self) -> None:
        """Keep none of them: whose message one is cannot be told from it."""
        with self._lock:
            self._cases.clear()
