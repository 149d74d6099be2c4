"""The word classes by which telegraphic English is read, from `app/text/locale/en/telegraph.yaml`."""

from functools import cache
from typing import Any

from app.text.tables import table as locale_table


@cache
def telegraph(name: str) -> frozenset[str]:
    """The words of a class; KeyError where there is none."""
    return frozenset(str(locale_table("en", "telegraph")[name]).split())


@cache
def fixed_phrases() -> frozenset[str]:
    """Preposition and noun that stand without an article: "in stock"."""
    return frozenset(" ".join(p.split()) for p in str(locale_table("en", "telegraph")["fixed"]).split("|"))


def piece(name: str) -> str:
    """A word that is supplied, such as "we"."""
    return str(locale_table("en", "telegraph")[name])


def pieces(name: str) -> dict[str, Any]:
    """Words that are supplied, by what calls for them."""
    return dict(locale_table("en", "telegraph")[name])
