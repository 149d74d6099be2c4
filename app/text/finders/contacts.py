"""Finds links, e-mail addresses and telephone numbers."""

import re
from collections.abc import Iterator

from app.text.compiled import compiled
from app.text.finders.found import Found
from app.text.finders.page import Page

_LINK = compiled(r"\b(?:https?://|www\.)[^\s<>\"'”’)\]]{1,2000}", re.IGNORECASE)
_DOMAIN = compiled(
    r"(?<![\w@.\-])(?:[a-z0-9][a-z0-9\-]{0,60}\.){1,4}"
    r"(?:com|org|net|co\.uk|io|eu|de|fr|es|it|nl|pt|com\.br)\b(?:/[^\s<>\"')\]]{0,500})?",
    re.IGNORECASE,
)
_EMAIL = compiled(r"(?<![\w.+\-])[\w.+\-]{1,64}@(?:[\w\-]{1,63}\.){1,5}[a-z]{2,24}\b", re.IGNORECASE)
_PHONE = compiled(
    r"(?<![\w+/\-])(?:\+|00|\(?0|\(\d{3}\))[\d ().\-/]{7,24}\d(?![\w/\-])|"
    r"(?<![\w\-])\d{3}[\-.]\d{3}[\-.]\d{4}(?![\w\-])"
)
_DOTTED = compiled(r"\.(?:com|org|net|co|io|eu|de|fr|es|it|nl|pt)\b", re.IGNORECASE)
_DIALLED = compiled(r"[\d ().\-/]{8}")
"""Without one of these there is no domain, and no telephone number, to look for."""
_DATE_LIKE = compiled(r"\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}")


def contacts(page: Page) -> Iterator[Found]:
    """E-mail addresses, links and telephone numbers of the text, in any order, perhaps overlapping."""
    text = page.text
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Found("email", match.start(), match.end(), frozenset({match.group().lower()}))
    links = [_LINK] if "://" in text or "www" in page.words else []
    for pattern in [*links, _DOMAIN] if _DOTTED.search(text) else links:
        for match in pattern.finditer(text):
            link = match.group().rstrip(".,;:!?")
            plain = re.sub(r"^(?:https?://)?(?:www\.)?", "", link.lower()).rstrip("/")
            yield Found("link", match.start(), match.start() + len(link), frozenset({plain}))
    if not (page.digits and _DIALLED.search(text)):
        return
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if 9 <= len(digits) <= 15 and not _DATE_LIKE.fullmatch(match.group()):
            yield Found("phone", match.start(), match.end(), frozenset({digits, digits[-9:]}))
