"""A part of a field that says something of another thing than its label: "waiting list open", "driver Tony"."""

from collections.abc import Sequence

from app.engines.builtin.notes.fields.labels import Label, is_noun_surely, label_of
from app.engines.builtin.notes.fields.parts import Eyes, Part, part_of
from app.engines.builtin.notes.fields.table import form, phrases, said
from app.engines.builtin.notes.fields.telling import told_of
from app.engines.builtin.notes.fields.who import is_firm, is_name
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.verb_forms import base_of

_OWN = frozenset({"thing", "event", "given", "charged", "dated", "visiting"})


def beside(pieces: Sequence[str], eyes: Eyes, setting: Setting) -> str | None:
    """The clause of such a part, and of those behind it that go on about it; None where it is none."""
    piece, *more = pieces
    behind = [part for one in more if (part := part_of(one, eyes)) is not None]
    if len(behind) < len(more):
        return None
    return _alone(piece, eyes, setting) if not more else _of_another(piece, behind, eyes, setting)


def _alone(piece: str, eyes: Eyes, setting: Setting) -> str | None:
    code = form("ref_part").match(piece)
    if code is not None:
        return said("reference", code=code["code"])
    none = form("none_part").match(piece)
    if none is not None:
        be = "are" if none["x"].endswith("s") else "is"
        return said("there_is", be=be, x=none["x"])
    going = _going(piece, eyes, setting)
    if going is not None:
        return going
    few = form("left_part").match(piece)
    if few is not None:
        return said("there_are", be="are", n=few["n"].lower(), x=few["x"], left=few["left"].lower())
    return _paid(piece, eyes, setting) or _of_another(piece, [], eyes, setting)


def _going(piece: str, eyes: Eyes, setting: Setting) -> str | None:
    """Somebody who is to come, or to bring it: "Darren bringing it tomorrow"."""
    found = form("going_to").match(piece)
    when = part_of(found["when"], eyes) if found else None
    if found is None or when is None or when.kind != "time" or when.time is None:
        return None
    who = found["who"]
    label = None if is_name(who, setting) else label_of(who, setting)
    if not (is_name(who, setting) or (label is not None and label.kind == "visiting" and not label.plural)):
        return None
    if when.time.lies(setting.today) == "past" or when.time.lead == "since":
        return None
    return said("going", who=label.text if label else who, does=found["does"], when=when.time.told())


def _paid(piece: str, eyes: Eyes, setting: Setting) -> str | None:
    """A sum and what has become of it: "£640 paid" → "£640 has been paid"."""
    found = form("with_sum").match(piece)
    part = part_of(found["rest"], eyes) if found else None
    if found is None or part is None or part.kind != "done":
        return None
    return told_of(Label("thing", found["sum"], found["sum"]), [part], setting.today)


def _of_another(piece: str, behind: Sequence[Part], eyes: Eyes, setting: Setting) -> str | None:
    words = piece.split()
    for at in range(1, len(words)):
        # "Drops off in 3 days", "stays in lane 4": of no thing, but of what the label names.
        led = words[1].lower() in phrases("particles") | phrases("preps")
        does = at == 1 and led and base_of(words[0].lower()) is not None
        label = None if does else label_of(" ".join(words[:at]), setting)
        if label is None or not is_noun_surely(label) or label.bare.lower() in phrases("no_sub_labels"):
            continue
        told = _told(label, " ".join(words[at:]), behind, eyes, setting)
        if told is not None:
            return told
    return None


def _told(label: Label, rest: str, behind: Sequence[Part], eyes: Eyes, setting: Setting) -> str | None:
    named = (label.kind in {"visiting", "role"} and is_name(rest, setting)) or (
        label.kind == "firm" and is_firm(rest)
    )
    if named and not behind:
        return said("is", x=label.text, be="is", y=rest)
    if label.kind not in _OWN:
        return None
    found = form("with_sum").match(rest)
    parts = [part_of(one, eyes) for one in ((found["sum"], found["rest"]) if found else (rest,))]
    read = [part for part in parts if part is not None]
    if len(read) < len(parts) or (read[0].kind == "span" and label.kind != "lasting"):
        return None
    return told_of(label, [*read, *behind], setting.today, setting.text or "")
