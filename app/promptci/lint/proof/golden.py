"""A golden reply cut up for the operators: its sentences, which of them serve a guideline, and what it was given."""

import re
from collections.abc import Iterable
from functools import cached_property

from app.checklist.case import Case
from app.model.guideline import Guideline
from app.model.proof import Near
from app.model.value import Span
from app.promptci.case import Golden, PromptCase
from app.text import particulars, sentences, words
from app.text.compiled import compiled
from app.text.particulars import Particular

_SHORT = 7
"""Words of a line that may be a greeting, or a line of a closing."""

_NEAR = 2
"""Content words in common from which a sentence is taken to speak of a note."""

_ENDS = compiled(r"[.!?:;][\"'”’)\]]*$")
_ITEM = compiled(r"^\s*(?:\(?\d{1,2}[.)]|[-*•])\s")
_MARKER = compiled(r"^[ \t]*(?:\(?\d{1,2}[.)]|[-*•])[ \t]*$\n?", re.MULTILINE)
_GAP = compiled(r"\n{3,}")


class Laid:
    """One golden reply of a case, with what the product reads in that case."""

    def __init__(self, case: PromptCase, read: Case, golden: Golden) -> None:
        self.case = case
        self.read = read
        self.golden = golden
        self.text = golden.reply
        self.language = read.reading.language

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """The sentences between greeting and closing."""
        start, end = self._greeting_end, self._closing_start
        return tuple(s for s in sentences.split(self.text) if start <= s.start < end)

    @cached_property
    def greeting(self) -> str:
        """The first line where it greets, else nothing."""
        return self.text[: self._greeting_end]

    @cached_property
    def closing(self) -> str:
        """The last lines, from the formula on, else nothing."""
        return self.text[self._closing_start :]

    @cached_property
    def particulars(self) -> tuple[Particular, ...]:
        """The concrete details of its body."""
        found = particulars.find(self.text, self.language)
        return tuple(p for p in found if self._greeting_end <= p.start < self._closing_start)

    @cached_property
    def given(self) -> str:
        """All that the writer was given, the message among it."""
        brief, profile = self.read.brief, self.read.profile
        turns = (t.text for t in brief.thread)
        names = (
            brief.customer.name,
            brief.customer.ref,
            brief.agent.name,
            brief.agent.signature,
            brief.company,
        )
        offers = (o.text for o in profile.offers)
        return "\n".join(
            (self.read.reading.text, self.ours, *turns, *brief.cannot, *offers, *(n for n in names if n))
        )

    @cached_property
    def ours(self) -> str:
        """What the company itself says: options, facts, policies, what is offered, our earlier messages."""
        brief, profile = self.read.brief, self.read.profile
        turns = (t.text for t in brief.thread if t.sender == "agent")
        plan = (g.text for g in (*self.read.plan.options, *self.read.plan.facts, *self.read.plan.policies))
        return "\n".join((*brief.options, *brief.facts, *brief.policies, *profile.policies, *plan, *turns))

    def serving(self, guideline: Guideline) -> tuple[Span, ...]:
        """The sentences that may serve a guideline: those the golden names, and those whose words or notes say so."""
        quotes = [self._place(q) for q in self.golden.serves.get(guideline.id, ())]
        patterns = [re.compile(p, re.IGNORECASE) for p in guideline.proof.serves.get(self.language, ())]
        notes = [stems for near in guideline.proof.near for stems in self._stems_of(near)]
        return tuple(
            s
            for s in self.body
            if any(q and s.start < q.end and q.start < s.end for q in quotes)
            or any(p.search(s.text) for p in patterns)
            or self._speaks(s, notes)
        )

    def touching(self, *texts: str) -> tuple[Span, ...]:
        """The sentences with any content word or concrete detail of the texts."""
        stems = frozenset().union(*(words.content_stems(text, self.language) for text in texts))
        return tuple(s for s in self.body if stems & words.content_stems(s.text, self.language))

    def without(self, taken: Iterable[Span]) -> str:
        """The reply without some of its sentences, tidied up."""
        return self.with_others(dict.fromkeys(taken, ""))

    def with_others(self, others: dict[Span, str]) -> str:
        """The reply with other words in the place of some stretches; one that is emptied takes its blanks along."""
        text = self.text
        for span in sorted(others, key=lambda s: -s.start):
            end = span.end
            while not others[span] and text[end : end + 1] == " ":
                end += 1
            text = text[: span.start] + others[span] + text[end:]
        text = _MARKER.sub("", text) if "" in others.values() else text
        return _GAP.sub("\n\n", text)

    def room(self) -> tuple[Span, ...]:
        """The sentences after which another may stand: whole ones, that are no items of a list."""
        return tuple(
            s
            for s in self.body
            if _ENDS.search(s.text) and s.text[-1] != ":" and not _ITEM.match(self._line(s))
        )

    def _line(self, span: Span) -> str:
        return self.text[self.text.rfind("\n", 0, span.start) + 1 : span.end]

    def _place(self, quote: str) -> Span | None:
        at = self.text.find(quote)
        return Span(text=quote, start=at, end=at + len(quote)) if at >= 0 else None

    def _speaks(self, sentence: Span, notes: Iterable[frozenset[str]]) -> bool:
        stems = words.content_stems(sentence.text, self.language)
        return any(note and len(stems & note) >= min(_NEAR, len(note)) for note in notes)

    def _stems_of(self, near: Near) -> tuple[frozenset[str], ...]:
        plan = self.read.plan
        texts = {
            "message": (self.read.reading.text,),
            "options": tuple(g.text for g in plan.options),
            "cannot": tuple(g.text for g in plan.cannot),
        }[near]
        return tuple(words.content_stems(text, self.language) for text in texts)

    @cached_property
    def _greeting_end(self) -> int:
        first, mark, _ = self.text.partition("\n")
        greets = mark and len(first.split()) <= _SHORT and not first.rstrip().endswith((".", "?"))
        return len(first) if greets else 0

    @cached_property
    def _closing_start(self) -> int:
        head, gap, tail = self.text.rstrip().rpartition("\n\n")
        lines = [line.strip() for line in tail.split("\n") if line.strip()]
        closes = gap and all(len(x.split()) <= _SHORT and x[-1] not in ".?:;" for x in lines)
        return len(head) + len(gap) if closes else len(self.text)
