"""What the cause of a matter was, and what was found."""

from collections.abc import Sequence

from app.engines.builtin.notes.fields.labels import Label, label_of
from app.engines.builtin.notes.fields.parts import Eyes, Part, part_of, thing_of
from app.engines.builtin.notes.fields.table import form, phrases, said
from app.engines.builtin.notes.fields.telling import told_of
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.articles import is_plural


def cause(label: Label, pieces: Sequence[str], eyes: Eyes, setting: Setting) -> str | None:
    """What the cause was; where the fault may be the customer's, that is for a person to say."""
    if len(pieces) != 1:
        return None
    part = part_of(pieces[0], eyes)
    if part is not None and part.kind == "done" and label.bare in phrases("lasting_causes"):
        return told_of(label._replace(kind="thing"), [part], setting.today)
    if setting.fault == "customer" or label.plural:
        return None
    thing = thing_of(pieces[0], eyes)
    if thing is None:
        return _that_it_was(label, pieces[0], eyes, setting)
    lasts = label.bare in phrases("lasting_causes") and not any(map(form("put_right").search, setting.facts))
    return said("is", x=label.text, be="is" if lasts else "was", y=thing)


def found(label: Label, pieces: Sequence[str], eyes: Eyes, setting: Setting) -> str | None:
    """What was found: "Findings: blocked gutter, no rising damp"."""
    things = [thing for piece in pieces if (thing := thing_of(piece, eyes, several=True)) is not None]
    if len(things) < len(pieces) or setting.fault == "customer" or not label.plural:
        return None
    *first, last = things
    row = said("and", a=", ".join(first), b=last) if first else last
    return said("found", x=row, be="were" if first or is_plural(last.split()[-1]) else "was")


def _that_it_was(label: Label, text: str, eyes: Eyes, setting: Setting) -> str | None:
    """A cause that is told with its verb: "Cause: door motor burnt out", "Reason: road closed"."""
    if form("no_cause").search(text):
        return None
    words = text.split()
    for at in range(1, len(words)):
        part = part_of(" ".join(words[at:]), eyes)
        thing = label_of(" ".join(words[:at]), setting) if part is not None and _tells(part) else None
        if part is None or thing is None or thing.kind not in {"thing", "event"}:
            continue
        was = "" if part.kind == "broke" else f"{thing.be('was', 'were')} "
        told = f"{thing.text} {was}{' '.join((part.text, *part.ways))}"
        return said("that", x=label.text, told=told)
    return None


def _tells(part: Part) -> bool:
    plain = part.time is None and not part.not_ and not part.adverb
    return plain and part.kind in {"done", "state", "broke"}
