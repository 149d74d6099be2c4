"""A note that is jotted as the fields of a form, told as a sentence where every part of it is understood."""

from typing import NamedTuple

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.expand import is_clean
from app.engines.builtin.notes.fields.filled import filled_field
from app.engines.builtin.notes.fields.labels import is_for_helpdesk, label_of
from app.engines.builtin.notes.fields.parts import Eyes
from app.engines.builtin.notes.fields.table import form
from app.engines.builtin.notes.fields.times import with_months
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.log.times import dates_of, weekday_of
from app.engines.builtin.notes.private import parted
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.to_them import to_them
from app.engines.builtin.notes.unsaid import as_ours, is_marked, tells_our_mistake, unsaid
from app.model.plan import Given

_MOST = 160
"""Characters of a note of fields; a longer one is prose."""
_FIELDS_MOST = 3


class Field(NamedTuple):
    """A label and its value as they were jotted."""

    label: str
    value: str


def told_as_fields(given: Given, setting: Setting) -> tuple[FactLine, ...] | None:
    """The statements of a note of fields; None where it is none, or where a part of it is not understood."""
    if not given.where.startswith("facts") or len(given.text) > _MOST or not setting.context.english:
        return None
    fields = fields_of(given.text)
    if fields is None:
        return None
    if all(is_for_helpdesk(*one) for one in fields):
        return (FactLine(given=given, part=given.text, reason="internal"),)
    lines = tuple(_line(given, one, setting) for one in fields if not is_for_helpdesk(*one))
    return tuple(one for one in lines if one) if all(lines) else None


def fields_of(note: str) -> tuple[Field, ...] | None:
    """The fields of a note, each with its value; None where it has another form."""
    pieces = form("next_field").split(note.strip().rstrip("."))
    found = [form("field").match(piece.strip()) for piece in pieces]
    if not all(found) or len(found) > _FIELDS_MOST:
        return None
    return tuple(Field(one["label"].strip(), one["value"].strip()) for one in found if one)


def _line(given: Given, field: Field, setting: Setting) -> FactLine | None:
    """One field as a statement; None where it is not understood."""
    written = f"{field.label}: {field.value}"
    if is_marked(written) or form("no_value").search(field.value) or parted(written, setting).held:
        return None
    full = to_them(_with_days(written), setting)
    again = form("field").match(full) if full else None
    if again is None or not is_clean(full or ""):
        return None
    label = label_of(again["label"], setting)
    dates = dates_of(setting.facts, overseas="$" in " ".join(setting.facts))
    eyes = Eyes(setting.context.known, dates, frozenset(setting.names))
    value = again["value"] if form("by_month").search(field.label) else with_months(again["value"], dates)
    told = filled_field(label, again["label"], value, eyes, setting)
    if told is None:
        return None
    told = capitalised(told)
    ours = setting.fault == "ours"
    mistake = ours and tells_our_mistake(told)
    reason = unsaid(told, setting, mistake=mistake, whole=True, written=True)
    made = None if reason else sentence(as_ours(told) if ours else told)
    return FactLine(
        given=given, part=told, sentence=made, reason=reason, mistake=mistake, filled=True, fielded=True
    )


def _with_days(text: str) -> str:
    """The text with two short days in full: "Mon-Sat" → "Monday to Saturday"."""
    return form("short_days").sub(lambda m: f"{weekday_of(m['a'])}{m['link']}{weekday_of(m['b'])}", text)
