from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import TooLargeError, UnreadableError
from app.reading.mail import BYTES_MAX, open_mail

HEAD = (
    b"From: Jo Field <jo@example.com>\r\nSubject: Lamp\r\n"
    b"Date: Mon, 1 Jun 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
)


def made(plain=None, html=None, attachment=None):
    """A mail as programs make it."""
    message = EmailMessage()
    message["From"] = "Jo Field <jo@example.com>"
    message["Subject"] = "Lamp"
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        message.add_alternative(html, subtype="html") if plain is not None else message.set_content(
            html, subtype="html"
        )
    if attachment is not None:
        message.add_attachment(attachment, filename="note.txt")
    return message.as_bytes()


def test_a_mail_tells_subject_sender_date_and_text():
    mail = open_mail(HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\nIt broke.\r\n")
    assert (mail.subject, mail.sender_name, mail.text) == ("Lamp", "Jo Field", "It broke.")
    assert mail.date is not None
    assert mail.date.isoformat() == "2026-06-01T10:00:00+01:00"


def test_plain_text_is_preferred_to_html_and_html_is_read_where_it_is_alone():
    assert open_mail(made("plain words", "<p>html words</p>")).text == "plain words"
    assert open_mail(made(html="<p>html <b>words</b></p><p hidden>secret</p>")).text == "html words"


def test_an_empty_plain_part_gives_way_to_html():
    assert open_mail(made(" \n", "<p>html words</p>")).text == "html words"


def test_attachments_are_never_opened():
    mail = open_mail(made("the message", attachment="words of the attachment"))
    assert mail.text == "the message"
    with pytest.raises(UnreadableError):
        open_mail(made(attachment="words of the attachment"))


def test_headers_may_be_encoded():
    raw = (
        b"From: =?utf-8?q?J=C3=BCrgen_M=C3=B6ll?= <j@example.com>\r\n"
        b"Subject: =?utf-8?b?S2FwdXR0ZSBMYW1wZSDwn5ih?=\r\n\r\nHallo"
    )
    mail = open_mail(raw)
    assert (mail.subject, mail.sender_name) == ("Kaputte Lampe 😡", "Jürgen Möll")


@pytest.mark.parametrize("charset", [b"bogus", b"utf-8", b"us-ascii", b"iso-8859-1", b'"'])
def test_a_broken_encoding_survives(charset):
    mail = open_mail(HEAD + b"Content-Type: text/plain; charset=" + charset + b"\r\n\r\nSch\xf6n kaputt\r\n")
    assert "n kaputt" in mail.text
    assert mail.text.startswith("Sch")


def test_base64_and_quoted_printable_are_decoded():
    raw = (
        HEAD + b"Content-Type: text/plain; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\nz=C3=BCrnend =\r\nund laut"
    )
    assert open_mail(raw).text == "zürnend und laut"


def test_headers_that_are_missing_or_broken_are_told_as_nothing():
    mail = open_mail(b"From: <>\r\nDate: yesterday\r\n\r\nHello")
    assert (mail.subject, mail.sender_name, mail.date) == (None, None, None)


def test_too_many_bytes_or_parts_are_refused():
    with pytest.raises(TooLargeError):
        open_mail(b"x" * (BYTES_MAX + 1))
    part = b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n"
    with pytest.raises(TooLargeError):
        open_mail(HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part * 300 + b"--b--")


def test_nesting_too_deep_is_refused():
    body = b"Content-Type: text/plain\r\n\r\nx"
    for number in range(30):
        mark = str(number).encode()
        body = (
            b"Content-Type: multipart/mixed; boundary=b"
            + mark
            + b"\r\n\r\n--b"
            + mark
            + b"\r\n"
            + body
            + b"\r\n--b"
            + mark
            + b"--"
        )
    with pytest.raises((TooLargeError, UnreadableError)):
        open_mail(HEAD + body)


@pytest.mark.parametrize("raw", [b"", b"Subject: only\r\n\r\n", HEAD + b"Content-Type: image/png\r\n\r\nxyz"])
def test_a_mail_without_text_is_unreadable(raw):
    with pytest.raises(UnreadableError):
        open_mail(raw)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_mail_or_an_error_of_ours(data):
    for raw in (data, HEAD + data, HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + data):
        try:
            assert open_mail(raw).text
        except (UnreadableError, TooLargeError):
            continue
