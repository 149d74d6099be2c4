"""Questions that our wordings miss or take for scorn and that surely ask, and what only sounds like an ask.

A list of turns that want no answer ("can you believe …", "should I thank you …") also holds how people ask: "can you
see where it was used?", "should I turn it off?". Which it is, the weights of whole sentences tell
(`app.text.weights.heart`), but a word of scorn in the sentence settles it.
"""

from app.reading.scan import Scan
from app.text.weights.heart import role_at

_LANGUAGE = "en"
_SURELY = 0.8
"""Likelihood (0-1) of asking from which on a question is one, whatever turn it takes."""
_HARDLY, _FEW = 0.15, 4
"""Likelihood below which a sentence asks nothing, and sentences from which on a message tells that of each."""
_LEAST = 5
"""Words of such a question: of shorter ones ("Why me?") the weights tell little."""
_SENTENCES = 60
"""Sentences of a message that are weighed."""


def asks_surely(scan: Scan, number: int) -> bool:
    """Whether a sentence of an English message surely is a question that wants an answer."""
    text = scan.sentences[number].text
    if scan.lexicon.language != _LANGUAGE or number >= _SENTENCES or not text.rstrip().endswith("?"):
        return False
    if len(text.split()) < _LEAST or not set(scan.words[number]).isdisjoint(scan.lexicon.words("ask_scorn")):
        return False
    if scan.within("asks:mockery", number) or _opens_in_scorn(scan, number):
        return False
    return _asks(scan, number) >= _SURELY


def _opens_in_scorn(scan: Scan, number: int) -> bool:
    """Whether it begins with a question word and a turn of scorn: "what kind of company is this?"."""
    start, words = scan.sentences[number].start, scan.words[number]
    turned = any(hit.start == start for hit in scan.within("asks:rhetorical", number))
    return turned and bool(words) and words[0] in scan.lexicon.words("ask_wh")


def asks_nothing(scan: Scan, number: int) -> bool:
    """Whether a sentence of a longer English message surely asks nothing, whatever word of asking it holds: of 160 asks
    of writers whom the weights had not seen none weighs as little, of eleven that only sounded like one five.
    """
    if scan.lexicon.language != _LANGUAGE or not _FEW <= len(scan.sentences) <= _SENTENCES:
        return False
    return _asks(scan, number) < _HARDLY


def _asks(scan: Scan, number: int) -> float:
    return role_at([s.text for s in scan.sentences[:_SENTENCES]], number).ask
