"""Takes out of a fact what is for the house alone, and says why: how a colleague is, what is held against them, whom
firms blame among themselves, and what only writes down what the customer says or wants.

It goes before the note is read. What stands beside it is then told as if it stood there alone, and the note for the
agent lists what was taken out.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.unsaid import Reason
from app.engines.builtin.notes.written import is_stopped, is_written
from app.engines.builtin.tables import read_table
from app.text.grammar import has_verb, lexicon, tokens
from app.text.guarded import Guarded, Several
from app.text.trimmed import trimmed

_SUBJECTLESS = frozenset({"not", "either", "part", "past", "third", "aux", "modal", "be", "sub", "adverb"})
"""Tags of a first word by which a piece goes on about what the piece before it named."""
_STANDS_LEAST = 3
"""Words of a clause from which on it can stand where its sentence stood."""
_HANGING = re.compile(r",? (?:just|exactly|precisely|even|only|and|but)$", re.IGNORECASE)
"""What hangs at the end of a clause once another was taken from behind it: "on page 6, just (as the tenant says)"."""
_BESIDE_LEAST = 8
"""The same where it is no cause and no result, but stands behind "and": what it leans on went with the other clause."""


class Parted(NamedTuple):
    """A note without what is not for the customer (`text`, perhaps empty), and each piece of that with its reason."""

    text: str
    held: tuple[tuple[str, Reason], ...]


def parted(note: str, setting: Setting) -> Parted:
    """The note without the pieces that are for the house alone."""
    if not setting.context.english:
        return Parted(note, ())
    note, held = _without_calls(note)
    reader = _Reader(setting, note)
    plain = _expression("aside").sub(lambda m: reader.without(m, held), note)
    if reader.why(plain) is None and not any(
        reader.why(piece, first=not k) for k, piece in enumerate(_all_pieces(plain))
    ):
        return Parted(plain if held else note, tuple(held))
    written = is_written(plain) or is_stopped(plain)
    text, more = reader.of_written(plain) if written else reader.of_jotted(plain)
    return Parted(text, (*held, *more))


def _without_calls(note: str) -> tuple[str, list[tuple[str, Reason]]]:
    """The note without the sentences that call out to colleagues, and those."""
    calls = _expressions("to_colleagues")
    sentences = _cut(note, "sentences")
    held: list[tuple[str, Reason]] = [(one.strip(), "internal") for one in sentences if calls.found_in(one)]
    return (" ".join(one for one in sentences if not calls.found_in(one)) if held else note), held


class _Reader:
    """Reads the pieces of one note beside the notes before it."""

    def __init__(self, setting: Setting, note: str) -> None:
        self._customer = setting.customer_name or ""
        self._message = (setting.text or "").lower()
        before = [*setting.before(note)[-1:], *_cut(note, "sentences")]
        self._of_colleague = any(_expression("colleague_acts").match(one) for one in before)

    def why(self, piece: str, *, first: bool = True) -> Reason | None:
        """Why a piece is not for the customer; None where nothing says so. `first`: it begins its note."""
        piece = piece.strip(" ,;.")
        if _expressions("theirs").found_in(piece):
            return "known"
        if _expressions("dispute").found_in(piece):
            return "blame"
        lists = ("of_itself",) if first else ("of_itself", "beside")
        private = any(_expressions(name).found_in(piece) for name in lists)
        private = private or self.about(piece) is not None
        return "internal" if private else None

    def about(self, piece: str) -> re.Match[str] | None:
        """What a piece says of how a colleague is; None where it is said of nobody of the house."""
        if found := _expression("of_colleague").search(piece):
            named = found["named"] or found["called"] or ""
            news = not named and _expression("admits_that").match(piece, found.start("does"))
            return None if news or self._is_customer(named) else found
        if self._of_colleague and (found := _expression("of_them").match(piece)):
            return found
        found = _expression("of_name").search(piece)
        name = found["named"] if found else ""
        known = bool(name) and sex_by_name(name) is not None and name.lower() not in self._message
        return found if known and not self._is_customer(name) else None

    def _is_customer(self, named: str) -> bool:
        return bool(named) and named.rpartition(" ")[2] in self._customer.split()

    def without(self, aside: re.Match[str], held: list[tuple[str, Reason]]) -> str:
        """An aside as it stands; nothing where it is private."""
        inner = str(aside["what"] or aside["who"])
        said = inner.partition(" ")[2] if aside["who"] else inner
        private = _expressions("in_aside").found_in(said)
        of_somebody = aside["who"] and _expression("does").match(inner)
        why: Reason | None = "internal" if private or of_somebody else self.why(inner, first=False)
        if why is None:
            return aside.group()
        held.append((inner, why))
        return ""

    def of_written(self, note: str) -> Parted:
        """Sentences are told, told without the clause that is private, or left out."""
        kept: list[str] = []
        held: list[tuple[str, Reason]] = []
        for sentence in _cut(note, "sentences"):
            why = self.why(sentence)
            clauses = [_HANGING.sub("", one.strip(" ,.")) for one in _expression("joins").split(sentence)]
            whole = why is None and not any(map(self.why, clauses))
            told = sentence if whole else self._rest(sentence, clauses)
            if told:
                kept.append(told)
            if not whole:
                held.append((sentence.strip(" ."), why or self._first_reason(clauses)))
        return Parted(" ".join(map(_sentence, kept)), tuple(held))

    def _rest(self, sentence: str, clauses: Sequence[str]) -> str:
        """What of a sentence can stand without its private clause; nothing where that is not sure."""
        found = self.about(sentence)
        goes_on = re.match(r" and (?=\w+)", sentence[found.end() :]) if found else None
        if found and goes_on and len(clauses) == 1:
            verb = sentence[found.end() + goes_on.end() :]
            row = tagged(verb, inner=True)
            if row and row[0].tag in {"past", "either", "third"}:
                return f"{sentence[: found.start('does')].rstrip()} {verb}"
        open_ones = [one for one in clauses if self.why(one) is None]
        if len(open_ones) != 1 or len(clauses) == 1:
            return ""
        words = tokens(open_ones[0])
        cause = _expression("as_cause").search(sentence) is not None
        stands = len(words) >= (_STANDS_LEAST if cause else _BESIDE_LEAST) and has_verb(open_ones[0])
        leans = words[:1] and words[0] in lexicon().third_persons | {"it", "this", "that"}
        return open_ones[0] if stands and not leans else ""

    def _first_reason(self, clauses: Sequence[str]) -> Reason:
        return next((why for one in clauses if (why := self.why(one))), "internal")

    def of_jotted(self, note: str) -> Parted:
        """Pieces are kept or left out; what goes on about one that is left out goes with it."""
        if (why := self.why(note)) == "blame":
            return Parted("", ((note, why),))  # who says what against whom is one matter
        kept: list[str] = []
        held: list[tuple[str, Reason]] = []
        dropped: Reason | None = None
        for mark, piece in _marked(note):
            why = self.why(piece, first=not mark) or (dropped if dropped and _leans(piece) else None)
            rest = self._head(piece) if why and not dropped else ""
            if rest or why is None:
                kept += [mark if kept else "", rest or piece]
            if why and dropped:
                held[-1] = (f"{held[-1][0]}{mark}{piece}", dropped)
            elif why:
                held.append((piece, why))
            dropped = why
        return Parted(trimmed("".join(kept), " ,;.-"), tuple(held))

    def _head(self, piece: str) -> str:
        """What of a jotted piece stands before the cause that is private."""
        head, cause, rest = _first_split(piece)
        return head.strip(" ,") if cause and self.why(rest) and self.why(head) is None else ""


def _first_split(piece: str) -> tuple[str, str, str]:
    found = _expression("causes").search(piece)
    return (piece[: found.start()], found.group(), piece[found.end() :]) if found else (piece, "", "")


def _leans(piece: str) -> bool:
    """Whether a piece goes on about what was named before it."""
    row = tagged(piece.strip(), inner=True)
    return _expression("leans").match(piece.strip()) is not None or not row or row[0].tag in _SUBJECTLESS


def _sentence(text: str) -> str:
    text = text.strip(" ,;")
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def _all_pieces(note: str) -> Iterator[str]:
    yield from _cut(note, "pieces")
    yield from _expression("joins").split(note)


def _cut(note: str, name: str) -> list[str]:
    return [one for one in _expression(name).split(note.strip()) if one.strip()]


def _marked(note: str) -> Iterator[tuple[str, str]]:
    """The pieces of a jotted note, each with the mark before it."""
    at, mark = 0, ""
    for found in _expression("pieces").finditer(note):
        yield mark, note[at : found.start()]
        at, mark = found.end(), found.group()
    yield mark, note[at:]


@cache
def _table() -> dict[str, Any]:
    return read_table("private")


@cache
def _expressions(name: str) -> Several:
    return Several(Guarded(one.replace("{who}", _table()["who"]), re.IGNORECASE) for one in _table()[name])


@cache
def _expression(name: str) -> Guarded:
    """The expression of the table, or one that is put together of what somebody is and what is said of them."""
    table = _table()
    does = rf"(?P<does>{table['helpers']}(?:{'|'.join(table['about_them'])}))"
    somebody = rf"(?:{table['who']})\b(?:,? (?P<called>{table['called']}))?|(?P<named>{table['named']})"
    made = {
        "does": does,
        "of_colleague": rf"\b(?:{somebody})'?s?,? {does}",
        "of_them": rf"(?:{table['they']})(?:'s|'d|'ve|'re)? {does}",
        "of_name": rf"(?<![\w-])(?P<named>{table['called']}) {does}",
    }
    return Guarded(made.get(name) or table[name], re.IGNORECASE)
