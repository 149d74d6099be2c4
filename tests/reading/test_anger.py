import pytest

from app.reading.abuse import find_abuse
from app.reading.anger import find_anger


def anger(scan):
    return find_anger(scan, find_abuse(scan)[0])[0]


@pytest.mark.parametrize(
    "text",
    [
        "Could you please tell me when you open on Sunday? Many thanks.",
        "What a lovely stay, thank you so much!",
        "Thanks, the sofa is great, I love it :)",
        "Do you have this in blue?",
    ],
)
def test_a_calm_message_is_calm(scanned, text):
    assert anger(scanned(text)) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Still waiting for my order.",
        "The screen is cracked.",
        "Your service is terrible.",
        "I have been on hold for two hours",
    ],
)
def test_trouble_is_at_least_annoyance(scanned, text):
    assert anger(scanned(text)) >= 1


def test_swearing_ultimatums_and_capitals_are_fury(scanned):
    text = (
        "THIS IS THE THIRD TIME!!! I am furious. Fix it today or I will sue. Absolutely disgusting bullshit!"
    )
    assert anger(scanned(text)) == 4


@pytest.mark.parametrize(
    ("milder", "stronger"),
    [
        ("My parcel is late.", "My parcel is late AGAIN, this is ridiculous!!"),
        ("The bill is wrong, please could you help, thank you.", "The bill is wrong. Sort it out now."),
        ("Nobody called me.", "Nobody fucking called me, you idiots."),
    ],
)
def test_more_heat_is_never_read_as_less_anger(scanned, milder, stronger):
    assert anger(scanned(stronger)) > anger(scanned(milder))


def test_anger_shows_its_words(scanned):
    text = "This is disgraceful."
    level, signs = find_anger(scanned(text), "none")
    assert level >= 1
    assert [s.text for s in signs] == ["disgraceful"]
