"""A mail is opened whatever stands in its headers, and none of them is read further than mails go."""

import pytest

from app.reading.mail import open_mail

LONG = 300_000


@pytest.mark.parametrize(
    "unit", ["(", "=?utf-8?q?a?= ", "=?utf-8?b?", '"', "<", ",", "a@b.example, ", ";", "\\"]
)
@pytest.mark.parametrize("name", ["From", "Subject", "Date", "To", "X-Note"])
def test_a_header_made_to_be_hard_leaves_the_text_to_be_read(name, unit):
    header = unit * (LONG // len(unit))
    raw = f"{name}: {header}\r\nReply-To: ann@example.org\r\n\r\nMy parcel is late.\r\n"
    assert open_mail(raw.encode()).text == "My parcel is late."


def test_a_long_subject_is_given_as_far_as_it_is_shown():
    raw = "Subject: " + "late " * 5000 + "\r\n\r\nMy parcel is late.\r\n"
    assert open_mail(raw.encode()).subject == ("late " * 200)
