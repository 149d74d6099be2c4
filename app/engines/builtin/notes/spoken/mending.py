"""A spoken note with its short forms and slips written out."""

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.spoken.table import form, mends


def in_full(note: str, setting: Setting) -> str:
    """The note with its short forms written out: "thurs w/ him cos its late" → "Thursday with him because it's late"."""
    mended = mends().put_into(setting.context.priced(note.strip().rstrip(".")))
    if setting.context.sign is not None:
        mended = form("bare_sum").sub(lambda m: f"{m['before']}{setting.context.sign}{m['sum']}", mended)
    return mends().put_into(expand(mended, setting.names).text)
