"""The reply under check, cut up once for all kinds of check."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any, TypeVar

from app.checklist.case import Case
from app.checklist.clauses import clauses
from app.checklist.lexicon import Lexicon
from app.checklist.patterns import Found, Index, Letters, Patterns, Piece, letters, piece, straight
from app.model.value import Span, stretch
from app.text import particulars, sentences, words
from app.text.compiled import compiled
from app.text.particulars import Particular

_Searched = TypeVar("_Searched", bound=Patterns)

_SIGNOFF_LINES = 4
"""Lines at the end among which a sign-off is looked for."""

_CORE = 200
"""Sentences of a reply that are compared with notes and asks."""

_SHORT_LINE = 7
"""Words of a line that may be a name, an office or a company."""

_SEVERAL = 3
"""Words from which a line that closes a reply holds a name: a capital behind its first word."""

_CAPITAL = compiled(r"\b[^\W\d_a-zà-ÿ]")

_VEIL = "\u2592"
"""Stands for each letter and digit that a person has yet to confirm: what is open promises and tells nothing."""

_NAME_ALONE = compiled(r"\s*[^\W\d_a-z][\w'-]+(?: [^\W\d_a-z][\w.'-]*){0,2},\s*$")
_CALLED = compiled(r"\s*(?:\w{2,4} )?([^\W\d_a-z][\w'-]+)[,!]")
"""Names as a line of its own, and where a sentence begins with one."""

_SIGNED = 40
"""Characters at the end of a message in which its writer's name is looked for."""

_UP_TO_COMMA = compiled(r"[^,;:!?\n–—]{1,80}")
_NAME = compiled(r"\b[^\W\d_a-z][^\W\d_]+(?:['’\-][^\W\d_]+)*")
r"""A word that begins with a capital; accented small letters pass here and are told apart later."""

_PARTS = compiled(r", |\s[|·–—-]\s")
"""What parts a name from an office or a company in one line."""

_LETTER = compiled(r"[^\W_]")


