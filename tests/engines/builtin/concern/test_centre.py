"""What a message with notes is about is the noun that something is told of, and no place that it stands beside."""

import pytest

from app.engines.builtin.concern.centre import called, candidates, centres
from app.engines.builtin.concern.centre_signs import Notes
from app.text.sentences import split


def weighed(message, facts=(), options=(), cannot=()):
    """The nouns that could name the matter, the likeliest first."""
    return centres(message, split(message), Notes(facts, options, cannot))


def likeliest(message, *facts):
    """The words of the likeliest name."""
    return called(weighed(message, facts)[0].best)


@pytest.mark.parametrize(
    ("message", "fact", "name"),
    [
        (
            "The awning outside my kitchen window has come loose and bangs all night.",
            "The awning bracket was fitted with the wrong bolts.",
            "awning",
        ),
        (
            "Hello, I think I paid twice for my son's drum lessons this term. Could you look?",
            "The drum lessons are paid once a term, and the second payment was for the room.",
            "son's drum lessons",
        ),
        (
            "I rang and a man in the van said he would look. The wardrobe door is missing since the move.",
            "The wardrobe door was left in the van.",
            "wardrobe door",
        ),
        (
            "Your ferry left four minutes early. I was on the pier with my mother.",
            "The ferry left at 16.56 because of a gale warning.",
            "ferry",
        ),
        (
            "I'm writing for the second time about the hedge at number 9. It is over my fence and my shed.",
            "The fence belongs to number 7.",
            "hedge",
        ),
    ],
)
def test_the_centre_is_what_is_told_of(message, fact, name):
    assert likeliest(message, fact) == name


def test_what_they_only_praise_gives_way():
    message = "The pool is lovely. My locker was cut open while I swam."
    assert likeliest(message, "The pool was full.", "The locker was cleared by mistake.") == "locker"


@pytest.mark.parametrize(
    "praise",
    ["My dog is fine before anyone panics about the mess.", "Love my dog, broken stairs, dead phone."],
)
def test_what_they_praise_amid_trouble_gives_way_too(praise):
    message = f"{praise} My bill was quoted at 340 and is 460."
    assert (
        likeliest(message, "The dog had a lump taken out.", "The bill was 460 because of the lump.") == "bill"
    )


@pytest.mark.parametrize("word", ["my daughter", "the weekend", "a bit", "the manager"])
def test_people_times_and_counts_are_no_matter(word):
    heads = {
        one.phrases[0].head
        for one in weighed(f"I came with {word} and the lamp broke.", [f"{word} was there."])
    }
    assert word.split()[1] not in heads
    assert "lamp" in heads


def test_something_that_no_note_speaks_of_is_no_matter_until_it_was_bought_or_asked_for():
    def heads(message):
        return {one.phrases[0].head for one in weighed(message, ["The valve failed."])}

    assert "tea" not in heads("He drank a tea and left.")
    assert "lamp" in heads("I bought a lamp and it broke.")
    assert "scarf" in heads("Did you find a scarf?")


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("Broadband down AGAIN.", "broadband"),
        ("WHERE IS MY CAT'S INSULIN.", "cat's insulin"),
        ("The QR code is wrong.", "QR code"),
    ],
)
def test_loud_words_are_said_calmly_and_codes_as_they_are(message, name):
    assert (
        likeliest(message, "The broadband is off.", "The insulin is due.", "The QR code was changed.") == name
    )


def test_the_signs_are_told_by_their_names():
    (one,) = candidates(
        "My cello is cracked.", split("My cello is cracked."), Notes(["The cello is here."], [], [])
    )
    assert one.signs["mine"] == one.signs["first"] == one.signs["first_fact"] == one.signs["subject"] == 1
    assert one.signs["late"] == one.signs["placed"] == 0


@pytest.mark.parametrize(
    "message",
    [
        "I'm the treasurer of a brass band and we'd like to hire the hall.",
        "We're a brass band. May we hire the hall?",
        "I run a brass band and the hall was locked.",
    ],
)
def test_what_they_say_who_they_are_by_is_not_what_they_write_about(message):
    assert likeliest(message, "The band may hire the hall.") == "hall"


def test_a_service_is_a_matter_with_what_it_is_done_to():
    message = "I'm writing about the boiler service on Tuesday. He did the service and left."
    assert likeliest(message, "The service was done on Tuesday.") == "boiler service"
