"""Whether a note owns that what we said, wrote or did was wrong, or says that the customer is right.

Such a note is owed to the customer, however much its words are like those of a note for the house. What it says of how
a colleague is, and what becomes of them, was taken out of it before (`private`); one that still speaks of that is none.
"""

import re
from functools import cache
from typing import Any

from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.unsaid import is_marked
from app.engines.builtin.tables import read_table
from app.text.guarded import Guarded, Several
from app.text.sentences import split
from app.text.weights.for_agent import spoken_of

_PRIVATE = frozenset({"at_work", "unwell", "quarrel", "habit", "law", "silence"})
"""What a note may not speak of besides (`app/text/locale/en/for_agent_marks.yaml`)."""
_CUSTOMER = "the customer"
"""What stands for the customer's name, so that one expression serves every customer."""


def is_admission(note: str, setting: Setting) -> bool:
    """Whether a note in English says so by its form."""
    undone = ("undone",) if setting.fault in {"ours", "unknown"} else ()
    lists = ("forms", "concedes", *undone)
    return setting.context.english and any(_is_of(note, name, setting) for name in lists)


def owns_mistake(part: str, setting: Setting) -> bool:
    """Whether a statement tells what we said, wrote or did wrong."""
    return setting.context.english and any(_is_of(part, name, setting) for name in ("forms", "undone"))


def as_our_duty(note: str, setting: Setting) -> str:
    """The note with what a colleague should have done as what we should have: "we should have told her whom to ask".

    Where another firm is at fault, a driver or an engineer may be theirs.
    """
    if not setting.context.english or is_marked(note) or " have " not in note:
        return note
    sentences = [span.text for span in split(note)]
    told = [_owned(one, setting) for one in sentences]
    return note if told == sentences else " ".join(told)


def _owned(sentence: str, setting: Setting) -> str:
    plain = sentence.strip().rstrip(".").replace("’", "'")
    found = next(filter(None, (form.search(plain) for form in _forms("duty").every)), None)
    theirs = setting.fault == "third_party" and _expression("of_either").search(plain) is not None
    if found is None or theirs or _expression("of_who").search(found["done"]):
        return sentence
    stop = sentence.strip()[len(plain) :]
    return str(_table()["owned"]).format(should=found["should"], done=found["done"]) + stop


def _is_of(note: str, forms: str, setting: Setting) -> bool:
    plain = note.strip().rstrip(".").replace("’", "'")
    given = (setting.customer_name or "").partition(" ")[0]
    plain = re.sub(rf"\b{re.escape(given)}\b", _CUSTOMER, plain) if given else plain
    if not _forms(forms).found_in(plain) or is_marked(note):
        return False
    if _expression("barred").search(plain) or _expression("by_them").search(plain):
        return False
    return _PRIVATE.isdisjoint(spoken_of(plain))


@cache
def _table() -> dict[str, Any]:
    return read_table("admissions")


@cache
def _expression(name: str) -> Guarded:
    return Guarded(_filled(_table()[name]), re.IGNORECASE)


@cache
def _forms(name: str) -> Several:
    return Several(Guarded(_filled(form), re.IGNORECASE) for form in _table()[name])


def _filled(form: str) -> str:
    """A form with the words that several forms share."""
    shared = {name: _table()[name] for name in ("they", "them", "info", "wrong", "worker", "place")}
    for name, words in shared.items():
        form = form.replace(f"{{{name}}}", words)
    return form
