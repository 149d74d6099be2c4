"""The placeholder, `[EMAIL-1-KXQ]`: how it is written, and how it is known again however a model spells it.

The last three letters are drawn from the brief, so a text that was written before cannot hold them but by chance, and
a placeholder is known without its brackets, in any case, and with other marks between its parts.
"""

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256

FAMILIES = {
    "EMAIL": "email", "PHONE": "phone", "CARD": "card", "IBAN": "iban", "SECRET": "secret", "REF": "reference",
    "FIRSTNAME": "name", "SURNAME": "name", "NAME": "name", "TEXT": "text",
}  # fmt: skip
"""The words of placeholders. Words of one family may stand for each other; the number says what is meant."""

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_MARK = r"[\s_\-‐‑–—.:*\\]"
_BETWEEN = rf"(?:\\n|\\u(?:20[0-9a-f]{{2}}|00a0)|{_MARK}){{0,4}}"
"""Blanks, dashes and the like, also as JSON writes them."""
_BETWEEN_BEGUN = rf"(?:\\n|\\u(?:2(?:0[0-9a-f]{{0,2}})?|0(?:0(?:a0?)?)?)?|{_MARK}){{0,4}}"
_PAD = r"[\s*_`]{0,3}"
_OTHER = r"[^\W\d_]{0,16}"
LONGEST = 160
"""Characters; no spelling of a placeholder that is known again is longer."""


class Placeholders:
    """The placeholders of one draft; `tag` is theirs alone."""

    def __init__(self, seed: str) -> None:
        digest = sha256(seed.encode("utf-8", "surrogatepass")).digest()
        self.tag = "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:3])

    def write(self, word: str, number: int) -> str:
        """The placeholder as the model is given it."""
        return f"[{word}-{number}-{self.tag}]"

    def find(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first placeholder from `start` on, in any spelling; see `told` for what it says."""
        for match in _candidates(text, start):
            if match[f"tag{_form(match)}"].upper() == self.tag:
                return match
        return None

    def begun(self, text: str, start: int = 0) -> int:
        """Where the end of the text may be the beginning of a placeholder; the length of the text where it is none."""
        match = _begun().search(text, max(start, len(text) - LONGEST))
        return match.start() if match else len(text)


def _candidates(text: str, start: int) -> Iterator[re.Match[str]]:
    """What is shaped like a placeholder, with any tag; one may begin inside another."""
    while match := _whole().search(text, start):
        yield match
        start = match.start() + 1


def _form(match: re.Match[str]) -> int:
    """Which of the forms matched: 0 to 2 have brackets, 3 has none."""
    return next(n for n in range(4) if match[f"tag{n}"])


def told(match: re.Match[str]) -> tuple[str | None, int]:
    """The family that a placeholder names (None where it names none that we know) and its number."""
    form = _form(match)
    word = re.sub(r"[^A-Z]", "", match[f"word{form}"].upper())
    return FAMILIES.get(word), int(match[f"number{form}"])


def _words(between: str) -> list[list[str]]:
    """The known words, each as its letters; a mark may stand inside "FIRSTNAME"."""
    words = [[*word] for word in FAMILIES]
    return [[*"FIRST", between, *"NAME"] if word == [*"FIRSTNAME"] else word for word in words]


_BRACKETS = ((r"\\{1,2}\[", r"\\{1,2}\]"), (r"\[", r"\]"), (r"[{<⟦]", r"[}>⟧]"))


_TAIL = [_BETWEEN_BEGUN, "[0-9]{1,6}", _BETWEEN_BEGUN, *["[A-Z]"] * 3]


@cache
def _whole() -> re.Pattern[str]:
    known = "|".join("".join(word) for word in _words(_BETWEEN))
    forms = []
    for n, (opening, closing) in enumerate(_BRACKETS):
        word = rf"(?P<word{n}>{known}|{_OTHER}-?{_OTHER})"
        forms.append(opening + _PAD + word + _numbered(n) + _PAD + closing)
    forms.append(rf"(?P<word3>{known})" + _numbered(3))
    return re.compile("|".join(forms), re.IGNORECASE)


def _numbered(n: int) -> str:
    return rf"{_BETWEEN}(?P<number{n}>[0-9]{{1,6}}){_BETWEEN}(?P<tag{n}>[A-Z]{{3}})"


@cache
def _begun() -> re.Pattern[str]:
    """What matches the end of a text that may go on to be a placeholder: each part may be the last."""
    known = [[*word, *_TAIL] for word in _words(_BETWEEN_BEGUN)]
    # The last part is left out: with it the placeholder is whole, and no longer begun.
    forms = [_growing(parts[:-1]) for parts in known]
    others = [_OTHER, "-?", _OTHER, *_TAIL]
    for opening, closing in _BRACKETS:
        lead = [r"\\{1,2}", r"\["] if opening.startswith(r"\\") else [opening]
        end = [r"\\{1,2}"] if closing.startswith(r"\\") else []
        forms += [_growing([*lead, _PAD, *parts, _PAD, *end]) for parts in (*known, others)]
    return re.compile(rf"(?:{'|'.join(forms)})\Z", re.IGNORECASE)


def _growing(parts: list[str]) -> str:
    grown = ""
    for part in reversed(parts):
        grown = f"{part}(?:{grown})?" if grown else part
    return grown