class Sheet:
    """A reply's sentences, particulars and parts; everything is worked out when first asked for.

    `plain` is what is searched: `text` with plain quotes and with veiled words in `[confirm: …]`, offset for offset.
    """

    def __init__(self, text: str, case: Case, lexicon: Lexicon) -> None:
        self.text = text
        self.plain = _veiled(straight(text), lexicon.forming.confirm)
        self._case = case
        self._lexicon = lexicon
        self._stems: dict[tuple[int, int], frozenset[str]] = {}
        self._clauses: dict[tuple[int, int], tuple[Span, ...]] = {}
        self._pieces: dict[tuple[int, int], Piece] = {}
        self._found: dict[Index, Found] = {}
        self._possible: dict[Patterns, Any] = {}

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences, greeting and sign-off among them."""
        restart = self._lexicon.forming.restart
        return tuple(part for s in sentences.split(self.text) for part in _parted(s, restart))

    @cached_property
    def greeting(self) -> Span | None:
        """The first sentence when it opens the message as one does, or calls the customer by name."""
        if not self.sentences:
            return None
        first = self.sentences[0]
        opener = straight(first.text)
        if self._lexicon.forming.greetings.match(piece(opener)):
            return first
        name = (self._case.brief.customer.name or "").split()
        short = len(opener.split()) <= 6
        if short and any(part in opener for part in name if len(part) > 2):
            return first
        # "Tom," on a line of its own, or "Gill, I cringed": who signed so is called by name.
        called = _CALLED.match(opener)
        signed = self._case.reading.text[-_SIGNED:]
        return first if _NAME_ALONE.match(opener) or (called and called[1] in signed) else None

    @cached_property
    def called(self) -> tuple[Span, ...]:
        """The names by which the greeting calls somebody: its capitalised words that are no form of address."""
        if self.greeting is None:
            return ()
        line = _UP_TO_COMMA.match(self.greeting.text)
        names = _NAME.finditer(line.group() if line else "")
        anybody, start = self._lexicon.forming.anybody, self.greeting.start
        return tuple(
            self.cut(start + m.start(), start + m.end())
            for m in names
            if anybody and words.fold(m.group().rstrip(".")) not in anybody
        )

    @cached_property
    def signoff(self) -> Span | None:
        """From the closing formula, or the writer's name, to the end of the text."""
        lines = _lines(self.plain)[-_SIGNOFF_LINES:]
        for line in lines:
            if self._closes(line.text):
                return Span(text=self.text[line.start :], start=line.start, end=len(self.text))
        return self._closing_block()

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """The sentences between greeting and sign-off; a greeting that goes on in its line belongs to the body."""
        end = self.signoff.start if self.signoff else len(self.text)
        inside = [s for s in self.sentences if s.start < end]
        if inside and self.greeting is not None and len(inside[0].text.split()) <= 6:
            inside = inside[1:]
        return tuple(inside)

    @property
    def whole(self) -> Piece:
        """The whole text, ready to be searched, also for what stands inside `[confirm: …]`."""
        return piece(straight(self.text))

    @cached_property
    def closing(self) -> tuple[Span, ...]:
        """The lines of the closing: whatever stands behind a sign-off is sent too."""
        if self.signoff is None:
            return ()
        lines = _lines(self.plain[self.signoff.start :])
        return tuple(self.cut(self.signoff.start + s.start, self.signoff.start + s.end) for s in lines)

    @property
    def core(self) -> tuple[Span, ...]:
        """The sentences of the body that are held against notes and asks, each against each: no reply has more."""
        return self.body[:_CORE]

    @cached_property
    def questions(self) -> tuple[Span, ...]:
        """The sentences of the body that ask something."""
        return tuple(s for s in self.body if "?" in s.text)

    @cached_property
    def particulars(self) -> tuple[Particular, ...]:
        """The concrete details of the whole reply."""
        return tuple(particulars.find(self.plain, self._lexicon.language))

    def within(self, span: Span) -> tuple[Particular, ...]:
        """The concrete details inside a stretch of the reply."""
        first = bisect_left(self.particulars, span.start, key=_start)
        last = bisect_left(self.particulars, span.end, first, key=_start)
        return tuple(p for p in self.particulars[first:last] if p.end <= span.end)

    def stems(self, span: Span) -> frozenset[str]:
        """Content stems of a sentence or a clause."""
        key = (span.start, span.end)
        if key not in self._stems:
            self._stems[key] = words.content_stems(span.text, self._lexicon.language)
        return self._stems[key]

    def clauses(self, sentence: Span) -> tuple[Span, ...]:
        """The statements of which a sentence is made."""
        key = (sentence.start, sentence.end)
        if key not in self._clauses:
            self._clauses[key] = tuple(clauses(self.plain, [sentence], self._lexicon.promising.joints))
        return self._clauses[key]

    def sentence_of(self, span: Span) -> Span:
        """The sentence that a span stands in (the span itself when it crosses sentences)."""
        at = bisect_right(self.sentences, span.start, key=_start) - 1
        return self.sentences[at] if at >= 0 and span.end <= self.sentences[at].end else span

    def inside(self, span: Span) -> tuple[Span, ...]:
        """The whole sentences of a stretch; the stretch itself when it is a part of one."""
        first = bisect_left(self.sentences, span.start, key=_start)
        last = bisect_left(self.sentences, span.end, first, key=_start)
        return tuple(s for s in self.sentences[first:last] if s.end <= span.end) or (span,)

    def cut(self, start: int, end: int) -> Span:
        """A stretch of the reply as a span."""
        return stretch(self.text[start:end], start, end)

    def find(self, patterns: Patterns, where: tuple[Span, ...] | None = None) -> tuple[Span, ...]:
        """Matches in the given sentences (the body by default), with the reply's own characters."""
        if not patterns or where == ():
            return ()
        patterns = self.possible(patterns)
        if not patterns:
            return ()
        pieces = self._body_pieces if where is None else tuple(map(self.piece, where))
        lower = self._lower if where is None else "\n".join(p.lower for p in pieces)
        found = [self.cut(start, end) for start, end in patterns.places(pieces, lower)]
        return tuple([s for s in found if not self.quoted(s)] if self._quotations else found)

    @cached_property
    def _body_pieces(self) -> tuple[Piece, ...]:
        return tuple(map(self.piece, self.body))

    @cached_property
    def _lower(self) -> str:
        return "\n".join(p.lower for p in self._body_pieces)

    def piece(self, span: Span) -> Piece:
        """A stretch of the reply ready to be searched."""
        key = (span.start, span.end)
        if key not in self._pieces:
            self._pieces[key] = piece(self.plain[span.start : span.end], span.start)
        return self._pieces[key]

    def possible(self, wordings: _Searched) -> _Searched:
        """Those of the wordings that may stand in the reply at all: the others need not be tried on its parts."""
        if wordings not in self._possible:
            index = wordings.index
            if index not in self._found:
                self._found[index] = index.possible(self._letters)
            self._possible[wordings] = wordings.kept(self._found[index].get(wordings, ()))
        found: _Searched = self._possible[wordings]
        return found

    @cached_property
    def _letters(self) -> Letters:
        return letters(self.plain)

    def quoted(self, span: Span) -> bool:
        """Whether the span lies inside quotation marks that hold the customer's own words."""
        return any(q.start <= span.start and span.end <= q.end for q in self._quotations)

    @cached_property
    def _quotations(self) -> tuple[Span, ...]:
        message = words.fold(self._case.reading.text)
        pieces = self.plain.split('"')
        found, at = [], 0
        for index, part in enumerate(pieces):
            if index % 2 and len(part) > 2 and words.fold(part.strip(" .,!?")) in message:
                found.append(Span(text=part, start=at, end=at + len(part)))
            at += len(part) + 1
        return tuple(found)

    def _closing_block(self) -> Span | None:
        """A last paragraph of short lines without a full stop: name, office, company."""
        head, gap, tail = self.plain.rstrip().rpartition("\n\n")
        lines = [line.strip() for line in tail.split("\n") if line.strip()]
        if not gap or not lines or any(len(x.split()) > _SHORT_LINE or x[-1] in ".!?:;" for x in lines):
            return None
        if len(lines[0].split()) >= _SEVERAL and not _CAPITAL.search(lines[0].partition(" ")[2]):
            return None  # the beginning of a sentence that broke off
        return self.cut(len(head) + len(gap), len(self.text))

    def _closes(self, line: str) -> bool:
        brief, profile = self._case.brief, self._case.profile
        names = {brief.agent.name, brief.agent.signature, profile.signature, brief.company, profile.name}
        known = {words.fold(n.strip()) for name in names if name for n in name.splitlines() if n.strip()}
        known |= {name.split()[0] for name in known}
        # "Tom Ashby, Ferndale Vets" closes as its two halves do.
        parts = (words.fold(part.strip(" ,.-\n")) for part in _PARTS.split(line))
        return bool(self._lexicon.forming.signoffs.match(piece(line))) or known.issuperset(parts)


def _start(span: Span) -> int:
    return span.start


def _veiled(plain: str, confirm: Patterns) -> str:
    """The text with the words inside `[confirm: …]` made unreadable; length and offsets stay as they were."""
    parts, at = [], 0
    for gap in confirm.spans([piece(plain)]):
        label, sign, words_inside = gap.text.partition(":")
        parts += [plain[at : gap.start], label, sign, _LETTER.sub(_VEIL, words_inside)]
        at = gap.end
    return "".join([*parts, plain[at:]])


def _parted(sentence: Span, restart: re.Pattern[str]) -> Iterator[Span]:
    """A sentence cut where a new one surely begins ("… is clear to me. You should …")."""
    restarts = list(restart.finditer(sentence.text))
    if not restarts:
        yield sentence
        return
    at = 0
    for match in [*restarts, None]:
        end = match.start() if match else len(sentence.text)
        yield stretch(sentence.text[at:end], sentence.start + at, sentence.start + end)
        at = match.end() if match else end


def _lines(text: str) -> list[Span]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(stretch(line, at, at + len(line)))
        at += len(line) + 1
    return found
