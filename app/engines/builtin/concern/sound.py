"""Which of what could be told back of a message reads best as what somebody would put who had understood."""

from collections.abc import Mapping

from app.engines.builtin.concern.statement import Statement
from app.text.weights.retold import Piece, odd


def soundest_first(found: Mapping[int, Statement], message: str) -> dict[int, Statement]:
    """The statements by place, first the one that weighs most and is least likely to be odd."""

    def worth(place: int) -> float:
        one = found[place]
        piece = Piece(one.text, one.source.start, one.source.end, one.quoted)
        return one.value * (1 - odd(message, piece, 0))

    return {place: found[place] for place in sorted(found, key=worth, reverse=True)}
