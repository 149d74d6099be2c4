"""The reader of `quoting.yaml`: how lines of quoted history, signatures and disclaimers are told."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

from app.kept.yaml_text import parsed
from app.text.compiled import compiled
from app.text.sentence_marks import marks
from app.text.words import fold

_LINE_MAX = 400
"""Characters of a line that are looked at; no mail program writes a longer header."""
_QUOTED = compiled(r"\s*(?:[>»]|\|(?:\s|$)|[A-Z]{1,3}>)")
_RULED = compiled(r"\s*\**[-_=–—*~#]{2,}\s*(.*?)\s*[-_=–—*~#:>]{0,200}\**\s*$")
_RULE = compiled(r"\s*[-_=–—*~]{2,}\s*$|\s*—\s*$")
_KEY = compiled(r"[\s>*_]{0,8}([^\W\d_][^\n:*<@]{0,20}?)\s?\**\s?:")
_PLACED = compiled(r"@|\d{1,2}[:.h]\d\d|\b(?:19|20)\d\d\b")
_ADDRESSED = compiled(r"<[^<>\s]{0,80}@?[^<>\s]{0,200}>|\S@\S")
_PRONOUNS = compiled(r"\((?:she|he|they|her|him|ze)\s?/\s?[a-z]{2,5}\)", re.IGNORECASE)
_COPY = compiled(r"\s*(?:b?cc|encl?s?)\s?[:.]", re.IGNORECASE)


class Quoting:
    """Tells lines apart by what mail programs write; built once."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._wrote = tuple(sorted({fold(w) for w in table["wrote"]}))
        self._begins = frozenset(fold(w) for w in str(table["begins"]).split())
        self._from = frozenset(fold(w) for w in table["from"])
        self._subject = frozenset(fold(w) for w in table["subject"])
        self._keys = frozenset(fold(w) for w in table["header"])
        self._separators = frozenset(fold(w) for w in table["separators"])
        self._sent_from = tuple(fold(w) for w in table["sent_from"])
        self._disclaimers = tuple(fold(w) for w in table["disclaimers"])
        self._signature = frozenset(fold(w) for w in str(table["signature_words"]).split())

    def is_quoted(self, line: str) -> bool:
        """A line behind ">" and its like."""
        return _QUOTED.match(line) is not None

    def is_rule(self, line: str) -> bool:
        """A line of dashes and no more; also the "--" above a signature."""
        return _RULE.match(line[:_LINE_MAX]) is not None

    def is_separator(self, line: str) -> bool:
        """As in "-----Original Message-----" and its like."""
        match = _RULED.match(line[:_LINE_MAX])
        inside = fold(match.group(1) if match else line).strip(" :>*")
        if inside in self._separators:
            return match is not None or line.rstrip().endswith(":")
        return bool(match and inside and self._names_writer(inside) and line.rstrip().endswith(("-", "=")))

    def header_key(self, line: str) -> str:
        """As in "from", "subject" or "other" where the line is a header line of a message, else nothing."""
        match = _KEY.match(line[:_LINE_MAX])
        if not match:
            return ""
        key = fold(match.group(1)).strip()
        if key in self._from:
            return "from"
        if key in self._subject:
            return "subject"
        return "other" if key in self._keys else ""

    def is_addressed(self, line: str) -> bool:
        """Whether a line holds an address of mail."""
        return _ADDRESSED.search(line[:_LINE_MAX]) is not None

    def introduces(self, text: str, *, quote_follows: bool) -> bool:
        """Whether a line (or a few, joined) introduces a quotation: "On … wrote:"."""
        line = " ".join(text.split())
        if not line or len(line) > _LINE_MAX:
            return False
        ends = line.endswith((":", "：", "----", "---"))
        if not ends and not quote_follows:
            return False
        if self._names_writer(fold(line)):
            placed = _PLACED.search(line) is not None
            return (
                placed
                if ends and not quote_follows
                else placed or any(c.isdecimal() for c in line) or '"' in line
            )
        return _ADDRESSED.search(line) is not None and any(c.isdecimal() for c in line) and len(line) < 250

    def may_begin_introduction(self, line: str) -> bool:
        """Whether an introduction of more than one line may begin here."""
        first = line.split(None, 1)[0] if line.strip() else ""
        return fold(first).strip(",.") in self._begins or first[:1].isdecimal() or "<" in line

    def is_sent_from(self, line: str) -> bool:
        """As in "Sent from my iPhone" and its like."""
        return len(line) <= 200 and fold(line).strip(" \t*_-[(").startswith(self._sent_from)

    def is_disclaimer(self, line: str) -> bool:
        """The first line of a paragraph that stands under every message of a company."""
        return fold(line[:120]).strip(' \t*_-[("').startswith(self._disclaimers)

    def is_copy_line(self, line: str) -> bool:
        """As in "cc: …", "Encl."."""
        return len(line) <= 120 and _COPY.match(line) is not None

    def is_contact(self, line: str) -> bool:
        """A line of a signature that tells work, address, telephone number or motto."""
        if _ADDRESSED.search(line) or " | " in line or line[:1] in "\"'“‘" or line.startswith("www."):
            return True
        if sum(c.isdecimal() for c in line) >= 4 or line[:1].isdecimal():
            return True
        words = {w.strip(".,:;()") for w in fold(line).split()}
        return bool(words & self._signature)

    def is_card(self, line: str) -> bool:
        """The first line of a signature that no one types each time: "Jo Field | Owner", "Jo Field (she/her)"."""
        return " | " in line or _PRONOUNS.search(line) is not None

    def plain_name(self, line: str) -> str:
        """The line without pronouns behind a name."""
        return _PRONOUNS.sub("", line).strip()

    def signs_off(self, line: str) -> bool:
        """A sign-off in any language."""
        return marks().signs_off(line)

    def comments(self, text: str) -> list[tuple[int, int]]:
        """Places of HTML comments in plain text."""
        found: list[tuple[int, int]] = []
        start = text.find("<!--")
        while start >= 0:
            end = text.find("-->", start)
            if end < 0:
                break
            found.append((start, end + 3))
            start = text.find("<!--", end + 3)
        return found

    def _names_writer(self, folded: str) -> bool:
        return any(verb in folded for verb in self._wrote)


@cache
def quoting() -> Quoting:
    """Read `quoting.yaml` once."""
    text = (files("app.reading") / "quoting.yaml").read_text(encoding="utf-8")
    return Quoting(parsed(text))
