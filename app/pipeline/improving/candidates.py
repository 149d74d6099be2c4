"""Edits that may help with one missed item: what our own engine would say for it, put in the right place."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from app.guidelines import Guidelines
from app.model.draft import Checked, ChecklistItem
from app.model.improvement import Edit, Op
from app.model.value import Span
from app.model.writing import Passage
from app.pipeline.improving.layout import Layout
from app.text.compiled import compiled
from app.text.words import overlap

INSTEAD: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "no-unauthorised-promise": (("be-honest", "unmet_generic"),),
        "no-blame": (("correct-indirectly", "look_together"), ("take-ownership", "own")),
        "stay-calm": (("take-ownership", "own"),),
    }
)
"""Phrases (guideline and slot) that may stand in the place of a sentence that breaks a guideline."""

OPEN = ("be-honest", "unmet_generic")
"""The phrases that say that part of a message has no answer yet; one of them is enough, however many promises go."""

FORM = "ready-to-send"

_SAMPLES = 3
"""Phrases of one slot, and passages for one guideline, that are tried."""

_ALIKE = 0.5
"""Share (0-1) of content words from which on a sentence is the same one, said better."""

_LOUD = compiled(r"[!?]{2,}|!\s!")


class Candidates:
    """Makes candidates for one reply.

    `ours` are the passages that our engine writes for the same brief, and sentences that offer one option each.
    """

    def __init__(
        self,
        guidelines: Guidelines,
        layout: Layout,
        ours: tuple[Sequence[Passage], Sequence[Passage]],
        before: Checked,
        language: str = "en",
    ) -> None:
        self._guidelines = guidelines
        self._layout = layout
        self._language = language
        self._ours, self._offers = map(tuple, ours)
        self._met = {i.id: i for i in before.checklist if i.status == "met" and i.evidence}
        ways = (p.say for p in guidelines.phrases(*OPEN, language) if "{" not in p.say)
        told = (p.text for p in self._ours if OPEN[0] in p.serves and not p.uses)
        self._still_open = frozenset((*ways, *told))

    def for_item(self, item: ChecklistItem, places: Sequence[tuple[int, int]]) -> Iterator[Edit]:
        """Candidates for a missed item; `places` are the stretches of the reply that its evidence quotes.

        A place left to fill in is for the person: only they know what belongs there.
        """
        if item.id == FORM:
            yield from self._form(item)
            return
        yield from self._insertions(item)
        for start, end in places:
            if self._layout.in_body(start):
                yield from self._mended(item, start, end)

    def says_again(self, edit: Edit, others: Sequence[Edit]) -> bool:
        """Whether an edit says what the reply or another edit says already: the same, or that something is open."""
        text, said = self._layout.text, edit.text.strip()
        rest = (text[: edit.start], text[edit.end :], *(other.text for other in others))
        again = bool(said) and any(said in part for part in rest)
        return again or (self._leaves_open(said) and any(map(self._leaves_open, rest)))

    def _leaves_open(self, text: str) -> bool:
        return any(line in text for line in self._still_open)

    def shorter(self, edit: Edit) -> Iterator[Edit]:
        """The edit with its words left out, where it puts other words in the place of a whole sentence."""
        gone = self._layout.text[edit.start : edit.end]
        sentence = self._layout.sentence_at(edit.start, edit.end)
        whole = (sentence.start, sentence.end) == (edit.start, edit.end)
        if edit.op == "replace" and whole and overlap(edit.text, gone) < _ALIKE:
            span = Span(text=gone, start=edit.start, end=edit.end)
            start, end = self._layout.without(span)
            yield edit.model_copy(update={"op": "delete", "start": start, "end": end, "text": ""})

    def _mended(self, item: ChecklistItem, start: int, end: int) -> Iterator[Edit]:
        """Take the words out, or their sentence, or put something else in its place."""
        layout = self._layout
        words = layout.text[start:end]
        calm = _LOUD.sub(".", words.capitalize() if words.isupper() else words)
        if calm != words:
            yield self._edit(item, "replace", start, end, calm)
        cut = layout.clause_cut(start, end)
        if cut is not None:
            yield self._edit(item, "replace" if cut[2] else "delete", *cut)
        sentence = layout.sentence_at(start, end)
        yield self._edit(item, "delete", *layout.without(sentence), "")
        for text in self._instead(item.id):
            yield self._edit(item, "replace", sentence.start, sentence.end, text)

    def _instead(self, guideline_id: str) -> Iterator[str]:
        yield from (group[0].text for group in self._groups(guideline_id) if len(group) == 1)
        for guideline, slot in INSTEAD.get(guideline_id, ()):
            phrases = self._guidelines.phrases(guideline, slot, self._language)
            yield from [p.say for p in phrases if "{" not in p.say and p.when.fault == ()][:_SAMPLES]

    def _insertions(self, item: ChecklistItem) -> Iterator[Edit]:
        for group in self._groups(item.id):
            text = "".join(p.before + p.text for p in group).strip()
            at, opens = self._place(group[0])
            if len(group) > 1:
                at = self._layout.paragraph_end(at)
                yield self._edit(item, "insert", at, at, f"\n\n{text}")
            else:
                yield self._edit(item, "insert", at, at, f"{text} " if opens else f" {text}")

    def _form(self, item: ChecklistItem) -> Iterator[Edit]:
        """The greeting and the sign-off that our engine writes."""
        for passage in self._ours:
            if passage.part == "greeting":
                yield self._edit(item, "insert", 0, 0, f"{passage.text}\n\n")
            elif passage.part == "signoff":
                yield self._edit(item, "insert", self._layout.end, self._layout.end, f"\n\n{passage.text}")

    def _groups(self, guideline_id: str) -> Iterator[tuple[Passage, ...]]:
        """Passages that serve a guideline: each alone, and a list with the line that leads to it."""
        serving = [p for p in self._ours if guideline_id in p.serves and p.part == "body"]
        items = [p for p in self._ours if guideline_id in p.serves and p.part == "item"]
        lead = [p for p in serving if items and self._leads(p, items[0])]
        if guideline_id == "offer-options":
            yield from ((offer,) for offer in self._offers)
        if items:
            yield (*lead, *items)
        yield from ((p,) for p in serving[:_SAMPLES] if p not in lead)

    def _leads(self, passage: Passage, item: Passage) -> bool:
        return self._ours.index(passage) + 1 == self._ours.index(item)

    def _place(self, passage: Passage) -> tuple[int, bool]:
        """Where a passage goes, and whether it goes before the first sentence.

        It follows the nearest thing that ours says before it and the reply says too; without one it opens or ends the
        body, as it does in ours.
        """
        index = next(i for i, p in enumerate(self._ours) if p == passage or set(p.uses) & set(passage.uses))
        for earlier in reversed(self._ours[:index]):
            for guideline in earlier.serves:
                item = self._met.get(guideline)
                if item is not None and self._layout.in_body(item.evidence[0].start):
                    return self._layout.sentence_at(item.evidence[0].start, item.evidence[0].end).end, False
        if 2 * index < len(self._ours):
            return self._layout.before_body(), True
        return self._layout.after_body(), False

    def _edit(self, item: ChecklistItem, op: Op, start: int, end: int, text: str) -> Edit:
        return Edit(op=op, start=start, end=end, text=text, guideline=item.id, reason=item.reason)
