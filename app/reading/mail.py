"""Stand-in until the real one lands."""

from app.model.value import Value


class Mail(Value):
    """A mail."""

    subject: str | None = None
    sender_name: str | None = None
    text: str = ""


def open_mail(raw: bytes) -> Mail:
    """Open."""
    return Mail(text=raw.decode())
