"""Whose a thing is, said as English says it of somebody: "the booking of the school" → "the school's booking"."""

import re

from app.engines.builtin.notes.patterns import jotting, pattern


def with_owner_first(note: str, message: str) -> str:
    """The note with the owner before what is theirs; "your school's" where the message speaks of "our school".

    Only of what people and firms have ("the invoice of the shop"): "the side of the building" is good English.
    """

    def owned(found: re.Match[str]) -> str:
        who = found["who"]
        theirs = re.search(rf"\b(?:my|our) (?:[\w-]+ )?{who.lower()}\b", message, re.IGNORECASE)
        whose = jotting("your") if theirs else str(found["whose"]).lower()
        whose = whose.capitalize() if found["art"][:1].isupper() else whose
        return f"{whose} {who}'{'' if who.endswith('s') else 's'} {found['thing']}"

    return pattern("owner_behind").sub(owned, note)
