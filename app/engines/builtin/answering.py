"""Notes that answer a question and make no sure sentence: told as an item, or left for a person to word.

Silence would leave the question open though the answer is known.
"""

import re

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.raw import is_raw
from app.text.grammar import lexicon, tokens
from app.text.words import content_stems

GAPS_AT_MOST = 2
"""Answers of one reply that a person has to put into words; more would be a form and no letter."""
_GAP_MOST = 20
"""Words of a note that stands in the letter to be confirmed: a longer one is put into words beside it."""
_DAYS = re.compile(
    r"\b(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)-(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\b"
)
_LEAST = 3
"""Words from which on a jotted answer says something in a list."""


def answered(desk: Desk, lines: list[FactLine]) -> list[FactLine]:
    """The lines, those that answer a question and have no sentence with an item: their own words where a customer may
    read them, else a place to confirm.
    """
    if not desk.context.english:
        return lines
    made: list[FactLine] = []
    gaps: set[str] = set()
    for line in lines:
        if line.sentence is not None or line.item is not None or not _asked(desk, line):
            made.append(line)
        elif (
            line.reason == "short"
            and _readable(line.part)
            and (_close(desk, line) or _questioned(desk, line))
        ):
            made.append(line.model_copy(update={"item": capitalised(line.part)}))
        elif (
            line.reason in {"short", "person"}
            and _close(desk, line)
            and _questioned(desk, line)
            and len(gaps | {line.given.where}) <= GAPS_AT_MOST
            and len(tokens(line.given.text)) <= _GAP_MOST
        ):
            first = line.given.where not in gaps
            gaps.add(line.given.where)
            # The note stands there once, whole: half of it may mislead.
            made += [line.model_copy(update={"item": desk.to_confirm(line.given.text)})] if first else []
        else:
            made.append(line)
    # Where the note stands whole as a place to confirm, nothing of it is told beside it.
    return [x for x in made if x.given.where not in gaps or (x.item or "").startswith("[")]


def _asked(desk: Desk, line: FactLine) -> bool:
    """Whether a note answers what the customer wants to know, and none of it is told already."""
    asks = desk.task.reading.asks
    wants = any(pattern("asks_to_know").search(asks[ask].text) for ask in desk.answers(line.given.where))
    told = any(x.sentence or x.item for x in desk.facts if x.given.where == line.given.where)
    return wants and not told


def _questioned(desk: Desk, line: FactLine) -> bool:
    """Whether it answers a plain question, and not only a wish that holds a question's word."""
    reading = desk.task.reading
    asks = [reading.asks[ask] for ask in desk.answers(line.given.where)]
    return any(
        pattern("ask_word").match(ask.text) or "?" in ask.text or reading.text[ask.end : ask.end + 1] == "?"
        for ask in asks
    )


def _close(desk: Desk, line: FactLine) -> bool:
    """Whether note and question share a word: a place to confirm is not put on a guess."""
    asks = desk.task.reading.asks
    note = content_stems(line.given.text)
    return any(note & content_stems(asks[ask].text) for ask in desk.answers(line.given.where))


def _readable(part: str) -> bool:
    """Whether the words of a jotting may stand before a customer as an item of a list."""
    words = tokens(part)
    if len(words) < _LEAST or not lexicon().third_persons.isdisjoint(w.split("'")[0] for w in words):
        return False
    plain = _DAYS.sub("", part)
    return not (
        is_raw(plain, plain, certain=True) or any(pattern(n).search(plain) for n in ("hangs", "unread"))
    )
