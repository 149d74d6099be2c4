"""What the built-in engine may say in each language besides English: enough of it, clean, and in that language."""

import re
from collections import Counter
from itertools import combinations, product
from typing import get_args

import pytest

from app.checklist.lexicon import Lexicons
from app.checklist.patterns import piece
from app.engines.builtin.happening import kinds
from app.engines.builtin.strain import strains
from app.model.profile import Tone, Topic
from app.prompts import Prompts
from app.text import language
from tests.guidelines.shipped import AGENT, CHANNELS, FEELINGS, FOLDER, GUIDELINES, blanks, holds
from tests.guidelines.slots import BLANKS, MUST_HOLD

LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")
PROMPTS = Prompts([FOLDER.parent / "prompts"])

LEFT_TO_GRAMMAR = {
    ("escalate", "safe_side"), ("escalate", "ask_doctor"), ("escalate", "ask_vet"),
    ("be-honest", "still_open_question"), ("be-honest", "still_open_wish"), ("be-honest", "still_open_quote"),
    ("be-honest", "looked_at_question"), ("be-honest", "looked_at_quote"),
    ("listen", "restate"), ("empathize", "feel_and_grant"), ("empathize", "feel_told"),
    ("empathize", "sorry"), ("empathize", "moved"), ("empathize", "heard_that"), ("admit-mistakes", "admit_that"),
    ("admit-mistakes", "admit_after"),
    ("admit-mistakes", "admit_mine"), ("admit-mistakes", "admit_mine_after"),
    ("offer-options", "can"), ("offer-options", "have"),
    ("be-honest", "cannot_vp"), ("be-honest", "cannot_vp_asked"), ("be-honest", "cannot_np_asked"),
    ("be-honest", "cannot_clause_asked"),
    ("be-honest", "cannot_clause_hoped"), ("be-honest", "unmet"), ("follow-up", "next_when"), ("escalate", "violence"),
    ("empathize", "about_it"), ("correct-indirectly", "looked"),
    ("listen", "restate_two"), ("listen", "thanked"), ("acknowledge", "leaving"),
    ("acknowledge", "solved"), ("acknowledge", "effect_answer"), ("acknowledge", "asked_about"),
    ("admit-mistakes", "admit_over"), ("admit-mistakes", "admit_deeply"), ("admit-mistakes", "admit_mine_over"),
    ("admit-mistakes", "admit_felt"), ("admit-mistakes", "admit_light"), ("offer-options", "list_intro_open"),
    ("admit-mistakes", "admit_deeply_over"),
    ("follow-up", "next_left"), ("follow-up", "pass_on"), ("follow-up", "next_hoped"), ("follow-up", "next_leaving"),
    ("solve-together", "ask_handed_on"), ("keep-open", "ongoing"), ("keep-open", "solved"), ("keep-open", "wish"),
    ("keep-open", "wish_joy"),
    ("empathize", "frail"), ("empathize", "serious"),
    ("empathize", "condolence"), ("empathize", "condolence_animal"),
    ("listen", "restate_more"), ("empathize", "heavy"), ("offer-options", "also_can"), ("offer-options", "also_have"),
    ("offer-options", "or_can"), ("offer-options", "or_have"), ("offer-options", "can_still"),
    ("solve-together", "settle_which"),
    ("solve-together", "settle_any"), ("solve-together", "settle_one"), ("solve-together", "settle_said"),
    ("admit-mistakes", "regret"),
    ("be-honest", "unmet_all"), ("escalate", "medicine"), ("be-honest", "unmet_rest"), ("listen", "restate_loss"),
    ("solve-together", "ask_complete"), ("solve-together", "ask_answer"), ("solve-together", "ask_hour"),
    ("solve-together", "have_number"), ("keep-open", "invite_answered"), ("follow-up", "next_settled"),
    ("empathize", "danger"),
    ("empathize", "deadline"), ("empathize", "asking"), ("acknowledge", "effect_asking"),
    ("acknowledge", "effect_request"),
    ("acknowledge", "effect_danger"), ("acknowledge", "effect_deadline"), ("escalate", "no_waiting"),
    ("escalate", "leave_alone"), ("escalate", "keep_clear"), ("escalate", "keep_off"),
    ("escalate", "swallowed"), ("escalate", "hurt"),
    ("escalate", "seek_care"), ("escalate", "seek_vet"), ("escalate", "gas"),
    ("escalate", "monoxide"), ("escalate", "fire"), ("escalate", "electric"), ("escalate", "emergency"),
    ("escalate", "seen_now"), ("escalate", "lacking"), ("escalate", "unaided"),
    ("escalate", "cold"), ("escalate", "trapped"),
    ("follow-up", "next_urgent"), ("follow-up", "next_asked"), ("follow-up", "next_errand"),
    ("follow-up", "next_either"), ("acknowledge", "effect_either"),
    ("follow-up", "how_errand"),
    ("solve-together", "settle_own"), ("solve-together", "settle_if"), ("solve-together", "ask_refused"),
    ("keep-open", "granted"),
    ("solve-together", "ask_more"), ("follow-up", "how_asked"), ("keep-open", "reach"),
    ("solve-together", "ask_request"), ("offer-options", "settle_when"), ("keep-open", "private"),
    ("keep-open", "in_private"), ("keep-open", "in_private_too"),
    ("solve-together", "settle_all"), ("solve-together", "settle_ours"),
    ("be-honest", "unmet_told"), ("be-honest", "unmet_wish"), ("be-honest", "unmet_request"),
    ("be-honest", "unmet_story"), ("be-honest", "unmet_unasked"),
    ("listen", "restate_question"), ("listen", "restate_question_more"), ("listen", "restate_wish"),
    ("listen", "restate_wish_more"), ("listen", "restate_quote_more"), ("listen", "restate_asked_quote"),
    ("listen", "restate_asked_quote_more"),
    ("listen", "praise_told"), ("listen", "praise"), ("listen", "praise_beside"), ("acknowledge", "praise"),
    ("acknowledge", "effect_loss"), ("acknowledge", "effect_loss_asking"), ("acknowledge", "effect_told"),
    ("acknowledge", "occasion"),
    *{("acknowledge", f"told_{kind}") for kind in kinds()},
    *{("empathize", f"strain_{kind}") for kind in strains()},
    ("follow-up", "praise"),
    ("follow-up", "praise_how"), ("be-honest", "praise"), ("solve-together", "praise"),
}  # fmt: skip
"""Slots that only English has: its grammar fills in their blanks, or one sentence of it does what two do elsewhere."""

