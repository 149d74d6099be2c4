"""A long sentence of theirs that would be quoted, told in our words after all, or quoted up to its first pause.

Whole sentences in quotation marks read as if nobody had taken them in. A sentence that leans on another ("he had a torn
ear") is no clearer between marks than behind "you write that".
"""

import re
from collections.abc import Iterator, Sequence

from app.engines.builtin.concern.beside import tells_trouble
from app.engines.builtin.concern.loss import tells_loss
from app.engines.builtin.concern.mend import Mender
from app.engines.builtin.concern.point import as_point, point_behind
from app.engines.builtin.concern.recast import HANGING, Recaster
from app.engines.builtin.concern.statement import Statement, value_of
from app.engines.builtin.concern.verbatim import PAUSE
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.text.compiled import compiled
from app.text.person.words import person_words
from app.text.weights.heart import roles
from app.text.words import content_stems

LONG = 8
"""Words of a quotation up to which it stands as it is."""
_SHORTEST, _TELLING = 4, 2
"""Words of a quotation that is cut, and those of them that mean something."""
_HANGS = compiled(
    r"(?:now that|when|while|having|further|before|after|since|if|as|although|though|because|until|in|on|at|to|for"
    r"|with|any|dear)\b",
    re.IGNORECASE,
)
"""How a sentence begins of which the first piece tells nothing."""
_AND = compiled(r",? and (?=(?:I|we|my|our|he|she)\b)", re.IGNORECASE)
_NUMBER = compiled(r"\d")
_KEPT = 0.6
"""Share of its weight that a piece of a sentence must keep, to stand for it."""
_POINTS = frozenset({"this", "that", "these", "those", "both", "one", "another", "that's"})
"""What may lean on anything at all, and reads ill behind "that"."""


def briefly(
    one: Statement,
    sentences: Sequence[Span],
    brief: Brief,
    reading: Reading,
    recaster: Recaster,
    mender: Mender,
) -> Statement:
    """The statement, if it is a long quotation in our words or shorter where that can be done."""
    if not one.quoted or len(one.text.split()) <= LONG:
        return one
    texts = [span.text for span in sentences]
    whole = sentences[one.place]
    for piece in (whole, *_losses(whole), *recaster.pauses.leading(whole)):
        told = recaster.recast(piece, brief, reading, mender)
        said = (
            piece.start == whole.start
            and piece is not whole
            and recaster.pauses.says(whole.text[len(piece.text) :])
        )
        if told is None or said or _points(told.text, recaster.leans(told.text)):
            continue
        if (behind := point_behind(sentences, one.place, piece)) is not None:
            return as_point(behind, sentences, one.place, brief, reading, recaster, mender) or one
        # "Mr Brown, he was late" and the like run on: what was joined with "and" there was no sentence before.
        runs_on = told.text.count(" and ") > piece.text.replace("&", "and").count(" and ")
        lost = piece is not whole and piece.end == whole.end
        tells = piece is whole or lost or (tells_trouble(told.text) and _weighs(texts, one.place, piece.text))
        if not runs_on and tells:
            return one._replace(text=told.text, source=told.source, quoted=False)
    return next((cut for cut in _cuts(one) if _weighs(texts, one.place, cut.text)), one)


def _losses(sentence: Span) -> Iterator[Span]:
    """What stands behind an "and" and tells of a loss: "I am a pensioner and | I had no money for food"."""
    for joined in _AND.finditer(sentence.text):
        text = sentence.text[joined.end() :]
        if tells_loss(text) and not tells_loss(sentence.text[: joined.start()]):
            yield Span(text=text, start=sentence.start + joined.end(), end=sentence.end)


def _weighs(texts: list[str], place: int, piece: str) -> bool:
    """Whether a piece of a sentence keeps most of its weight, and is the heart of something by itself."""
    whole = roles(texts)[place]
    left = roles([*texts[:place], piece, *texts[place + 1 :]])[place]
    return value_of(left) >= _KEPT * value_of(whole) and left.heart > max(left.noise, left.ask)


def _points(text: str, leans: bool) -> bool:
    first, second, *_ = [*text.lower().split(), ""]
    return leans and first in _POINTS and (first, second) != ("one", "of")


def _cuts(one: Statement) -> Iterator[Statement]:
    """The quotation up to a pause of it that leaves few words and tells something, the longest first."""
    for pause in reversed(list(PAUSE.finditer(one.text))):
        words = one.text[: pause.start()].split()
        held = " ".join(words)
        fits = _SHORTEST <= len(words) <= LONG and not pause.group().startswith(":")
        tells = fits and len(content_stems(held)) >= _TELLING and words[-1].lower() not in HANGING
        torn = words and (
            person_words().finite(words[0].lower())
            or _HANGS.match(held)
            or _NUMBER.match(one.text, pause.end())
        )
        listed = not any(map(person_words().finite, one.text[pause.end() :].lower().split()))
        if pause.group().isspace() and listed:
            continue  # "no staff, no water, two dogs | and a nan" is one list
        # What only leads up to it tells no trouble: "just checked my bank | and you've taken 27.99 again".
        if tells and not torn and not set("‘’") & set(held) and tells_trouble(held):
            source = _first_words(one.source, len(words))
            yield one._replace(text=held, source=source, whole=False)


def _first_words(source: Span, count: int) -> Span:
    """The stretch of the message that holds its first words."""
    end = [found.end() for found in re.finditer(r"\S+", source.text)][:count][-1]
    text = source.text[:end].rstrip(" ,;:")
    return Span(text=text, start=source.start, end=source.start + len(text))
