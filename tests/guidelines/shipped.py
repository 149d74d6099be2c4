"""What the tests of the shipped guidelines share: their names, their slots and blanks, and every phrase."""

import re
from itertools import product
from pathlib import Path
from string import Formatter
from typing import get_args

from app.engines.builtin.happening import kinds
from app.engines.builtin.strain import strains
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

BLANKS = {
    ("listen", "restate"): "concern Concern",
    ("listen", "restate_more"): "concern",
    ("listen", "restate_two"): "concern concern2",
    ("listen", "restate_loss"): "concern",
    ("listen", "restate_question"): "question",
    ("listen", "restate_question_more"): "question",
    ("listen", "restate_wish"): "wish",
    ("listen", "restate_asked_quote"): "quote",
    ("listen", "restate_asked_quote_more"): "quote",
    ("listen", "restate_wish_more"): "wish",
    ("listen", "restate_quote"): "quote",
    ("listen", "restate_quote_more"): "quote",
    ("listen", "restate_thing"): "",
    ("listen", "thanks"): "",
    ("listen", "thanked"): "",
    ("acknowledge", "leaving"): "",
    ("acknowledge", "solved"): "",
    ("keep-open", "solved"): "",
    ("acknowledge", "effect_answer"): "",
    ("follow-up", "next_left"): "",
    ("follow-up", "pass_on"): "",
    ("follow-up", "next_hoped"): "",
    ("follow-up", "next_leaving"): "",
    ("solve-together", "ask_handed_on"): "",
    ("keep-open", "ongoing"): "",
    ("listen", "praise_told"): "concern",
    ("listen", "praise"): "",
    ("listen", "praise_beside"): "",
    ("acknowledge", "praise"): "",
    ("acknowledge", "effect_loss"): "",
    ("acknowledge", "effect_loss_asking"): "",
    ("acknowledge", "effect_told"): "",
    ("acknowledge", "occasion"): "thing",
    **{("acknowledge", f"told_{kind}"): "" for kind in kinds()},
    ("follow-up", "praise"): "",
    ("follow-up", "praise_how"): "",
    ("be-honest", "praise"): "",
    ("solve-together", "praise"): "",
    ("empathize", "feel"): "",
    ("empathize", "feel_and_grant"): "",
    ("empathize", "grave"): "",
    ("empathize", "asking"): "",
    ("acknowledge", "effect_asking"): "",
    ("acknowledge", "effect_request"): "",
    ("empathize", "danger"): "",
    ("empathize", "deadline"): "",
    ("acknowledge", "effect_danger"): "",
    ("acknowledge", "effect_deadline"): "",
    ("escalate", "no_waiting"): "",
    ("escalate", "leave_alone"): "",
    ("escalate", "swallowed"): "",
    ("escalate", "hurt"): "",
    ("escalate", "keep_clear"): "",
    ("escalate", "keep_off"): "",
    ("escalate", "seek_care"): "",
    ("escalate", "seek_vet"): "",
    ("escalate", "gas"): "",
    ("escalate", "monoxide"): "",
    ("escalate", "fire"): "",
    ("escalate", "electric"): "",
    ("escalate", "emergency"): "",
    ("escalate", "seen_now"): "",
    ("escalate", "lacking"): "",
    ("escalate", "unaided"): "",
    ("escalate", "cold"): "",
    ("escalate", "trapped"): "",
    ("follow-up", "next_urgent"): "",
    ("follow-up", "next_asked"): "",
    ("follow-up", "next_errand"): "",
    ("follow-up", "how_errand"): "",
    ("solve-together", "ask_hour"): "",
    ("solve-together", "have_number"): "",
    ("empathize", "heavy"): "",
    ("empathize", "frail"): "",
    ("empathize", "serious"): "",
    **{("empathize", f"strain_{kind}"): "" for kind in strains()},
    ("empathize", "about"): "",
    ("acknowledge", "effect"): "",
    ("take-ownership", "own"): "",
    ("take-ownership", "own_unknown"): "",
    ("take-ownership", "own_third_party"): "",
    ("admit-mistakes", "admit"): "",
    ("admit-mistakes", "admit_after"): "",
    ("admit-mistakes", "admit_again"): "",
    ("admit-mistakes", "regret"): "",
    ("admit-mistakes", "admit_promise"): "promise",
    ("correct-indirectly", "look_together"): "",
    ("correct-indirectly", "looked"): "",
    ("offer-options", "can"): "option_vp",
    ("offer-options", "have"): "option_np",
    ("offer-options", "also_can"): "option_vp",
    ("offer-options", "also_have"): "option_np",
    ("offer-options", "or_can"): "option_vp",
    ("offer-options", "or_have"): "option_np",
    ("offer-options", "list_intro"): "count",
    ("offer-options", "single_intro"): "",
    ("be-honest", "cannot_vp"): "limit_vp",
    ("be-honest", "cannot_np"): "limit_np",
    ("be-honest", "cannot_clause"): "limit_clause",
    ("be-honest", "cannot_vp_asked"): "limit_vp",
    ("be-honest", "cannot_np_asked"): "limit_np",
    ("be-honest", "cannot_clause_asked"): "limit_clause",
    ("be-honest", "unmet"): "ask",
    ("be-honest", "unmet_quoted"): "ask",
    ("escalate", "safe_side"): "",
    ("escalate", "ask_doctor"): "",
    ("escalate", "ask_vet"): "",
    ("be-honest", "still_open_question"): "question",
    ("be-honest", "still_open_wish"): "wish",
    ("be-honest", "still_open_quote"): "quote",
    ("be-honest", "looked_at_question"): "question",
    ("be-honest", "looked_at_quote"): "quote",
    ("be-honest", "unmet_generic"): "",
    ("be-honest", "unmet_unasked"): "",
    ("be-honest", "unmet_told"): "",
    ("be-honest", "unmet_wish"): "",
    ("be-honest", "unmet_request"): "",
    ("be-honest", "unmet_story"): "",
    ("be-honest", "unmet_all"): "",
    ("be-honest", "unmet_rest"): "",
    ("solve-together", "settle_which"): "",
    ("solve-together", "settle_any"): "",
    ("solve-together", "settle_one"): "",
    ("solve-together", "ask_view"): "",
    ("solve-together", "ask_answer"): "",
    ("solve-together", "ask_complete"): "",
    ("solve-together", "settle_own"): "",
    ("solve-together", "settle_if"): "",
    ("solve-together", "ask_more"): "",
    ("solve-together", "ask_request"): "",
    ("offer-options", "settle_when"): "",
    ("keep-open", "private"): "",
    ("solve-together", "ask_refused"): "",
    ("solve-together", "settle_all"): "",
    ("solve-together", "settle_ours"): "",
    ("solve-together", "ask_answered"): "",
    ("keep-open", "granted"): "",
    ("solve-together", "ask_contact"): "",
    ("keep-open", "invite"): "",
    ("keep-open", "invite_answered"): "",
    ("keep-open", "missed"): "",
    ("follow-up", "next_look"): "",
    ("follow-up", "next_answered"): "",
    ("follow-up", "next_settled"): "",
    ("follow-up", "how"): "",
    ("follow-up", "how_asked"): "",
    ("keep-open", "reach"): "",
    ("follow-up", "next_when"): "when",
    ("follow-up", "next_escalated"): "role",
    ("follow-up", "next_promised"): "promise",
    ("set-boundaries", "insult"): "",
    ("set-boundaries", "threat"): "",
    ("escalate", "handover"): "role",
    ("escalate", "handover_when"): "role when",
    ("escalate", "handover_unknown"): "",
    ("escalate", "safety_first"): "",
    ("escalate", "medicine"): "thing",
    ("escalate", "self_harm"): "",
    ("escalate", "violence"): "",
    ("part-ways", "ending"): "",
    ("part-ways", "closing_line"): "",
    ("part-ways", "see_through"): "",
    ("set-boundaries", "ending"): "",
    ("offer-options", "list_intro_neutral"): "count",
}
"""Every slot of a reply and the blanks that the engine fills in there, beside {thing} and {Thing}."""

