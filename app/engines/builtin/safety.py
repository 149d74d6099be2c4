"""What comes before all else in a reply: what somebody in danger has to do now."""

from collections.abc import Mapping

from app.engines.builtin.concern.asked_words import patterns
from app.engines.builtin.desk import Desk
from app.engines.builtin.pressing import is_about_a_body, is_about_a_place, is_told
from app.engines.builtin.urgent import unsafe_medicine
from app.text import danger
from app.text.hazard import Kind, is_seen_to, of_an_animal
from app.text.safe_asked import about_health, asks_if_safe

_HAZARDS: Mapping[Kind, str] = {
    "monoxide": "monoxide",
    "gas": "gas",
    "fire": "fire",
    "medical": "emergency",
    "treated": "seen_now",
    "harm": "violence",
    "electric": "electric",
    "trapped": "trapped",
    "lacking": "lacking",
    "unaided": "unaided",
    "cold": "cold",
    "overhead": "keep_clear",
    "unused": "leave_alone",
    "eaten": "swallowed",
    "hurt": "hurt",
    "animal": "seek_vet",
    "apart": "keep_off",
}
"""The slots of what has to be done first in a danger of each kind."""
_OF_A_PERSON: frozenset[Kind | None] = frozenset({"hurt", "eaten"})
_IN_A_BODY: frozenset[Kind | None] = frozenset({"hurt", "eaten", "animal"})
"""Dangers that are done with for whoever was seen to."""
_VAGUE = frozenset({"no_waiting", "seek_care", "safety_first"})
"""Slots that tell them to be careful, and not whether the thing they ask about may be used."""
_CARE, _CLEAR = "seek_care", "keep_clear"
"""The slots that have somebody seen to, and that keep them away from something."""
_PRECAUTIONS = {"stop": "leave_alone", "clear": _CLEAR, "care": _CARE, "any": "no_waiting"}
"""The slots of what they have to do first."""


def safety(desk: Desk) -> None:
    """What comes before all else where somebody's health or life may be at risk."""
    plan = desk.task.plan
    plainly = any(sign.of == "risk:self_harm" for sign in desk.task.reading.signs)
    if plan.emergency == "self_harm" and (plainly or desk.bare):
        # A hint alone is for the agent to weigh, who knows the case, where there are notes.
        desk.say("escalate", "self_harm")
    elif not desk.begun_by_urgent and (slot := _first_of_all(desk)):
        desk.say("escalate", slot)
    desk.paragraph()


def answers(desk: Desk, ask: str) -> bool:
    """Whether what a bare reply says first answers an ask already: "should we carry on using it?".

    Where it only tells them to be careful, they are not told whether the thing is safe.
    """
    slot = _first_of_all(desk) if desk.bare and desk.bearing.presses == "danger" else None
    if slot is None or patterns()["asks_if_safe"].search(ask.replace("’", "'")) is None:
        return False
    return slot not in _VAGUE or not asks_about_safety(desk, ask)


def asks_about_safety(desk: Desk, ask: str) -> bool:
    """Whether an ask wants to know if something is safe."""
    reading = desk.task.reading
    endangered = reading.urgency == "danger" or "safety" in reading.risks
    return desk.context.english and asks_if_safe(ask, endangered=endangered)


def on_the_safe_side(desk: Desk) -> None:
    """Where a question about safety was told back and has no answer yet: what to do until it has one."""
    asked = [desk.task.reading.asks[n].text for n in desk.told_open if n >= 0]
    unsafe = [text for text in asked if asks_about_safety(desk, text)]
    if not unsafe:
        return
    health = any(about_health(text) for text in unsafe) or unsafe_medicine(desk.said) is not None
    if of_an_animal(desk.said):
        desk.say("escalate", "ask_vet")
    else:
        desk.say("escalate", "ask_doctor" if health else "safe_side")


def _first_of_all(desk: Desk) -> str | None:
    """The slot of what they have to do first: by the danger they tell of, else by what is likely.

    A risk that was read may be over, feared or none: the agent is told of it all the same.
    """
    bearing = desk.bearing
    goes_on = danger.present(desk.said, desk.task.reading.language)
    if bearing.hazard == "unused" and desk.bare and unsafe_medicine(desk.said) is not None:
        return None  # What they have to do with the medicine was just said.
    if bearing.hazard in _IN_A_BODY and is_seen_to(desk.said):
        return None  # A doctor has looked at it: what is left is ours.
    if bearing.hazard in _OF_A_PERSON and of_an_animal(desk.said):
        return None  # Whether the pony was kicked or did it, nobody can tell: less is said.
    if bearing.hazard is not None and (desk.bare or goes_on):
        return _HAZARDS[bearing.hazard]
    if bearing.precaution != "none" and (fumes := danger.fumes(desk.said)):
        return _HAZARDS[fumes]
    if goes_on:
        return "seek_vet" if of_an_animal(desk.said) else "safety_first"
    if bearing.precaution in {"clear", "any"} and danger.slight(desk.said):
        return "keep_off"
    if bearing.precaution in {"care", "any"} and of_an_animal(desk.said):
        return "seek_vet" if bearing.precaution == "care" else None
    if desk.bare and unsafe_medicine(desk.said) is not None:
        return None
    # What is only likely by the run of the words has no first thing to do: "the burglar alarm goes off at three".
    slot = _PRECAUTIONS.get(bearing.precaution) if is_told(desk) else None
    fits = {_CARE: is_about_a_body, _CLEAR: is_about_a_place}.get(slot or "")
    return slot if fits is None or fits(desk) else None
