"""Replies in every language that the built-in engine writes, through the front door."""

import asyncio
import json
import re
from itertools import combinations, product
from pathlib import Path

import pytest
import yaml

from app.bootstrap import build_service
from app.model.brief import Brief
from app.settings import Settings
from app.text import language, words

DATA = yaml.safe_load((Path(__file__).parents[2] / "data" / "languages.yaml").read_text(encoding="utf-8"))
ENGLISH = DATA.pop("english")
LANGUAGES = tuple(DATA)
CONFIRM = re.compile(r"\[confirm:[^\]]*\]")
SLOT = re.compile(r"\{\w*\}|\[(?!confirm:)[^\]]*\]|\bXX+\b")
AT_HOME = {
    "via",
    "per",
    "come",
    "all",
    "has",
    "sole",
    "on",
    "or",
    "in",
    "so",
    "do",
    "am",
    "as",
    "an",
    "is",
    "was",
}
"""Words that look English and belong to one of the other languages."""


def brief_of(code, message="late", **fields):
    """A brief in one language, with its notes unless others are given."""
    own = DATA[code]
    given = {"facts": own["facts"], "options": own["options"], "cannot": own["cannot"], **fields}
    return Brief.model_validate(
        {"message": own["messages"][message], "customer": {"name": own["name"]}, **given}
    )


@pytest.fixture(scope="module")
def write(service):
    """Drafts a brief; each brief is drafted once."""
    kept = {}

    def draft(brief):
        key = brief.model_dump_json()
        if key not in kept:
            kept[key] = asyncio.run(service.draft(brief))
        return kept[key]

    return draft


def english_words(text, code):
    own = words.stops(code) | AT_HOME
    return {w for w in re.findall(r"[^\W\d_]{2,}", CONFIRM.sub(" ", text)) if w in words.stops("en") - own}


SITUATIONS = [
    {"fault": fault, "channel": channel, "tone": tone}
    for fault, (channel, tone) in product(
        ("ours", "customer", "third_party", "unknown"),
        (("email", "warm"), ("email", "formal"), ("chat", "warm"), ("review", "neutral")),
    )
]
NOTES = {
    "all": {},
    "one option": {"options": 1},
    "nothing": {"facts": [], "options": [], "cannot": []},
    "ending": {"end_relationship": True, "options": []},
    "handed on": {"beyond_agent": True},
    "English notes": {"facts": ENGLISH["facts"], "options": ENGLISH["options"], "cannot": ENGLISH["cannot"]},
}


def fields_of(code, notes):
    fields = dict(NOTES[notes])
    if fields.get("options") == 1:
        fields["options"] = DATA[code]["options"][:1]
    return fields


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("notes", NOTES)
def test_a_reply_is_in_the_language_of_the_customer_and_whole(write, code, notes):
    for number, situation in enumerate(SITUATIONS):
        message = list(DATA[code]["messages"])[number % 5]
        made = write(brief_of(code, message, **fields_of(code, notes), **situation))
        text = made.reply.text
        assert made.reply.language == made.reading.language == code, text
        assert language.detect(CONFIRM.sub(" ", text))[0] == code, text
        assert english_words(text, code) == set(), text
        assert not SLOT.search(text), text
        assert not re.search(r"  |,,|\.\.|[ \t][,.](?:\s|$)", text), text
        for item in made.checklist:
            assert all(text[q.start : q.end] == q.quote for q in item.evidence), item
            assert all(made.reading.text[q.start : q.end] == q.quote for q in item.message_evidence), item


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_missed_in_a_reply_with_notes_in_its_own_language(write, code):
    for situation, message in product(SITUATIONS, ("late", "broken", "billing", "abuse")):
        made = write(brief_of(code, message, **situation))
        missed = [(i.id, i.reason) for i in made.checklist if i.status == "missed"]
        assert missed == [], made.reply.text
        doubted = [i.id for i in made.checklist if i.status == "unsure" and i.severity == "must"]
        assert doubted == [], made.reply.text


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_may_be_offered_and_what_not_stands_in_the_reply_as_it_was_given(write, code):
    text = write(brief_of(code, fault="ours")).reply.text.casefold()
    for note in (*DATA[code]["options"], *DATA[code]["facts"]):
        assert note.rstrip(".").casefold() in text, note
    assert DATA[code]["cannot"][0].casefold() in text


