"""The sentences of a message that may be given back: visible, and without abuse, threat or order to a machine."""

from collections.abc import Iterator, Sequence

from app.engines.builtin.concern.scorned import without_scorn
from app.engines.builtin.notes.patterns import pattern
from app.model.reading import Reading, Sign
from app.model.value import Span, stretch
from app.text import sentences
from app.text.compiled import compiled

_MOST_SENTENCES = 60
_MOST_CHARACTERS = 12_000
_ABUSE = ("abuse", "injection", "risk:violence")
_RISKS = ("risk:self_harm", "risk:legal", "risk:regulator", "risk:press_or_review", "risk:chargeback")
_TOLD = frozenset({"risk:legal", "risk:regulator"})
"""Of those, what may as well have been done to them."""
_NUMBERED = compiled(r"\W*(?:\d{1,2}|[b-hB-H])[.):]?\W*")
_MARKED = compiled(r"\(?(?:\d{1,2}|[a-h])[.)]\s+(?=\w)")
"""The number of a sentence in a list: "6) Went to Burger King"."""
_SHORT = 160
"""Characters of a sentence that is left out whole; of a longer one only what stands near the sign is."""
_NEAR = 60


def spoken(reading: Reading, visible: Sequence[Span]) -> Iterator[Span]:
    """Sentences, or what is left of a long one, in order; offsets refer to `reading.text`.

    Swearing at the situation takes out no sentence: its clauses are looked at one by one.
    """
    unsafe = unsafe_signs(reading)
    for whole in whole_sentences(reading, visible):
        inside = [s for s in unsafe if s.start < whole.end and whole.start < s.end]
        yield from _left(reading.text, whole.start, whole.end, inside)


def whole_sentences(reading: Reading, visible: Sequence[Span]) -> Iterator[Span]:
    """Every sentence, in order, whatever it holds."""
    for piece in visible:
        for found in sentences.split(piece.text[:_MOST_CHARACTERS])[:_MOST_SENTENCES]:
            if _NUMBERED.fullmatch(found.text):
                continue  # "1." of a list is no sentence
            mark = _MARKED.match(found.text)
            start, end = piece.start + found.start + (mark.end() if mark else 0), piece.start + found.end
            yield stretch(reading.text[start:end], start, end)


def unsafe_signs(reading: Reading) -> list[Sign]:
    """Where a message abuses, threatens, or speaks to a machine: these words are not given back."""
    unsafe = [s for s in reading.signs if s.of.startswith(_ABUSE + _RISKS) and s.of != "abuse:swearing"]
    unsafe += [
        Sign(text=m.group(), start=m.start(), end=m.end(), of="abuse:origin")
        for m in pattern("of_origin").finditer(reading.text)
    ]
    unsafe = [s for s in unsafe if not (_no_threat(reading.text, s) or _is_told_without(reading.text, s))]
    return [s for s in unsafe if s.of != "abuse"] if reading.abuse == "swearing" else unsafe


def _is_told_without(text: str, sign: Sign) -> bool:
    """Whether an insult only stands within a name, which is told without it: "your brainless fitters"."""
    if sign.of != "abuse:insult":
        return False
    whole = _sentence_of(text, sign)
    plain, rude = without_scorn(whole), text[sign.start : sign.end].replace("’", "'")
    return whole.count(rude) == 1 and rude not in plain and plain != whole


def _no_threat(text: str, sign: Sign) -> bool:
    """Whether a solicitor is only named as theirs ("the money I sent to our solicitor"), or a court or an overseer is
    part of what happened: "you've now sent a summons".
    """
    start = max(0, sign.start - _NEAR)
    if sign.of == "risk:legal" and pattern("sent_to_adviser").search(text, start, sign.end):
        return True
    return sign.of in _TOLD and not pattern("step_of_theirs").search(_sentence_of(text, sign))


def _sentence_of(text: str, sign: Sign) -> str:
    """The sentence that holds a sign, with straight apostrophes."""
    start = max(0, sign.start - _SHORT)
    around = sentences.split(text[start : sign.end + _SHORT])
    found = (s.text for s in around if s.start <= sign.start - start and sign.end - start <= s.end)
    return next(found, text[start : sign.end + _SHORT]).replace("’", "'")


def _left(text: str, start: int, end: int, inside: Sequence[Sign]) -> Iterator[Span]:
    if not inside:
        yield stretch(text[start:end], start, end)
        return
    if end - start <= _SHORT:
        return
    first = max(min(s.start for s in inside) - _NEAR, start)
    last = min(max(s.end for s in inside) + _NEAR, end)
    for left, right in ((start, _word_end(text, start, first)), (_word_start(text, last, end), end)):
        if right - left > _NEAR:
            yield stretch(text[left:right], left, right)


def _word_end(text: str, start: int, at: int) -> int:
    """The end of the last whole word before `at`."""
    while at > start and not text[at - 1].isspace():
        at -= 1
    return at


def _word_start(text: str, at: int, end: int) -> int:
    """The start of the first whole word from `at` on."""
    while at < end and not text[at].isspace():
        at += 1
    return at
