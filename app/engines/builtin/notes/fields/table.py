"""The words and wording of form fields, from `app/engines/builtin/locale/en/fields.yaml`."""

import re
from functools import cache

from app.engines.builtin.tables import Table
from app.text.compiled import compiled, longest_first

_TABLE = Table("fields")


def form(name: str) -> re.Pattern[str]:
    """The expression called `name`."""
    return _TABLE.shape(name)


@cache
def phrases(name: str) -> frozenset[str]:
    """The phrases of the list called `name`, which a bar parts."""
    return _parted(str(_TABLE.rows[name]))


@cache
def kinds() -> dict[str, str]:
    """What a label may end in, with the kind that makes it."""
    rows = _TABLE.rows["kinds"].items()
    return {one: str(kind) for kind, found in rows for one in _parted(str(found))}


def rewritten(name: str, text: str) -> str:
    """The text with the rows called `name` put in."""
    return _TABLE.rewrites(name).put_into(text)


def said(name: str, **values: str) -> str:
    """A piece of wording with its blanks filled."""
    return str(_TABLE.rows["said"][name]).format(**values)


def pairs(name: str) -> dict[str, str]:
    """The table called `name`: what stands in a field, and what is said for it."""
    return {str(key): str(value) for key, value in _TABLE.rows[name].items()}


@cache
def any_of(*names: str) -> str:
    """Any of the phrases of the lists of these names, as a part of an expression."""
    found = frozenset[str]().union(*map(phrases, names))
    return "|".join(re.escape(one).replace(r"\ ", " ").replace(r"\?", "?") for one in longest_first(found))


@cache
def day_forms() -> dict[str, re.Pattern[str]]:
    """The forms in which a day is written, with their names."""
    blanks = {"weekday": str(_TABLE.rows["weekday"]), "month": str(_TABLE.rows["month"])}
    return {
        str(name): compiled(_filled(str(found), blanks), re.IGNORECASE)
        for name, found in _TABLE.rows["day_forms"].items()
    }


@cache
def month_form(name: str) -> re.Pattern[str]:
    """The expression called `name`, with the months put in."""
    return compiled(_filled(str(_TABLE.rows[name]), {"month": str(_TABLE.rows["month"])}), re.IGNORECASE)


def _filled(written: str, blanks: dict[str, str]) -> str:
    for blank, found in blanks.items():
        written = written.replace(f"{{{blank}}}", found)
    return written


def _parted(found: str) -> frozenset[str]:
    return frozenset(" ".join(one.split()) for one in found.split("|"))
