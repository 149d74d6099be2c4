"""Tells which lines of a message are quoted history, signature, device line or disclaimer."""

from typing import NamedTuple

from app.reading.quoting import Quoting, quoting
from app.text.compiled import compiled

_BETWEEN = compiled(r"[\s|,·/()]+")
_PARTICLES = frozenset(
    {"of", "the", "and", "de", "der", "van", "von", "del", "di", "du", "la", "&", "im", "am", "e", "y", "et"}
)
_ROW_MAX = 75
_DOUBTFUL_MAX = 25
_SIGNATURE_LINES = 8
_FOOTER_LINES = 15
_BLOCK_KEYS = 6
"""Lines after "From:" in which the other header lines of a quoted message are looked for."""


class Told(NamedTuple):
    """Numbers (from 0) of lines: `hidden` are not the customer's words of this time; of `announcing` a mail program
    wrote every word (who wrote when, and to whom), save the subject.
    """

    hidden: frozenset[int]
    announcing: frozenset[int]


def lines_told(text: str) -> Told:
    """What the lines of a cleaned message are."""
    lines = text.split("\n")
    known = quoting()
    finder = _Finder(lines, known)
    hidden = finder.history()
    shown = [
        n for n, line in enumerate(lines) if n not in hidden and line.strip() and not line.startswith("<!--")
    ]
    announcing = frozenset(n for n in finder.headers if known.header_key(lines[n]) != "subject")
    if not shown:
        return Told(frozenset(finder.headers), announcing)
    return Told(frozenset(hidden | _below(lines, shown, known)), announcing)


class _Finder:
    """Walks down the lines once; `headers` are those that only announce what follows."""

    def __init__(self, lines: list[str], known: Quoting) -> None:
        self._lines = lines
        self._known = known
        self.headers: set[int] = set()
        # Where nothing visible stands above an announcement, what follows it is the message itself.
        self._worded = False

    def history(self) -> set[int]:
        hidden: set[int] = set()
        at = 0
        while at < len(self._lines):
            step = self._announced(at)
            if step:
                announced = set(range(at, at + step))
                self.headers |= announced
                hidden |= announced
                at += step
                if not self._quote_at(at) and self._worded:
                    self._announcements_from(at)
                    return hidden | set(range(at, len(self._lines)))
                at = self._past_quote(at, hidden)
                continue
            if self._known.is_quoted(self._lines[at]):
                at = self._past_quote(at, hidden)
                continue
            self._worded = self._worded or bool(
                self._lines[at].strip() and not self._known.is_rule(self._lines[at])
            )
            at += 1
        return hidden

    def _announcements_from(self, at: int) -> None:
        """Those of the older messages of a thread, below the newest."""
        while at < len(self._lines):
            step = self._announced(at)
            self.headers |= set(range(at, at + step))
            at += step or 1

    def _announced(self, at: int) -> int:
        """How many lines announce a quotation from here on; 0 where none does."""
        line = self._lines[at]
        if not line.strip() or self._known.is_quoted(line):
            return 0
        if self._known.is_separator(line):
            return 1 + self._header_block(self._next(at + 1), least=1)
        block = self._header_block(at, least=2)
        if block:
            return block
        limit = 4 if self._known.may_begin_introduction(line) else 1
        for count in range(1, limit + 1):
            rows = self._lines[at : at + count]
            if len(rows) < count or (count > 1 and not rows[-1].strip()):
                break
            if self._known.introduces("\n".join(rows), quote_follows=self._quote_at(at + count)):
                return count
        return 0

    def _header_block(self, at: int, *, least: int) -> int:
        """Lines of a block of header lines that begins with "From:"; counts from the line behind a separator too.

        Above all words any of them may come first: it is the head of a mail that was pasted whole.
        """
        first = self._known.header_key(self._lines[at]) if at < len(self._lines) else ""
        head = least > 1 and not self._worded
        if not first or (least > 1 and first != "from" and not head):
            return 0
        keys, last = [first], at
        for number in range(at + 1, min(at + 1 + _BLOCK_KEYS, len(self._lines))):
            if not self._lines[number].strip():
                break
            key = self._known.header_key(self._lines[number])
            if key:
                keys, last = [*keys, key], number
        found = len(keys) >= least and not (head and not self._is_of_mail(keys, self._lines[at : last + 1]))
        return last - at + 1 if found else 0

    def _is_of_mail(self, keys: list[str], lines: list[str]) -> bool:
        """A customer may begin with "From: Leeds", "To: York", or with a subject and a date of their own."""
        return "from" in keys and ("subject" in keys or any(map(self._known.is_addressed, lines)))

    def _next(self, at: int) -> int:
        while at < len(self._lines) and not self._lines[at].strip():
            at += 1
        return at

    def _quote_at(self, at: int) -> bool:
        at = self._next(at)
        return at < len(self._lines) and self._known.is_quoted(self._lines[at])

    def _past_quote(self, at: int, hidden: set[int]) -> int:
        """Hide a run of quoted lines, with blank lines inside and the rest of lines that were broken off."""
        at = self._next(at)
        last = at
        while at < len(self._lines):
            line = self._lines[at]
            if self._known.is_quoted(line):
                hidden.add(at)
                last = at
            elif line.strip() and not self._broken_off(at):
                break
            elif line.strip():
                hidden.add(at)
                last = at
            at += 1
        return last + 1

    def _broken_off(self, at: int) -> bool:
        above = self._lines[at - 1]
        below = self._lines[at + 1] if at + 1 < len(self._lines) else ""
        return self._known.is_quoted(above) and len(above) >= 60 and self._known.is_quoted(below)


