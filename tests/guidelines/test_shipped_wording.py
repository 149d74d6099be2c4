"""What the built-in engine may say: enough for every case, and each phrase safe to send."""

import re
from collections import Counter
from itertools import combinations, product
from typing import get_args

import pytest

from app.engines.builtin.phrases import written_out
from app.model.profile import Tone
from app.model.reading import Abuse, Kind
from app.prompts import Prompts
from tests.guidelines.shipped import (
    AGENT,
    ANGER,
    AVOIDED,
    FEELINGS,
    FILLED,
    FOLDER,
    GUIDELINES,
    PHRASES,
    SAID,
    blanks,
    holds,
    likeness,
    meet,
    names_the_matter,
    situations,
    usable,
)
from tests.guidelines.slots import BLANKS, MUST_HOLD, OFTEN


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
def test_every_tone_fault_and_anger_has_twelve_phrases_to_choose_from(guideline_id, slot):
    for situation in situations(guideline_id, slot):
        assert len(usable(guideline_id, slot, **situation)) >= (6 if slot.endswith("_asked") else 12), (
            situation
        )


@pytest.mark.parametrize(("guideline_id", "slot"), OFTEN)
def test_a_slot_of_most_replies_has_twelve_phrases_that_do_not_name_the_matter(guideline_id, slot):
    for situation in situations(guideline_id):
        unnamed = [p for p in usable(guideline_id, slot, **situation) if not names_the_matter(p)]
        assert len(unnamed) >= 12, situation


def test_the_matter_is_given_back_in_fourteen_ways():
    for tone in get_args(Tone):
        assert len(usable("listen", "restate_thing", tone=tone)) >= 14, tone


def test_where_no_feeling_shows_there_are_words_for_any():
    for tone, anger in product(get_args(Tone), ANGER):
        plain = [p for p in usable("empathize", "feel", tone=tone, anger=anger) if not p.when.feeling]
        assert len([p for p in plain if not names_the_matter(p)]) >= 14, (tone, anger)


@pytest.mark.parametrize("feeling", FEELINGS)
def test_each_feeling_has_words_of_its_own(feeling):
    for tone in get_args(Tone):
        words = usable("empathize", "feel", feeling=feeling, tone=tone, anger=3)
        assert words
        assert all(feeling in p.when.feeling for p in words)


@pytest.mark.parametrize(("guideline_id", "slot"), OFTEN)
def test_phrases_that_stand_for_each_other_differ_in_more_than_a_word(guideline_id, slot):
    phrases = [p for p in GUIDELINES.phrases(guideline_id, slot, "en") if not names_the_matter(p)]
    pairs = [(p, q) for p, q in combinations(phrases, 2) if meet(p.when, q.when)]
    assert pairs
    alike = [(p.say, q.say) for p, q in pairs if likeness(p.say, q.say) > 0.82]
    assert alike == []


def test_no_phrase_stands_twice_in_a_slot():
    places = Counter((i, slot, p.say, p.when) for i, slot, p in PHRASES)
    assert [place for place, count in places.items() if count > 1] == []


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


def test_every_short_form_is_written_out_where_the_tone_is_formal():
    contraction = re.compile(
        r"\w[’'](?:t|ll|ve|re|m|d)\b|\b(?:it|that|there|here|what|who|let)[’']s\b", re.IGNORECASE
    )
    words = Prompts([FOLDER.parent / "prompts"]).wording("words")
    forms = {short.lower(): long for short, long in words["formal"].items()}
    for _, _, phrase in SAID:
        written = written_out(phrase.say, forms)
        assert not contraction.search(written), phrase.say
        assert "anyone is patience" not in written  # what belongs to somebody is no short form


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


def test_a_phrase_bears_a_matter_that_is_called_this_or_what_happened():
    named = {"about_it", "admit_over", "admit_deeply_over", "admit_mine_over"}  # of what has a name
    unfit = re.compile(
        r"\b(?:happened|mistake|error|fault|trouble|wrong|forward|went|stands?|dealings) with \{thing\}|"
        r"\b(?:your|the|a|an|this|these|my|our|whole|all) \{thing\}|\{thing\} (?:itself|themselves|together)",
        re.IGNORECASE,
    )
    assert [p.say for _, slot, p in SAID if slot not in named and unfit.search(p.say)] == []


