"""Opens a raw mail: subject, sender's name, date, and the text of its body; attachments are never opened."""

from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.parser import BytesParser

from app.errors import TooLargeError, UnreadableError
from app.model.value import Value
from app.reading import visible

BYTES_MAX = 10 * 1024 * 1024
PARTS_MAX = 200
DEPTH_MAX = 20
_HEADER_MAX, _SHOWN_MAX = 1_000, 8_000
"""Characters of a header as it was sent, and of one of those that are shown, which may be written in code."""
_UNREAD = (ValueError, LookupError, AttributeError, TypeError, OverflowError, RecursionError)
"""What the library raises for a header that it cannot parse."""
_SUBJECT_MAX = 1000
_NAME_MAX = 200


class Mail(Value):
    """What a mail says; `text` is cleaned, with history and signature still in it (see `visible.visible`)."""

    subject: str | None = None
    sender_name: str | None = None
    text: str
    date: datetime | None = None


class _Short(policy.EmailPolicy):
    """Reads headers as the library does, and no further than mails go: it takes the square of their length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[: _SHOWN_MAX if name.lower() in _SHOWN else _HEADER_MAX]


_SHOWN = frozenset({"subject", "from"})
_SHORT = _Short()


def open_mail(raw: bytes) -> Mail:
    """Read a mail (RFC 5322) from its bytes; plain text is preferred to HTML, broken encodings survive.

    Raises TooLargeError beyond 10 MiB, 200 parts or a depth of 20, and UnreadableError where no text
    is found or the file is none of a mail.
    """
    if len(raw) > BYTES_MAX:
        raise TooLargeError("The mail is too large.", hint="At most 10 MiB are read.")
    try:
        message = BytesParser(policy=_SHORT).parsebytes(raw)
        text = _text(list(_parts(message)))
    except (MessageError, RecursionError, ValueError, IndexError) as error:
        raise UnreadableError(
            "The mail could not be read.", hint="It may have been cut off on its way."
        ) from error
    if not message.keys() and b"\0" in raw:  # a picture or the like, and no saved mail
        raise UnreadableError("The file is no mail.", hint="Save the mail as .eml, or paste its text.")
    if not text:
        raise UnreadableError("The mail holds no text.", hint="Attachments and pictures are not read.")
    return Mail(subject=_subject(message), sender_name=_sender(message), text=text, date=_date(message))


def _parts(message: Message) -> Iterator[EmailMessage]:
    """The parts that hold no others, in order; what is attached, or inside an attached mail, is left out."""
    stack: list[tuple[Message, int]] = [(message, 1)]
    seen = 0
    while stack:
        part, depth = stack.pop()
        seen += 1
        if seen > PARTS_MAX or depth > DEPTH_MAX:
            raise TooLargeError(
                "The mail has too many parts.", hint=f"At most {PARTS_MAX} parts, {DEPTH_MAX} deep, are read."
            )
        if part.is_multipart():
            if part.get_content_type() != "message/rfc822" or depth == 1:
                stack += [
                    (p, depth + 1)
                    for p in reversed(list(part.iter_parts() if isinstance(part, EmailMessage) else []))
                ]
        elif isinstance(part, EmailMessage) and not _is_attached(part):
            yield part


def _is_attached(part: EmailMessage) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or part.get_filename() is not None
    except _UNREAD:  # a header that the library cannot parse
        return True


def _text(parts: list[EmailMessage]) -> str:
    for kind in ("text/plain", "text/html"):
        found = []
        for part in parts:
            if part.get_content_type() == kind:
                body = _decoded(part)
                if kind == "text/html":
                    from app.reading import html

                    body = html.to_text(body)
                found.append(visible.clean(body))
        text = "\n\n".join(piece for piece in found if piece)
        if text:
            return text
    return ""


def _decoded(part: EmailMessage) -> str:
    """The part's text: in the encoding that it names, else in UTF-8, else in Windows-1252, which takes every byte."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(payload or "").encode("utf-8", "replace")
    for encoding in (part.get_content_charset(), "utf-8"):
        try:
            return data.decode(encoding or "utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def _header(message: Message, name: str) -> str:
    try:
        return visible.clean(str(message.get(name) or "")).replace("\n", " ").strip()
    except _UNREAD:  # a header that the library cannot parse
        return ""


def _subject(message: Message) -> str | None:
    return _header(message, "subject")[:_SUBJECT_MAX] or None


def _sender(message: Message) -> str | None:
    try:
        addresses = getattr(message.get("from"), "addresses", ())
        name = addresses[0].display_name if addresses else ""
    except _UNREAD:  # as above
        return None
    return visible.clean(str(name)).strip(" \"'")[:_NAME_MAX] or None


def _date(message: Message) -> datetime | None:
    try:
        found = getattr(message.get("date"), "datetime", None)
    except _UNREAD:  # as above
        return None
    return found if isinstance(found, datetime) else None
