"""A jotted offer put plainly before anything reads it, and what was made of it looked over once more.

"figure out today by email" → "send the figure out today by email": only words that can mean one thing are touched.
"""

from functools import cache

from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.written import is_worded
from app.engines.builtin.tables import read_table
from app.text.guarded import Rewrites


def plain_for(note: str, setting: Setting) -> str:
    """A jotted offer with what a hurried hand leaves out, its sums with their currency; what was written out stays."""
    if is_worded(note) or not setting.context.english:
        return note
    return _rewrites("rows").put_into(setting.context.priced(note))


def polished(line: OptionLine) -> OptionLine:
    """What was made of a jotted offer without what its making leaves rough: "past on 2 December"."""
    text, item = (_rewrites("last").put_into(said) for said in (line.text, line.item))
    return (
        line
        if (text, item) == (line.text, line.item)
        else line.model_copy(update={"text": text, "item": item})
    )


@cache
def _rewrites(name: str) -> Rewrites:
    return Rewrites(read_table("offer_plain")[name])
