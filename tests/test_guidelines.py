"""The guidelines that ship: complete, worded for every case, and safe to send."""

import re
from collections import Counter
from itertools import product
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from app.conditions import CONDITIONS
from app.guidelines import load
from app.model.profile import Fault, Tone
from app.model.reading import Abuse, Kind

FOLDER = Path(__file__).parents[1] / "guidelines"
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
    ("listen", "restate_two"): "concern Concern concern2",
    ("listen", "restate_quote"): "quote",
    ("listen", "restate_thing"): "",
    ("empathize", "feel"): "",
    ("empathize", "restate_and_feel"): "Concern",
    ("acknowledge", "effect"): "",
    ("acknowledge", "restate_and_effect"): "Concern",
    ("take-ownership", "own"): "",
    ("take-ownership", "own_unknown"): "",
    ("take-ownership", "own_third_party"): "",
    ("admit-mistakes", "admit"): "",
    ("admit-mistakes", "admit_fact"): "",
    ("admit-mistakes", "admit_after"): "",
    ("admit-mistakes", "admit_again"): "",
    ("admit-mistakes", "admit_promise"): "promise",
    ("correct-indirectly", "look_together"): "",
    ("correct-indirectly", "easy_to_miss"): "",
    ("offer-options", "can"): "option_vp",
    ("offer-options", "have"): "option_np",
    ("offer-options", "and_also"): "option_vp",
    ("offer-options", "and_also_np"): "option_np",
    ("offer-options", "list_intro"): "count",
    ("offer-options", "list_intro_granted"): "",
    ("offer-options", "single_intro"): "",
    ("be-honest", "cannot_vp"): "limit_vp",
    ("be-honest", "cannot_np"): "limit_np",
    ("be-honest", "cannot_clause"): "limit_clause",
    ("be-honest", "unmet"): "ask",
    ("be-honest", "unmet_generic"): "",
    ("be-honest", "nearest"): "",
    ("solve-together", "choice"): "",
    ("solve-together", "agree"): "",
    ("solve-together", "ask_view"): "",
    ("keep-open", "invite"): "",
    ("follow-up", "next_choice"): "",
    ("follow-up", "next_look"): "",
    ("follow-up", "next_when"): "when",
    ("follow-up", "next_escalated"): "role",
    ("set-boundaries", "insult"): "",
    ("set-boundaries", "threat"): "",
    ("set-boundaries", "firmer"): "",
    ("escalate", "handover"): "role",
    ("escalate", "handover_when"): "role when",
    ("escalate", "handover_unknown"): "",
    ("escalate", "no_repeat"): "",
    ("escalate", "safety_first"): "",
    ("escalate", "self_harm"): "",
    ("escalate", "violence"): "",
    ("part-ways", "ending"): "",
    ("part-ways", "ending_reason"): "",
    ("part-ways", "closing_line"): "",
}
"""Every slot of a reply and the blanks that the engine fills in there, beside {thing} and {Thing}."""

MUST_HOLD = {
    ("listen", "restate_quote"): {"quote"},
    ("admit-mistakes", "admit_promise"): {"promise"},
    ("offer-options", "can"): {"option_vp"},
    ("offer-options", "have"): {"option_np"},
    ("offer-options", "and_also"): {"option_vp"},
    ("offer-options", "and_also_np"): {"option_np"},
    ("be-honest", "cannot_vp"): {"limit_vp"},
    ("be-honest", "cannot_np"): {"limit_np"},
    ("be-honest", "cannot_clause"): {"limit_clause"},
    ("be-honest", "unmet"): {"ask"},
    ("follow-up", "next_when"): {"when"},
    ("follow-up", "next_escalated"): {"role"},
    ("escalate", "handover"): {"role"},
    ("escalate", "handover_when"): {"role", "when"},
    ("listen", "restate_thing"): {"thing"},
}

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
    """Phrases that may be said in a situation, read as the engine reads `when`: an empty field means always."""

    def suits(phrase):
        return all(
            not (allowed := getattr(phrase.when, key)) or value in allowed for key, value in situation.items()
        )

    return [p for p in GUIDELINES.phrases(guideline_id, slot, "en") if suits(p)]


