"""A fact that was written out is told as it is, also where it begins with a number, a unit, or without its verb."""

import pytest

from app.engines.builtin.notes.written import is_written
from app.text.grammar import finite_verb, tokens
from tests.engines.builtin.notes.test_facts import lines, said


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        ("Ms Hall not ill, has left for a post in Leeds.", "Ms Hall is not ill and has left for a post in Leeds."),
        ("The hall was checked on Monday, not there.", "The hall was checked on Monday, and it was not there."),
        ("1.9 GB were used, most of it by the backup.", "1.9 GB were used, most of it by the backup."),
        ("The box recorded 94 mph by GPS.", "The box recorded 94 mph by GPS."),
        ("There's also a nightly backup, the latest from 3 am today.",
         "There's also a nightly backup, the latest from 3 am today."),
    ],
)  # fmt: skip
def test_a_written_fact_is_told_as_it_is(fact, sentence):
    assert said(fact) == [sentence]


def test_what_only_one_of_them_did_is_news():
    """That "only" the e-mails went out is not what they said themselves."""
    message = "Your release sent revised payslip e-mails out to all of our people on Friday."
    told = lines("Only the payslip e-mails went out.", message=message)
    known = lines("The payslip e-mails went out.", message=message)
    assert told[0].sentence == "Only the payslip e-mails went out."
    assert known[0].reason == "known"


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        ("It is now booked with the freight company and due on Wednesday.", None),
        ("Today is the 3rd of March.", "date"),
        ("It is now Tuesday.", "date"),
    ],
)
def test_what_is_now_done_is_not_what_day_it_is(fact, reason):
    assert lines(fact)[0].reason == reason


def test_there_is_makes_a_statement_and_an_hour_makes_none():
    assert is_written("There's also a nightly backup.")
    assert finite_verb(tokens("the latest from 3 am today")) is None
    assert finite_verb(tokens("I am on it")) == 1
