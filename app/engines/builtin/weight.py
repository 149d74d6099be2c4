"""Which words grant what a matter does to somebody, and which feel with them: by its weight and its haste."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.happening import happening
from app.engines.builtin.mood import weighs_heavily
from app.text import danger
from app.text.hazard import Kind
from app.text.sentences import split

_SENTENCES = 40
"""Sentences of a message that are looked at."""
_NAMED_FIRST = frozenset({"grief", "worry", "sadness", "embarrassment"})
"""Feelings that are named before what happened: words for a wait do not fit who is afraid."""
_FIRST = ("hurt", "rude", "occasion")
"""Kinds of which words are said wherever they stand in what was told."""
_BESIDE = frozenset({"money", "wait", "unanswered", "passed_on", "rude", "time_lost", "again", "cancelled"})
"""Kinds whose words lean on nothing that was told just before; "you counted on that" leans on a promise."""
_WITHOUT: frozenset[Kind] = frozenset({"lacking", "unaided"})
"""Dangers that are granted where there are notes too: whoever waits for a medicine has it no sooner for our telling."""
_LEANS = "promise"


def told_slot(desk: Desk) -> str | None:
    """The slot of words that fit what happened, where that is sure and nothing weighs more; else None.

    What the reply has told back decides before the rest of the message: these words follow it.
    """
    if (
        not (desk.bare and desk.context.english and desk.bearing.complains)
        or desk.bearing.presses == "danger"
    ):
        return None
    if desk.book.feelings and desk.book.feelings[0] in _NAMED_FIRST:
        return None
    shown = [span for passage in desk.passages for span in passage.message_evidence]
    ordered = sorted(shown, key=lambda span: span.start)
    kinds = [happening([span.text]) for span in ordered]
    kinds = [
        None if kind == _LEANS and span is not ordered[-1] else kind
        for kind, span in zip(kinds, ordered, strict=True)
    ]
    kind = next((kind for kind in (*_FIRST, *kinds) if kind is not None and kind in kinds), None)
    if kind is None:
        besides = happening(span.text for span in split(desk.said)[:_SENTENCES])
        kind = besides if besides in _BESIDE else None
    return f"told_{kind}" if kind is not None else None


def effect_slot(desk: Desk) -> str:
    """The slot of the words that grant what the matter does to them."""
    if not desk.bare:
        asks = "?" in desk.said or not desk.context.english or desk.task.reading.anger > 0
        return "effect" if asks else "effect_told"
    if desk.bearing.presses != "none":
        return f"effect_{desk.bearing.presses}"
    if not desk.bearing.complains:
        return "effect_request" if desk.bearing.wants_done else "effect_asking"
    if "grief" in desk.book.feelings:
        return "effect_loss"
    reading = desk.task.reading
    calm = desk.context.english and reading.anger == 0 and not ("?" in desk.said or desk.asked)
    return "effect_told" if calm else "effect"


def weight_slot(desk: Desk) -> str | None:
    """The slot of words that the matter calls for: it presses, nothing makes it good, nothing is wrong; else any."""
    reading = desk.task.reading
    if desk.bearing.despairs:
        return "heavy"
    if is_grave(desk):
        return "grave"
    if "grief" in desk.book.feelings:
        return None
    if desk.bearing.presses != "none":
        return desk.bearing.presses
    if desk.bearing.hazard in _WITHOUT:
        return "danger"
    if not desk.bearing.complains:
        return "asking"
    return "heavy" if weighs_heavily(reading.text, reading.language) else None


def is_grave(desk: Desk) -> bool:
    """Whether somebody may be hurt, and the message itself tells of a danger that goes on or of a fright."""
    reading = desk.task.reading
    if any(sign.of == "risk:self_harm" for sign in reading.signs):
        return True
    risky = bool({"safety", "violence"} & set(reading.risks)) and reading.abuse != "threat"
    said = desk.said
    return risky and (danger.present(said, reading.language) or danger.frightened(said, reading.language))
