import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

MESSAGE = (
    "I ordered a blue lamp, order KT-2041, on 3 May. It came broken, which is ridiculous!\n\n"
    "I want my £39 back or I go to the ombudsman.\n\nOn Mon, 4 May 2026, Shop <shop@example.org> wrote:\n"
    "> You idiots may call our lawyer.\n"
)


def test_a_reading_holds_every_finding(read):
    reading = read(MESSAGE)
    assert reading.topic == "damaged_or_faulty"
    assert [ask.text for ask in reading.asks] == ["I want my £39 back"]
    assert reading.risks == ("regulator",)
    assert reading.escalate
    assert reading.anger >= 2
    assert {"KT-2041", "£39"} <= {detail.text for detail in reading.details}


def test_quoted_history_makes_no_finding(read):
    reading = read(MESSAGE)
    assert reading.abuse == "none"
    assert "legal" not in reading.risks


def test_what_a_mail_program_wrote_is_no_detail_of_the_message(read):
    head = "From: Jo <jo@example.org>\nSubject: Lamp of 2 May\nDate: Mon, 1 Jun 2026 10:00:00 +0200\n\n"
    told = {detail.text for detail in read(head + MESSAGE).details}
    assert {"KT-2041", "£39", "3 May", "2 May"} <= told
    assert not [text for text in told if any(part in text for part in ("2026", "10:00", "0200", "@"))]


def test_the_language_is_the_one_that_the_brief_names_or_the_text_shows(read):
    assert read("Hello there", language="pt-BR").language == "pt"
    german = read("Mein Paket ist seit drei Wochen nicht angekommen, die Lieferung fehlt.", language="auto")
    assert german.language == "de"
    assert german.topic == "delivery"


def test_reading_twice_gives_the_same(read):
    assert read(MESSAGE) == read(MESSAGE)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=300).filter(str.strip))
def test_any_text_can_be_read_and_every_place_is_true(read, text):
    reading = read(text)
    spans = [*reading.asks, *reading.signs, *reading.details, *reading.visible_spans]
    assert all(reading.text[s.start : s.end] == s.text for s in spans)


@pytest.mark.parametrize(
    "piece", ["a", "you ", "i d i o t ", "f***ing ", "I want my money back. ", "1. \n", "{{", "a!"]
)
def test_the_longest_message_is_read_in_a_few_seconds(read, piece):
    start = time.process_time()
    read((piece * (100_000 // len(piece)))[:100_000])
    assert time.process_time() - start < 10
