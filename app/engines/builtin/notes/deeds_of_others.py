"""Tells what a courier or a supplier did to a thing as what was done to it: "your parcel was lost at the Hull depot".

A reply blames nobody. What happened is told all the same, and so is where and when.
"""

from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.telegraph.articles import is_plural
from app.text.grammar import tokens
from app.text.tables import table as locale_table

_SEVERAL = frozenset({"two", "three", "four", "five", "both"})


def as_suffered(text: str) -> str:
    """The sentence with the thing before what was done to it; as it stands where it tells no such deed."""
    stop = "." if text.endswith(".") else ""
    found = pattern("done_by_other").match(text.removesuffix("."))
    if found is None:
        return text
    table = locale_table("en", "jottings")
    words = tokens(found["thing"])
    several = words[0] in _SEVERAL or is_plural(words[-1])
    deed = table["past_of"].get(found["deed"].lower(), found["deed"])
    told = str(table["done_by_other"]).format(
        thing=f"{jotting('the')} {found['bare']}" if found["bare"] else found["thing"],
        be="were" if several else "was",
        deed=deed,
        rest=found["rest"],
    )
    return f"{capitalised(told)}{stop}"
