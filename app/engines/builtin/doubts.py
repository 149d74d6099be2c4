"""What a person has to look at in a finished reply, beside the checklist."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.told_back import is_doubted
from app.model.writing import Doubt


def doubts(desk: Desk) -> tuple[Doubt, ...]:
    """Which of them hold."""
    told: tuple[tuple[Doubt, bool], ...] = (
        ("jotted", desk.jotted or bool(desk.unsure)),
        ("question", desk.unread_question),
        ("retold", is_doubted(desk)),
        ("praised", _may_be_praise(desk)),
        ("open", desk.says_open),
    )
    return tuple(doubt for doubt, holds in told if holds)


def _may_be_praise(desk: Desk) -> bool:
    """Whether a message without notes may praise and is answered as a complaint, or the other way round."""
    praise = desk.concern.praise
    return desk.bearing.may_please if praise is None else desk.bare and praise.guessed
