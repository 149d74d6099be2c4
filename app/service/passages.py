"""What we know of the sentences of the last drafts, in memory."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from app.model.writing import Passage

DRAFTS_REMEMBERED = 1000
"""Drafts whose passages are kept in memory, so that a check knows the sentences that we wrote."""


class Passages:
    """The passages of the last drafts by draft id; the one used longest ago goes first."""

    def __init__(self, most: int = DRAFTS_REMEMBERED) -> None:
        self._most = most
        self._by_draft: OrderedDict[str, tuple[Passage, ...]] = OrderedDict()
        self._lock = Lock()

    def remember(self, draft_id: str, passages: tuple[Passage, ...]) -> None:
        """Keep the passages of one draft."""
        with self._lock:
            self._by_draft[draft_id] = passages
            self._by_draft.move_to_end(draft_id)
            while len(self._by_draft) > self._most:
                self._by_draft.popitem(last=False)

    def of(self, draft_id: str | None) -> tuple[Passage, ...]:
        """The passages of a draft; empty when it is not known (any more)."""
        with self._lock:
            if draft_id is None or draft_id not in self._by_draft:
                return ()
            self._by_draft.move_to_end(draft_id)
            return self._by_draft[draft_id]

    def rename(self, draft_id: str, new_id: str) -> None:
        """Keep the passages of a draft under another id."""
        with self._lock:
            if draft_id in self._by_draft:
                self._by_draft[new_id] = self._by_draft.pop(draft_id)

    def forget(self, draft_ids: Sequence[str]) -> None:
        """Take the passages of these drafts out of memory."""
        with self._lock:
            for draft_id in draft_ids:
                self._by_draft.pop(draft_id, None)
