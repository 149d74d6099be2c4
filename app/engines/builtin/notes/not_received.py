"""Tells what the customer did not send or do as what we have not received, or as what is not done: no reproach."""

from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.tables import Table
from app.text.compiled import compiled

_TABLE = Table("not_received")
_WAYS = ("past", "present", "asked", "undone")
_SENT = _WAYS[:2]
_WHO = compiled(r"^(?:[Tt]he )?(?:[Cc]ust(?:omer)?|[Cc]lient|[Ss]?[Hh]e|[Tt]hey)(?= )")
"""How a note calls the customer that does not say "you"."""


def as_not_received(sentence: str) -> str:
    """The sentence in that form: "You did not upload the form." → "We did not receive the form."; else as it is."""
    plain = sentence.replace("’", "'")
    another = _TABLE.shape("another").search(plain) is not None
    for way in _WAYS:
        if another and way in _SENT:
            continue
        found = _TABLE.shape(way).match(plain)
        if found is not None:
            told = _TABLE.rows["told"][way]
            return capitalised(
                told.format(**found.groupdict(""), **_undone(found["what"], found.groupdict()))
            )
    return sentence


def is_told_without_reproach(note: str) -> bool:
    """Whether a statement about the customer takes that form once it is one to them."""
    told = _WHO.sub("You", note.strip())
    return as_not_received(told) != told


def _undone(what: str, found: dict[str, str | None]) -> dict[str, str]:
    several = _TABLE.shape("plural").search(what) is not None
    done: str = _TABLE.rows["done"].get(found.get("verb") or "", "")
    return {"be": _TABLE.rows["be"]["several" if several else "one"], "done": done}
