"""The calendar file of a follow-up keeps to RFC 5545, whatever its words are."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from app.model.record import FollowUp
from app.records.calendar_file import REMIND_BEFORE, Told, calendar_file

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A machine that does much else is slow now and then."""

NOW = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)
DUE = datetime.fromisoformat("2026-06-12T17:00:00+01:00")


def made(title="Come back to a customer", text="", link=None, **given_fields):
    follow_up = FollowUp(**{"id": "f-1", "draft_id": "d-1", "due": DUE, "reason": "", **given_fields})
    return calendar_file(follow_up, Told(title=title, text=text, link=link), NOW)


def event_of(file):
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    return event


def test_the_event_says_when_and_what_and_reminds_before():
    file = made("Come back to c-1", "We write by Friday.", "https://example.org/replies/d-1", snoozed=2)
    lines = file.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert {
        "VERSION:2.0",
        "UID:f-1@softanswer",
        "DTSTAMP:20260610T093000Z",
        "DTSTART:20260612T160000Z",
    } <= set(lines)
    assert {"SEQUENCE:2", "URL:https://example.org/replies/d-1", "BEGIN:VALARM", "ACTION:DISPLAY"} <= set(
        lines
    )
    event = event_of(file)
    (alarm,) = event.walk("VALARM")
    assert (str(event["summary"]), str(event["description"])) == ("Come back to c-1", "We write by Friday.")
    assert alarm["trigger"].dt == -REMIND_BEFORE
    assert event["duration"].dt == timedelta(minutes=15)


def test_put_off_it_stays_the_same_event_with_a_higher_number():
    first, second = event_of(made()), event_of(made(snoozed=1, due=DUE + timedelta(days=3)))
    assert first["uid"] == second["uid"]
    assert first["sequence"] < second["sequence"]


@PATIENT
@given(st.text(min_size=1, max_size=300), st.text(max_size=300))
def test_any_words_are_folded_escaped_and_come_back(title, text):
    file = made(title, text)
    assert file.endswith(b"END:VCALENDAR\r\n")
    for line in file.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert not any((byte < 0x20 and byte != 0x09) or byte == 0x7F for byte in line)
    content = file.decode().replace("\r\n ", "").split("\r\n")
    assert content.count("BEGIN:VEVENT") == content.count("BEGIN:VALARM") == 1
    known = (
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
        "METHOD",
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DURATION",
        "SEQUENCE",
    )
    known += ("SUMMARY", "TRANSP", "DESCRIPTION", "ACTION", "TRIGGER")
    assert [line for line in content if line and line.split(":")[0].split(";")[0] not in known] == []
    printed = "".join(c for c in title if c.isprintable())
    assert "".join(c for c in str(event_of(file)["summary"]) if c.isprintable()) == printed


def test_a_word_that_looks_like_a_line_of_the_file_stays_a_word():
    hostile = "x\r\nEND:VEVENT\nBEGIN:VALARM\nACTION:EMAIL\u2028ATTACH:https://evil.example"
    file = made(hostile, hostile)
    assert file.count(b"BEGIN:VALARM") == file.replace(b"\r\n ", b"").count(b"BEGIN:VALARM")
    lines = file.replace(b"\r\n ", b"").split(b"\r\n")
    assert lines.count(b"BEGIN:VALARM") == lines.count(b"END:VEVENT") == 1
    assert [line for line in lines if line.startswith((b"ATTACH", b"ACTION:EMAIL"))] == []
