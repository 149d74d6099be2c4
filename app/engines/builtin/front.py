"""Opens a reply that tells notes in one breath: what it is about with what is felt, granted or owned of it."""

from app.engines.builtin.careful import is_careful
from app.engines.builtin.desk import Desk
from app.engines.builtin.matter import is_the_matter
from app.engines.builtin.naming import say_names
from app.engines.builtin.openers import Opener
from app.engines.builtin.owning import admission

_TIED = 0.2
"""What a name must be worth as an opener (-1 to 1) for a feeling or an apology to be tied to it: below it, names of
what is spoken of in passing are as many as names of the matter.
"""
OWN_WORDS = frozenset({"anger", "frustration", "disappointment"})
"""Feelings that an apology may name in its own sentence; the graver ones have one to themselves."""


def open_in_one(desk: Desk, opener: Opener, *, feels: bool, asks: bool) -> bool:
    """Name the matter in the sentence that feels with them, owns up or answers; False where that is not to be done.

    `feels`: a plain feeling is to be recognised; `asks`: they only ask, and a note answers.
    """
    if opener.kind != "named":
        return False
    if asks:
        return _say(desk, opener, "acknowledge", "asked_about")
    if not _is_tied(desk, opener):
        return False
    if "admit" in desk.task.plan.moves:
        return _own(desk, opener, feels=feels)
    return feels and _say(desk, opener, "empathize", "about")


def _own(desk: Desk, opener: Opener, *, feels: bool) -> bool:
    """Our mistake about the thing that they name, and the feeling with it where it is a plain one."""
    plan = desk.task.plan
    if plan.apologised_before or plan.broken_promises:
        return feels and _say(desk, opener, "empathize", "about")
    feeling = next(iter(desk.book.feelings), None)
    graver = feeling is not None and feeling not in OWN_WORDS
    mine = admission(desk) == "admit_mine"
    if feels and (graver or mine or desk.book.pick("front", ("felt", "owned")) == "felt"):
        return _say(desk, opener, "empathize", "about")
    slot = "admit_mine_about" if mine else "admit_about_felt" if feels else "admit_about"
    return _say(desk, opener, "admit-mistakes", slot)


def own_with_feeling(desk: Desk) -> bool:
    """Own up behind what was told, and feel with them in the same sentence, where nothing is to stand between."""
    plan = desk.task.plan
    feeling = next(iter(desk.book.feelings), None)
    plainly = (feeling is None or feeling in OWN_WORDS) and admission(desk) == "admit"
    once = "admit" in plan.moves and not (plan.apologised_before or plan.broken_promises)
    return once and plainly and is_careful(desk) and desk.say("admit-mistakes", "admit_felt")


def _is_tied(desk: Desk, opener: Opener) -> bool:
    return opener.worth >= _TIED or ("thing" in opener.by and is_the_matter(desk))


def _say(desk: Desk, opener: Opener, guideline: str, slot: str) -> bool:
    return say_names(desk, guideline, slot, list(zip(opener.texts, opener.sources, strict=True)))
