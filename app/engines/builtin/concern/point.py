"""The point of a sentence that stands behind a pause of it: what only leads up to it is not told in its place.

"I ordered it for my mother's room because it matched her sofa, and you sent me a green one" is about the green one.
"""

from collections.abc import Sequence

from app.engines.builtin.concern.beside import tells_trouble, weight
from app.engines.builtin.concern.mend import Mender
from app.engines.builtin.concern.pauses import JOINED
from app.engines.builtin.concern.recast import Recaster
from app.engines.builtin.concern.statement import Statement
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.text.weights.heart import roles

_CLEARLY = 0.38
"""What the end of a sentence must be of the heart, to be its point."""
_REASONS = frozenset(
    {"because", "cos", "as", "since", "which", "who", "where", "when", "while", "if", "than", "that"}
)
"""What begins the reason or the rest of what stands before it, and no point of its own."""
_HEAVIER = 1.25
"""How much more of the heart than a beginning that tells of trouble itself."""


def point_behind(sentences: Sequence[Span], place: int, piece: Span) -> Span | None:
    """What stands behind a piece of a sentence, where that is clearly more of the matter than the piece is."""
    whole = sentences[place]
    rest = whole.text[piece.end - whole.start :]
    begins = JOINED.match(rest)
    text = rest[begins.end() :] if begins else rest
    if piece.end == whole.end or not text or text.split(maxsplit=1)[0].lower() in _REASONS:
        return None
    texts = [span.text for span in sentences]
    left, behind = roles([*texts[:place], piece.text, text, *texts[place + 1 :]])[place : place + 2]
    least = left.heart * (_HEAVIER if tells_trouble(piece.text) else 1)
    if behind.heart < max(least, _CLEARLY):
        return None
    return Span(text=text, start=whole.end - len(text), end=whole.end)


def as_point(
    behind: Span,
    sentences: Sequence[Span],
    place: int,
    brief: Brief,
    reading: Reading,
    recaster: Recaster,
    mender: Mender,
) -> Statement | None:
    """The end of a sentence, or the first part of that, told in its place; None where neither can be by itself."""
    texts = [span.text for span in sentences]
    for piece in (behind, *recaster.pauses.leading(behind)):
        one = recaster.recast(piece, brief, reading, mender)
        texts[place] = piece.text
        role = roles(texts)[place]
        if one is not None and not one.leans and role.heart >= _CLEARLY:
            value = weight(role, piece.text)
            return Statement(place, value, one.text, leans=False, source=one.source, whole=False)
    return None
