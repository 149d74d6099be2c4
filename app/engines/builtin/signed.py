"""The name that a customer signs with, where nobody has given one."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from app.engines.builtin.signed_by_two import signed_by_two
from app.model.reading import Reading
from app.text.compiled import compiled, longest_first
from app.text.sentence_marks import marks
from app.text.tables import table as locale_table
from app.text.tables import word_set
from app.text.weights import heart
from app.text.words import fold

_BEFORE, _AFTER = 60, 120
"""Characters before and after the end of what is visible in which a signature is looked for."""
_LAST_LINES = 4
"""Lines at the end among which one may be a name without a formula above it: an office or an address may follow."""
_NAMED = 2
"""Words from which on a line of words that no message holds is a name, wherever it stands."""

_WITH_PLACE = 110
"""Characters at the end in which a name with an address behind it is looked for."""
_REACHED = frozenset({"address", "reference", "phone", "email"})
"""Details of which one shows that the words before it are a name."""
_SHORT = 2
"""Letters of a word that is written in capitals without being shouted ("JP")."""

_WORD = r"(?![a-zß-ÿ])(?:[^\W\d_]{2,}(?:['’-][^\W\d_]+)*|[^\W\d_]['’][^\W\d_]+)"
_INITIAL = r"(?:[^\W\d_]\.?[ \t]+)"
_SMALL = compiled(r"[.!?\n][ \t]*(?:[-–—][ \t]*)?(?P<first>[a-z]{2,20}) (?P<last>[a-z]{3,20})[ \t.]*\Z")
_INITIALLED = compiled(r"[A-ZÀ-Þ]\.")
_ROLE = r"(?:(?:,|[ \t]+\()(?:[^.!?\n]|\b[Nn]o\.|\.(?=\w)){1,60})"
"""What may stand behind a name: "(daughter)", ", Choir Administrator", ", patient no. 55102"."""
_PARTICLE = r"(?:[ \t]+(?:de|del|della|di|da|dos|van|von|der|den|la|le|ten|ter|bin|al|el|y))"
_PARTICLES = frozenset(re.findall(r"\b[a-z]+(?=[|)])", _PARTICLE))
_LETTER = r"(?:[ \t]+[A-ZÀ-Þ]\b\.?)"


def signed(reading: Reading, company: str | None, table: Mapping[str, Any]) -> str | None:
    """The name that ends a message, with its title; None where it may be something else.

    `table` is the wording of greetings. Below a closing formula any name counts. Without one, what is surely no word of
    a message does: a name is used in the greeting, and "Hi British," to somebody who thanked an airline, or a nickname
    made of anger, is worse than none.
    """
    if not reading.visible_spans:
        return None
    end = max(span.end for span in reading.visible_spans)
    titles = tuple(table["titles"])
    never = {*table["never_signed"], *(company or "").lower().split()}
    two = signed_by_two(reading.text[:end], titles, _given_names())
    if two is not None and _is_name(two.replace(" and ", " "), never):
        return two
    found = _below_formula(reading.text, end, titles, never)
    if found is None:
        found = next(_alone(reading, end, table, never), None)
    return _in_small(reading.text[:end], never) if found is None else _with_title(found)


def _in_small(shown: str, never: Collection[str]) -> str | None:
    """A name in small letters behind the last sentence: "… again. john stubbs", of two words that only a name has."""
    found = _SMALL.search(shown.rstrip()[-_BEFORE:])
    if found is None or not {found["first"], found["last"]}.isdisjoint(never):
        return None
    named = fold(found["first"]) in _given_names() and not heart.knows(found["last"])
    return f"{found['first']} {found['last']}".title() if named else None


def _below_formula(
    text: str, end: int, titles: tuple[str, ...], never: Collection[str]
) -> re.Match[str] | None:
    start = max(0, end - _BEFORE)
    for found in _pattern(titles).finditer(text[start : end + _AFTER]):
        first, last = start + found.start(), start + found.end()
        # The formula may be hidden with the signature, but nothing stands between it and what is visible: what follows
        # an older mail is its own.
        between = text[end:first] if first > end else text[last:end]
        if not between.strip() and _is_name(found["name"], never):
            return found
    return None


def _alone(
    reading: Reading, end: int, table: Mapping[str, Any], never: Collection[str]
) -> Iterator[re.Match[str]]:
    """Names on a line of their own at the end, or behind the last sentence, in their order."""
    titles, shown = tuple(table["titles"]), reading.text[:end].rstrip()
    line = _line(titles)
    for text in _lines(shown, reading.text[end : end + _AFTER]):
        found = line.fullmatch(text)
        if found and _is_name(found["name"], never) and _is_sure(found, reading.language):
            yield found
    behind = _behind(titles).search(shown[-_BEFORE:])
    if behind and _is_name(behind["name"], never) and _is_known(behind) and _may_sign(behind, table):
        yield behind
    placed = _placed(titles).search(shown, max(0, len(shown) - _WITH_PLACE))
    if (
        placed
        and _is_name(placed["name"], never)
        and _is_reached(placed, reading, table)
        and (
            _is_known(placed) or (_is_sure(placed, reading.language) and _lives_there(placed, reading, table))
        )
    ):
        yield placed


def _may_sign(found: re.Match[str], table: Mapping[str, Any]) -> bool:
    """Whether a name behind a comma follows a word of thanks: "ask your manager, Mr Brown" names somebody else."""
    if not found[0].startswith(",") or "thanks_before" not in table:
        return True
    last = re.split(r"[.!?\n]", found.string[: found.start()])[-1].strip()
    return compiled(table["thanks_before"], re.IGNORECASE).search(last) is not None


def _is_reached(found: re.Match[str], reading: Reading, table: Mapping[str, Any]) -> bool:
    """Whether nothing but where they are to be reached, or a number of theirs, stands behind a name.

    A word for it may stand with it: "booking 77124". What the message speaks of as a thing is no name: "Oscar Sofa,
    order 77".
    """
    start, end = found.span("behind_it")
    details = [d for d in reading.details if d.type in _REACHED and start <= d.start and d.end <= end]
    rest = list(found["behind_it"])
    for detail in details:
        rest[detail.start - start : detail.end - start] = " " * (detail.end - detail.start)
    words = re.findall(r"[^\W\d_]+", "".join(rest))
    plain = all(word[0].isupper() or word in table.get("behind_name", ()) for word in words)
    things = set(re.findall(r"[a-z]+", reading.text[: found.start()]))
    named = found["title"] is not None or things.isdisjoint(found["name"].lower().split())
    return bool(details) and plain and named


def _lives_there(found: re.Match[str], reading: Reading, table: Mapping[str, Any]) -> bool:
    """Whether an address stands behind a name that no list knows: with a number it may as well be a product's."""
    start, end = found.span("behind_it")
    places = "|".join(map(re.escape, table.get("place_before", ())))
    if places and re.search(rf"\b(?:{places})\W*$", found.string[: found.start()], re.IGNORECASE):
        return False  # "It was your shop. Halfords Autocentre, 22 Station Road"
    return any(d.type == "address" and start <= d.start and d.end <= end for d in reading.details)


