"""A spoken note with its short forms and slips written out."""

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.spoken.table import form, mends


def in_full(note: str, setting: Setting) -> str:
    """The note with its short forms in words: "thurs w/ him cos its late" has a day, a reason and a verb."""
    mended = mends().put_into(setting.context.priced(note.strip().rstrip(".")))
    if setting.context.sign is not None:
        mended = form("bare_sum").sub(lambda m: f"{m['before']}{setting.context.sign}{m['sum']}", mended)
    return mends().put_into(expand(mended, setting.names).text)
