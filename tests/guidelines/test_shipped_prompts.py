"""What the built-in engine says beside the guidelines: questions, subjects, greetings and sign-offs."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

from app.model.profile import Tone, Topic
from app.prompts import Prompts
from app.text.weights.missing import LABELS
from tests.guidelines.shipped import AVOIDED, GUIDELINES, holds, likeness

PROMPTS = Prompts([Path(__file__).parents[2] / "prompts"])
QUESTIONS = PROMPTS.wording("questions")


def sentences(text):
    return re.split(r"(?<=[.?:]) (?=[A-Z])", text)


def test_every_list_of_questions_belongs_to_something_that_may_be_missing():
    topics = ("", *(f"_{topic}" for topic in get_args(Topic)))
    may = {f"missing_{label}{topic}" for label in (*LABELS, "when", "where") for topic in topics}
    found_by = {"find_you", "find_you_by_number", "find_you_by_thing", "find_you_by_day"} | {
        "find_you_by_thing_number"
    }
    assert set(QUESTIONS) <= {"nothing_said", *found_by, *may}


@pytest.mark.parametrize("topic", QUESTIONS)
def test_a_topic_has_twenty_four_ways_to_ask_that_differ_in_more_than_a_word(topic):
    ways = QUESTIONS[topic]
    assert len(set(ways)) == len(ways) >= 24
    assert [(a, b) for a, b in combinations(ways, 2) if likeness(a, b) > 0.82] == []
    often = {s for s, count in Counter(s for way in ways for s in sentences(way)).items() if count > 1}
    assert often == set()


@pytest.mark.parametrize("topic", QUESTIONS)
def test_a_question_is_one_or_two_short_sentences_that_ask(topic):
    for way in QUESTIONS[topic]:
        assert len(sentences(way)) <= 2, way
        assert 1 <= way.count("?") <= 2 or way.startswith("Please "), way
        assert len(way) <= 120, way
        assert way[0].isupper(), way
        assert way[-1] in ".?", way
        plain = way.replace("{thing}", "booking") if topic.startswith("find_you_by_thing") else way
        assert not re.search(r"\w[’']\w|!|\{|  ", plain), way


def test_no_question_asks_for_a_secret():
    secret = re.compile(
        r"\b(?:password|pin|cvv|card number|bank details|sort code|passport|licence|date of birth|id)\b",
        re.IGNORECASE,
    )
    warned = re.compile(
        r"\b(?:never|leave|keep) (?:\w+ ){0,3}password|password (?:out|to yourself)", re.IGNORECASE
    )
    for ways in QUESTIONS.values():
        assert [w for w in ways if secret.search(w) and not warned.search(w)] == []


def test_no_question_blames_promises_or_says_what_is_to_be_avoided():
    breaks = [
        re.compile(cue, re.IGNORECASE) for g in GUIDELINES if "en" in g.cues for cue in g.cues["en"].breaks
    ]
    promise = re.compile(
        r"\b(?:refund you|replace|compensat\w+|hours?|today|tomorrow|guarantee\w*)\b", re.IGNORECASE
    )
    for ways in QUESTIONS.values():
        for way in ways:
            assert not any(holds(a, way.casefold()) for a in AVOIDED), way
            assert not any(cue.search(way) for cue in breaks), way
            assert not promise.search(way), way


@pytest.mark.parametrize("thing", ["your refund", "this", "what happened", "the two letters"])
def test_a_subject_has_eight_lines_that_bear_any_matter(thing):
    lines = PROMPTS.wording("subjects")["lines"]
    assert len(set(lines)) == len(lines) >= 8
    for line in lines:
        assert re.search(r"\{[Tt]hing\}", line), line
        filled = line.replace("{thing}", thing).replace("{Thing}", thing.capitalize())
        assert filled[0].isupper(), filled
        assert filled[-1] not in ".!?", filled


def test_greetings_and_sign_offs_stand_for_every_tone():
    greetings, signoffs = PROMPTS.wording("greetings"), PROMPTS.wording("signoffs")
    for tone in get_args(Tone):
        assert len(signoffs[tone]) >= 5
        assert all(line.lower().startswith(tuple(signoffs["openers"])) for line in signoffs[tone]), tone
        for channel in ("email", "chat", "social"):
            assert all("{name}" in line for line in greetings[channel][tone]["named"])
            assert not any("{" in line for line in greetings[channel][tone]["unnamed"])