def _lines(shown: str, hidden: str) -> Iterator[str]:
    """The last lines of what is shown, and the signature below: up to where an older mail begins."""
    last = [line.strip() for line in shown.split("\n") if line.strip()]
    below = [line.strip() for line in hidden.split("\n") if line.strip()]
    yield from last[1:][-_LAST_LINES:]
    for line in below[:_LAST_LINES]:
        if line.startswith((">", "From:", "On ")):
            return
        yield line


@lru_cache(maxsize=8)
def _pattern(titles: tuple[str, ...]) -> re.Pattern[str]:
    formula = "|".join(longest_first(map(re.escape, marks().signoffs)))
    return compiled(
        rf"(?:^|(?<=[\s.!?]))(?i:{formula})(?:[,.!]+[ \t]*|[ \t]*\n)\s*{_name(titles)}{_ROLE}?[ \t.!]*(?:\n|$)",
        re.MULTILINE,
    )


@lru_cache(maxsize=8)
def _line(titles: tuple[str, ...]) -> re.Pattern[str]:
    """A line that may be a name: "- Philippa G.", "Len Gittins, 14 Orchard Rise", "Shanice x", "P. Gorringe (Mr)"."""
    return compiled(
        rf"(?:[-–—~*/]*|x{{1,3}})[ \t]*{_name(titles)}"
        rf"(?:{_ROLE}|[ \t]+[-–—|][^.!?\n]{{1,60}}|[ \t]+x+)?[ \t.]*"
    )


