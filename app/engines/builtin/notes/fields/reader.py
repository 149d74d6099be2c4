"""A note that is jotted as the fields of a form, told as a sentence where every part of it is understood."""

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.fields.filled import filled_field
from app.engines.builtin.notes.fields.labels import is_for_helpdesk, label_of
from app.engines.builtin.notes.fields.noted import Field, eyes_of, fields_of, in_full
from app.engines.builtin.notes.fields.table import form
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.unsaid import as_ours, tells_our_mistake, unsaid
from app.model.plan import Given

_MOST = 160
"""Characters of a note of fields; a longer one is prose."""


def told_as_fields(given: Given, setting: Setting) -> tuple[FactLine, ...] | None:
    """The statements of a note of fields; None where it is none, or where a part of it is not understood."""
    if not given.where.startswith("facts") or len(given.text) > _MOST or not setting.context.english:
        return None
    fields = fields_of(given.text)
    if fields is None:
        return None
    if all(is_for_helpdesk(*one) for one in fields):
        return (FactLine(given=given, part=given.text, reason="internal"),)
    lines: list[FactLine] = []
    for one in fields:
        told = () if is_for_helpdesk(*one) else _lines(given, one, setting)
        if told is None:
            return None
        lines += told
    return tuple(lines)


def _lines(given: Given, field: Field, setting: Setting) -> list[FactLine] | None:
    """One field as statements; None where it is not understood."""
    full = in_full(field, setting)
    if full is None:
        return None
    told = filled_field(label_of(full.label, setting), *full, eyes_of(setting), setting)
    return [_line(given, capitalised(one), setting) for one in told] if told else None


def _line(given: Given, told: str, setting: Setting) -> FactLine:
    ours = setting.fault == "ours"
    mistake = ours and tells_our_mistake(told)
    reason = unsaid(told, setting, mistake=mistake, whole=True, written=True)
    if reason == "known" and form("asks_whether").search(setting.text or ""):
        reason = None  # "is the bike ready" asks for what has the same words
    made = None if reason else sentence(as_ours(told) if ours else told)
    marks = {"mistake": mistake, "filled": True, "fielded": True}
    return FactLine(given=given, part=told, sentence=made, reason=reason).model_copy(update=marks)
