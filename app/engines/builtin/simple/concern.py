"""What a message is about, for a reply without grammar: some of the customer's own words, and a name for the matter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from app.engines.builtin.concern.concerns import Concern
from app.engines.builtin.concern.fit import DETAILS, PRIVATE, fit_marks
from app.engines.builtin.concern.spoken import spoken
from app.engines.builtin.simple.tongue import Tongue
from app.model.reading import Reading
from app.model.value import Span
from app.text import words
from app.text.compiled import compiled
from app.text.sentence_marks import marks
from app.text.weights.heart import roles, weighs

_SHORTEST, _LONGEST, _BEST = 4, 24, 10
"""Words of a quotation: from, to, and the length that reads best."""

_LEAST = 1.0
"""The weight from which a piece tells enough to be quoted."""

_WEIGHED = 1.2
"""The same where the weights of its sentence tell how likely it says what went wrong."""

_UNTROUBLED = -0.4
"""What a piece weighs that tells no trouble, before its details: it is quoted where nothing names the matter."""

_FAIR = 0.3
"""The same where nothing else names the matter."""

_LATER = 0.12
"""What a piece loses for each sentence before it: people mostly begin with what happened."""

_AT_START = 0.3
"""What a piece gains that begins its sentence: it leans on nothing before it."""

_BREAK = compiled(r"[;!?¿¡()\"“”„«»‚‘\n…]+|:(?!\d)|\.{2,}|\s[-–—]+\s")
_PAUSE = compiled(r",\s+")
_CODE = compiled(r"(?=\S{0,60}\d)[\w./-]{3,}")
_DAY = compiled(r"(?<=\d)\.(?=\s)")
"""The full stop of a day or a number ("am 12.11. ist"), which ends nothing."""

_SLIP = compiled(r"\s[,.]|,(?=[^\W\d])")
"""A blank on the wrong side of a comma or full stop: a slip that is not held up to them."""

_HEATED = ("abuse", "anger:heat", "anger:fury", "anger:sarcasm", "anger:rhetoric", "anger:ultimatum")
_LIKELY, _HEART = 0.35, 3.0
"""How likely (0-1) a sentence must tell what went wrong to be quoted for that alone, and what it weighs where it surely
does.
"""

_EDGE = " \t,.-–—'’"


def find_concern(reading: Reading, tongue: Tongue, things: Mapping[str, Any]) -> Concern:
    """A quotation of 4 to 24 words where one tells what happened, and the name of the matter from `things.yaml`.

    A message in another language than the reply gives neither: its words would be strange there.
    """
    if reading.language != tongue.code:
        return Concern(thing=str(things["other"]))
    said = list(spoken(reading, reading.visible_spans or (_whole(reading),)))
    hearts = _hearts(said, reading.language)
    pieces = [
        (_weight(p, n, reading, tongue, heart) + _AT_START * (p.start == s.start), p)
        for n, (s, heart) in enumerate(zip(map(_ungreeted, said), hearts, strict=True))
        for p in _pieces(s, reading.text, tongue)
    ]
    best = max(pieces, key=lambda pair: pair[0], default=None)
    name, source, topic = _thing(reading, said, things)
    least = _WEIGHED if weighs(reading.language) else _LEAST if source is not None else _FAIR
    quote = best[1] if best is not None and best[0] >= least else None
    return Concern(quote=quote, thing=name, thing_source=source, topic=topic)


def _hearts(said: Sequence[Span], code: str) -> Sequence[float | None]:
    """How likely (0-1) each sentence tells what went wrong; nothing in a language without weights."""
    if not weighs(code):
        return [None] * len(said)
    return [role.heart for role in roles([sentence.text for sentence in said], code)]


def _ungreeted(sentence: Span) -> Span:
    """A sentence without the greeting that it begins with: "Guten Tag, die Maschine läuft aus"."""
    head, comma, rest = sentence.text.partition(",")
    if not (comma and rest.strip() and marks().greets(f"{head},")):
        return sentence
    told = rest.lstrip()
    return Span(text=told, start=sentence.end - len(told), end=sentence.end)


def _whole(reading: Reading) -> Span:
    return Span(text=reading.text, start=0, end=len(reading.text))


def _pieces(sentence: Span, text: str, tongue: Tongue) -> Iterator[Span]:
    """What stands between two marks, whole or from one pause to another.

    Nothing of what a question mark follows, and nothing beside a slip of the customer's own or praise. A long stretch
    may be cut at its conjunctions too.
    """
    at = 0
    for mark in [*_BREAK.finditer(sentence.text), None]:
        end = mark.start() if mark else len(sentence.text)
        stretch = sentence.text[at:end]
        if not (mark and "?" in mark.group()) and not tongue.beside.search(stretch):
            pause = tongue.joins if len(stretch.split()) > _LONGEST else _PAUSE
            cuts = [(m.start(), m.end()) for m in pause.finditer(stretch)]
            starts = [0, *(behind for _, behind in cuts)]
            ends = [*(before for before, _ in cuts), len(stretch)]
            for first, start in enumerate(starts):
                for stop in ends[first:]:
                    span = _trimmed(text, sentence.start + at + start, sentence.start + at + stop)
                    if _SHORTEST <= len(span.text.split()) <= _LONGEST:
                        yield span
        at = mark.end() if mark else end


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(text=text[start:end], start=start, end=end)


def _weight(piece: Span, place: int, reading: Reading, tongue: Tongue, heart: float | None) -> float:
    """How well a piece tells what happened; below nought where it may not be said back, or only asks.

    `heart` is how likely its sentence does: that counts for more than words for trouble, and than its place.
    """
    near = [s for s in (*reading.signs, *reading.details) if meet(s, piece)]
    private = any(getattr(s, "type", "") in PRIVATE for s in near)
    asks = any(meet(ask, piece) for ask in reading.asks)
    told = sum(getattr(s, "type", "") in DETAILS for s in near)
    trouble = _trouble(piece.text, tongue)
    if is_heated(piece, reading) or is_loud(piece.text) or private or asks:
        return -1.0
    telling = trouble or told or (heart or 0.0) >= _LIKELY
    if not telling or not _fit(piece.text):
        return -1.0
    if _greets(piece.text) or tongue.weak_end.search(piece.text):
        return -1.0
    weak = bool(tongue.weak_start.match(piece.text))
    length = abs(len(piece.text.split()) - _BEST)
    form = 0.5 * min(told, 2) - 1.2 * weak - 0.04 * length
    if heart is None:
        return (trouble or _UNTROUBLED) - _LATER * place + form
    return _HEART * heart + 0.3 * trouble + form


def meet(one: Span, other: Span) -> bool:
    """Whether two spans of a message share a character."""
    return one.start < other.end and other.start < one.end


def is_heated(piece: Span, reading: Reading) -> bool:
    """Whether a sign of abuse or anger stands in a piece of the message."""
    return any(sign.of.startswith(_HEATED) and meet(sign, piece) for sign in reading.signs)


def is_loud(text: str) -> bool:
    """Whether a word is written in capitals."""
    return any(w.isupper() and w.isalpha() and len(w) > 3 for w in text.split())


def _trouble(text: str, tongue: Tongue) -> float:
    """What the words for trouble in a piece weigh: a bare "not" less than "broken" or "late", a second word less."""
    found = {m.group().lower() for m in tongue.trouble.finditer(text)}
    weights = sorted((0.9 if tongue.denies.fullmatch(word) else 1.3 for word in found), reverse=True)
    return sum(weight * share for weight, share in zip(weights, (1.0, 0.4), strict=False))


def _fit(text: str) -> bool:
    return fit_marks(_DAY.sub("", text)) and not _SLIP.search(text)


def _greets(text: str) -> bool:
    return words.fold(text.split(maxsplit=1)[0].strip(",.")) in marks().greetings


def _thing(
    reading: Reading, said: Sequence[Span], things: Mapping[str, Any]
) -> tuple[str, Span | None, str | None]:
    """The name of the matter and the words of theirs that bear it out: one that fits the topic, else a wide one, whose
    own topic is then the likelier.
    """
    fitting = [e for e in things["by_words"] if reading.topic in str(e["topics"]).split()]
    for entry in [*fitting, *(e for e in things["by_words"] if e.get("wide"))]:
        span = _borne_out(str(entry["words"]), said, reading.text)
        if span is not None:
            topics = str(entry["topics"]).split()
            return str(entry["say"]), span, None if reading.topic in topics else topics[0]
    return str(things["topic"].get(reading.topic, things["other"])), None, None


@lru_cache(maxsize=256)
def _words_of(pattern: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{pattern})", re.IGNORECASE)


def _borne_out(pattern: str, said: Sequence[Span], text: str) -> Span | None:
    wanted = _words_of(pattern)
    for sentence in said:
        found = wanted.search(words.fold_in_place(sentence.text))
        if found:
            start, end = sentence.start + found.start(), sentence.start + found.end()
            return Span(text=text[start:end], start=start, end=end)
    return None


def reference(reading: Reading) -> tuple[str, Span] | None:
    """The first number that the customer names their matter by, without the noun before it."""
    for detail in reading.details:
        code = _CODE.search(detail.text) if detail.type == "reference" else None
        if code and fit_marks(code.group()):
            return code.group(), Span(text=detail.text, start=detail.start, end=detail.end)
    return None
