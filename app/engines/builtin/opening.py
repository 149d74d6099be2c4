"""The first move of a reply: the concern given back, with the customer's feeling."""

from typing import NamedTuple

from app.engines.builtin.concern.centre_signs import is_troubled
from app.engines.builtin.concern.figure import is_bitter
from app.engines.builtin.condolence import condole
from app.engines.builtin.desk import Desk
from app.engines.builtin.first_words import first_words
from app.engines.builtin.front import open_in_one, own_with_feeling
from app.engines.builtin.given_back import give_back
from app.engines.builtin.leaving import leaves
from app.engines.builtin.mood import occasion, words_of
from app.engines.builtin.opened import fittest, is_noted, say_opener, weighed_openers
from app.engines.builtin.openers import Opener
from app.engines.builtin.praise import thank_beside, thank_plainly
from app.engines.builtin.regretting import apologise, regretted
from app.engines.builtin.sad_to_hear import hear_of, saddening
from app.engines.builtin.strain import asked_in_shame, lies_awake, strain_slot
from app.engines.builtin.weight import (
    FELT,
    WEIGHTY,
    effect_slot,
    fitting_weight,
    is_answered,
    is_grave,
    is_light,
    is_weighty,
    told_slot,
)

_BACKGROUND, _NEARER = frozenset({"strain_caring", "strain_alone", "strain_ill"}), {"told_hurt", "told_rude"}
"""What weighs on them and is not of our making, and what goes before it: who was laughed at writes about that."""
_NO_DISPLEASURE = frozenset({"gratitude", "confusion", "relief", "hope"})
_CALM = 1
"""Anger (0-4) up to which somebody may make light of a matter."""
_CROSS = 2
"""Anger (0-4) up to which the occasion that was spoilt is named where notes answer them."""


class _Felt(NamedTuple):
    """What is felt with them: the `strain` on them and the `weight` of the matter as slots, whether a feeling is still
    to be named, whether that is a `plain` one, and whether the matter is a `light` one or `weighs`.
    """

    strain: str | None
    weight: str | None
    feels: bool
    plain: bool
    light: bool
    weighs: bool


def acknowledge(desk: Desk) -> None:
    """Give the concern back in the customer's own nouns with their feeling; one sentence where the matter has a name.

    Our admission grants the matter as well, so nothing more is said of it where the fault is ours.
    """
    if is_noted(desk):
        first_words(desk)
        return
    felt = _felt(desk)
    felt = felt._replace(feels=_open(desk, felt.weight, feels=felt.feels))
    plain = felt.feels and felt.weight is None and not felt.weighs and "grief" not in desk.book.feelings
    felt = felt._replace(plain=plain and not _went_through_more(desk))
    weighed = weighed_openers(desk)
    sorry, sad = regretted(desk, weighed), None if leaves(desk) else saddening(desk, weighed)
    if sorry is not None:
        felt_with = apologise(desk, sorry, feels=felt.plain)
    elif sad is not None:
        felt_with = hear_of(desk, sad, feels=felt.plain) or not felt.feels
    else:
        _begin(desk, fittest(desk, weighed), felt)
        return
    if not felt_with:
        _feel(desk, felt)


def _felt(desk: Desk) -> _Felt:
    strain = _strain(desk)
    light = is_light(desk) or desk.bearing.likely_pleases
    upset = not _NO_DISPLEASURE.issuperset(desk.book.feelings)
    shows = "empathize" in desk.task.plan.applies or upset or _is_bitter(desk)
    feels = (shows and not (light or _is_kind(desk) or is_answered(desk))) or strain is not None
    weight = (strain or fitting_weight(desk)) if feels else None
    weighs = weight is None and not light and is_weighty(desk)
    return _Felt(strain, weight, feels, plain=False, light=light, weighs=weighs)


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


def _begin(desk: Desk, opener: Opener | None, felt: _Felt) -> None:
    """Begin with what the message is about, and grant or feel with them what it does to them."""
    admits = "admit" in desk.task.plan.moves
    asks = not (felt.feels or admits) and is_answered(desk)
    in_one = opener is not None and open_in_one(desk, opener, feels=felt.plain, asks=asks)
    if in_one and (felt.plain or asks):
        if desk.tightness < 0 and not (admits or asks):
            desk.say("acknowledge", "effect")
        return
    # Where nothing can be named, the feeling alone opens the reply: a word of thanks before it would only fill.
    told = in_one or (opener is not None and say_opener(desk, opener))
    if told and opener is not None and opener.asked is not None:
        desk.book.thing_at_most = 0  # what they ask has named it
        felt = felt._replace(light=True)  # nothing of what happened was told: no word of what that was like
    named = told or (not is_noted(desk) and give_back(desk))
    answers = not felt.feels and is_noted(desk) and is_answered(desk)
    if not (named or felt.feels or answers or desk.bearing.despairs or _has_begun(desk)):
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
        if any("admit-mistakes" in p.serves for p in desk.passages) or not own_with_feeling(desk):
            desk.say(
                "empathize", "feel" if admits else "feel_told" if _told_of_trouble(desk) else "feel_and_grant"
            )
        if admits and desk.task.reading.anger and _has_room(desk):
            desk.say("acknowledge", "effect")
    elif not (admits or _is_kind(desk)):
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
    spoilt = spoilt and (desk.bare or desk.task.reading.anger <= _CROSS)  # anger has words of its own
    return occasion(desk.said) if spoilt and desk.context.english and not named_first else None


def _went_through_more(desk: Desk) -> bool:
    """Whether they tell of more than that something is wrong: a child let down, pay lost, an occasion spoilt."""
    return told_slot(desk) in FELT or _what_it_was_for(desk) is not None


def _has_room(desk: Desk) -> bool:
    """Whether a short letter has room for a plain word more at its start; not to who is angry, upset or bitter."""
    upset = desk.task.reading.anger > _CALM or not _NO_DISPLEASURE.issuperset(desk.book.feelings)
    thanked = is_noted(desk) and is_answered(desk)  # "thank you for asking" is thanks enough
    return desk.tightness < 0 and not (upset or thanked or desk.bearing.despairs or _is_bitter(desk))


def _is_bitter(desk: Desk) -> bool:
    """Whether they write bitterly, which sounds calm: "brilliant of you to dig up my drive"."""
    plain = desk.said.replace("’", "'")
    return desk.context.english and (words_of("scorn").search(plain) is not None or is_bitter(plain))


def _tells_back(desk: Desk) -> bool:
    """Whether what they wrote can be told back: words that only name the matter hold a thanks of their own."""
    concern = desk.concern
    asked = concern.asked if desk.bare or desk.bearing.is_question else ()
    return bool(concern.heart or concern.account or concern.clauses or asked) or not concern.thing_source


def _has_begun(desk: Desk) -> bool:
    """Whether the reply holds a sentence already."""
    return any(passage.part == "body" for passage in desk.passages)


def _is_kind(desk: Desk) -> bool:
    """Whether they praise and tell of no trouble beside it, where notes answer them: thanks are all that is felt."""
    kind = desk.concern.kind_words
    kindly = desk.bearing.likely_pleases or (kind is not None and kind.untroubled)
    return not desk.bare and desk.bearing.thanks and kindly
