"""A true alarm is read in words that no rule was written for, and its near-misses are left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.abuse import find_abuse
from app.reading.risks import find_escalation, find_risks
from tests.reading.alarms import DANGERS, THREATS, WISHES
from tests.reading.near_misses import HARMLESS

ALARMS = {"violence", "safety", "self_harm", "regulator", "press_or_review", "vulnerable"}
CALM = ["Good morning.", "My order is late.", "Thank you for your time.", "The reference is KT-4471."]


def risks(scan):
    return set(find_risks(scan, find_abuse(scan)[0])[0])


def asks_for_somebody_above(scan):
    return find_escalation(scan, (), beyond_agent=False)[0]


@pytest.mark.parametrize("text", THREATS)
def test_a_threat_to_a_person_is_read_as_one(scanned, text):
    scan = scanned(text)
    assert find_abuse(scan)[0] == "threat"
    assert "violence" in risks(scan)


@pytest.mark.parametrize("text", DANGERS)
def test_danger_to_somebody_is_a_matter_of_safety(scanned, text):
    assert "safety" in risks(scanned(text))


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_for_somebody_above_is_read(scanned, text):
    assert asks_for_somebody_above(scanned(text))


@pytest.mark.parametrize("text", HARMLESS)
def test_a_near_miss_raises_no_alarm(scanned, text):
    scan = scanned(text)
    assert find_abuse(scan)[0] in ("none", "swearing")
    assert not risks(scan) & ALARMS
    assert not asks_for_somebody_above(scan)


@given(before=st.sampled_from(CALM), threat=st.sampled_from(THREATS), after=st.sampled_from(CALM))
def test_calm_words_around_a_threat_hide_nothing(scanned, before, threat, after):
    assert find_abuse(scanned(f"{before}\n\n{threat}\n\n{after}"))[0] == "threat"


@given(texts=st.lists(st.sampled_from(HARMLESS), min_size=2, max_size=5, unique=True))
def test_many_near_misses_together_are_no_threat(scanned, texts):
    scan = scanned("\n".join(texts))
    assert find_abuse(scan)[0] != "threat"
    assert not risks(scan) & {"violence", "self_harm"}
    assert not asks_for_somebody_above(scan)


@pytest.mark.parametrize("text", THREATS + WISHES)
def test_shouting_changes_nothing(scanned, text):
    quiet, loud = scanned(text), scanned(text.upper())
    assert find_abuse(quiet)[0] == find_abuse(loud)[0]
    assert asks_for_somebody_above(quiet) is asks_for_somebody_above(loud)
