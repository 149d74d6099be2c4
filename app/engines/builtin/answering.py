"""Notes that answer a question and make no sure sentence: told as an item, or left for a person to word.

Silence would leave the question open though the answer is known.
"""

from collections import Counter

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.in_the_house import stays_in_the_house
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.raw import is_raw
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.words import content_stems

_DAYS = compiled(r"\b(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)-(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\b")
_LEAST = 3
"""Words from which on a jotted answer says something in a list."""


def answered(desk: Desk, lines: list[FactLine]) -> list[FactLine]:
    """The lines, those that answer a question and have no sentence with an item, where a customer may read their own
    words; what they may not read is left for the agent.
    """
    if not desk.context.english:
        return lines
    made: list[FactLine] = []
    several = Counter(line.given.where for line in lines)
    for line in lines:
        if line.sentence is not None or line.item is not None or not _asked(desk, line):
            made.append(line)
            continue
        # Half of a note may mislead: one of several pieces stands there whole, once.
        words = line.part if several[line.given.where] == 1 else line.given.text
        tells = (
            line.reason == "short"
            and _readable(words)
            and not stays_in_the_house(words, desk.context)
            and (_close(desk, line) or _questioned(desk, line))
        )
        if not tells:
            made.append(line)
        elif not any(x.given.where == line.given.where and x.item for x in made):
            made.append(line.model_copy(update={"item": capitalised(words)}))
    return made


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
    """Whether note and question share a word."""
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
