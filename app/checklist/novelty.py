"""Causes and events that a reply asserts although nothing given speaks of them."""

from collections.abc import Iterator

from app.checklist.lexicon import Asserting
from app.checklist.sheet import Sheet
from app.checklist.sources import Sources
from app.model.value import Span, Value


class Claim(Value):
    """A statement of what happened or why.

    `share` (0-1) of its own words is new, `fresh` counts them; `unheld` (0-1) is the share that nothing of ours says,
    whatever the customer wrote; `others` says that it is about somebody else than writer and customer.
    """

    span: Span
    share: float
    fresh: int
    unheld: float
    cause: bool
    others: bool


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
            if courtesy.match(said) or not (cause or events.match(said)):
                continue
            own = sheet.stems(clause) - asserting.common
            fresh = own - sources.stems
            if own:
                span = sheet.cut(clause.start, clause.end)
                unheld = len(own - sources.own_stems) / len(own)
                yield Claim(
                    span=span, share=len(fresh) / len(own), fresh=len(fresh), unheld=unheld, cause=cause,
                    others=not asserting.persons.match(said),
                )  # fmt: skip
