"""Finds e-mail addresses, also where somebody wrote them for people: "jane (at) example (dot) com"."""

import re
from collections.abc import Iterator

from app.privacy.hit import Hit
from app.text.compiled import compiled

_AT = compiled(
    r"[ \t]?@[ \t]?|[ \t]?[\[({<][ \t]?(?:at|ät|arroba|arobase|chiocciola|apenstaartje|@)[ \t]?[\])}>][ \t]?"
    r"|[ \t](?:at|arroba|arobase|chiocciola)[ \t](?=[\w\-]{1,63}[ \t](?:dot|punto|punt|punkt|point|ponto)[ \t])",
    re.IGNORECASE,
)
_LOCAL = compiled(r"[\w.+%'’&\-]{1,254}\Z")
_SAID = "(?:dot|punto|punt|punkt|point|ponto)"
_DOT = rf"(?:\.|[ \t]?[\[({{<][ \t]?(?:{_SAID}|\.)[ \t]?[\])}}>][ \t]?|[ \t]{_SAID}[ \t])"
_DOMAIN = compiled(rf"[\w\-]{{1,63}}(?:{_DOT}[\w\-]{{1,63}}){{1,8}}|\[[\da-f.:]{{3,40}}\]", re.IGNORECASE)
_BARE = compiled(r"[^\W\d_][\w\-]{1,62}")


def emails(text: str) -> Iterator[Hit]:
    """Each address once, in order; the key is the address in lower case."""
    if not ("@" in text or _AT.search(text)):
        return
    done = 0
    for mark in _AT.finditer(text):
        local = _LOCAL.search(text, max(done, mark.start() - 254), mark.start())
        domain = _DOMAIN.match(text, mark.end())
        if not domain and mark.group() == "@":
            domain = _BARE.match(text, mark.end())
        if not local or not domain or not re.search(r"[^\W\d_]|\[", domain.group()):
            continue
        start = local.start() + len(local.group()) - len(local.group().lstrip(".'’%&-+"))
        if start < local.end():
            done = domain.end()
            yield Hit("EMAIL", start, done, text[start:done].lower(), text[start:done])
