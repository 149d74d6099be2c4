"""When a guideline applies: one table of named conditions, each a yes or no of brief and reading."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from app.model.brief import Brief
from app.model.reading import Feeling, Kind, Reading, Risk
from app.model.value import Value

DISPLEASURE: frozenset[Feeling] = frozenset(
    ("anger", "frustration", "disappointment", "worry", "sadness", "grief", "embarrassment", "distrust")
)
"""Feelings that call for empathy; confusion and gratitude alone do not."""

UNHAPPY_KINDS: frozenset[Kind] = frozenset(("angry", "abusive", "anxious"))

ESCALATING_RISKS: frozenset[Risk] = frozenset(("legal", "regulator", "safety", "self_harm", "violence"))
"""A bad review or a chargeback alone is not among them."""


class Situation(Value):
    """What a condition may look at.

    `options` is what may be offered (of the brief or the profile), `cannot` the refusals that bear on this
    message, `unmet` whether some ask is neither allowed nor promised by anything that was given.
    """

    brief: Brief
    reading: Reading
    options: tuple[str, ...] = ()
    unmet: bool = False
    cannot: tuple[str, ...] = ()


def _never(_: Situation) -> bool:
    return False


class Condition(NamedTuple):
    """A reason to print and the question itself; `doubted` tells where it holds by a ground that may be none."""

    reason: str
    holds: Callable[[Situation], bool]
    doubted: Callable[[Situation], bool] = _never


def _shows_displeasure(situation: Situation) -> bool:
    reading = situation.reading
    return (
        reading.anger >= 1
        or not DISPLEASURE.isdisjoint(reading.feelings)
        or not UNHAPPY_KINDS.isdisjoint(reading.kinds)
    )


def _needs_escalation(situation: Situation) -> bool:
    reading = situation.reading
    return (
        reading.escalate
        or situation.brief.beyond_agent
        # A threat to staff counts as a safety matter.
        or reading.abuse == "threat"
        or not ESCALATING_RISKS.isdisjoint(reading.risks)
    )


def _by_safety_alone(situation: Situation) -> bool:
    """Whether nothing but a danger calls for a hand-over: whoever answers may well be the one to see to it."""
    reading = situation.reading
    asked = any(sign.of == "escalate" for sign in reading.signs)
    alone = ESCALATING_RISKS.intersection(reading.risks) == {"safety"} and reading.abuse != "threat"
    return alone and not asked and not situation.brief.beyond_agent


CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {
        "always": Condition("in every reply", lambda _: True),
        "for_agent": Condition("a person does it, so no reply is judged by it", lambda _: False),
        "shows_displeasure": Condition(
            "anger, disappointment, worry or grief shows in the message", _shows_displeasure
        ),
        "not_customer_fault": Condition(
            "the fault is not the customer's", lambda s: s.brief.fault != "customer"
        ),
        "ours": Condition("the fault is ours", lambda s: s.brief.fault == "ours"),
        "customer_fault": Condition("the fault is the customer's", lambda s: s.brief.fault == "customer"),
        "options_given": Condition("something may be offered", lambda s: bool(s.options)),
        "something_cannot": Condition(
            "something that is asked cannot be done, or cannot be promised yet",
            lambda s: s.unmet or bool(s.cannot),
        ),
        "unless_parting": Condition(
            "in every reply, unless the relationship ends", lambda s: not s.brief.end_relationship
        ),
        "abusive_to_person": Condition(
            "the message insults or threatens a person", lambda s: s.reading.abuse in ("insult", "threat")
        ),
        "needs_escalation": Condition(
            "a manager is asked for; a legal, regulator or safety matter, violence or self-harm is raised; "
            "or the agent cannot solve it",
            _needs_escalation,
            _by_safety_alone,
        ),
        "parting": Condition("the brief says to end the relationship", lambda s: s.brief.end_relationship),
    }
)


def applies(name: str, situation: Situation) -> bool:
    """Whether the condition called `name` holds; KeyError for an unknown one (the loader has checked them)."""
    return CONDITIONS[name].holds(situation)


def doubted(name: str, situation: Situation) -> bool:
    """Whether the condition called `name` holds by a ground that may be none: what it calls for may not be needed."""
    return CONDITIONS[name].doubted(situation)
