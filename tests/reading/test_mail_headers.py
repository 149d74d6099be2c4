"""A mail is opened whatever stands in its headers, and none of them is read further than mails go."""

from email.message import EmailMessage

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


def test_a_subject_of_many_letters_that_are_sent_in_code_is_shown_whole():
    message = EmailMessage()
    message["Subject"] = "配送が遅れています" * 100
    message.set_content("My parcel is late.")
    assert open_mail(message.as_bytes()).subject.replace(" ", "") == "配送が遅れています" * 100


def test_parts_with_headers_made_to_be_hard_are_read():
    part = "--x\r\nContent-Type: text/plain; " + '"' * 20_000 + "\r\n\r\nMy parcel is late.\r\n"
    raw = "Subject: Late\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + part * 30 + "--x--\r\n"
    assert "My parcel is late." in open_mail(raw.encode()).text
