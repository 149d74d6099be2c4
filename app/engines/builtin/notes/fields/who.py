"""Who it is whom a field names: "Engineer: Raj, 2-4pm", "Courier: DPD"."""

from collections.abc import Sequence

from app.engines.builtin.notes.fields.labels import Label
from app.engines.builtin.notes.fields.moments import is_planned
from app.engines.builtin.notes.fields.parts import Eyes, part_of
from app.engines.builtin.notes.fields.table import form, said
from app.engines.builtin.notes.fields.telling import told_of
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.reader import read_role
from app.text.person.given import sex_of_given
from app.text.weights.heart import knows


def role(label: Label, pieces: Sequence[str], eyes: Eyes, setting: Setting) -> str | None:
    """Who comes, or has a matter: "the engineer is Raj, who is due between 2 and 4pm"."""
    name, *rest = pieces
    parts = [part for piece in rest if (part := part_of(piece, eyes)) is not None]
    if len(parts) < len(rest) or label.plural:
        return None
    if not is_name(name, setting):
        first = part_of(name, eyes)
        return told_of(label, [first, *parts], setting.today) if first and label.kind == "visiting" else None
    told = said("is", x=label.text, be="is", y=name)
    if not parts:
        return told
    time = parts[0].time if parts[0].kind == "time" else None
    for part in parts[1:]:
        time = time.joined(part.time) if time and part.kind == "time" and part.time else None
    fits = label.kind == "visiting" and time is not None and not time.span
    if time is not None and time.day and time.lies(setting.today) is None:
        fits = fits and is_planned(time, setting.text or "")
    if not fits or time is None or time.lies(setting.today) == "past":
        return None
    return said("role_due", x=told, time=time.told())


def firm(label: Label, pieces: Sequence[str]) -> str | None:
    """Which firm it is: "Courier: DPD"."""
    if len(pieces) != 1 or not is_firm(pieces[0]):
        return None
    return said("is", x=label.text, be=label.be(), y=pieces[0])


def named(written: str, value: str, eyes: Eyes, setting: Setting) -> str | None:
    """Who somebody is whose role no list of ours has: "Funeral director: Mrs Bell"."""
    sure = is_name(value, setting) and (form("titled").match(value) or " " in value)
    low = written if written[:2].isupper() else written[:1].lower() + written[1:]
    who = read_role(low, eyes.known, eyes.names) if sure and not form("no_label").search(written) else None
    return said("is", x=who, be="is", y=value) if who else None


def is_name(text: str, setting: Setting) -> bool:
    """Whether a text is surely the name of somebody who is neither who writes nor the customer."""
    if not form("name").match(text) or form("no_name").match(text):
        return False
    words = [word.strip(".") for word in text.split()]
    own = {*(setting.customer_name or "").split(), *(setting.agent_name or "").split()}
    titled = form("titled").match(text) is not None
    first = words[1] if titled and len(words) > 1 else words[0]
    sure = titled or len(words) > 1 or sex_of_given(first) is not None or not knows(first.lower())
    return sure and own.isdisjoint(words)


def is_firm(text: str) -> bool:
    """Whether a text is surely the name of a firm: several words with capitals, initials, or a word that is none."""
    if not form("firm").match(text) or form("no_name").match(text):
        return False
    return len(text.split()) > 1 or text.isupper() or not knows(text.lower())
