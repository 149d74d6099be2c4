"""A question in the order of a statement, as it follows "you ask": with what asks to be told taken off."""

import re

from app.engines.builtin.concern.asked_words import patterns, table
from app.engines.builtin.concern.wished import Wishes
from app.text.compiled import compiled
from app.text.indirect import indirect, inverted

_SHORTEST_QUESTION = 3
"""Words of a question."""
_YOU = compiled(r"\byou(?: are|'re|'ve|'d| were)?(?![\w'])", re.IGNORECASE)
_SELF = {
    "you": "I", "you are": "I am", "you're": "I'm", "you've": "I've", "you'd": "I'd", "you were": "I was",
}  # fmt: skip


def turned(text: str, wishes: Wishes, *, asks: bool) -> str | None:
    """Recast "I'd like to know why it stopped" and "why did it stop?" → "why it stopped"."""
    if asks and (short := patterns()["what_happened"].match(text)):
        return short["asked"].lower()
    if asks and patterns()["asks_another"].search(text) is None and wishes.asked_of_us(text) is not None:
        return None  # "please could you send me a bin" asks for the bin
    if (polite := patterns()["please"].match(text)) and patterns()["to_know"].match(
        text, polite.end()
    ) is None:
        asked = text[polite.end() :]
        text = asked if patterns()["to_know"].match(asked) else text
    told = patterns()["to_know"].sub("", text, count=1)
    told = patterns()["must_know"].sub("", told, count=1)
    told = patterns()["wondering"].sub("", told, count=1)
    if told != text:
        told = re.sub(r"^if\b", "whether", told[0].lower() + told[1:])
        if len(told.split()) < _SHORTEST_QUESTION:
            return None
        return _both_turned(told)
    if len(text.split()) < _SHORTEST_QUESTION:
        return None
    if asks and (patterns()["in_order"].match(text) or patterns()["in_order_asked"].match(text)):
        return text[0].lower() + text[1:]
    if not asks and patterns()["told_in_order"].match(f"{text} "):
        return re.sub(r"^if\b", "whether", text[0].lower() + text[1:])
    return indirect(text) if asks else None


def _both_turned(told: str) -> str | None:
    """A clause that is told with a question behind it: "whether it's done and can I collect it"."""
    joined = patterns()["asks_besides"].search(told)
    if joined is None or inverted(told[: joined.start()]):
        return indirect(told) if inverted(told) else told
    second = indirect(told[joined.end() :])
    # A comma alone would put the second question under the word of the first.
    return (
        second and f"{told[: joined.start()].rstrip(',')} {joined['by'] or table()['words']['and']} {second}"
    )


def as_themselves(words: str) -> str:
    """Words about anybody, "you've paid", as words of the customer, who are then spoken to."""
    return _YOU.sub(lambda m: _SELF[m[0].lower()], words)
