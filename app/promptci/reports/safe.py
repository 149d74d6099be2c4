"""Hostile text made harmless for every form: nothing invisible, nothing that steers a terminal, no second line."""

from app.text.compiled import compiled

_INVISIBLE = compiled(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Control characters, marks that turn the direction of writing, halves of characters: what XML 1.0 forbids and more."""


def visible(text: str) -> str:
    """The text with a � for each character that cannot be seen; line breaks and tabs stay."""
    return _INVISIBLE.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, most: int = 300) -> str:
    """The text on one line of at most `most` characters, the last an ellipsis where something is left out."""
    line = " ".join(visible(text).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
