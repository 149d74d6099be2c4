"""The time that a promise names, reckoned from when it was made."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.deadlines import HORIZON, deadline

LONDON = ZoneInfo("Europe/London")
MADE = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)  # a Wednesday, 10:30 in London

NAMED = [
    ("en", "I'll write to you by Friday 12 June.", "2026-06-12 17:00"),
    ("en", "I'll write to you by Friday.", "2026-06-12 17:00"),
    ("en", "I'll ring you on Wednesday.", "2026-06-17 17:00"),
    ("en", "I'll ring you next Tuesday at ten.", "2026-06-16 10:00"),
    ("en", "I'll ring you tomorrow at 3pm.", "2026-06-11 15:00"),
    ("en", "You will hear from me today.", "2026-06-10 17:00"),
    ("en", "We will call you within two working days.", "2026-06-12 17:00"),
    ("en", "We will call you within 3-5 working days.", "2026-06-17 17:00"),
    ("en", "I'll check back in three days.", "2026-06-13 10:30"),
    ("en", "You'll have an answer within 24 hours.", "2026-06-11 10:30"),
    ("en", "You'll hear from me by the end of the week.", "2026-06-12 17:00"),
    ("en", "You'll hear from me by the end of next week.", "2026-06-19 17:00"),
    ("en", "I'll write by the 3rd.", "2026-07-03 17:00"),
    ("en", "I'll write by 2 January 2026 or 2026-06-30.", "2026-06-30 17:00"),
    ("de", "Ich melde mich bis Freitag bei Ihnen.", "2026-06-12 17:00"),
    ("de", "Wir rufen Sie innerhalb von zwei Werktagen an.", "2026-06-12 17:00"),
    ("fr", "Je vous écris avant vendredi.", "2026-06-12 17:00"),
    ("fr", "Vous aurez une réponse dans les 48 heures.", "2026-06-12 10:30"),
    ("es", "Le escribo antes del viernes.", "2026-06-12 17:00"),
    ("it", "Le scrivo entro due giorni lavorativi.", "2026-06-12 17:00"),
    ("nl", "Ik bel u binnen twee werkdagen.", "2026-06-12 17:00"),
    ("pt", "Escrevo-lhe até sexta-feira.", "2026-06-12 17:00"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), NAMED)
def test_a_promise_with_a_time_in_its_words_is_due_then(language, text, wanted):
    found = deadline(text, language, MADE, LONDON)
    assert found is not None
    assert f"{found:%Y-%m-%d %H:%M}" == wanted


@pytest.mark.parametrize(
    "text",
    [
        "I'll write to you as soon as I know more.",
        "I'll look into the order that you placed on 3 March.",
        "I'll ask about the two-week delay and write to you.",
        "I'll check the invoice of 12 May 2026.",
        "I'll write to you by 31 June.",
        "Your warranty runs until December.",
        "",
    ],
)
def test_what_names_no_time_to_come_has_none(text):
    assert deadline(text, "en", MADE, LONDON) is None


def test_a_working_day_is_none_of_a_weekend():
    friday = datetime(2026, 6, 12, 15, 0, tzinfo=UTC)
    assert deadline("I'll write within one working day.", "en", friday, UTC) == datetime(
        2026, 6, 15, 17, tzinfo=UTC
    )


def test_late_in_the_day_today_lasts_until_midnight():
    evening = datetime(2026, 6, 10, 19, 0, tzinfo=UTC)
    found = deadline("I'll write to you today.", "en", evening, UTC)
    assert found == datetime(2026, 6, 10, 23, 59, tzinfo=UTC)


def test_the_day_is_that_of_the_company_and_not_of_the_server():
    late = datetime(2026, 6, 10, 23, 30, tzinfo=UTC)
    tokyo = deadline("I'll write to you tomorrow.", "en", late, ZoneInfo("Asia/Tokyo"))
    assert tokyo is not None
    assert f"{tokyo:%Y-%m-%d}" == "2026-06-12"


@given(
    st.sampled_from([text for code, text, _ in NAMED if code == "en"] + ["by the 31st", "by 29 February"]),
    st.integers(0, 3 * 366 * 24 * 60),
)
def test_a_time_that_is_found_lies_ahead_and_not_too_far(text, minutes):
    start = MADE + timedelta(minutes=minutes)
    found = deadline(text, "en", start, LONDON)
    assert found is None or timedelta(0) < found - start <= HORIZON
