"""Words of a reply that were never meant for the customer, or that the customer put into the writer's mouth."""

import re
from collections.abc import Iterator, Sequence

from app.checklist.case import Case
from app.checklist.instructions import Instructions
from app.checklist.lexicon import Asserting, Leaking
from app.checklist.sheet import Sheet
from app.checklist.sources import Sources, internal_notes, stands
from app.model.value import Span, Value
from app.text import particulars, words
from app.text.particulars import Particular
from app.text.sentences import split

_SHARE = 0.6
"""Part of a sentence's own words that must come from an internal note before the note counts as told."""


_INJECTION = "injection"
"""What the reading calls the signs of an attempt to steer the writer."""

_DIGITS = 2
"""A bare number must be longer than this to be known again."""

_FRESH = 2
"""New content words from which a sentence may be steered by the message."""

_COURTEOUS = 3
"""New words that a sentence of courtesy may hold."""


class Leak(Value):
    """A stretch that lets something out; `what` is internal, machine, inside, others, instructions or steered;
    `sure` 0-1.
    """

    span: Span
    what: str
    sure: float


def leaks(
    sheet: Sheet, case: Case, sources: Sources, leaking: Leaking, language: str, sentences: Sequence[Span]
) -> tuple[Leak, ...]:
    """Leaks in the given sentences: internal notes retold, words of the machine, inside talk, other customers."""
    return tuple(_notes(sheet, case, sources, language, sentences)) + tuple(
        _words(sheet, sources, leaking, sentences)
    )


def retold(sheet: Sheet, instructions: Instructions) -> Iterator[Leak]:
    """Sentences in which a run of words comes from what the writer was told."""
    for sentence in sheet.sentences:
        place = instructions.retold(sheet.piece(sentence))
        if place is not None:
            yield Leak(span=sheet.cut(*place), what="instructions", sure=0.9)


def steered(
    sheet: Sheet, case: Case, sources: Sources, asserting: Asserting, language: str
) -> Iterator[Leak]:
    """Where the message tries to steer the writer: sentences that come from the attempt, or from nothing given.

    Courtesy is left alone, and so are languages of which we do not know what any reply may hold.
    """
    attempts = [s for s in case.reading.signs if s.of == _INJECTION]
    if not attempts or not asserting.common:
        return
    told = [
        s for s in split(case.reading.text) if not any(a.start < s.end and s.start < a.end for a in attempts)
    ]
    given = sources.own_stems.union(*(words.content_stems(s.text, language) for s in told))
    attack = frozenset().union(*(words.content_stems(a.text, language) for a in attempts))
    for sentence in sheet.sentences:
        own = sheet.stems(sentence) - asserting.common
        fresh = own - given
        if len(fresh) < _SHARE * len(own) or not (len(fresh) >= _FRESH or fresh & attack):
            continue
        if len(fresh) > _COURTEOUS or not asserting.courtesy.match(sheet.piece(sentence)):
            yield Leak(span=sentence, what="steered", sure=0.8)


def _notes(
    sheet: Sheet, case: Case, sources: Sources, language: str, sentences: Sequence[Span]
) -> Iterator[Leak]:
    """A particular or several words that only the internal notes hold."""
    for note in internal_notes(case):
        secret = words.content_stems(note, language) - sources.stems
        hidden = [p for p in particulars.find(note, language) if not sources.hold(p)]
        for sentence in sentences:
            told = [p for p in sheet.within(sentence) if any(_tells(p, q, sources) for q in hidden)]
            shared = sheet.stems(sentence) & secret
            fresh = sheet.stems(sentence) - sources.stems
            if told:
                yield Leak(span=sheet.cut(told[0].start, told[0].end), what="internal", sure=0.9)
            elif len(shared) >= 3 or (len(shared) >= 2 and len(shared) >= _SHARE * len(fresh)):
                yield Leak(span=sentence, what="internal", sure=0.85 if len(shared) >= 3 else 0.5)


def _tells(found: Particular, hidden: Particular, sources: Sources) -> bool:
    """Whether a particular of the reply gives away one of the notes: two ways are not its two complaints, and a day
    without its month may stand in the other notes in another spelling.
    """
    if not particulars.same(found, hidden):
        return False
    if "quantity" in (found.type, hidden.type):
        bare = all(" " not in form for form in hidden.forms) or found.type != hidden.type
        return len(found.text) > _DIGITS if bare else bool(_counted(found) & _counted(hidden))
    days = [form.removeprefix("---").lstrip("0") for form in found.forms if form.startswith("---")]
    return not (days and len(days) == len(found.forms) and any(stands(day, sources.folded) for day in days))


def _counted(found: Particular) -> frozenset[str]:
    return frozenset(form for form in found.forms if " " in form)


def _words(sheet: Sheet, sources: Sources, leaking: Leaking, sentences: Sequence[Span]) -> Iterator[Leak]:
    where = tuple(sentences)
    for what, patterns, sure in (
        ("machine", leaking.machine, 0.9), ("inside", leaking.inside, 0.8), ("others", leaking.others, 0.5)
    ):  # fmt: skip
        for span in sheet.find(patterns, where):
            refused = leaking.refused.match(sheet.piece(sheet.sentence_of(span)))
            if not refused and not _in_their_words(span.text, sources):
                yield Leak(span=span, what=what, sure=sure)


def _in_their_words(text: str, sources: Sources) -> bool:
    """Whether it stands in what was given, or the customer said so of their own: "put a note on our account"."""
    folded = words.fold(text)
    turned = {folded, *(re.sub(r"\byour\b", own, folded) for own in ("our", "my"))}
    return any(one in sources.folded for one in turned)
