"""An offer of which it is not sure who "he" or "she" is, put so that no doubt is left: "hold a place for her" becomes
"hold a place". What leaves a person in it is not reworded.
"""

from app.engines.builtin.notes.offer_class import held_back
from app.engines.builtin.notes.offer_deeds import Reads, as_form, blank, said_of
from app.engines.builtin.notes.offer_plain import plain_for, polished
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.somebody import speaks_to_them
from app.engines.builtin.notes.telegraph.articulate import articulate
from app.engines.builtin.notes.to_them import to_them
from app.engines.builtin.notes.written import is_worded
from app.engines.builtin.tables import Table

_TABLE = Table("offer_reworded")


def without_doubt(line: OptionLine, setting: Setting, reads: Reads) -> OptionLine:
    """An offer of which it is not sure who is meant, put so that nobody is; as it was where that makes no sentence."""
    note = line.given.text
    somebody = line.doubtful or _TABLE.shape("one_person").search(line.text) is not None
    if not somebody or not setting.context.english or is_worded(note):
        return line
    told = reworded(plain_for(note, setting))
    made = None if told is None else _thing(told, setting) or reads(told)
    if made is None:
        return line
    made = polished(held_back(made, setting, alone=False))
    bare = _TABLE.shape("for_you").sub("", made.text)  # what reads "hold a room" holds it for them
    made = made if bare == made.text else as_form(made, made.form, bare)
    if said_of(made) is None or made.form == "theirs" or speaks_to_them(made.text):
        return line
    return made.model_copy(update={"given": line.given, "alternative": line.alternative, "strung": True})


def reworded(note: str) -> str | None:
    """The jotted offer without the person of whom it is not sure who it is; None where one is left in it."""
    told = _TABLE.rewrites("rows").put_into(note.replace("’", "'"))
    return None if told == note or _TABLE.shape("person").search(told) else told


def _thing(told: str, setting: Setting) -> OptionLine | None:
    """A deed that became a thing: "a call tomorrow", "a move to the show flat"."""
    named = _TABLE.shape("named").match(told)
    whole = to_them(_TABLE.shape("lead").sub("", told), setting, offered=True) if named else None
    if whole is None:
        return None
    return as_form(blank(told), "np", articulate(whole, setting.context.known, frozenset(setting.names)))
