"""A clause in words to the customer, with what is still raw in it put right: whose mum it is, a colleague by name."""

import re

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.spoken.beside import Beside
from app.engines.builtin.notes.spoken.table import form, said
from app.text.grammar import lexicon


def polished(told: str, beside: Beside, setting: Setting) -> str:
    """The clause with "your" before somebody of theirs, a street with its capitals, and nobody named for a slip."""
    told = form("street").sub(
        lambda m: f"{m['name'].capitalize()} {m['way'].capitalize()}", _unnamed(told, beside, setting)
    )

    def owned(found: re.Match[str]) -> str:
        low = found.group().lower()
        return f"{said('your')} {low}" if low in beside.message else found.group()

    return form("kin_bare").sub(owned, told)


def _unnamed(told: str, beside: Beside, setting: Setting) -> str:
    """The clause with "my colleague" for one of the house who did something, where the fault is ours."""
    named = form("by_name").match(told) if beside.ours else None
    if named is None or named["name"].lower() in beside.message or named["name"] in setting.names:
        return told
    verb = named["verb"]
    past = verb == "was" or verb in lexicon().past or verb.endswith("ed")
    known = named[0] != named["name"] or sex_by_name(named["name"]) is not None
    return f"{said('colleague')}{told[named.end() :]}" if past and known else told
