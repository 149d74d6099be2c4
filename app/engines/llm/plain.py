"""Makes plain text of what a model wrote: no markdown, no HTML, no quoted mail."""

import re
from html import unescape

from app.text.compiled import compiled

_TAG = compiled(r"</?[a-zA-Z][^<>\n]{0,500}>|<!--.*?-->", re.DOTALL)
_BREAK = compiled(r"<(?:br|/p|/div|/li)\b[^<>\n]{0,200}>", re.IGNORECASE)
_LINK = compiled(r"!?\[(?P<label>[^\[\]\n]{0,300})\]\((?P<target>[^()\s]{0,500})(?:\s+\"[^\"\n]*\")?\)")
_HEADING = compiled(r"^[ \t]{0,3}#{1,6}[ \t]+", re.MULTILINE)
_FENCE = compiled(r"^[ \t]*(?:```|~~~)[^\n]*$\n?", re.MULTILINE)
_BULLET = compiled(r"^(?P<indent>[ \t]*)[*•+][ \t]+", re.MULTILINE)
_RULE = compiled(r"^[ \t]*(?:[-*_][ \t]*){3,}$\n?", re.MULTILINE)
_STRONG = compiled(r"\*\*|(?<![\w/])__(?=\S)|(?<=[^\s/])__(?![\w/])|`")
_EMPHASIS = compiled(
    r"(?<![\w*/])\*(?=[^\s*])|(?<=[^\s*/])\*(?![\w*/])|(?<![\w/])_(?=[^\W_])|(?<=[^\W_]|[.!?,])_(?![\w/])"
)
_AUTOLINK = compiled(r"<(?P<target>https?://[^<>\s]{1,500}|[^<>\s@]{1,100}@[^<>\s]{1,100})>")
_ENTITY = compiled(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#[xX][0-9a-fA-F]{1,6});")
_QUOTED = compiled(r"^[ \t]*>[^\n]*$\n?", re.MULTILINE)
_BLANKS = compiled(r"\n[ \t]*\n\s*")
_ENDS = compiled(r"[ \t]+$", re.MULTILINE)
_HISTORY = compiled(r"^[ \t]*-{3,}[ \t]*\w[^\n]{0,80}\w[ \t]*-{3,}[ \t]*$", re.MULTILINE)
_CONTROL = compiled(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")

LINE = 200
"""Characters of a line that heads an older mail, at most."""

_OPEN = compiled(r"<(?:!--|/?[a-zA-Z])[^<>]{0,500}$|!?\[[^\[\]\n]{0,300}$|\]\([^()\n]{0,500}$|&#?\w{0,8}$")


def plain(text: str) -> str:
    """The words alone; paragraphs, list items and line breaks stay. White space in front stays, at the end it goes.

    A link keeps its label and its address, so that the checks see the address; a quoted line goes whole.
    """
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _BREAK.sub("\n", text)
    text = _TAG.sub("", _AUTOLINK.sub(r"\g<target>", text))
    # Once more, since what an entity hides may be a tag.
    text = _TAG.sub("", _ENTITY.sub(lambda entity: unescape(entity.group()), text))
    for pattern in (_FENCE, _RULE, _QUOTED):
        text = pattern.sub("", text)
    text = _LINK.sub(_written_out, text)
    text = _BULLET.sub(r"\g<indent>- ", _HEADING.sub("", text))
    text = _EMPHASIS.sub("", _STRONG.sub("", text))
    return _BLANKS.sub("\n\n", _ENDS.sub("", text))


def history_at(text: str, after: int = 0) -> int | None:
    """Where an older mail begins under a line such as "-----Original Message-----"; nothing where there is none."""
    match = _HISTORY.search(text, after)
    return match.start() if match else None


def opens_markup(text: str) -> bool:
    """Whether the text ends inside a tag, a link or an entity, so that what comes next belongs to it."""
    return bool(_OPEN.search(text))


def _written_out(match: re.Match[str]) -> str:
    label, target = match["label"].strip(), match["target"]
    if not label or label == target or label in target:
        return target
    return f"{label} ({target})" if target else label
