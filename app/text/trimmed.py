"""A piece of text without the marks at its ends."""

from app.text.compiled import compiled

_MINUS = compiled(r"\s*-(?=\d)")


def trimmed(text: str, marks: str = " ,;-") -> str:
    """The text without these marks before and behind it; a minus before a figure is none: "-2.25 is in stock"."""
    below = "-" if _MINUS.match(text) else ""
    return f"{below}{text.strip(marks)}"
