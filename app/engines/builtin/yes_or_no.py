"""A plain yes or no before the fact that says it: "Is it blocked?" is met by "No, the card is not blocked"."""

from collections.abc import Sequence

from app.engines.builtin.answer_first import is_firm
from app.engines.builtin.concern.asked import scornful
from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.as_phrase import lowered
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.written import is_written
from app.engines.builtin.plain_answer import plain_answer
from app.engines.builtin.safety import asks_about_safety
from app.engines.builtin.tables import Table
from app.model.reading import Ask

_TABLE = Table("yes_or_no")


def with_yes(desk: Desk, told: Sequence[FactLine]) -> list[FactLine]:
    """The facts, the first with a yes or a no where it is the answer to one of their questions, and no other says
    otherwise: a wrong yes is worse than none.
    """
    lines = list(told)
    reading = desk.task.reading
    plain = (
        desk.context.english and reading.urgency != "danger" and not (desk.bearing.despairs or is_firm(desk))
    )
    if not (plain and lines and lines[0].sentence and is_written(lines[0].given.text)):
        return lines
    asks = (
        ask.text
        for ask in reading.asks
        if not (scornful(ask.text) or asks_about_safety(desk, ask.text) or is_half(desk, ask))
    )
    said = {plain_answer(ask, lines[0].sentence) for ask in asks} - {None}
    if len(said) == 1:
        word = str(_TABLE.rows[str(said.pop())]).format(told=lowered(lines[0].sentence))
        lines[0] = lines[0].model_copy(update={"sentence": word})
    return lines


def is_half(desk: Desk, ask: Ask) -> bool:
    """Whether a question goes on with another that is asked instead: "can it be mended, or do I need a new one?"."""
    return _TABLE.shape("or_else").match(desk.task.reading.text[ask.end :]) is not None