MUST_HOLD = {
    ("listen", "restate_more"): {"concern"},
    ("listen", "restate_loss"): {"concern"},
    ("listen", "restate_question"): {"question"},
    ("listen", "restate_question_more"): {"question"},
    ("listen", "restate_wish"): {"wish"},
    ("listen", "restate_asked_quote"): {"quote"},
    ("listen", "restate_asked_quote_more"): {"quote"},
    ("listen", "restate_wish_more"): {"wish"},
    ("listen", "praise_told"): {"concern"},
    ("listen", "restate_quote"): {"quote"},
    ("listen", "restate_quote_more"): {"quote"},
    ("admit-mistakes", "admit_promise"): {"promise"},
    ("offer-options", "can"): {"option_vp"},
    ("offer-options", "have"): {"option_np"},
    ("offer-options", "also_can"): {"option_vp"},
    ("offer-options", "also_have"): {"option_np"},
    ("offer-options", "or_can"): {"option_vp"},
    ("offer-options", "or_have"): {"option_np"},
    ("empathize", "about"): {"thing"},
    ("be-honest", "cannot_vp"): {"limit_vp"},
    ("be-honest", "cannot_np"): {"limit_np"},
    ("be-honest", "cannot_clause"): {"limit_clause"},
    ("be-honest", "unmet"): {"ask"},
    ("be-honest", "unmet_quoted"): {"ask"},
    ("follow-up", "next_when"): {"when"},
    ("follow-up", "next_escalated"): {"role"},
    ("follow-up", "next_promised"): {"promise"},
    ("escalate", "handover"): {"role"},
    ("escalate", "medicine"): {"thing"},
    ("escalate", "handover_when"): {"role", "when"},
    ("listen", "restate_thing"): {"thing"},
}

