import pytest

from app.reading.feelings import FEELINGS, HEAVINESS, find_feelings

DISPLEASED = {"anger", "frustration", "disappointment", "distrust"}


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ("My mother died in March and it makes me sad that you still write to her.", "grief"),
        ("We buried our dog on Monday. I am disappointed that the box came cracked.", "grief"),
        ("I am furious, absolutely furious, this is a disgrace!!", "anger"),
        ("My baby has no formula, I'm scared and I am so annoyed with you.", "worry"),
        ("The bride was in tears and it is frustrating to wait for you.", "sadness"),
        ("I was humiliated in front of my clients and I'm annoyed.", "embarrassment"),
        ("You lied to me. It is annoying.", "distrust"),
    ],
)
def test_the_heaviest_feeling_stands_first(read, message, first):
    assert read(message).feelings[0] == first


def test_every_feeling_has_its_heaviness():
    assert set(HEAVINESS) == set(FEELINGS)


@pytest.mark.parametrize(
    "message",
    [
        "Just a quick question, no rush at all: what time do you open? Many thanks!",
        "Thank you for a lovely evening, the staff were wonderful. Could you send me the recipe?",
        "Hello, may I ask when the shop opens on Sunday? Kind regards",
    ],
)
def test_a_friendly_message_without_anger_shows_no_displeasure(read, message):
    reading = read(message)
    assert reading.anger == 0
    assert DISPLEASED.isdisjoint(reading.feelings)


def test_an_upset_message_without_a_word_for_it_is_at_least_frustrated(scanned):
    assert find_feelings(scanned("It came late twice."), 2, ())[0] == ("frustration",)


def test_worry_weighs_more_where_somebody_is_in_peril(scanned):
    scan = scanned("I am worried and sad.")
    assert find_feelings(scan, 1, ())[0][0] == "worry"
    both = scanned("I am worried, in tears and crying and weeping.")
    assert find_feelings(both, 1, ())[0][0] == "sadness"
    assert find_feelings(both, 1, ("safety",))[0][0] == "worry"


@pytest.mark.parametrize("message", ["My phone died on Monday.", "The engine died, then the radio."])
def test_a_thing_that_died_is_not_mourned(read, message):
    assert "grief" not in read(message).feelings


def test_a_feeling_that_is_denied_is_not_read(read):
    assert (
        "anger" not in read("I'm not even angry, I'm fascinated. You sent a pizza I did not order.").feelings
    )


@pytest.mark.parametrize(
    "message", ["I'm not an angry person. The stone is late.", "I'm just so tired of ringing. Where is it?"]
)
def test_nobody_is_angry_who_says_they_are_not_or_only_tired_of_asking(read, message):
    assert "anger" not in read(message).feelings
