"""Which words grant what a matter does to somebody, and which feel with them: by its weight and its haste."""

from app.engines.builtin.concern.figure import is_bitter
from app.engines.builtin.desk import Desk
from app.engines.builtin.happening import happening
from app.engines.builtin.mood import is_frailty, plays_down, weighs_heavily, words_of
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.pressing import presses
from app.engines.builtin.stakes import at_stake
from app.text import danger
from app.text.hazard import Kind
from app.text.safe_asked import asks_if_safe
from app.text.sentences import split
from app.text.weights.seriousness import serious

_SENTENCES = 40
"""Sentences of a message that are looked at."""
_NAMED_FIRST = frozenset({"grief", "worry", "sadness", "embarrassment"})
"""Feelings that are named before what happened: words for a wait do not fit who is afraid."""
_SAY_IT_BETTER = frozenset({"child", "child_let_down", "keepsake", "pay_lost", "shown_up"})
"""Kinds whose words name what somebody is upset or ashamed about, so that the bare feeling is not named beside them."""
_WEIGHS_MORE = frozenset({"child", "child_let_down", "pay_lost", "shown_up"})
"""Kinds that weigh more than a wait, a fee or a fault that was told back, wherever in the message they stand."""
_TOLD_OF = frozenset({"sadness", "embarrassment"})
_FIRST = (
    "hurt",
    "allergy",
    "diet",
    "vermin",
    "intruded",
    "exposed",
    "fright",
    "access",
    "keepsake",
    "sleep",
    "rude",
    "shown_up",
    "missed_out",
    "occasion",
    "child_let_down",
    "pay_lost",
)
"""Kinds of which words are said wherever they stand in what was told."""
_BESIDE = frozenset(
    {
        "access",
        "again",
        "allergy",
        "cancelled",
        "child",
        "child_let_down",
        "diet",
        "exposed",
        "fright",
        "hold",
        "hoped",
        "hurt",
        "intruded",
        "money",
        "passed_on",
        "pay_lost",
        "rude",
        "shown_up",
        "sleep",
        "time_lost",
        "unanswered",
        "vermin",
        "wait",
    }
)
"""Kinds whose words lean on nothing that was told just before; "you counted on that" leans on a promise."""
_WITHOUT: frozenset[Kind] = frozenset({"lacking", "unaided"})
"""Dangers that are granted though nothing has to be done first: whoever waits for a medicine is granted that."""
_UNNAMED = frozenset({"confusion", "distrust", "disappointment", "gratitude"})
"""Feelings whose words are too light where much is at stake."""
WEIGHTY = frozenset(
    {f"told_{kind}" for kind in (*_FIRST, "child", "home", "work_lost")} - {"told_sleep", "told_diet"}
)
"""Slots of what happened that are as weighty as what is at stake, and say more of it."""
_LEANS = "promise"
_BRIEF = 60
"""Words of a message above which time on the phone, told in passing, is not what it is about."""
_SHORT = 25
"""Words of a message up to which what it asks is all that it is about."""
_HEAVY = 0.8
"""Likelihood (0-1) that a matter is serious from which on it is met so: of a writer unseen 95 in 100 such were."""
_HEAVY_OURS, _HEAVY_SURELY = 0.85, 0.9
"""The same where we own up to it, and a deeper apology is seldom too much, and where notes tell of somebody else."""
_CALM = 1
"""Anger (0-4) up to which somebody may make light of a matter."""


def told_slot(desk: Desk) -> str | None:
    """The slot of words that fit what happened, where that is sure and nothing weighs more; else None.

    What the reply has told back decides before the rest of the message, unless that weighs more: these words follow it.
    """
    if not (desk.context.english and desk.bearing.complains) or presses(desk) == "danger":
        return None
    first = next(iter(desk.book.feelings), None)
    if first in _NAMED_FIRST:
        kind = happening(span.text for span in split(desk.said)[:_SENTENCES]) if first in _TOLD_OF else None
        return f"told_{kind}" if kind in _SAY_IT_BETTER else None
    shown = [span for passage in desk.passages for span in passage.message_evidence]
    ordered = sorted(shown, key=lambda span: span.start)
    kinds = [happening([span.text]) for span in ordered]
    kinds = [
        None if kind == _LEANS and span is not ordered[-1] else kind
        for kind, span in zip(kinds, ordered, strict=True)
    ]
    kind = next((kind for kind in (*_FIRST, *kinds) if kind is not None and kind in kinds), None)
    besides = happening(span.text for span in split(desk.said)[:_SENTENCES])
    if besides in _WEIGHS_MORE and kind not in _FIRST:
        kind = besides
    elif kind is None:
        aside = besides == "hold" and len(desk.said.split()) > _BRIEF
        kind = besides if besides in _BESIDE and not aside else None
    return f"told_{kind}" if kind is not None else None


def effect_slot(desk: Desk) -> str:
    """The slot of the words that grant what the matter does to them."""
    if desk.bearing.likely_pleases and "grief" not in desk.book.feelings:
        return "effect_either"
    if not desk.bare:
        if "grief" in desk.book.feelings and desk.context.english:
            return "effect_loss_asking" if _only_sees_to_it(desk) else "effect_loss"
        if is_answered(desk):
            return "effect_answer"
        asks = "?" in desk.said or not desk.context.english or desk.task.reading.anger > 0
        return "effect" if asks else "effect_told"
    if (pressing := presses(desk)) != "none":
        return f"effect_{pressing}"
    if not desk.bearing.complains:
        return "effect_request" if desk.bearing.wants_done and not asks_to_know(desk) else "effect_asking"
    if "grief" in desk.book.feelings:
        return "effect_loss"
    reading = desk.task.reading
    calm = desk.context.english and reading.anger == 0 and not ("?" in desk.said or desk.asked)
    return "effect_told" if calm or is_light(desk) else "effect"