IN_TWO_SENTENCES = {
    ("solve-together", "choice"), ("solve-together", "choice_neutral"), ("solve-together", "agree"),
    ("follow-up", "next_choice"),
}  # fmt: skip
"""Where English has one sentence for the choice and for what happens next."""

SLOTS = sorted(set(BLANKS) - LEFT_TO_GRAMMAR | IN_TWO_SENTENCES)

FILLED = {
    "quote": "…", "thing": "…", "limit_np": "…", "limit_clause": "…", "role": "Ines Brandt", "when": "…", "count": "2",
    "promise": "…", "ask": "…",
}  # fmt: skip

OWNS_UP = {
    "de": r"\b(?:tut mir leid|entschuldig\w+|Fehler|unser\w*|leid|falsch gemacht)\b",
    "es": r"\b(?:lo siento|disculpas|lamento|error|fallo|nuestro|equivocado|lo hicimos mal|siento)\b",
    "fr": r"\b(?:excus\w+|regrette|erreur|faute|trompés|mal fait)\b",
    "it": r"\b(?:scusa|scuso|dispiace|errore|sbagliato|colpa)\b",
    "nl": r"\b(?:spijt|excuses|fout|onze|verkeerd)\b",
    "pt": r"\b(?:desculpa|lamento|erro|falha|fizemos mal)\b",
}
"""Words of an admission: each phrase that admits holds one, and no phrase for a fault that is not ours does."""

ADMITS = {
    "de": r"\b(?:tut mir leid|entschuldig\w+|unser Fehler|Fehler (?:liegt|lag) bei uns|im Stich gelassen)\b",
    "es": r"\b(?:lo siento|disculpas|error nuestro|error ha sido nuestro|nos equivocamos|fallo es nuestro)\b",
    "fr": r"\b(?:excuses|notre erreur|erreur vient de nous|nous nous sommes trompés)\b",
    "it": r"\b(?:chiedo scusa|mi dispiace per quello|errore è nostro|abbiamo sbagliato)\b",
    "nl": r"\b(?:spijt me|excuses|onze fout|fout ligt bij ons|fout is van ons)\b",
    "pt": r"\b(?:desculpa|erro foi nosso|erro nosso|falha é nossa)\b",
}


def said(code):
    return [
        (g.id, slot, phrase)
        for g in GUIDELINES
        if code in g.wording
        for slot, phrases in g.wording[code].slots.items()
        for phrase in phrases
    ]


