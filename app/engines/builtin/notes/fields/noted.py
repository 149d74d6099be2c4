"""How a note of fields is written: each label with its value, in full words and to the customer."""

from typing import NamedTuple

from app.engines.builtin.notes.expand import is_clean
from app.engines.builtin.notes.fields.parts import Eyes
from app.engines.builtin.notes.fields.table import form
from app.engines.builtin.notes.fields.times import with_months
from app.engines.builtin.notes.log.times import dates_of, weekday_of
from app.engines.builtin.notes.private import parted
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.to_them import to_them
from app.engines.builtin.notes.unsaid import is_marked

_FIELDS_MOST = 3


class Field(NamedTuple):
    """A label and its value."""

    label: str
    value: str


def fields_of(note: str) -> tuple[Field, ...] | None:
    """The fields of a note as they were jotted; None where it has another form."""
    pieces = form("next_field").split(note.strip().rstrip("."))
    found = [form("field").match(piece.strip()) for piece in pieces]
    if not all(found) or len(found) > _FIELDS_MOST:
        return None
    return tuple(Field(one["label"].strip(), one["value"].strip()) for one in found if one)


def in_full(field: Field, setting: Setting) -> Field | None:
    """A field in full words and to the customer; None where it holds a doubt, or something for the house alone."""
    written = f"{field.label}: {field.value}"
    if is_marked(written) or form("no_value").search(field.value) or parted(written, setting).held:
        return None
    label, value = _to_them(form("aside").sub(r", \g<x>", written), setting)
    if not value or not is_clean(f"{label}: {value}"):
        return None
    dates = dates_of(setting.facts, overseas="$" in " ".join(setting.facts))
    if not form("by_month").search(label):
        value = with_months(value, dates)
    of_day = form("day_label").match(label)
    return Field(of_day["x"], f"{of_day['day']} {value}") if of_day else Field(label, value)


def _to_them(written: str, setting: Setting) -> tuple[str, str]:
    """The label and the value in words to the customer; without the label where it does not stay one ("Mistake: …")."""
    full = to_them(_with_days(written), setting)
    again = form("field").match(full) if full else None
    if again is not None:
        return again["label"], again["value"]
    found = form("field").match(written)
    return (found["label"], to_them(found["value"], setting) or "") if full and found else ("", "")


def eyes_of(setting: Setting) -> Eyes:
    """What fields are read beside."""
    return Eyes(setting.context.known, frozenset(setting.names))


def _with_days(text: str) -> str:
    """The text with its short days in full where no figure shows them to be days: "Mon-Sat", "hours Sat: 9-1"."""
    text = form("one_day").sub(lambda m: f"{weekday_of(m['a'])}:", text)
    return form("short_days").sub(lambda m: f"{weekday_of(m['a'])}{m['link']}{weekday_of(m['b'])}", text)