def _below(lines: list[str], shown: list[int], known: Quoting) -> set[int]:
    """Device lines, "--" and disclaimers with what follows them, then the signature that is left at the end."""
    hidden: set[int] = set()
    for place, number in enumerate(shown):
        line = lines[number]
        if place and (known.is_sent_from(line) or (known.is_rule(line) and _ends_soon(shown, place, lines))):
            hidden |= set(shown[place:])
            break
        if place and known.is_disclaimer(line):
            hidden |= _paragraph_from(shown, place)
    left = [n for n in shown if n not in hidden]
    while left and (known.is_copy_line(lines[left[-1]]) or known.is_rule(lines[left[-1]])) and len(left) > 1:
        hidden.add(left.pop())
    return hidden | _signature(lines, left, known)


def _ends_soon(shown: list[int], place: int, lines: list[str]) -> bool:
    if len(shown) - place - 1 > _FOOTER_LINES:
        return False
    return all(len(lines[n]) <= 200 for n in shown[place + 1 :])


def _paragraph_from(shown: list[int], place: int) -> set[int]:
    found = {shown[place]}
    for before, number in zip(shown[place:], shown[place + 1 :], strict=False):
        if number != before + 1:
            break
        found.add(number)
    return found


def _signature(lines: list[str], left: list[int], known: Quoting) -> set[int]:
    """The last paragraph where it is a name with work, address or telephone number; a name alone stays."""
    block = _last_paragraph(left)
    if len(block) == len(left):
        return _inside(lines, block, known)
    rows = [lines[n].strip() for n in block]
    above = lines[left[len(left) - len(block) - 1]].strip()
    signed = known.signs_off(rows[0])
    names = rows[1:] if signed else rows
    if (
        not names
        or len(rows) > _SIGNATURE_LINES
        or above.endswith(":")
        or not _named(known.plain_name(names[0]))
    ):
        return set()
    if known.is_card(names[0]):
        return set(block)
    if len(names) == 1:
        return set(block) if _repeats(names[0], above) else set()
    doubtful = [r for r in names[1:] if not (_named(r) or known.is_contact(r))]
    short = all(len(r) <= _ROW_MAX for r in names[1:]) and all(len(r) <= _DOUBTFUL_MAX for r in doubtful)
    return set(block) if short and 2 * len(doubtful) <= len(names) - 1 else set()


def _last_paragraph(left: list[int]) -> list[int]:
    at = len(left) - 1
    while at > 0 and left[at - 1] == left[at] - 1:
        at -= 1
    return left[at:]


def _inside(lines: list[str], block: list[int], known: Quoting) -> set[int]:
    """A signature below the sign-off of a text of one paragraph: only lines that surely tell contact."""
    for place, number in enumerate(block):
        if place and known.signs_off(lines[number].strip()) and len(block) - place > 2:
            rest = [n for n in block[place + 2 :] if known.is_contact(lines[n])]
            return set(block[place + 2 :]) if rest else set()
    return set()


def _named(line: str) -> bool:
    """Whether a line is made of names: capitals nearly throughout, and no sentence."""
    parts = [w for w in _BETWEEN.split(line) if w]
    if not parts or not parts[0][0].isupper() or (line.endswith((".", "!", "?", ":")) and len(parts) > 3):
        return False
    capital = sum(not w[0].islower() or w in _PARTICLES for w in parts)
    return len(parts) <= 9 and capital >= 0.6 * len(parts)


def _repeats(line: str, above: str) -> bool:
    """Whether a line repeats a name that signed just above, with more ("J. Field", then "Jo Field, Owner")."""
    if len(above) > 40 or not ({",", "|", "-", "–"} & set(line)):
        return False
    words = {w.strip(".,") for w in line.split() if w[:1].isupper()}
    return bool(words & {w.strip(".,") for w in above.split() if len(w) > 2})
