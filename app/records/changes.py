"""What a person changed between the text that was drafted and the one that was sent, by sentence and by principle."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from app.model.draft import ChecklistItem, Status
from app.model.record import Change, PrincipleChange, Rewording
from app.model.value import Span
from app.model.writing import Passage
from app.records.body import body
from app.text.words import fold

_ALIKE = 0.5
"""Likeness by words (0-1) from which on a new sentence is an old one reworded."""

_MOST = 150
"""Sentences a side that are paired; each is held against each."""


class Judged:
    """A text with its checklist, and what the writer of its sentences knows of them."""

    def __init__(
        self, text: str, checklist: Sequence[ChecklistItem], passages: Sequence[Passage] = ()
    ) -> None:
        self.text = text
        self.sentences = body(text)
        self.items = {item.id: item for item in checklist}
        self._served = tuple(_served(text, passages))

    def of(self, guideline: str, sentences: Sequence[Span]) -> tuple[str, ...]:
        """Those of the sentences that serve a guideline, or that the checklist quotes for it."""
        item = self.items.get(guideline)
        places = [(q.start, q.end) for q in item.evidence] if item else []
        places += [(span.start, span.end) for serves, span in self._served if guideline in serves]
        return tuple(s.text for s in sentences if any(a < s.end and s.start < b for a, b in places))

    def status(self, guideline: str) -> Status:
        """What the checklist says of a guideline; one that it does not hold does not apply."""
        return self.items[guideline].status if guideline in self.items else "not_applicable"


def same_text(a: str, b: str) -> bool:
    """Whether two texts differ in white space at most."""
    return a.split() == b.split()


def compare(drafted: Judged, sent: Judged) -> Change:
    """What became of the drafted text; sentences that only moved are kept."""
    stayed = Counter(_key(s) for s in drafted.sentences) & Counter(_key(s) for s in sent.sentences)
    removed = _without(drafted.sentences, stayed)
    added = _without(sent.sentences, stayed)
    total = len(drafted.sentences) + len(sent.sentences)
    return Change(
        kept=2 * stayed.total() / total if total else 1.0,
        removed=tuple(s.text for s in removed),
        added=tuple(s.text for s in added),
        reworded=_reworded(removed, added),
        principles=tuple(_principles(drafted, sent, removed, added)),
    )


def _principles(
    drafted: Judged, sent: Judged, removed: Sequence[Span], added: Sequence[Span]
) -> list[PrincipleChange]:
    """The principles and guards that an edit touched, in the checklist's order."""
    found = []
    for guideline in dict.fromkeys((*drafted.items, *sent.items)):
        item = drafted.items.get(guideline) or sent.items[guideline]
        if item.kind == "agent":
            continue
        change = PrincipleChange(
            id=guideline,
            before=drafted.status(guideline),
            after=sent.status(guideline),
            removed=drafted.of(guideline, removed),
            added=sent.of(guideline, added),
        )
        if change.before != change.after or change.removed or change.added:
            found.append(change)
    return found


def _key(sentence: Span) -> str:
    return " ".join(fold(sentence.text).split())


def _without(sentences: Sequence[Span], stayed: Counter[str]) -> tuple[Span, ...]:
    """The sentences that are not among those that stayed, each occurrence counted."""
    left = Counter(stayed)
    found = []
    for sentence in sentences:
        if left[_key(sentence)]:
            left[_key(sentence)] -= 1
        else:
            found.append(sentence)
    return tuple(found)


def _reworded(removed: Sequence[Span], added: Sequence[Span]) -> tuple[Rewording, ...]:
    """Pairs of one that went and one that came, the likest first; each stands in one pair at most."""
    scored = sorted(
        (-likeness(old.text, new.text), i, k)
        for i, old in enumerate(removed[:_MOST])
        for k, new in enumerate(added[:_MOST])
    )
    olds: set[int] = set()
    pairs: dict[int, int] = {}
    for minus, i, k in scored:
        if -minus >= _ALIKE and i not in olds and k not in pairs:
            olds.add(i)
            pairs[k] = i
    return tuple(Rewording(removed=removed[pairs[k]].text, added=added[k].text) for k in sorted(pairs))


def likeness(a: str, b: str) -> float:
    """How far two sentences agree (0-1) in words and their order."""
    left, right = fold(a).split(), fold(b).split()
    if 2 * len(frozenset(left) & frozenset(right)) < _ALIKE / 2 * (len(left) + len(right)):
        return 0.0  # far apart for certain, and cheaper to see
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _served(text: str, passages: Sequence[Passage]) -> list[tuple[frozenset[str], Span]]:
    """Where each passage stands in the text, with the guidelines that it was written for."""
    found, at = [], 0
    for passage in passages:
        start = text.find(passage.text, at)
        if start >= 0 and passage.serves:
            at = start + len(passage.text)
            found.append((frozenset(passage.serves), Span(text=passage.text, start=start, end=at)))
    return found