@lru_cache(maxsize=8)
def _behind(titles: tuple[str, ...]) -> re.Pattern[str]:
    role = rf"(?:,[ \t]*{_WORD}|[ \t]+\([^()\n]{{1,40}}\))"
    return compiled(rf"(?<!\b\w)[.!?,][ \t]+(?:[-–—][ \t]*)?{_name(titles)}{role}?(?:[ \t]+x+)?[ \t.]*\Z")


@lru_cache(maxsize=8)
def _placed(titles: tuple[str, ...]) -> re.Pattern[str]:
    """A name behind the last sentence with what may be an address or a number: "Alan Whitcombe, booking 77124"."""
    return compiled(
        rf"[.!?][ \t]+(?:[-–—][ \t]*)?{_name(titles)}(?:,|[ \t]+[-–—|])[ \t]*(?P<behind_it>[^!?\n]{{2,70}})\Z"
    )


def _name(titles: tuple[str, ...]) -> str:
    title = "|".join(map(re.escape, titles))
    return (
        rf"(?P<title>\(?(?i:{title})\b\.?\)?[ \t]+)?(?:(?i:{title})\b\.?[ \t]+)?"
        rf"(?P<name>(?:{_INITIAL}){{0,2}}{_WORD}(?:{_PARTICLE}{{0,2}}[ \t]+{_WORD}){{0,2}}{_LETTER}?)"
        rf"(?:,?[ \t]*\((?P<behind>(?i:{title}))\.?\))?"
    )


def _with_title(found: re.Match[str]) -> str:
    title = (found["title"] or found["behind"] or "").strip(" \t().")
    return " ".join([*([title.capitalize()] if title else []), *found["name"].split()])


def _is_name(name: str, never: Collection[str]) -> bool:
    # "A." is an initial, and no article.
    words = {word.lower().strip(".") for word in name.split() if not _INITIALLED.fullmatch(word)}
    capitals = all(word[0].isupper() or word in _PARTICLES for word in name.split())
    return capitals and not words & {*never}


def _is_sure(found: re.Match[str], language: str) -> bool:
    """Whether a line alone is a name: one that is known, or English letters whose words no message holds."""
    if _is_known(found):
        return True
    words = [word for word in found["name"].split() if len(word.strip(".")) > 1]
    heard = any(word.isupper() or all(heart.knows(part) for part in word.split("-")) for word in words)
    alone = found["name"].rstrip(".") == found.string.rstrip("x").strip(" \t.-–—~*")
    return language == "en" and not heard and (len(words) >= _NAMED or alone)


def _is_known(found: re.Match[str]) -> bool:
    """Whether a title, an initial before a name or a given name shows it."""
    first, *others = found["name"].split()
    initial = len(first.strip(".")) == 1 and bool(others)
    shouted = any(word.isupper() and len(word) > _SHORT for word in (first, *others))
    given = fold(first) in _given_names() and not shouted
    return bool(found["title"] or found["behind"]) or initial or given


@cache
def _given_names() -> frozenset[str]:
    names = locale_table("en", "given_names")
    return frozenset(fold(name) for sex in ("he", "she", "either") for name in word_set(names[sex]))
