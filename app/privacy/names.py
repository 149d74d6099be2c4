"""Finds the customer's name, whole and in parts, as the brief gives it."""

import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from app.privacy.cues import cues, lowered
from app.privacy.hit import Hit
from app.text.compiled import compiled

_BLANK = r"[\s\u00a0]{1,3}"
_JOINT = r"[\s\u00a0.,_\-]{0,3}"
_GOES_ON = compiled(r"[ \t](?:[^\W\d_A-Z]|I\b)")
_SHOUTED_ON = compiled(r"[ \t]\w")
_COMBINING = compiled(r"[\u0300-\u036f]")
_OPENS = compiled(r"(?:\A|[.!?…:\n>*\-–—\"“(])\s*\Z")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


class _Part(NamedTuple):
    word: str
    text: str


class NameFinder:
    """Knows one customer's name. Titles stay: "Ms Adeyemi" becomes "Ms" and a placeholder."""

    def __init__(self, name: str | None) -> None:
        parts = _parts(name or "")
        self._canonical = {_fold(part.text): part for part in reversed(parts)}
        self._hints = tuple({v[:4] for part in parts for v in _variants(part.text)})
        self._pattern = _name_pattern(parts)

    def find(self, text: str) -> Iterator[Hit]:
        """Each mention, in order; what is put back is the brief's spelling where the mention differs in case only."""
        if not self._pattern:
            return
        flat = _flat(text)
        if not (_COMBINING.search(flat) or any(hint in flat for hint in self._hints)):
            return
        for match in self._pattern.finditer(flat):
            found = text[match.start() : match.end()]
            part = self._canonical.get(_fold(found))
            if part is None:
                yield Hit("NAME", *match.span(), f"name {_fold(found)}", found)
            elif part.word == "NAME" or _is_meant(text, *match.span()):
                yield Hit(part.word, *match.span(), f"name {_fold(part.text)}", part.text)


def _parts(name: str) -> tuple[_Part, ...]:
    """The whole name, then its parts: "Dr Jane van der Berg" has "Jane", "van der Berg" and "Berg"."""
    words = name.split()
    organisation = any(
        cues().says("organisation", word.lower().rstrip(".,")) or _has_digit(word) for word in words
    )
    if "," in name and not organisation:
        last, _, first = name.partition(",")
        name = f"{first} {last}"
        words = name.split()
    while words and cues().says("titles", words[0].lower().rstrip(".")):
        words = words[1:]
    titled = len(words) < len(name.split())
    if not words:
        return ()
    whole = _Part("NAME", " ".join(words))
    if organisation:
        return (whole,)
    particle = [cues().says("particles", word.lower()) for word in words]
    if len(words) == 1 or (titled and particle[0]):
        return _known_parts(
            _Part("SURNAME" if titled else "FIRSTNAME", whole.text), _Part("SURNAME", words[-1])
        )
    family = next((n for n in range(1, len(words) - 1) if particle[n]), len(words) - 1)
    return (
        whole,
        *_known_parts(
            _Part("SURNAME", " ".join(words[family:])),
            _Part("SURNAME", words[-1]),
            *(_Part("FIRSTNAME", word) for word in words[:family]),
            *(_Part("SURNAME", piece) for word in words[1:] if "-" in word for piece in word.split("-")),
        ),
    )


def _known_parts(*parts: _Part) -> tuple[_Part, ...]:
    """Without initials, and each spelling once."""
    told = {part.text: part for part in reversed(parts) if sum(map(str.isalpha, part.text)) > 1}
    return tuple(part for part in parts if told.get(part.text) is part)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _name_pattern(parts: tuple[_Part, ...]) -> re.Pattern[str] | None:
    if not parts:
        return None
    forms = []
    whole = parts[0].text.split()
    if parts[0].word == "NAME" and len(parts) > 1:
        first, last = _spelled(whole[0]), _spelled(parts[1].text)
        middle = rf"(?:{_BLANK}[^\W\d_]+\.?){{0,2}}?" if len(whole) > 2 else rf"(?:{_BLANK}[^\W\d_]\.?)?"
        initial = re.escape(_flat(whole[0][0]))
        forms += [
            f"{first}{middle}{_JOINT}{last}",
            f"{last},{_BLANK}{first}",
            rf"{initial}\.?{_BLANK}?{last}",
        ]
    forms += [_spelled(part.text) for part in sorted(parts, key=lambda p: -len(p.text))]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})(?=s?(?![^\W_]))")


def _spelled(text: str) -> str:
    """Every spelling of a name, in flat letters; accents may also follow their letters as signs of their own."""
    accent = r"[\u0300-\u036f]?" if len(text) <= 40 else ""
    return "|".join(
        _BLANK.join(accent.join([*map(re.escape, word), ""]) for word in variant.split())
        for variant in _variants(text)
    ).join(("(?:", ")"))


def _variants(text: str) -> tuple[str, ...]:
    """Without accents, with German letters written out, with either apostrophe, and as JSON writes it."""
    composed = unicodedata.normalize("NFC", text)
    spellings = (
        text, composed, composed.translate(_GERMAN), composed.replace("'", "’"), composed.replace("’", "'"),
        json.dumps(composed, ensure_ascii=False)[1:-1], json.dumps(composed)[1:-1],
    )  # fmt: skip
    return tuple(dict.fromkeys(sorted(map(_flat, spellings), key=len, reverse=True)))


@cache
def _letters() -> dict[int, str]:
    """Latin letters with accents, each with the letter beneath."""
    # A Greek s has another small form at the end of a word.
    flat = {ord("ς"): "σ"}
    for code in (*range(0x00DF, 0x0250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code).lower())[0]
        flat[code] = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "s"}.get(base, base)
    return flat


def _flat(text: str) -> str:
    """In lower case without accents, at the same length, so that offsets hold."""
    return lowered(text) if text.isascii() else lowered(text).translate(_letters())


def _fold(text: str) -> str:
    with suppress(ValueError):
        text = json.loads(f'"{text}"') if "\\" in text else text
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").casefold().translate(_GERMAN))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _is_meant(text: str, start: int, end: int) -> bool:
    """Whether a part of the name is meant where its word stands, and not the everyday word of that spelling."""
    found = text[start:end]
    if len(found) > 2 and not cues().says("everyday", found.lower()):
        return True
    if not found[0].isupper():
        return False
    shouted = len(found) > 1 and found.isupper()
    goes_on = (_SHOUTED_ON if shouted else _GOES_ON).match(text, end) is not None
    opens = shouted or _OPENS.search(text, max(0, start - 6), start) is not None
    return not (goes_on and opens)
