"""What the tests of the shipped guidelines share: their names, their slots and blanks, and every phrase."""

import re
from itertools import product
from pathlib import Path
from string import Formatter
from typing import get_args

from app.guidelines import load
from app.model.profile import Fault, Tone

FOLDER = Path(__file__).parents[2] / "guidelines"


GUIDELINES = load([FOLDER])


REPLY = (
    "stay-calm", "listen", "acknowledge", "empathize", "take-ownership", "admit-mistakes", "correct-indirectly",
    "offer-options", "be-honest", "solve-together", "keep-open", "follow-up", "set-boundaries", "escalate", "part-ways",
)  # fmt: skip


GUARDS = (
    "no-blame", "no-unauthorised-promise", "no-invented-fact", "answers-every-ask", "one-apology", "no-leak",
    "ready-to-send",
)  # fmt: skip


AGENT = (
    "dont-take-it-personally", "protect-yourself", "know-the-customer", "decide-to-keep", "document", "learn",
)  # fmt: skip


ANGER = range(5)


FEELINGS = (
    "anger",
    "frustration",
    "disappointment",
    "worry",
    "sadness",
    "grief",
    "embarrassment",
    "distrust",
)


CHANNELS = ("email", "chat", "review", "social")


FAULTS_OF = {
    "admit-mistakes": ("ours",),
    "correct-indirectly": ("customer",),
    "take-ownership": ("ours", "third_party", "unknown"),
}


PHRASES = [
    (g.id, slot, phrase)
    for g in GUIDELINES
    for slot, phrases in g.wording["en"].slots.items()
    for phrase in phrases
]


SAID = [(i, slot, p) for i, slot, p in PHRASES if i not in AGENT]


def usable(guideline_id, slot, **situation):
    """Phrases that may be said in a situation, read as the engine reads `when`: an empty field means always, and words
    made for a feeling win over those for any."""

    def suits(phrase):
        return all(
            not (allowed := getattr(phrase.when, key)) or value in allowed for key, value in situation.items()
        )

    found = [p for p in GUIDELINES.phrases(guideline_id, slot, "en") if suits(p)]
    return [p for p in found if p.when.feeling] or found if "feeling" in situation else found


def situations(guideline_id, slot=""):
    """Every tone, fault and anger, with each feeling or channel where the guideline's words depend on it."""
    axes = {
        "tone": get_args(Tone),
        "fault": FAULTS_OF.get(guideline_id, get_args(Fault)),
        "anger": ANGER,
        "channel": CHANNELS if guideline_id == "keep-open" else ("email",),
    }
    if guideline_id == "empathize":
        axes["feeling"] = FEELINGS
    if slot in {
        "sorry",
        "heard_that",
    }:  # what was our doing is apologised for, and nobody hears of what they did themselves
        axes["fault"] = [fault for fault in axes["fault"] if fault in {"third_party", "unknown"}]
    return [dict(zip(axes, values, strict=True)) for values in product(*axes.values())]


FILLED = {
    "thing": "your grey sofa",
    "Thing": "Your grey sofa",
    "concern": "you have been waiting three weeks for your grey sofa",
    "Concern": "You have been waiting three weeks for your grey sofa",
    "concern2": "nobody rang you back",
    "question": "why the lift is out again",
    "wish": "to cancel the order",
    "quote": "three weeks on the floor",
    "mourned": "your nan",
    "ask": "a call from a manager",
    "option_vp": "send the sofa on Saturday",
    "option_np": "two free nights",
    "count": "two",
    "limit_vp": "deliver it on a Sunday",
    "limit_np": "delivery on a Sunday",
    "limit_clause": "the penalty is decided by an independent panel",
    "role": "our complaints manager, Helen Marsh",
    "when": "within two working days",
    "promise": "it will be with you on Friday",
}


AVOIDED = [phrase.casefold() for phrase in GUIDELINES.avoid("en")]


def holds(avoided, text):
    """Whether `text` holds the words of `avoided`, not as a part of longer ones."""
    return avoided in text and re.search(rf"(?<!\w){re.escape(avoided)}(?!\w)", text) is not None


def blanks(phrase):
    return {name for _, name, _, _ in Formatter().parse(phrase.say) if name}


def names_the_matter(phrase):
    return bool(blanks(phrase) & {"thing", "Thing"})


def meet(one, other):
    """Whether two conditions can hold together."""
    keys = ("fault", "channel", "tone", "feeling", "anger")
    pairs = [(set(getattr(one, key)), set(getattr(other, key))) for key in keys]
    return all(not a or not b or a & b for a, b in pairs)


def likeness(one, other):
    """The part (0-1) of the words of two phrases that they share; blanks count as words."""
    a, b = (set(re.findall(r"[a-z'{}_]+", text.casefold())) for text in (one, other))
    return len(a & b) / len(a | b)
