"""The one thing of a message that a reply gives back where notes follow it: what most likely is the matter."""

from collections.abc import Sequence

from app.engines.builtin.careful import is_careful
from app.engines.builtin.chosen import best_beside_notes
from app.engines.builtin.concern.concerns import Clause
from app.engines.builtin.concern.statement import apart
from app.engines.builtin.desk import Desk
from app.engines.builtin.main_point import is_aside, tells_only_a_time
from app.engines.builtin.mood import foreign_hand, slips
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.telling import tell_account
from app.text.sentences import split
from app.text.thankful import writes_to_thank
from app.text.words import content_stems


def tell_best(desk: Desk) -> bool:
    """Where notes follow, say the one thing that most likely is the matter, where that is none of those looked for."""
    concern = desk.concern
    weighed = not (desk.bare or desk.tightness > 1 or concern.besides or writes_to_thank(desk.said))
    if not weighed or not desk.context.english or desk.bearing.is_question or desk.bearing.only_asks:
        return False
    if foreign_hand(desk.said, desk.task.reading.language):
        return False
    clauses = concern.clauses[:1]
    over = clauses and any(not apart(clauses[0].source, one.source) for one in concern.point)
    rest = [*clauses, *concern.point] if over else [*concern.point, *clauses]
    known = (
        [concern.heart, *rest] if concern.heart else rest
    )  # the first is what would be told without a look at them
    best = best_beside_notes(desk, known, lambda c: not (unfit(desk, c) or is_aside(desk, c)))
    return best is not None and tell_account(desk, [best])


def tell_heart(desk: Desk) -> bool:
    """Say the one sentence of theirs that surely tells what it is about, where there are notes that follow."""
    heart = desk.concern.heart
    if (
        heart is None
        or desk.tightness > 0
        or slips(heart.source.text)
        or pattern("self_blame").search(heart.text)
    ):
        return False
    if foreign_hand(desk.said, desk.task.reading.language):
        return False
    return desk.say(
        "listen", "restate", without=("Concern",), shown=[heart.source], values={"concern": heart.text}
    )


def tell_point(desk: Desk, clauses: Sequence[Clause]) -> bool:
    """Say what most likely is the matter, where the clause that would be told is something else.

    A question is told as one, two things that the notes speak of are named, and so is one that a quotation would hold.
    """
    concern = desk.concern
    point = [c for c in concern.point if not (unfit(desk, c) or is_aside(desk, c))]
    if desk.tightness > 1 or desk.bearing.is_question or concern.besides:
        return False
    if not point or len(point) < len(concern.point):
        return False
    thing = content_stems(concern.thing) if concern.thing_source else frozenset()
    told = any(not apart(clauses[0].source, one.source) for one in point) if clauses else False
    alone = len(split(desk.said)) == 1
    named = any(one.quoted and (alone or thing & content_stems(one.text)) for one in point)
    return not (told or named) and tell_account(desk, point)


def tell_aside(desk: Desk) -> bool:
    """Tell what only surrounds the matter, where nothing else shows that they were read."""
    beside = [
        c for c in desk.concern.point if is_aside(desk, c) and not (unfit(desk, c) or tells_only_a_time(c))
    ]
    fits = desk.tightness <= 1 and "grief" not in desk.book.feelings and not is_careful(desk)
    return fits and bool(beside) and tell_account(desk, beside)


def unfit(desk: Desk, one: Clause) -> bool:
    """Whether a statement holds slips that would be held up to them, or calls us names."""
    foreign = foreign_hand(desk.said, desk.task.reading.language)
    held = one.source.text if one.quoted or foreign else one.text
    return bool(slips(held) or slips(one.text) or pattern("calls_us").search(one.text))
