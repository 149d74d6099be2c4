"""Stand-in until the real one lands."""

from app.model.value import Span, Value


class Visible(Value):
    """The visible part."""

    text: str
    spans: tuple[Span, ...]


def clean(text: str) -> str:
    """Clean."""
    return text.replace("\r\n", "\n")


def visible(text: str, language: str = "en") -> Visible:
    """All of it."""
    return Visible(text=text, spans=(Span(text=text, start=0, end=len(text)),))
