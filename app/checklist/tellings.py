"""Statements of the kinds that replies make up most readily, of which nothing that was given speaks."""

from collections.abc import Iterator, Sequence

from app.checklist.lexicon import Asserting, Telling
from app.checklist.novelty import parts
from app.checklist.patterns import straight
from app.checklist.sheet import Sheet
from app.checklist.sources import Sources
from app.model.value import Span
from app.text import words
from app.text.expressions import small_letters
from app.text.particulars import Particular

_MANY, _MOST = 3, 0.7
"""Number and share (0-1) of new words with which a statement of what happened is made up."""

_SOME, _NEARLY_ALL = 2, 0.8
"""The same for a whole statement that names what it is about."""

_FEW, _MAIN = 2, 0.75
"""The same for what follows "because of"."""


class Given:
    """All that was given, with the notes that must not be shown: what stands there is let out, not made up."""

    def __init__(self, sources: Sources, hidden: Sequence[str]) -> None:
        stems = (words.content_stems(note, sources.language) for note in hidden)
        self.stems = sources.stems.union(*stems)
        self._sources = sources
        self._held: dict[tuple[int, int], frozenset[str]] = {}
        ours = [*(s.text for s in sources.of("ours", "barred")), *hidden]
        self._ours = _with_small("\n".join(ours))
        self._all = _with_small("\n".join([*ours, *(s.text for s in sources.of("theirs"))]))

    def speaks_of(self, kind: Telling) -> bool:
        """Whether anything that was given is of a kind."""
        return kind.ground.search(*(self._ours if kind.ours else self._all)) is not None

    def fresh(self, sheet: Sheet, span: Span, asserting: Asserting) -> tuple[int, float]:
        """How many words of a stretch, and which share of them (0-1), nobody gave in any form."""
        new = self.unheard(sheet, span, asserting)
        if new:
            new = new.difference(*map(self._held_of, sheet.within(span)))
        return len(new), len(new) / max(len(sheet.stems(span) - asserting.common), 1)

    def unheard(self, sheet: Sheet, span: Span, asserting: Asserting) -> frozenset[str]:
        """Its words, other than those any reply may hold, that stand in nothing given in the same form."""
        return sheet.stems(span) - asserting.common - self.stems

    def _held_of(self, particular: Particular) -> frozenset[str]:
        """The words of a particular of the reply, where anybody gave it."""
        place = (particular.start, particular.end)
        if place not in self._held:
            held = self._sources.hold(particular)
            stems = words.content_stems(particular.text, self._sources.language) if held else frozenset()
            self._held[place] = stems
        return self._held[place]


def made_up(sheet: Sheet, sentences: Sequence[Span], given: Given, asserting: Asserting) -> Iterator[Span]:
    """Statements of the sentences that tell of staff, a history, a rule, a talk, a look, a repair, a cause or an event
    though nobody gave anything of the kind; questions tell nothing.
    """
    # Most kinds have no word in the whole reply: they need not be looked for in each of its clauses.
    worded = [kind for kind in asserting.tellings if kind.says.may_stand_in(sheet.plain)]
    kinds = [kind for kind in worded if not given.speaks_of(kind)]
    for sentence in sentences:
        for clause in () if "?" in sentence.text else sheet.clauses(sentence):
            told = _told(sheet, clause, asserting)
            if not sheet.quoted(clause) and _made_up(sheet, told, given, asserting, kinds):
                yield sheet.cut(clause.start, clause.end)


def _told(sheet: Sheet, clause: Span, asserting: Asserting) -> Span:
    """The clause up to what its writer thinks of it."""
    aside = asserting.asides.search(sheet.plain[clause.start : clause.end])
    return sheet.cut(clause.start, clause.start + aside.start()) if aside and aside.start() else clause


def _made_up(
    sheet: Sheet, clause: Span, given: Given, asserting: Asserting, kinds: Sequence[Telling]
) -> bool:
    said = sheet.plain[clause.start : clause.end]
    new, _ = given.fresh(sheet, clause, asserting)
    if any(new >= kind.least and _of_kind(said, asserting, kind) for kind in kinds):
        return True
    if sheet.possible(asserting.courtesy).match(sheet.piece(clause)):
        return False
    if len(given.unheard(sheet, clause, asserting)) < min(_FEW, _SOME, _MANY):
        return False  # no part of it has as many
    stretches = (clause, *parts(sheet, clause, asserting.joints))
    return _caused(sheet, clause, given, asserting) or any(
        _happened(sheet, stretch, given, asserting) for stretch in stretches
    )


def _with_small(text: str) -> tuple[str, str]:
    """A text with plain quotes, and the same in small letters."""
    plain = straight(text)
    return plain, small_letters(plain)


def _of_kind(said: str, asserting: Asserting, kind: Telling) -> bool:
    found = kind.says.search(said)
    return bool(found and not asserting.supposed.search(said[: found.start()]))


def _caused(sheet: Sheet, clause: Span, given: Given, asserting: Asserting) -> bool:
    """Whether what follows "because of" is new, in a statement about the past."""
    said = sheet.plain[clause.start : clause.end]
    found = asserting.owing.search(said)
    if not found or not asserting.past.search(said) or asserting.supposed.search(said[found.end() :]):
        return False
    new, share = given.fresh(sheet, sheet.cut(clause.start + found.end(), clause.end), asserting)
    return new >= _FEW and share >= _MAIN


def _happened(sheet: Sheet, part: Span, given: Given, asserting: Asserting) -> bool:
    """Whether a statement tells what somebody else did or what befell, in new words."""
    said = sheet.plain[part.start : part.end]
    if asserting.supposed.search(said):
        return False
    new, share = given.fresh(sheet, part, asserting)
    whole = new >= _SOME and share >= _NEARLY_ALL and asserting.whole.match(said)
    told = bool(whole) or (new >= _MANY and share >= _MOST)
    return told and any(asserting.leads.match(said[: verb.start()]) for verb in asserting.past.finditer(said))
