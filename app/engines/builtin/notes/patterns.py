"""The patterns by which notes are read, from `app/text/locale/<language>/jottings.yaml`."""

import re
from functools import cache

from app.text.guarded import Guarded, Several
from app.text.tables import table as locale_table


@cache
def pattern(name: str) -> Guarded:
    """The pattern called `name`; KeyError where there is none."""
    table = locale_table("en", "jottings")
    if name in table["cased"]:
        return Guarded(table["cased"][name])
    return Guarded(table["patterns"][name], re.IGNORECASE)


@cache
def patterns(name: str) -> Several:
    """The list of patterns called `name`."""
    return Several(Guarded(p, re.IGNORECASE) for p in locale_table("en", "jottings")[name])


def jotting(name: str) -> str:
    """A piece of wording for notes, such as how a label is said."""
    return str(locale_table("en", "jottings")[name])


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of the list called `name`."""
    return frozenset(str(locale_table("en", "jottings")[name]).split())
