"""The sentence that says what a message is about, held up as the customer wrote it where it cannot be recast.

A reply that leaves it out says nothing of the matter, so less keeps it from being quoted than any other sentence: it
may point at somebody ("He drilled through the pipe"), speak of lies or the police, and be typed in a hurry. Slips of
typing are put right, since to hold them up would be unkind.
"""

import re

from app.engines.builtin.concern.figure import is_figure
from app.engines.builtin.concern.label import states_nothing
from app.engines.builtin.concern.mend import Mender
from app.engines.builtin.concern.quote_fit import hangs
from app.engines.builtin.concern.scorned import without_scorn
from app.engines.builtin.concern.stated import without_shouting
from app.engines.builtin.concern.verbatim import OPENER, ORDERS, PAUSE, UNFIT, Quotation, single_marks
from app.engines.builtin.concern.words import ConcernWords
from app.engines.builtin.mood import slips, without_lead, words_of
from app.model.reading import Reading
from app.model.value import Span
from app.text.compiled import compiled
from app.text.person.words import tokenise
from app.text.words import content_stems

_SHORTEST, _LONGEST = 4, 36
"""Words of such a quotation; a longer sentence is quoted up to its last pause within them."""
_NEVER = frozenset({"swears", "textspeak", "injection"})
_RUDE = frozenset({"insults", "threats"})
_HANGS = compiled(
    r"(?:if|because|although|though|unless|that|which|who|where|why|how|what|can|could|will|do|does|did)\b"
    r"|to (?:expand|elaborate|clarify|continue|begin|start|recap|summari[sz]e|explain|give you|put (?:it|this))\b"
    r"|you (?:could|should|must|need|can|might|may|people|lot)\b|until (?:you|it|this|that|then)\b",
    re.IGNORECASE,
)
_TELLING = 2
"""Words that mean something, below which a sentence tells nothing by itself: "I was in it"."""
_SLIPS = 2
_MOST_CHARACTERS = 600


def heart_quote(
    sentence: Span, reading: Reading, words: ConcernWords, private: frozenset[str], mender: Mender
) -> Quotation | None:
    """The words of the sentence, put right, and where they stand; None where they would do harm."""
    text = sentence.text[:_MOST_CHARACTERS].replace("’", "'")
    opener = OPENER.match(text)
    start = opener.end() if opener else len(text) - len(text.lstrip())
    start += len(text[start:]) - len(without_lead(text[start:]))
    end = _end(text, start)
    if end is None or text.rstrip().endswith("?"):
        return None
    held = mender.typing(without_shouting(single_marks(text[start:end])))
    if (
        len(content_stems(held)) < _TELLING
        or len(held.split()) < _SHORTEST
        or UNFIT.search(held.replace("’", ""))
        or _HANGS.match(held)
        or ORDERS.match(held)
        or states_nothing(held)
        or without_scorn(held) != held
        or words_of("scorn").search(held)
        or is_figure(held)
    ):
        return None
    if slips(held) >= _SLIPS or held.count("(") != held.count(")") or not _civil(held, reading, words):
        return None
    begin = sentence.start + start
    past = begin + end - start
    if any(d.type in private and d.start < past and begin < d.end for d in reading.details):
        return None
    capital = held[0].upper() + held[1:]
    return Quotation(" ".join(capital.split()), Span(text=sentence.text[start:end], start=begin, end=past))


def _end(text: str, start: int) -> int | None:
    """Where the quotation ends: with the sentence, or before its last pause that leaves few words enough."""
    end = len(text.rstrip(" .,;:-–!"))
    if len(text[start:end].split()) <= _LONGEST:
        return end
    pauses = [m.start() for m in PAUSE.finditer(text, start, end)]
    whole = (p for p in pauses if text[start:p].strip() and not hangs(text[start:p]))
    return max((p for p in whole if _SHORTEST <= len(text[start:p].split()) <= _LONGEST), default=None)


def _civil(held: str, reading: Reading, words: ConcernWords) -> bool:
    """Whether the words insult nobody: what somebody did may be told in any message but an abusive one."""
    for hit in words.hits(tokenise(held)):
        told = words.has("quoted_conduct", held[hit.start : hit.end].lower().replace("’", "'"))
        if hit.name in _NEVER or (hit.name == "insults" and not told):
            return False
        if reading.abuse != "none" and hit.name in _RUDE:
            return False
    return True
