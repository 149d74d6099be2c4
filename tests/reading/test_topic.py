import pytest

from app.reading.asks import find_asks
from app.reading.topic import find_topic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My parcel has not arrived and tracking says delivered.", "delivery"),
        ("The vase arrived smashed.", "damaged_or_faulty"),
        ("You sent me the wrong size.", "wrong_item"),
        ("I was charged twice on my last bill.", "billing"),
        ("Where is my refund? I returned the shoes in May.", "refund"),
        ("I want to cancel my membership.", "cancellation"),
        ("There is no record of my reservation and no room.", "booking"),
        ("The receptionist was incredibly rude to me.", "staff_conduct"),
        ("The app keeps crashing after the update.", "technical"),
        ("I can't log in to my account, the password reset does not work.", "account_access"),
        ("The jumper shrank in the first wash, poor quality.", "product_quality"),
        ("The battery overheated and caught fire.", "safety"),
        ("You shared my personal data without my consent.", "privacy"),
        ("It broke under warranty and you refused the claim.", "warranty"),
        ("Hello there.", "other"),
    ],
)
def test_the_topic_is_what_the_message_is_mostly_about(scanned, text, expected):
    scan = scanned(text)
    assert find_topic(scan, find_asks(scan))[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You charged me £90 for a parking ticket. The next one leaves in an ambulance.", "billing"),
        ("Day 19 of waiting for my coffee, shipped next day you said.", "delivery"),
        ("Your trainer did not come to my lesson and nobody rang.", "service_quality"),
        ("Where is my suitcase? It never came off the carousel.", "delivery"),
        ("Our flight was delayed nine hours and we were stranded at the airport.", "service_quality"),
        ("I asked for a trim and it came out too short.", "product_quality"),
    ],
)
def test_words_of_a_threat_or_of_another_sense_do_not_make_the_topic(scanned, text, expected):
    scan = scanned(text)
    assert find_topic(scan, find_asks(scan))[0] == expected


def test_the_topic_shows_its_words(scanned):
    text = "My parcel has not arrived."
    topic, signs = find_topic(scanned(text), ())
    assert {s.of for s in signs} == {f"topic:{topic}"}
    assert all(text[s.start : s.end] == s.text for s in signs)
