"""A sentence of the message as it stands, for a reply that holds it up as the customer's words."""

import re
from typing import NamedTuple

from app.engines.builtin.concern.figure import is_figure
from app.engines.builtin.concern.label import states_nothing
from app.engines.builtin.concern.quote_fit import hangs, shouted
from app.engines.builtin.concern.scorned import without_scorn
from app.engines.builtin.concern.words import ConcernWords
from app.engines.builtin.mood import slips, words_of
from app.model.reading import Reading
from app.model.value import Span
from app.text.compiled import compiled
from app.text.person.words import PersonWords, tokenise
from app.text.words import content_stems

_SHORTEST, _LONGEST = 4, 30
"""Words of a quotation; a longer sentence is quoted up to its last pause within them."""
_NEVER = ("swears", "textspeak", "insults", "threats", "irony", "injection")
UNFIT = compiled(
    r"[@#<>{}\[\]|\\^~`“”\"«»?!…\n]|https?:|www\.|\.\.|\d{12,}|(\w)\1\1|\S{36,}|\*"
    r"|\b(?:say|go|gett|ask|tell|call|wait|try|pay|do|look|com|tak|mak|ring|send|tryn)in\b",
    re.IGNORECASE,
)
PAUSE = compiled(r"(?:,|;|:| -| –)? (?=(?:and|but|so|because|which|then)\b)|[;:,] | [-–] ")
OPENER = compiled(
    r"(?:(?:and|but|so|well(?! (?:done|played)\b)|ok|okay|right|anyway|also|basically"
    r"|(?:(?:oh|yeah|yes|wow),? )?(?:brilliant|great|fantastic|lovely|super|perfect|marvellous|wonderful)(?=[,.!] )"
    r"|(?:well done|bravo|congratulations|kudos|hats off)"
    r"(?: (?:everyone|everybody|all|both|team|guys|folks|lads|you lot))?(?=[,.!] )"
    r"|(?:hi|hello|hey|hiya)(?: (?:there|all|both|team))?|good (?:morning|day|afternoon|evening)"
    r"|dear (?:[a-z]+\.? ){0,2}[a-z]+(?=,))(?:,? | [-–—] |[.!]+ ))+(?:[-–—] )?",
    re.IGNORECASE,
)
_HANGS = compiled(
    r"(?:if|when|because|although|though|while|unless|that|which|who|where|why|how|what|can|could|will|do|does|did)\b"
    r"|to (?:expand|elaborate|clarify|continue|begin|start|recap|summari[sz]e|explain|give you|put (?:it|this))\b"
    r"|(?:instead of|rather than|without|besides|as well as|despite) \w+ing\b"
    r"(?!.*, (?:I|you|he|she|it|they|we|my|our|your|the)\b)"
    r"|you (?:could|should|must|need|can|might|may|people|lot)\b|until (?:you|it|this|that|then)\b",
    re.IGNORECASE,
)
ORDERS = compiled(
    r"(?:please |now |just )?"
    r"(?:sort|fix|give|send|get|stop|refund|cancel|call|ring|tell|make|do|put|pay|take|let|explain|answer)"
    r" (?:this|it|that|me|my|us|our|them|someone|somebody)\b",
    re.IGNORECASE,
)
"""How an order begins, which tells nothing."""
_SMALL_I = compiled(r"(?<![\w'])i(?![\w.])")
_INNER = compiled(r"[\"“]([^\"“”]*)[\"”]")
_SHOUTED = compiled(r"\b(?:[A-Z]{3,}\b ?){2,}")
"""Words in capitals side by side, which are no abbreviation."""
_HELD = compiled("[!?](?=[^‘]*’)")
_MOST_CHARACTERS = 600
_SHOUTS = 2
"""Words in capitals that may stand in a quotation: their stress is theirs."""


class Quotation(NamedTuple):
    """Words for quotation marks of ours, with single marks inside, and where they stand."""

    text: str
    source: Span


def verbatim(
    sentence: Span,
    reading: Reading,
    words: ConcernWords,
    person: PersonWords,
    private: frozenset[str],
    *,
    jotted: bool = False,
    asks: bool = False,
) -> Quotation | None:
    """The words of a sentence between quotation marks, without its end mark; None where they would do harm.

    Nothing rude, private, shouted or mistyped is held up to the customer, and nothing that begins or ends in the midst.
    With `jotted` it may be no whole sentence, without capitals and apostrophes, with `asks` a question: else nothing
    would be given back.
    """
    text = sentence.text[:_MOST_CHARACTERS].replace("’", "'")
    opener = OPENER.match(text)
    start = opener.end() if opener else len(text) - len(text.lstrip())
    end = len(text.rstrip(" .,;:-–?" if asks else " .,;:-–"))
    if len(text[start:end].split()) > _LONGEST:
        pauses = [m.start() for m in PAUSE.finditer(text, start, end)]
        fitting = [
            p
            for p in pauses
            if _SHORTEST <= len(text[start:p].split()) <= _LONGEST and not hangs(text[start:p])
        ]
        if not fitting:
            return None
        end = fitting[-1]
    held = single_marks(_in_small_letters(text[start:end]))
    if (
        len(held.split()) < _SHORTEST
        or not content_stems(held)
        or UNFIT.search(_HELD.sub("", held))
        or ((_HANGS.match(held) or ORDERS.match(held)) and not asks)
        or slips(held)
        or states_nothing(held)
        or without_scorn(held) != held
        # Bitter words held up would sound as if we took them for praise.
        or words_of("scorn").search(held)
        or is_figure(held)
    ):
        return None
    tokens = tokenise(held)
    loud = sum(shouted(t.text, words) for t in tokens) > _SHOUTS or _SMALL_I.search(held) is not None
    if loud or held.count("(") != held.count(")") or any(hit.name in _NEVER for hit in words.hits(tokens)):
        return None
    found = words.troubles(tokens)
    if found and found[0].name == "no_problems" and found[0].start == 0:
        return None  # "no rush" tells nothing that is wrong
    mended = [(t.low, words.repairs.get(t.low, t.low).lower()) for t in tokens]
    if any(right != low and not (jotted and right.replace("'", "") == low) for low, right in mended):
        return None  # mistyped words are not held up to them
    if not jotted and not held[0].isupper() and not any(person.finite(t.low) for t in tokens):
        return None  # torn out of a sentence
    begin = sentence.start + start
    if any(d.type in private and d.start < begin + end - start and begin < d.end for d in reading.details):
        return None
    return Quotation(
        " ".join(held.split()), Span(text=sentence.text[start:end], start=begin, end=begin + end - start)
    )


def _in_small_letters(text: str) -> str:
    """The text with words that were shouted side by side in small letters: "THREE TIMES I called"."""
    calm = _SHOUTED.sub(lambda found: found[0].lower(), text)
    return calm[:1].upper() + calm[1:] if text[:1].isupper() else calm


def single_marks(text: str) -> str:
    """The text with single quotation marks, as it stands within ours."""
    return _INNER.sub(r"‘\1’", text)
