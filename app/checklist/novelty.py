"""Causes and events that a reply asserts although nothing given speaks of them, and sentences beside the matter."""

import re
from collections.abc import Iterator

from app.checklist.lexicon import Asserting
from app.checklist.sheet import Sheet
from app.checklist.sources import Sources
from app.model.value import Span, Value
from app.text import words
from app.text.matching import leaves_open


class Claim(Value):
    """A statement of what happened or why.

    `share` (0-1) of its own words is new, `fresh` counts them; `unheld` (0-1) is the share that nothing of ours says,
    whatever the customer wrote; `others` says that it is about somebody else than writer and customer; `unheard_of`
    that whoever or whatever it is about is new in every word.
    """

    span: Span
    share: float
    fresh: int
    unheld: float
    cause: bool
    others: bool
    unheard_of: bool = False


_FAR, _MANY = 0.8, 5
"""Share (0-1) and number of new words with which a sentence has nothing to do with the matter any more: of 2,393
sentences that people wrote to labelled briefs two are so, and both say what nobody gave."""


def strays(sheet: Sheet, sources: Sources, asserting: Asserting) -> Iterator[Span]:
    """Sentences almost all of whose own words stand in nothing that was given; courtesy is left alone."""
    if not asserting.common:
        return
    for sentence in sheet.sentences:
        own = sheet.stems(sentence) - asserting.common
        fresh = own - sources.stems
        far = len(fresh) >= _MANY and len(fresh) >= _FAR * len(own)
        if far and not sheet.possible(asserting.courtesy).match(sheet.piece(sentence)):
            yield sentence


def claims(sheet: Sheet, sources: Sources, asserting: Asserting) -> Iterator[Claim]:
    """Statements of the body with words that no source holds, other than those any reply may hold."""
    causes, courtesy = sheet.possible(asserting.causes), sheet.possible(asserting.courtesy)
    events = sheet.possible(asserting.events)
    for sentence in sheet.body:
        if "?" in sentence.text:
            continue
        for clause in sheet.clauses(sentence):
            said = sheet.piece(clause)
            cause = causes.match(said)
            if courtesy.match(said):
                continue
            own = sheet.stems(clause) - asserting.common
            fresh = own - sources.stems
            unheard_of = _unheard_of(sheet, clause, sources, asserting)
            if not (cause or unheard_of or events.match(said)):
                continue
            if own:
                span = sheet.cut(clause.start, clause.end)
                unheld = len(own - sources.own_stems) / len(own)
                yield Claim(
                    span=span, share=len(fresh) / len(own), fresh=len(fresh), unheld=unheld, cause=cause,
                    others=not asserting.persons.match(said), unheard_of=unheard_of,
                )  # fmt: skip


_SOME = 0.4
"""Share (0-1) of new words from which a statement about somebody new tells what nobody gave."""

_FULL, _SEVERAL = 0.6, 3
"""Share and number of new words from which any statement does."""


def revelations(sheet: Sheet, sources: Sources, asserting: Asserting, language: str) -> Iterator[Span]:
    """Statements of what came to pass, in new words, though a fact that was given says that something is not known."""
    if not any(s.where.startswith("facts") and leaves_open(s.text, language) for s in sources.of("ours")):
        return
    for sentence in sheet.body:
        for clause in () if "?" in sentence.text else sheet.clauses(sentence):
            for part in parts(sheet, clause, asserting.joints):
                if _reveals(sheet, part, sources, asserting, language):
                    yield part


def parts(sheet: Sheet, clause: Span, joints: re.Pattern[str]) -> Iterator[Span]:
    """The statements of a clause, cut where a word joins one to the next."""
    at = 0
    for joint in (*joints.finditer(clause.text), None):
        end = joint.start() if joint else len(clause.text)
        if clause.text[at:end].strip():
            yield sheet.cut(clause.start + at, clause.start + end)
        at = joint.end() if joint else end


def _reveals(sheet: Sheet, part: Span, sources: Sources, asserting: Asserting, language: str) -> bool:
    said = sheet.piece(part)
    verb = asserting.past.search(part.text)
    if not verb or asserting.persons.match(said) or asserting.courtesy.match(said):
        return False
    before = part.text[: verb.start()]
    if asserting.present.search(before) or asserting.open.match(said) or leaves_open(part.text, language):
        return False
    own = sheet.stems(part) - asserting.common
    fresh = own - sources.stems
    about = sheet.stems(sheet.cut(part.start, part.start + len(before))) & fresh
    return bool(about and len(fresh) >= _SOME * len(own)) or (
        len(fresh) >= _SEVERAL and len(fresh) >= _FULL * len(own)
    )


_MOSTLY = 0.6
"""Share (0-1) of the words that a statement is about which must be new for it to be about something unheard of."""


def _unheard_of(sheet: Sheet, clause: Span, sources: Sources, asserting: Asserting) -> bool:
    """Whether a statement is about something or somebody new, or names kin of whom nobody told."""
    found = asserting.subject.match(clause.text)
    about = (
        sheet.stems(sheet.cut(clause.start + found.start(1), clause.start + found.end(1))) if found else ()
    )
    own = frozenset(about) - asserting.common
    if own and len(own - sources.stems) >= _MOSTLY * len(own):
        return True
    folk = sheet.possible(asserting.folk).spans([sheet.piece(clause)])
    return any(words.fold(f.text) not in sources.folded for f in folk)