def _only_sees_to_it(desk: Desk) -> bool:
    """Whether who mourns only asks for what has to be done: no anger, no fault of ours, no other feeling against us."""
    reading = desk.task.reading
    kindly = {"grief", "gratitude", "sadness", "confusion"}.issuperset(desk.book.feelings)
    return reading.anger == 0 and kindly and bool(reading.asks) and desk.task.brief.fault != "ours"


def asks_to_know(desk: Desk) -> bool:
    """Whether they want to be told something, as a question or as a wish ("please tell me when you open")."""
    return any(pattern("asks_to_know").search(ask.text.rstrip("?! ")) for ask in desk.task.reading.asks)


def is_answered(desk: Desk) -> bool:
    """Whether they ask calmly, name no feeling, nothing is laid at our door, and a fact answers it."""
    enquires = desk.task.brief.fault != "ours" and words_of("enquires").search(desk.said) is not None
    asks = (desk.bearing.is_question or enquires) and not desk.book.feelings
    calm = desk.task.reading.anger <= (_CALM if asks else 0) and desk.context.english
    short = len(desk.said.split()) <= _SHORT
    told = asks or (short and any(ask.by == "fact" for ask in desk.task.plan.asks))
    ours = desk.task.brief.fault == "ours" or any(asks_if_safe(a.text) for a in desk.task.reading.asks)
    asked = "?" in desk.said or any(one.kind == "question" for one in desk.concern.asked)
    return calm and told and not ours and asked and bool(desk.task.plan.facts)


def weight_slot(desk: Desk) -> str | None:
    """The slot of words that the matter calls for: it presses, nothing makes it good, nothing is wrong; else any."""
    reading = desk.task.reading
    if desk.bearing.despairs:
        return "heavy"
    if is_grave(desk):
        return "grave"
    if "grief" in desk.book.feelings:
        return None
    if (pressing := presses(desk)) != "none":
        return pressing
    if desk.bearing.hazard in _WITHOUT:
        return "danger"
    if not desk.bearing.complains:
        return "asking"
    lightly = reading.anger <= _CALM and plays_down(reading.text, reading.language)
    return "heavy" if not lightly and weighs_heavily(reading.text, reading.language) else None


def is_weighty(desk: Desk) -> bool:
    """Whether much is at stake and no feeling is told that has words of its own: nothing light is said of it then."""
    unnamed = desk.context.english and _UNNAMED.issuperset(desk.book.feelings[:1])
    asks_only = desk.bearing.only_asks or is_answered(desk) or desk.bearing.thanks
    return unnamed and not asks_only and presses(desk) != "danger" and _has_much_at_stake(desk)


def _has_much_at_stake(desk: Desk) -> bool:
    """Whether a sentence tells of a stake or, where nothing can be told yet, the message as a whole weighs heavily."""
    if at_stake(desk.said) is not None:
        return True
    return (
        desk.bare
        and desk.bearing.complains
        and serious([s.text for s in split(desk.said)[:_SENTENCES]]) >= _HEAVY
    )


def sounds_bitter(desk: Desk) -> bool:
    """Whether they write bitterly, which sounds calm: "brilliant of you to dig up my drive"."""
    plain = desk.said.replace("’", "'")
    return desk.context.english and (words_of("scorn").search(plain) is not None or is_bitter(plain))


def weighs_much(desk: Desk) -> bool:
    """Whether the message as a whole surely weighs heavily and nothing in it makes light of it: no slight word fits."""
    if not desk.context.english or is_answered(desk) or makes_little_of_it(desk) or desk.bearing.thanks:
        return False
    if at_stake(desk.said) is not None:
        return True
    least = _HEAVY_OURS if desk.task.brief.fault == "ours" else _HEAVY_SURELY
    return serious([s.text for s in split(desk.said)[:_SENTENCES]]) >= least


def is_grave(desk: Desk) -> bool:
    """Whether somebody may be hurt, and the message itself tells of a danger that goes on or of a fright."""
    reading = desk.task.reading
    if any(sign.of == "risk:self_harm" for sign in reading.signs):
        return True
    risky = bool({"safety", "violence"} & set(reading.risks)) and reading.abuse != "threat"
    said = desk.said
    return risky and (danger.present(said, reading.language) or danger.frightened(said, reading.language))


def fitting_weight(desk: Desk) -> str | None:
    """The slot that the matter calls for; no grave word is said to who threatens, or of what somebody lives with."""
    slot = weight_slot(desk)
    if slot != "heavy" or desk.bearing.despairs:
        return slot
    reading = desk.task.reading
    lightly = reading.anger <= _CALM and words_of("cheerful").search(desk.said) is not None
    if reading.abuse == "threat" or lightly:
        return None
    return "frail" if is_frailty(reading.text, reading.language) else slot


def is_light(desk: Desk) -> bool:
    """Whether they make light of it, and nothing in the message says otherwise."""
    reading = desk.task.reading
    calm = desk.bare and reading.anger <= _CALM and not desk.book.feelings and desk.bearing.presses == "none"
    return calm and plays_down(desk.said, reading.language)


def makes_little_of_it(desk: Desk) -> bool:
    """Whether they say that it is no great matter, or give full marks all the same."""
    calm = desk.context.english and desk.task.reading.anger <= _CALM and not desk.book.feelings
    return calm and (plays_down(desk.said, "en") or words_of("full_marks").search(desk.said) is not None)