@pytest.mark.parametrize("code", LANGUAGES)
def test_notes_in_english_are_passed_on_marked_and_the_draft_says_why_it_needs_a_person(write, code):
    made = write(brief_of(code, fault="ours", **NOTES["English notes"]))
    given = [*ENGLISH["facts"], *ENGLISH["options"], *ENGLISH["cannot"]]
    assert {gap.what for gap in made.gaps} == set(given)
    assert made.verdict == "needs_you"
    assert any("Notes in English" in reason for reason in made.verdict_reasons)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_same_brief_gives_the_same_reply_and_another_one_other_sentences(service, code):
    again = [asyncio.run(service.draft(brief_of(code, m))).reply.text for m in ("late", "late")]
    assert again[0] == again[1]
    bodies = [
        set(
            re.split(
                r"(?<=[.?:]) ",
                asyncio.run(service.draft(brief_of(code, m, facts=[], options=[], cannot=[]))).reply.text,
            )
        )
        for m in ("late", "broken", "billing", "short")
    ]
    for one, other in combinations(bodies, 2):
        assert len(one & other) <= 0.4 * min(len(one), len(other)), one & other


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_insult_gets_a_boundary_and_a_greeting_by_name(write, code):
    made = write(brief_of(code, "abuse", fault="unknown"))
    statuses = {i.id: i.status for i in made.checklist}
    assert statuses["set-boundaries"] == "met"
    assert DATA[code]["name"].split()[0] in made.reply.text.partition("\n")[0]


@pytest.mark.parametrize("code", LANGUAGES)
def test_to_somebody_who_may_harm_themselves_help_is_named_first_and_a_person_sees_it(write, code):
    made = write(Brief(message=DATA[code]["self_harm"]))
    assert made.reading.risks == ("self_harm",)
    assert made.verdict == "needs_you"
    first = made.reply.text.split("\n\n")[1]
    assert re.search(r"Notruf|emergenc|secours|urgence|emergenza|soccorsi|alarmnummer|emergência", first)
    assert not re.search(r"[„“”«»]|400", made.reply.text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_hand_over_names_the_role_of_the_profile_and_its_time(tmp_path, code):
    path = tmp_path / "profile.yaml"
    path.write_text(json.dumps({"roles": [DATA[code]["role"]]}), encoding="utf-8")
    service = build_service(Settings(company=path))
    text = asyncio.run(service.draft(brief_of(code, beyond_agent=True))).reply.text
    assert DATA[code]["role"]["role"] in text
    assert DATA[code]["role"]["answers_within"] in text


def test_a_time_of_the_profile_in_another_language_is_left_out(tmp_path):
    path = tmp_path / "profile.yaml"
    role = {"role": "Leiterin Service, Ines Brandt", "for": ["manager"], "answers_within": "two working days"}
    path.write_text(json.dumps({"roles": [role]}), encoding="utf-8")
    text = asyncio.run(
        build_service(Settings(company=path)).draft(brief_of("de", beyond_agent=True))
    ).reply.text
    assert "Ines Brandt" in text
    assert "working" not in text


@pytest.mark.parametrize(
    ("wish", "code"), [("pt-BR", "pt"), ("de-AT", "de"), ("fr", "fr")], ids=lambda value: value
)
def test_a_wish_for_a_language_wins_over_that_of_the_message(write, wish, code):
    made = write(Brief(message="Where is my parcel KT-2041? I have waited three weeks.", language=wish))
    assert made.reply.language == code
    assert "three weeks" not in made.reply.text


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (
            "pl",
            "Dzień dobry, od trzech tygodni czekam na moją paczkę i nikt mi nie odpowiada. Proszę o zwrot.",
        ),
        (
            "sv",
            "Hej, jag har väntat på mitt paket i tre veckor och ingen svarar mig. Jag vill ha pengarna tillbaka.",
        ),
    ],
)
def test_in_any_other_language_the_draft_needs_a_person_and_says_that_the_reply_is_in_english(
    write, code, message
):
    made = write(Brief(message=message, options=("a refund of the price",)))
    assert (made.reading.language, made.reply.language, made.verdict) == (code, "en", "needs_you")
    assert any("reply is in English" in reason for reason in made.verdict_reasons)


def test_a_note_that_still_names_the_agent_who_signs_needs_a_person(write):
    fields = {"facts": ["Am Freitag meldet sich Sabine, und das Lager prüft den Bestand."], "fault": "ours"}
    assert write(brief_of("de", **fields, agent={"name": "Sabine"})).verdict == "needs_you"
    told = write(brief_of("de", **fields, agent={"name": "Jana"}, customer={"name": "Frau Kolb"}))
    assert not any("jotted" in reason for reason in told.verdict_reasons)


def test_what_a_policy_says_that_the_agent_does_is_said_as_what_happens_next(write):
    fields = {"policies": ["Jana meldet sich jeden Freitag mit dem Stand"], "agent": {"name": "Jana"}}
    made = write(brief_of("de", **fields))
    assert "Ich melde mich jeden Freitag mit dem Stand." in made.reply.text
    assert (
        "Freitag"
        not in write(brief_of("de", policies=["Eine Bestätigung am Freitag darf zugesagt werden"])).reply.text
    )
