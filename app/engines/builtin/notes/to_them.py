"""A jotted note in words to the customer, where it is sure who is who."""

from app.engines.builtin.notes.expand import expand, is_clean
from app.engines.builtin.notes.options import yours
from app.engines.builtin.notes.others import customers_own, of_customer, unveiled, veiled
from app.engines.builtin.notes.second_person import in_second_person
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.shorthand import with_their_name
from app.text.grammar import tokens

_SOMEBODY = frozenset(
    ("he", "him", "his", "she", "her", "hers", "he'd", "she'd", "he'll", "she'll", "he's", "she's")
)
_OWN = frozenset(("me", "my", "mine"))
"""Words for somebody of whom it is not sure who it is, and for who jotted the note."""


def to_them(note: str, setting: Setting, *, offered: bool = False, own: bool = False) -> str | None:
    """A jotted note written out and in words to the customer; None where shorthand or a doubt of persons is left.

    With `own`, who jotted it may stay "me" in it: it is who signs.
    """
    expanded = expand(setting.context.priced(note.strip().lstrip("+ ")), setting.names, whole=True)
    named = with_their_name(expanded.text, setting.customer_name)
    named = customers_own(named, setting.text or "") if offered else of_customer(named, setting)
    if offered and veiled(named, setting.text or "") != named:
        return None  # somebody of theirs, who stays "her"
    shifted = in_second_person(named, note, setting, offered=offered)
    told = unveiled(shifted.text)
    somebody = not (_SOMEBODY if own else _SOMEBODY | _OWN).isdisjoint(tokens(told)) or not (
        shifted.certain and is_clean(told)
    )
    return None if somebody else yours(told)
