"""Opens a reply whose notes tell the matter: condolences, an apology, or a plain word of what it is to them.

Nothing of their own story stands in it but what they surely waited for, went without or paid twice: what the notes tell
follows at once, and shows better than a name that the message was read. Only where their words are in none of it is the
matter named (decision 0028).
"""

from app.engines.builtin.condolence import condole
from app.engines.builtin.desk import Desk
from app.engines.builtin.given_back import hold_up
from app.engines.builtin.leaving import leaves
from app.engines.builtin.matter import is_the_matter
from app.engines.builtin.mood import foreign_hand
from app.engines.builtin.naming import names_of_the_matter, say_names, says_nothing
from app.engines.builtin.owning import admission
from app.engines.builtin.praise import thank_beside
from app.engines.builtin.strain import strain_slot
from app.engines.builtin.told_back import UNNAMED
from app.engines.builtin.weight import (
    effect_slot,
    is_answered,
    is_grave,
    is_light,
    makes_little_of_it,
    sounds_bitter,
    weighs_much,
)
from app.engines.builtin.went_without import went_without

_OWN_WORDS = frozenset({"anger", "frustration", "disappointment"})
"""Feelings that an apology names in its own sentence; the graver ones have one to themselves."""
_NO_DISPLEASURE = frozenset({"gratitude", "confusion", "relief", "hope"})
_NAMED = frozenset({"anger", "frustration", "disappointment", "worry", "embarrassment"})
"""Feelings that are named where nothing graver is said; sadness is, in that one is sorry to hear of it."""
_NOBODYS = frozenset({"third_party", "unknown"})
"""Faults of which one is sorry to hear: of what we did, or they did themselves, nobody hears in their message."""
_MET = frozenset({"strain_ashamed", "strain_nuisance"})
"""What weighs on them of which a word is said beside notes: who is ashamed to ask is told that there is no need."""
_CALM = 1
"""Anger (0-4) up to which somebody may be thanked first."""


def first_words(desk: Desk) -> None:
    """Say them; what the notes tell follows."""
    desk.book.thing_at_most = 0
    if desk.bearing.despairs or is_grave(desk):
        desk.say("empathize", "heavy" if desk.bearing.despairs else "grave")
    mourns = "grief" in desk.book.feelings and condole(desk)
    if not mourns and desk.bearing.thanks and _is_calm(desk):
        thank_beside(desk)
    if leaves(desk) and "admit" not in desk.task.plan.moves and desk.say("acknowledge", "leaving"):
        return
    if "admit" in desk.task.plan.moves:
        _own(desk, mourns=mourns)
    elif mourns:
        desk.say("acknowledge", effect_slot(desk))
    else:
        _grant(desk)


def _own(desk: Desk, *, mourns: bool) -> None:
    """Our mistake, and the feeling in the same breath where it is a plain one; one apology and no second."""
    plan = desk.task.plan
    if plan.apologised_before or plan.broken_promises:
        if not mourns:
            desk.say("empathize", "feel")
        return  # what we owe an apology for besides is said with it
    slot = admission(desk)
    feeling = next(iter(desk.book.feelings), None)
    deep = mourns or weighs_much(desk)
    if slot == "admit" and (told := went_without(desk)) is not None:
        desk.say("admit-mistakes", "admit_that", shown=[told.source], values={"concern": told.text})
        return
    over = "admit_mine_over" if slot == "admit_mine" else "admit_deeply_over" if deep else "admit_over"
    if _name_it(desk, "admit-mistakes", over):
        pass
    elif mourns or slot != "admit":
        desk.say("admit-mistakes", slot)
    elif deep:
        desk.say("admit-mistakes", "admit_deeply")
    elif feeling is None or feeling in _OWN_WORDS | _NO_DISPLEASURE:
        desk.say("admit-mistakes", "admit_felt")
    else:
        desk.say("empathize", "feel")
        desk.say("admit-mistakes", "admit")
    if desk.task.reading.anger and desk.tightness < 0:
        desk.say("acknowledge", "effect")


def _grant(desk: Desk) -> None:
    """Grant what it is to them, as plainly as they say it; who only asks is told that they may."""
    strain, feeling = strain_slot(desk), next(iter(desk.book.feelings), None)
    upset = not _NO_DISPLEASURE.issuperset(desk.book.feelings) or sounds_bitter(desk)
    light = is_light(desk) or makes_little_of_it(desk) or desk.bearing.likely_pleases or desk.bearing.thanks
    # Where somebody is at fault, there is a trouble, however calmly it is told.
    trouble = upset or (desk.task.brief.fault == "third_party" and desk.bearing.complains)
    feels = ("empathize" in desk.task.plan.applies or trouble) and not (is_answered(desk) or light)
    told = went_without(desk) if feels and desk.task.brief.fault in _NOBODYS else None
    if strain in _MET:
        desk.say("empathize", strain)
    elif told is not None:
        desk.say("empathize", "heard_that", shown=[told.source], values={"concern": told.text})
    elif _name_it(desk, *(("empathize", "about_it") if feels else ("acknowledge", "asked_about"))):
        pass
    elif not feels:
        desk.say("acknowledge", effect_slot(desk))
    elif weighs_much(desk):
        desk.say("empathize", "moved")
    elif feeling in _NAMED or not (desk.bearing.complains and desk.task.brief.fault in _NOBODYS):
        desk.say("empathize", "feel_and_grant")
    else:
        desk.say("empathize", "sorry")


def _name_it(desk: Desk, guideline: str, slot: str) -> bool:
    """Name the matter where no word of theirs stands in what is told of it; a person looks where it is not sure.

    What has no name is told back in their own words.
    """
    if not desk.to_be_named or foreign_hand(desk.said, desk.task.reading.language):
        return False
    names = next((one[:1] for one in names_of_the_matter(desk) if not says_nothing(one[0][0])), None)
    named = names is not None and say_names(desk, guideline, slot, names)
    told = not named and hold_up(desk)
    if told or not is_the_matter(desk):
        desk.unnamed = max(desk.unnamed, UNNAMED)
    return named  # what was told of their own story has still to be granted, or owned


def _is_calm(desk: Desk) -> bool:
    return desk.task.reading.anger <= _CALM
