"""Finds the customer's name, whole and in parts, as the brief gives it."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from app.privacy.cues import cues, lowered
from app.privacy.hit import Hit

_BLANK = r"[\s\u00a0]{1,3}"
_JOINT = r"[\s\u00a0.,_\-]{0,3}"
_OPENS = re.compile(r"(?:\A|[.!?…:\n>*\-–—\"“(])\s*\Z")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


class _Part(NamedTuple):
    word: str
    text: str


class NameFinder:
    """Knows one customer's name. Titles stay: "Ms Adeyemi" becomes "Ms" and a placeholder."""

    def __init__(self, name: str | None) -> None:
        parts = _parts(name or "")
        self._canonical = {_fold(part.text): part for part in reversed(parts)}
        self._hints = tuple({lowered(v)[:4] for part in parts for v in _variants(part.text)})
        self._pattern = _name_pattern(parts)

    def find(self, text: str) -> Iterator[Hit]:
        """Each mention, in order; what is put back is the brief's spelling where the mention differs in case only."""
        if not self._pattern:
            return
        low = lowered(text)
        if not any(hint in low for hint in self._hints):
            return
        for match in self._pattern.finditer(text):
            found = match.group()
            part = self._canonical.get(_fold(found))
            if part is None:
                yield Hit("NAME", *match.span(), f"name {_fold(found)}", found)
            elif part.word == "NAME" or _is_meant(text, match):
                yield Hit(part.word, *match.span(), f"name {_fold(part.text)}", part.text)


def _parts(name: str) -> tuple[_Part, ...]:
    """The whole name, then its parts: "Dr Jane van der Berg" has "Jane", "van der Berg" and "Berg"."""
    if "," in name:
        last, _, first = name.partition(",")
        name = f"{first} {last}"
    words = name.split()
    while words and cues().says("titles", words[0].lower().rstrip(".")):
        words = words[1:]
    titled = len(words) < len(name.split())
    if not words:
        return ()
    whole = _Part("NAME", " ".join(words))
    particle = [cues().says("particles", word.lower()) for word in words]
    if len(words) == 1 or (titled and particle[0]):
        return _known_parts(
            _Part("SURNAME" if titled else "FIRSTNAME", whole.text), _Part("SURNAME", words[-1])
        )
    if any(cues().says("organisation", word.lower().rstrip(".,")) or _has_digit(word) for word in words):
        return (whole,)
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
        forms += [
            rf"{first}{middle}{_JOINT}{last}",
            rf"{last},{_BLANK}{first}",
            rf"{re.escape(whole[0][0])}\.?{_BLANK}?{last}",
        ]
    forms += [_spelled(part.text) for part in sorted(parts, key=lambda p: -len(p.text))]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})(?=[sS]?(?![^\W_]))", re.IGNORECASE)


def _spelled(text: str) -> str:
    """Every spelling of a name: accents or none, and as JSON writes it."""
    return f"(?:{'|'.join(_BLANK.join(map(re.escape, v.split())) for v in _variants(text))})"


def _variants(text: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    spellings = (
        text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text), plain, text.translate(_GERMAN),
        text.replace("'", "’"), text.replace("’", "'"), json.dumps(text, ensure_ascii=False)[1:-1], json.dumps(text)[1:-1],
    )  # fmt: skip
    return tuple(dict.fromkeys(sorted(spellings, key=len, reverse=True)))


def _fold(text: str) -> str:
    try:
        text = json.loads(f'"{text}"') if "\\" in text else text
    except ValueError:
        pass
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").casefold().translate(_GERMAN))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """Whether a part of the name is meant where its word stands, and not the everyday word of that spelling."""
    found = match.group()
    if len(found) > 2 and not cues().says("everyday", found.lower()):
        return True
    if not found[0].isupper():
        return False
    follows = text[match.end() : match.end() + 3]
    goes_on = re.match(r"[ \t](?:[^\W\d_A-Z]|I\b)", follows) is not None
    opens = _OPENS.search(text, max(0, match.start() - 6), match.start()) is not None
    return not (goes_on and (opens or found.isupper()))