FILLED = {
    "thing": "your grey sofa",
    "Thing": "Your grey sofa",
    "concern": "you have been waiting three weeks for your grey sofa",
    "Concern": "You have been waiting three weeks for your grey sofa",
    "concern2": "nobody rang you back",
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


def test_the_fifteen_principles_seven_guards_and_six_items_for_the_agent_ship():
    assert tuple(g.id for g in GUIDELINES.of_kind("reply")) == REPLY
    assert tuple(g.id for g in GUIDELINES.of_kind("guard")) == GUARDS
    assert tuple(g.id for g in GUIDELINES.of_kind("agent")) == AGENT


@pytest.mark.parametrize("guideline", GUIDELINES, ids=lambda g: g.id)
def test_a_guideline_says_all_that_those_who_read_it_need(guideline):
    assert guideline.source
    assert guideline.why.endswith(".")
    assert len(guideline.prose) > 150
    if guideline.kind == "agent":
        assert (guideline.applies, guideline.check.kind) == ("for_agent", "none")
        assert guideline.check.reason
    else:
        assert guideline.prompt
        assert guideline.question
        assert guideline.question.endswith("?")
        assert guideline.repair
        assert guideline.check.kind != "none"
    assert guideline.applies in CONDITIONS


@pytest.mark.parametrize("guideline_id", REPLY + GUARDS)
def test_each_principle_and_guard_has_four_examples_either_way(guideline_id):
    examples = GUIDELINES.get(guideline_id).examples
    assert len(examples.good) >= 4
    assert len(examples.bad) >= 4
    for part in (examples.good, examples.bad):
        assert len({e.reply for e in part}) == len(part)
        assert all(e.why for e in part)
    assert len({e.brief.get("channel", "email") for e in examples.good}) > 1 or guideline_id == "part-ways"


def test_no_good_example_says_what_is_to_be_avoided():
    said = [(g.id, e.reply.casefold()) for g in GUIDELINES for e in g.examples.good]
    assert [(i, a) for i, reply in said for a in AVOIDED if holds(a, reply)] == []


def test_the_slots_are_those_that_the_engine_knows():
    assert {(i, slot) for i, slot, _ in SAID} == set(BLANKS)


@pytest.mark.parametrize(("guideline_id", "slot"), BLANKS)
def test_a_slot_leaves_open_only_what_the_engine_fills_in_there(guideline_id, slot):
    allowed = {"thing", "Thing", *BLANKS[guideline_id, slot].split()}
    needed = MUST_HOLD.get((guideline_id, slot), set())
    for phrase in GUIDELINES.phrases(guideline_id, slot, "en"):
        assert blanks(phrase) <= allowed, phrase.say
        assert needed <= blanks(phrase), phrase.say


@pytest.mark.parametrize(("guideline_id", "slot"), BLANKS)
def test_every_tone_and_fault_has_sixteen_phrases_to_choose_from(guideline_id, slot):
    by = {"feeling": FEELINGS} if guideline_id == "empathize" else {}
    by |= {"channel": CHANNELS} if guideline_id == "keep-open" else {"channel": ("email",)}
    faults = FAULTS_OF.get(guideline_id, get_args(Fault))
    for values in product(get_args(Tone), faults, *by.values()):
        situation = dict(zip(("tone", "fault", *by), values, strict=True))
        assert len(usable(guideline_id, slot, **situation)) >= 16, situation


@pytest.mark.parametrize("slot", ["feel", "restate_and_feel"])
@pytest.mark.parametrize("feeling", FEELINGS)
def test_each_feeling_has_words_of_its_own(feeling, slot):
    for tone in get_args(Tone):
        own = [p for p in usable("empathize", slot, feeling=feeling, tone=tone) if feeling in p.when.feeling]
        assert len(own) >= (16 if slot == "feel" else 10), tone


def test_no_phrase_stands_twice():
    twice = [said for said, count in Counter(p.say for _, _, p in PHRASES).items() if count > 1]
    assert twice == []


def test_nothing_is_said_that_a_guideline_says_to_avoid():
    assert len(AVOIDED) > 100
    assert [(p.say, a) for _, _, p in SAID for a in AVOIDED if holds(a, p.say.casefold())] == []


def test_nothing_is_said_that_the_cues_of_a_guideline_call_broken():
    breaks = [
        (g.id, re.compile(cue, re.IGNORECASE))
        for g in GUIDELINES
        if "en" in g.cues
        for cue in g.cues["en"].breaks
    ]
    said = [p.say.format_map(FILLED) for _, _, p in SAID]
    assert [(i, text) for i, cue in breaks for text in said if cue.search(text)] == []


def test_every_phrase_is_a_clean_sentence():
    for _, _, phrase in PHRASES:
        text = phrase.say
        assert "!" not in text, text
        assert "  " not in text, text
        assert text[-1] in ".?:”", text
        assert text[0].isupper() or text[0] in "{“", text
        assert not text.startswith(
            ("{thing}", "{concern}", "{ask}", "{option", "{limit", "{role}", "{when}")
        ), text
        assert len(text) <= 200, text


def test_formal_phrases_hold_no_contraction():
    contraction = re.compile(r"\w[’'](?:s|t|ll|ve|re|m|d)\b")
    for _, _, phrase in SAID:
        if not phrase.when.tone or "formal" in phrase.when.tone:
            assert not contraction.search(phrase.say), phrase.say


def test_no_verb_agrees_with_a_blank_that_may_be_plural():
    agreeing = re.compile(
        r"(?:^|\b(?:that|how|why|if|whether|and|until|where|when)|[,;:.]) ?"
        r"\{(?:[Tt]hing|ask|option_np|limit_np)\} (?:\w+ )?"
        r"(?:is|was|has|does|goes|stands|matters|needs|deserves|remains|looks|comes)\b"
        r"|\bthere(?: is|’s|'s) \{(?:thing|option_np|limit_np|ask)\}",
        re.IGNORECASE,
    )
    for _, _, phrase in SAID:
        assert not agreeing.search(phrase.say), phrase.say


def test_a_role_that_carries_a_name_is_closed_by_a_comma_or_a_stop():
    for _, _, phrase in SAID:
        assert not re.search(r"\{role\}[^.,;:]", phrase.say), phrase.say


def test_no_phrase_promises_money_an_outcome_or_a_time_of_its_own():
    promise = re.compile(
        r"\d|\b(?:hours?|tomorrow|tonight|this week|guarantee\w*|never again|free of charge|compensat\w+|voucher|"
        r"discount|refund\w*|replac\w+|immediately|straight ?away|right away|"
        r"will be (?:solved|fixed|resolved|put right)|"
        r"will (?:solve|fix|resolve|put (?:this|it) right))\b",
        re.IGNORECASE,
    )
    for _, _, phrase in SAID:
        assert not promise.search(re.sub(r"\{\w+\}", "", phrase.say)), phrase.say


def test_only_an_admission_of_our_fault_apologises():
    apology = re.compile(r"\b(?:sorry|apolog\w+|our (?:mistake|fault|error)|we got)\b", re.IGNORECASE)
    for guideline_id, slot, phrase in SAID:
        if guideline_id != "admit-mistakes":
            assert not apology.search(phrase.say), (guideline_id, slot, phrase.say)


@pytest.mark.parametrize("slot", ["admit", "admit_fact", "admit_after"])
def test_an_admission_says_that_it_was_us_and_apologises_once(slot):
    ours = re.compile(r"\b(?:we|us|ours?)\b", re.IGNORECASE)
    apology = re.compile(r"\b(?:sorry|apologise)\b", re.IGNORECASE)
    for phrase in GUIDELINES.phrases("admit-mistakes", slot, "en"):
        assert ours.search(phrase.say), phrase.say
        assert len(apology.findall(phrase.say)) == 1, phrase.say


@pytest.mark.parametrize("slot", ["admit_again", "admit_promise"])
def test_where_we_apologised_before_or_broke_our_word_the_apology_is_not_repeated(slot):
    for phrase in GUIDELINES.phrases("admit-mistakes", slot, "en"):
        assert not re.search(r"\b(?:sorry|apologise)\b", phrase.say), phrase.say


def test_grief_is_never_met_with_the_words_of_annoyance():
    annoyed = re.compile(
        r"\b(?:fed up|cross|angry|frustrat\w+|annoy\w+|had enough|patience|let-?down)\b", re.IGNORECASE
    )
    for slot in ("feel", "restate_and_feel"):
        assert not [p.say for p in usable("empathize", slot, feeling="grief") if annoyed.search(p.say)]


def test_without_a_fault_of_ours_the_effect_is_granted_and_nothing_admitted():
    admission = re.compile(
        r"\b(?:should not|shouldn't|owed?|standard|entitled|deserved|falls short|we|us|our)\b", re.IGNORECASE
    )
    for slot, fault in product(("effect", "restate_and_effect"), ("unknown", "customer", "third_party")):
        assert not [p.say for p in usable("acknowledge", slot, fault=fault) if admission.search(p.say)]


def test_each_kind_of_customer_and_each_degree_of_abuse_has_its_advice():
    assert set(GUIDELINES.get("know-the-customer").wording["en"].slots) == set(get_args(Kind))
    for guideline_id in set(AGENT) - {"know-the-customer"}:
        for abuse in get_args(Abuse):
            assert usable(guideline_id, "advice", abuse=abuse, anger=3), (guideline_id, abuse)
    for anger in range(5):
        assert usable("dont-take-it-personally", "advice", abuse="none", anger=anger)


def test_a_hand_over_spares_the_customer_telling_it_again():
    spared = re.compile(r"repe(?:at|tition)|again|twice|asked for it|start", re.IGNORECASE)
    for slot in ("handover", "handover_when", "handover_unknown"):
        for phrase in GUIDELINES.phrases("escalate", slot, "en"):
            assert spared.search(phrase.say), phrase.say


def test_danger_points_to_help_and_sells_nothing():
    help_at_hand = re.compile(r"emergency|police", re.IGNORECASE)
    trade = re.compile(
        r"\b(?:debt|payment|account|offer|order|bill|money|doctor|medicine)\b|\{thing\}", re.IGNORECASE
    )
    for slot in ("safety_first", "self_harm", "violence"):
        for phrase in GUIDELINES.phrases("escalate", slot, "en"):
            assert help_at_hand.search(phrase.say), phrase.say
            assert not trade.search(phrase.say), phrase.say


def test_a_boundary_comes_with_help():
    for slot in ("insult", "threat", "firmer"):
        for phrase in GUIDELINES.phrases("set-boundaries", slot, "en"):
            assert blanks(phrase) & {"thing", "Thing"}, phrase.say


def test_under_a_public_review_the_way_on_is_a_private_message():
    for channel in ("review", "social"):
        assert all(
            re.search("privat|message us", p.say) for p in usable("keep-open", "invite", channel=channel)
        )


def test_the_table_of_the_readme_is_up_to_date():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"<!-- table: begin -->\n\n{GUIDELINES.table()}\n<!-- table: end -->" in readme


def test_the_table_has_a_row_for_each_guideline_and_the_same_number_of_cells():
    rows = GUIDELINES.table().splitlines()
    assert len(rows) == 2 + len(GUIDELINES)
    assert len({re.sub(r"\\\|", "", row).count("|") for row in rows}) == 1
