"""The page's own words in other languages: `locale/<language>/messages.po`, with the English text as the key."""

from collections.abc import Mapping, Sequence
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

LOCALES: Final[Mapping[str, str]] = {"en": "English", "de": "Deutsch", "es": "Español"}
"""The languages of the page, each by its own name, the first where none fits."""

_FOLDER = Path(__file__).resolve().parent / "locale"


@cache
def translations(language: str) -> NullTranslations:
    """What turns English into the language; English stays as it is."""
    path = _FOLDER / language / "messages.po"
    if language == "en" or not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def preferred(accept_language: str) -> str:
    """The language that an `Accept-Language` header likes best among ours."""
    for wanted in _by_weight(accept_language[:1000]):
        base = wanted.partition("-")[0].lower()
        if base in LOCALES:
            return base
    return next(iter(LOCALES))


@cache
def locale_of(language: str) -> Locale:
    """How dates and numbers are written in it."""
    return Locale.parse(language)


def _by_weight(header: str) -> Sequence[str]:
    found: list[tuple[float, str]] = []
    for part in header.split(","):
        name, _, weight = part.partition(";")
        try:
            found.append((float(weight.strip().removeprefix("q=") or 1), name.strip()))
        except ValueError:
            continue
    # With a weight of 0 a language is refused.
    return [name for weight, name in sorted(found, key=lambda pair: -pair[0]) if weight > 0]