def test_where_nobody_is_upset_the_words_stay_light():
    heavy = re.compile(
        r"owed you|let (?:you|us) down|failed you|no excuse|landed on|fell on you|cost you|put you through|deserved|"
        r"nerves|pass(?:ed)? (?:you )?around|(?:seriously|real) (?:problem|difficulty|trouble)|take that seriously|"
        r"chase any|have to put up with|hard going|play (?:it|that) down|do(?:n't| not) doubt",
        re.IGNORECASE,
    )
    slots = [("acknowledge", "effect"), ("take-ownership", "own")]
    slots += [
        ("admit-mistakes", "admit"),
        ("admit-mistakes", "admit_after"),
        ("take-ownership", "own_unknown"),
    ]
    for guideline_id, slot in slots:
        said = [p.say for p in usable(guideline_id, slot, anger=0)]
        assert said
        assert [text for text in said if heavy.search(text)] == []
    assert [p.say for p in usable("admit-mistakes", "admit", anger=3) if heavy.search(p.say)]


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
    felt = re.compile(r"^I(?:'m| was) (?:very |so |really )?sorry (?:to (?:hear|read)|that you've had)\b")
    for guideline_id, slot, phrase in SAID:
        other = "ours" not in (phrase.when.fault or ("ours",))
        mourns = slot in {"condolence", "condolence_animal"}
        if other and (mourns or (guideline_id == "empathize" and felt.match(phrase.say))):
            continue  # who is sorry for a death, or to hear of a trouble, feels with them and owns nothing
        if guideline_id != "admit-mistakes":
            assert not apology.search(phrase.say), (guideline_id, slot, phrase.say)


@pytest.mark.parametrize("slot", ["admit", "admit_after"])
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
    assert not [p.say for p in usable("empathize", "feel", feeling="grief", anger=3) if annoyed.search(p.say)]


def test_without_a_fault_of_ours_the_effect_is_granted_and_nothing_admitted():
    admission = re.compile(
        r"\b(?:should not|shouldn't|owed?|standard|entitled|deserved|falls short|we|us|our)\b", re.IGNORECASE
    )
    for fault in ("unknown", "customer", "third_party"):
        assert not [p.say for p in usable("acknowledge", "effect", fault=fault) if admission.search(p.say)]
    granted = GUIDELINES.phrases("empathize", "feel_and_grant", "en")
    assert not [p.say for p in granted if admission.search(p.say)]


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
    helping = re.compile(
        r"\b(?:help\w*|deal\w*|answer\w*|request|looked at|getting on with)\b", re.IGNORECASE
    )
    for slot in ("insult", "threat"):
        for phrase in GUIDELINES.phrases("set-boundaries", slot, "en"):
            assert helping.search(phrase.say), phrase.say


def test_a_boundary_does_not_preach():
    sermon = re.compile(
        r"\b(?:you (?:should|must|need to|ought)|as an adult|behav\w+|manners|shame|decency|not how \w+ speak)\b",
        re.IGNORECASE,
    )
    for phrase in GUIDELINES.phrases("set-boundaries", "insult", "en"):
        assert not sermon.search(phrase.say), phrase.say
        assert len(re.findall(r"[.?](?= |$)", phrase.say)) <= 2, phrase.say
        assert len(phrase.say) <= 140, phrase.say


def test_who_goes_on_is_asked_about_contact_and_no_call_is_promised():
    for phrase in GUIDELINES.phrases("solve-together", "ask_contact", "en"):
        assert phrase.say.count("?") == 1 or phrase.say.startswith("Please"), phrase.say
        assert not re.search(r"\b(?:will|'ll|going to)\b", phrase.say), phrase.say
        assert not re.search(r"\b(?:put (?:it|this) right|outcome|fair|settle\w*|expect)\b", phrase.say), (
            phrase.say
        )


def test_under_a_public_review_the_way_on_is_a_private_message():
    for channel in ("review", "social"):
        assert all(
            re.search("privat|message us", p.say) for p in usable("keep-open", "invite", channel=channel)
        )