OFTEN = (
    ("listen", "restate_quote"), ("empathize", "feel"), ("acknowledge", "effect"),
    ("take-ownership", "own"), ("take-ownership", "own_unknown"),
    ("take-ownership", "own_third_party"), ("admit-mistakes", "admit"), ("admit-mistakes", "admit_after"),
    ("admit-mistakes", "admit_again"), ("admit-mistakes", "admit_promise"), ("correct-indirectly", "look_together"),
    ("offer-options", "can"), ("offer-options", "have"), ("offer-options", "also_can"), ("offer-options", "also_have"),
    ("offer-options", "or_can"), ("offer-options", "or_have"), ("empathize", "heavy"),
    ("offer-options", "list_intro"), ("offer-options", "single_intro"),
    ("be-honest", "cannot_vp"), ("be-honest", "cannot_np"), ("be-honest", "cannot_clause"), ("be-honest", "unmet"),
    ("be-honest", "unmet_generic"),
    ("solve-together", "settle_which"), ("solve-together", "settle_any"), ("solve-together", "settle_one"),
    ("solve-together", "ask_view"), ("solve-together", "ask_contact"), ("keep-open", "invite"),
    ("follow-up", "next_look"), ("follow-up", "next_escalated"),
    ("set-boundaries", "insult"), ("set-boundaries", "threat"), ("escalate", "handover"),
    ("escalate", "handover_when"), ("escalate", "handover_unknown"), ("part-ways", "ending"),
    ("part-ways", "closing_line"),
    ("part-ways", "see_through"),
    ("set-boundaries", "ending"),
    ("offer-options", "list_intro_neutral"),
)  # fmt: skip
"""Slots that speak in most replies of their kind, often after the matter has been named already."""

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


def situations(guideline_id):
    """Every tone, fault and anger, with each feeling or channel where the guideline's words depend on it."""
    axes = {
        "tone": get_args(Tone),
        "fault": FAULTS_OF.get(guideline_id, get_args(Fault)),
        "anger": ANGER,
        "channel": CHANNELS if guideline_id == "keep-open" else ("email",),
    }
    if guideline_id == "empathize":
        axes["feeling"] = FEELINGS
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