def usable(code, guideline_id, slot, **situation):
    def suits(phrase):
        return all(
            not (allowed := getattr(phrase.when, key)) or value in allowed for key, value in situation.items()
        )

    return [p for p in GUIDELINES.phrases(guideline_id, slot, code) if suits(p)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_principle_and_guard_with_words_in_english_has_words_in_each_language(code):
    english = {g.id for g in GUIDELINES if "en" in g.wording and g.id not in AGENT}
    assert {g.id for g in GUIDELINES if code in g.wording} == english


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_slots_are_those_that_need_no_grammar(code):
    assert {(i, slot) for i, slot, _ in said(code)} == set(SLOTS)


@pytest.mark.parametrize(("code", "slot"), list(product(LANGUAGES, SLOTS)), ids=str)
def test_each_situation_has_six_phrases_to_choose_from(code, slot):
    axes = {"channel": CHANNELS if slot[0] in {"keep-open", "follow-up"} else ("email",), "anger": range(5)}
    axes["fault"] = ("unknown", "customer", "third_party") if slot == ("acknowledge", "effect") else ("ours",)
    for values in product(*axes.values()):
        situation = dict(zip(axes, values, strict=True))
        found = usable(code, *slot, **situation)
        assert len(found) >= 6, situation
        assert blanks(found[0]) <= {"thing", *BLANKS.get(slot, "").split()}
        assert all(MUST_HOLD.get(slot, set()) - {"role"} <= blanks(p) for p in found)


@pytest.mark.parametrize(("code", "feeling"), list(product(LANGUAGES, FEELINGS)))
def test_each_feeling_has_six_phrases_of_its_own(code, feeling):
    own = [p for p in GUIDELINES.phrases("empathize", "feel", code) if feeling in p.when.feeling]
    assert len(own) >= 6


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_phrase_is_a_clean_sentence_of_its_language(code):
    for guideline_id, slot, phrase in said(code):
        text = phrase.say
        assert not re.search(
            r"!|  |\u00a0|_", text.replace("limit_", "").replace("_np", "").replace("_clause", "")
        ), text
        assert text[-1] in ".?:“»”" or text.endswith("}."), text
        assert text[0].isupper() or text[0] in "¿{", text
        assert len(text) <= 230, text
        assert not blanks(phrase) - set(FILLED), text
        if len(text) > 40:
            found, sure = language.detect(text.format_map(FILLED), default=code)
            assert found == code or sure < 0.8, (guideline_id, slot, text, found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_phrase_stands_twice_in_a_slot(code):
    places = Counter((i, slot, p.say, p.when) for i, slot, p in said(code))
    assert [place for place, count in places.items() if count > 1] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_phrases_that_stand_for_each_other_differ_in_more_than_a_word(code):
    by_slot = {}
    for guideline_id, slot, phrase in said(code):
        by_slot.setdefault((guideline_id, slot, phrase.when), []).append(phrase.say)
    for phrases in by_slot.values():
        for one, other in combinations(phrases, 2):
            a, b = (set(re.findall(r"[\w{}]+", text.casefold())) for text in (one, other))
            assert len(a & b) <= 0.82 * len(a | b), (one, other)


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_said_that_is_to_be_avoided_in_its_language(code):
    avoided = [a.casefold() for a in GUIDELINES.avoid(code)]
    assert len(avoided) >= 35
    assert [(p.say, a) for _, _, p in said(code) for a in avoided if holds(a, p.say.casefold())] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_mistake_is_admitted_where_it_is_ours_and_nowhere_else(code):
    admits, owns = re.compile(ADMITS[code], re.IGNORECASE), re.compile(OWNS_UP[code], re.IGNORECASE)
    for guideline_id, _, phrase in said(code):
        if guideline_id == "admit-mistakes":
            assert owns.search(phrase.say), phrase.say
        else:
            assert not admits.search(phrase.say), phrase.say


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_an_own_phrase_says_in_apology_is_found_and_none_begs(code):
    cues = GUIDELINES.get("one-apology").cues[code]
    shows, breaks = (re.compile("|".join(c), re.IGNORECASE) for c in (cues.shows, cues.breaks))
    for phrase in GUIDELINES.phrases("admit-mistakes", "admit", code):
        assert shows.search(phrase.say), phrase.say
    assert [p.say for _, _, p in said(code) if breaks.search(p.say)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_topic_has_six_questions_that_ask_for_no_secret(code):
    table = PROMPTS.wording("questions", code)
    assert set(table) == set(get_args(Topic))
    for ways in table.values():
        assert len(set(ways)) == len(ways) >= 6
        assert all("?" in way for way in ways)
        assert not any(re.search(r"\b(?:PIN|CVV|IBAN)\b", way) for way in ways)


@pytest.mark.parametrize(("code", "tone"), list(product(LANGUAGES, get_args(Tone))))
def test_greetings_sign_offs_and_subjects_are_there_for_every_tone(code, tone):
    greetings, signoffs = PROMPTS.wording("greetings", code), PROMPTS.wording("signoffs", code)
    for channel in ("email", "chat", "social"):
        assert all("{name}" in line for line in greetings[channel][tone]["named"])
        assert not any("{" in line for line in greetings[channel][tone]["unnamed"])
    assert signoffs[tone]
    assert all("{thing}" in line for line in PROMPTS.wording("subjects", code)["lines"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_form_is_told_apart_from_the_one_that_checks_look_for(code):
    forming = Lexicons().of(code).forming
    signoffs, greetings = PROMPTS.wording("signoffs", code), PROMPTS.wording("greetings", code)
    for tone in get_args(Tone):
        assert [s for s in signoffs[tone] if not forming.signoffs.match(piece(s))] == []
        for lines in greetings["email"][tone].values():
            assert [g for g in lines if not forming.greetings.match(piece(g))] == []
