"""Cleans a message and finds its visible part: what the customer wrote this time, without history and signature."""

import re

from app.model.value import Span, Value
from app.reading.history import lines_told
from app.reading.quoting import quoting
from app.text.compiled import compiled

_BREAK = compiled(r"\r\n?|[\u2028\u2029\u0085\x0b\x0c]")
_CONTROL = compiled(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
# Joiners shape some scripts and emoji; between other characters they only hide words from a reader.
_JOINER = compiled("(?<![\u0590-\u0fff\u1000-\u17ff\u2190-\u2bff\ufe0f\U0001f000-\U0001ffff])[\u200c\u200d]")
_TAG = compiled(
    r"</?(?:html|body|head|div|p|br|table|tr|td|span|"
    r"a|b|i|strong|em|ul|ol|li|font|img|style|blockquote|h[1-6])\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_DOCUMENT = compiled(
    r"\s*(?:<!doctype html|<html[\s>]|<body[\s>]|<div[\s>]|<p[\s>]|<table[\s>])", re.IGNORECASE
)
_PROBE = 20_000
# What may have to be mended: text that was decoded wrongly has two characters in a row that are not ASCII, or one that
# is no mark of a phone's keyboard.
_MENDABLE = compiled("[^\x00-\x7f‘’“”–—…£€]|[^\x00-\x7f]{2}|[&\x1b]")


class Visible(Value):
    """The visible part: its text, and the pieces of the cleaned message that it is made of.

    `announcing` are the places of header lines and of "On … wrote:", which are nobody's words.
    """

    text: str
    spans: tuple[Span, ...]
    announcing: tuple[tuple[int, int], ...] = ()

    def announces(self, at: int) -> bool:
        """Whether what stands there is told by a mail program."""
        return any(start <= at < end for start, end in self.announcing)


def clean(text: str) -> str:
    """The message as it will be read and quoted: decoded, in plain text, with line feeds, without hidden characters.

    Text that is evidently HTML is rendered. All offsets of a reading refer to the result.
    """
    text = _BREAK.sub("\n", text)
    if is_html(text):
        from app.reading import html

        text = html.to_text(text)
    if _MENDABLE.search(text):
        # Imported here: the most usual message has nothing to mend.
        import ftfy

        text = ftfy.fix_text(text, uncurl_quotes=False, fix_character_width=False, fix_line_breaks=False)
    return _JOINER.sub("", _CONTROL.sub("", text)).strip()


def is_html(text: str) -> bool:
    """Whether a text is HTML and not a text that speaks of it: it begins as a document does, or is full of tags."""
    probe = text[:_PROBE]
    if "<" not in probe:
        return False
    tags = _TAG.findall(probe)
    return bool(_DOCUMENT.match(probe) and tags) or len(tags) >= 6


def visible(text: str, language: str = "en") -> Visible:
    """The visible part of a cleaned message: quoted history, signatures, device lines and disclaimers left out.

    Answers between quoted lines stay. A message that would be left empty (all of it quoted or forwarded) is kept whole.
    Markers of all languages are looked for, since a header may be in another one than the message.
    """
    del language
    told = lines_told(text)
    pieces = _pieces(text, told.hidden)
    announcing = _places(text, told.announcing) if pieces else ()
    pieces = pieces or _pieces(text, frozenset()) or _whole(text)
    return Visible(
        text="\n\n".join(p.text for p in pieces), spans=tuple(pieces), announcing=tuple(announcing)
    )


def _whole(text: str) -> list[Span]:
    found: list[Span] = []
    _add(found, text, 0, len(text))
    return found


def _pieces(text: str, hidden: frozenset[int]) -> list[Span]:
    found: list[Span] = []
    at = 0
    for start, end in [*_gaps(text, hidden), (len(text), len(text))]:
        if start > at:
            _add(found, text, at, start)
        at = max(at, end)
    return found


def _gaps(text: str, hidden: frozenset[int]) -> list[tuple[int, int]]:
    """Stretches that are not seen: hidden lines, and HTML comments in plain text."""
    return sorted([*quoting().comments(text), *_places(text, hidden)])


def _places(text: str, numbers: frozenset[int]) -> list[tuple[int, int]]:
    """Where the lines of these numbers stand, each with its line feed."""
    found: list[tuple[int, int]] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        end = at + len(line) + 1
        if number in numbers:
            found.append((at, min(end, len(text))))
        at = end
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    body = piece.strip()
    if body:
        at = start + len(piece) - len(piece.lstrip())
        found.append(Span(text=body, start=at, end=at + len(body)))
