"""Jotted pieces of a fixed form, of which nothing has to be guessed: "last visit 2 Nov", "corrected bill £191.15"."""

from app.engines.builtin.notes.expand import with_prepositions
from app.engines.builtin.notes.patterns import jotting, pattern


def set_form(bit: str, *, first: bool) -> str | None:
    """The piece as a statement, None where it has no such form; `first`: it begins its note."""
    if (last := pattern("last_one").fullmatch(bit)) is not None:
        when = last["when"].removeprefix("on ")
        told = jotting("last_one").format(which=last["which"], what=last["what"], when=when)
        told = told if when != "yesterday" else told.replace(f" on {when}", f" {when}")
        return told + (jotting("by_record").format(by=last["by"]) if last["by"] else "")
    for name in ("lasting", "worth"):
        if (value := pattern(name).fullmatch(bit)) is not None:
            return jotting("value_of").format(what=value["what"], value=value["value"])
    if first and (booked := pattern("booked_for").fullmatch(bit)) is not None:
        return jotting("booked_for").format(when=booked["when"])
    if (few := pattern("too_few").fullmatch(bit)) is not None:
        return jotting("too_few").format(when=few["when"] or "")
    if first and (over := pattern("overbooked").fullmatch(bit)) is not None:
        return jotting("overbooked").format(how=over["how"], when=over["when"] or "")
    if first and (bounds := pattern("bounds").fullmatch(bit)) is not None:
        return jotting("this_is").format(how=_with_the(bounds["how"]))
    return None


def please_orders(pieces: list[str]) -> str | None:
    """Pieces that all ask the customer to do something with the thing: "pls don't use, unplug"."""
    found = [pattern("please_not").fullmatch(bit) for bit in pieces]
    if not found or not pieces[0].lower().startswith("please ") or any(one is None for one in found):
        return None
    orders = [
        jotting("order_of_it").format(**{"not": one["not"] or "", "verb": one["verb"]})
        for one in found
        if one
    ]
    return jotting("please_orders").format(orders=f", {jotting('and')} ".join(orders))


def _with_the(how: str) -> str:
    """The words with "the" behind their preposition, where nothing stands there: "outside 7-day guarantee"."""
    return with_prepositions(pattern("bare_bounds").sub(r"\g<in> the ", how))
