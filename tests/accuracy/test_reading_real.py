"""The tasks over real texts, on a few rows that were made up in the form of the real files."""

import asyncio

import pytest

from scripts.accuracy import reading_briefs, reading_real
from scripts.accuracy.targets import targets

ANGRY = "You are a filthy liar and I will break your legs."
FILES = {
    "en_angry_abuse_read": [
        {"text": ANGRY, "abuse": "abusive"},
        {"text": "This damn suitcase is still missing and I am furious.", "abuse": "none"},
        {"text": "You suck.", "abuse": "borderline"},
    ],
    "en_airline_negative": [
        {
            "text": "My bag is lost and nobody can say where it is. Terrible.",
            "negativereason": "Lost Luggage",
        },
        {"text": "Terrible. Just terrible.", "negativereason": "Can't Tell"},
    ],
    "en_airline_calm": [{"text": "Thank you for the lovely flight!"}],
    "en_support_dialogues": [
        {"text": "Worst service ever, I am furious!", "is_negative": True, "first_message_negative": True},
        {"text": "Good morning.", "is_negative": True, "first_message_negative": False},
        {"text": "What are your opening hours?", "is_negative": False, "first_message_negative": False},
    ],
    "multi_abuse_minimal_cases": [
        {"text": "Ich bringe dich um.", "lang": "de", "abuse": True},
        {"text": "Der Zug ist eine verdammte Katastrophe.", "lang": "de", "abuse": False},
    ],
    "emails_quoted": [
        {
            "text": "It  never came.\n\nOn Mon, 1 Feb 2016 at 4:58, Al <a@b.org> wrote:\n> Hello",
            "expected_visible": "It never came.",
        }
    ],
    "en_facts_multidogo": [{"text": "call me on 020 7946 0958", "facts": [{"value": "02079460958"}]}],
}


@pytest.fixture(scope="module")
def figures(product):
    return reading_real.figures(asyncio.run(reading_real.read(product.service, FILES)))


def test_each_task_counts_the_rows_that_have_a_say(figures):
    assert figures["abuse: angry posts"] == {"recall": (1, 1), "alarms": (0, 1)}
    dialogues = figures["negative: first messages of dialogues"]
    assert (dialogues["recall"].whole, dialogues["alarms"].whole) == (1, 1)
    assert figures["abuse, de"] == {"recall": (1, 1), "alarms": (0, 1)}
    assert figures["visible text of mails"] == {"share": (1, 1)}
    assert figures["digits of facts, dialogues in small letters"] == {"recall": (1, 1)}


def test_the_sum_of_a_task_is_that_of_its_files_and_files_that_are_not_there_have_no_line(figures):
    assert figures["abuse: all"]["alarms"].whole == 1 + 2 + 1
    assert figures["negative: all"]["recall"].whole == 2 + 1
    assert not any(
        name in figures for name in ("abuse: chat with a machine", "injection: attacks and lookalikes")
    )


def test_a_reason_that_readers_could_not_tell_is_left_out(figures):
    assert figures["airline reasons, mapped"] == {"share": (1, 1)}


def test_what_was_not_measured_is_neither_reached_nor_failed(figures):
    lines = {t.what: t for t in targets({"reading": {"briefs": {}, "real": figures}})}
    assert lines["injection: recall"].reached is None or lines["injection: recall"].of
    assert lines["topic of briefs"].reached is None
    assert lines["visible text of mails"].reached is True


def test_a_detail_is_found_when_all_its_digits_are(product, shipped):
    (read,) = asyncio.run(reading_briefs.read(product.service, shipped.briefs[:1]))
    text = "My order 4711 of 3 May cost £12."
    details = [
        {"type": "reference", "text": "4711", "start": text.index("4711"), "end": text.index("4711") + 4}
    ]
    reading = read.reading.model_validate({"text": text, "details": details})
    for wanted, share in ((["4711"], (1, 1)), (["order 4711", "£12"], (1, 2)), (["no digit"], (0, 0))):
        case = read.case.__class__(read.case.id, "d1", read.case.brief, {"details": wanted})
        assert reading_briefs.digit_details(reading_briefs.Read(case, reading)) == share
