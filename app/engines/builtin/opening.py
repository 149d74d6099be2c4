"""The first move of a reply: the concern given back, with the customer's feeling."""

from typing import NamedTuple

from app.engines.builtin.concern.centre_signs import is_troubled
from app.engines.builtin.condolence import condole
from app.engines.builtin.desk import Desk
from app.engines.builtin.first_words import first_words
from app.engines.builtin.given_back import give_back
from app.engines.builtin.leaving import leaves
from app.engines.builtin.mood import occasion
from app.engines.builtin.praise import thank_beside, thank_plainly
from app.engines.builtin.strain import asked_in_shame, lies_awake, strain_slot
from app.engines.builtin.weight import (
    WEIGHTY,
    effect_slot,
    fitting_weight,
    is_grave,
    is_light,
    is_weighty,
    sounds_bitter,
    told_slot,
)

_BACKGROUND, _NEARER = frozenset({"strain_caring", "strain_alone", "strain_ill"}), {"told_hurt", "told_rude"}
"""What weighs on them and is not of our making, and what goes before it: who was laughed at writes about that."""
_NO_DISPLEASURE = frozenset({"gratitude", "confusion", "relief", "hope"})
_CALM = 1
"""Anger (0-4) up to which somebody may make light of a matter."""


class _Felt(NamedTuple):
    """What is felt with them: the `strain` on them and the `weight` of the matter as slots, whether a feeling is still
    to be named, and whether the matter is a `light` one or `weighs`.
    """

    strain: str | None
    weight: str | None
    feels: bool
    light: bool
    weighs: bool


def acknowledge(desk: Desk) -> None:
    """Give the concern back in the customer's own nouns with their feeling, where nothing is known of it yet.

    Where there are notes, these tell of it (`first_words`). Our admission grants the matter as well, so nothing more is
    said of it where the fault is ours.
    """
    if desk.context.english and not desk.bare:
        first_words(desk)
        return
    felt = _felt(desk)
    _begin(desk, felt._replace(feels=_open(desk, felt.weight, feels=felt.feels)))


def _felt(desk: Desk) -> _Felt:
    strain = _strain(desk)
    light = is_light(desk) or desk.bearing.likely_pleases
    upset = not _NO_DISPLEASURE.issuperset(desk.book.feelings)
    shows = "empathize" in desk.task.plan.applies or upset or sounds_bitter(desk)
    feels = (shows and not light) or strain is not None
    weight = (strain or fitting_weight(desk)) if feels else None
    weighs = weight is None and not light and is_weighty(desk)
    return _Felt(strain, weight, feels, light=light, weighs=weighs)


def _strain(desk: Desk) -> str | None:
    """The slot of what weighs on them besides, where that is to be named."""
    if desk.bearing.despairs or is_grave(desk):
        return None
    if desk.bearing.only_asks:
        # Who only asks has no complaint, and may be ashamed to ask all the same.
        return asked_in_shame(desk)
    kindly = desk.bearing.thanks or desk.bearing.likely_pleases
    strain = None if kindly else strain_slot(desk)
    return None if strain is not None and lies_awake(desk) else strain


def _begin(desk: Desk, felt: _Felt) -> None:
    """Begin with what the message is about, and grant or feel with them what it does to them."""
    admits = "admit" in desk.task.plan.moves
    named = give_back(desk)
    if not (named or felt.feels or desk.bearing.despairs or _has_begun(desk)):
        thank_plainly(desk, "thanks")
    if leaves(desk) and not (admits or desk.bearing.despairs) and desk.say("acknowledge", "leaving"):
        return
    if felt.strain in _BACKGROUND and told_slot(desk) in _NEARER:
        felt = felt._replace(weight=fitting_weight(desk))
    if felt.weighs and told_slot(desk) not in WEIGHTY and desk.say("empathize", "serious"):
        return
    _feel(desk, felt)


def _open(desk: Desk, weight: str | None, *, feels: bool) -> bool:
    """What goes before the matter: condolences, or thanks; returned is whether a feeling is still to be named."""
    if "grief" in desk.book.feelings:
        # Condolences come before anything that would read like a record of it, and what else weighs comes behind.
        slot = weight if desk.bearing.despairs and weight else None
        said = desk.say("empathize", slot) if slot is not None else condole(desk)
        feels = not said or (feels and weight not in {None, slot})
    if desk.bearing.thanks:
        thank_beside(desk)
    elif weight is None and "admit" not in desk.task.plan.moves and _has_room(desk) and _tells_back(desk):
        thank_plainly(desk, "thanked")
    return feels


def _feel(desk: Desk, felt: _Felt) -> None:
    """The feeling, or what the matter does to them: one sentence, two where an admission leaves room for it."""
    admits = "admit" in desk.task.plan.moves
    feels = felt.feels
    if feels and felt.weight and desk.say("empathize", felt.weight):
        return
    told = None if felt.light else told_slot(desk)
    if not (feels or (desk.bare and not admits) or told in WEIGHTY):
        told = None
    if told is not None and desk.say("acknowledge", told):
        return
    if (feels or admits) and told is None and _says_what_it_was_for(desk):
        return
    if feels:
        desk.say(
            "empathize", "feel" if admits else "feel_told" if _told_of_trouble(desk) else "feel_and_grant"
        )
        if admits and desk.task.reading.anger and _has_room(desk):
            desk.say("acknowledge", "effect")
    elif not admits:
        desk.say("acknowledge", effect_slot(desk))


def _told_of_trouble(desk: Desk) -> bool:
    """Whether what was just told back is trouble that befell them: who is sorry to hear of it says nothing odd."""
    ours = desk.task.brief.fault == "ours"
    return desk.context.english and not ours and any(is_troubled(one.text) for one in desk.told_back)


def _says_what_it_was_for(desk: Desk) -> bool:
    """Name the occasion that it was for, where nothing else that they tell weighs more."""
    meant = _what_it_was_for(desk)
    return meant is not None and desk.say("acknowledge", "occasion", values={"thing": meant})


def _what_it_was_for(desk: Desk) -> str | None:
    """The occasion that was spoilt, in words to them; None where they make light of it or only ask."""
    named_first = bool(desk.book.feelings) and desk.book.feelings[0] in {"grief", "worry", "embarrassment"}
    spoilt = desk.bearing.complains and not desk.bearing.is_question and desk.bearing.presses == "none"
    return occasion(desk.said) if spoilt and desk.context.english and not named_first else None


def _has_room(desk: Desk) -> bool:
    """Whether a short letter has room for a plain word more at its start; not to who is angry, upset or bitter."""
    upset = desk.task.reading.anger > _CALM or not _NO_DISPLEASURE.issuperset(desk.book.feelings)
    return desk.tightness < 0 and not (upset or desk.bearing.despairs or sounds_bitter(desk))


def _tells_back(desk: Desk) -> bool:
    """Whether what they wrote can be told back: words that only name the matter hold a thanks of their own."""
    concern = desk.concern
    asked = concern.asked if desk.bare or desk.bearing.is_question else ()
    return bool(concern.heart or concern.account or concern.clauses or asked) or not concern.thing_source


def _has_begun(desk: Desk) -> bool:
    """Whether the reply holds a sentence already."""
    return any(passage.part == "body" for passage in desk.passages)
