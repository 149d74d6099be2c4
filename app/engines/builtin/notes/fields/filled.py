"""What a field says by its kind: who comes, what the cause was, how many are left, or what becomes of a thing."""

from collections.abc import Callable

from app.engines.builtin.notes.fields.labels import Label, label_of
from app.engines.builtin.notes.fields.parts import Eyes, Part, part_of, thing_of
from app.engines.builtin.notes.fields.table import form, phrases, said
from app.engines.builtin.notes.fields.telling import told_of
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.articles import is_plural
from app.text.person.given import sex_of_given
from app.text.weights.heart import knows

_PARTS_MOST = 4
_THINGS = frozenset({"thing", "event"})
_ONE = frozenset({"1", "one"})


def filled_field(label: Label | None, written: str, value: str, eyes: Eyes, setting: Setting) -> str | None:
    """The statement of a field whose label is read (None where it names no thing); None where it is not understood."""
    counted = _counted(written, value) or _of_state(written, value, eyes, setting)
    if counted is not None:
        return counted
    if label is None:
        return None
    if (place := _place(label, value) or _no_need(label, value)) is not None:
        return place
    if (none := _none(label, value, eyes)) is not None:
        return none
    pieces = [one for piece in form("parts").split(value) for one in _without_sum(piece)]
    if len(pieces) > _PARTS_MOST:
        return None
    own = _BY_KIND.get(label.kind)
    if own is not None:
        return own(label, pieces, eyes, setting)
    return _told(label, pieces, eyes, setting)


def _without_sum(piece: str) -> list[str]:
    """A part, one that begins with a sum as two: "£18.99 by cheque"."""
    found = form("with_sum").match(piece)
    return [found["sum"], found["rest"]] if found else [piece]


def _told(label: Label, pieces: list[str], eyes: Eyes, setting: Setting) -> str | None:
    """What becomes of a thing, and behind it perhaps how another one is: "full, waiting list open"."""
    parts = [_of_kind(part_of(piece, eyes), label) for piece in pieces]
    read = [part for part in parts if part is not None]
    other = None
    if len(pieces) > 1 and parts[-1] is None and label.kind in {"thing", "event"}:
        other = _of_another(pieces[-1], eyes, setting)
        parts = parts[: -1 if other else None]
    if len(read) < len(parts):
        return None
    told = told_of(label, read, setting.today, setting.text or "")
    return said("and_clause", a=told, b=other) if told and other else told


def _of_kind(part: Part | None, label: Label) -> Part | None:
    """The part as its label has it meant: a course is full, a refund is a full one."""
    size = part is not None and part.kind == "size" and label.kind in _THINGS
    return part._replace(kind="state") if part is not None and size else part


def _of_another(piece: str, eyes: Eyes, setting: Setting) -> str | None:
    """A thing and its status without a colon: "waiting list open"."""
    words = piece.split()
    for at in range(len(words) - 1, 0, -1):
        part = part_of(" ".join(words[at:]), eyes)
        label = label_of(" ".join(words[:at]), setting) if part else None
        if part is not None and part.kind in {"state", "done"} and label is not None and label.kind in _THINGS:
            return told_of(label, [part], setting.today)
    return None


def _of_state(written: str, value: str, eyes: Eyes, setting: Setting) -> str | None:
    """A label that holds its status: "Decision due: 12 June", "Deposit paid: yes", "Ready: Friday"."""
    low = written.strip().lower()
    if low in phrases("states_alone"):
        thing = setting.thing
        label = Label("thing", thing, thing, is_plural(thing.split()[-1])) if thing else None
        status = low
    else:
        words = low.split()
        at = next((k for k in range(1, len(words)) if _is_status(" ".join(words[k:]), eyes)), None)
        if at is None or any(low.endswith(f" {one}") or low == one for one in phrases("charged_whole")):
            return None
        label = label_of(" ".join(written.split()[:at]), setting)
        status = " ".join(words[at:])
    if label is None or label.kind not in _THINGS | {"given", "charged"}:
        return None
    if form("says_yes").match(value):
        return _told(label, [status], eyes, setting)
    if form("says_no").match(value):
        return _told(label, [f"not {status}"], eyes, setting)
    first, *rest = form("parts").split(value)
    part = part_of(first, eyes)
    if part is not None and part.kind == "sum":
        return _told(label, [status, first, *rest], eyes, setting)
    timed = part_of(f"{status} {first}", eyes)
    return _told(label, [f"{status} {first}", *rest], eyes, setting) if timed and timed.time else None


def _is_status(text: str, eyes: Eyes) -> bool:
    part = part_of(text, eyes)
    return part is not None and part.kind in {"done", "due", "planned", "state"} and not part.ways and not part.time


def _place(label: Label, value: str) -> str | None:
    """Where somebody stands in a queue: "Waiting list place: 3rd"."""
    found = form("place").match(value)
    if found is None or not form("place_label").search(label.bare):
        return None
    return said("is", x=label.text, be="is", y=said("place", n=found["n"]))


def _no_need(label: Label, value: str) -> str | None:
    found = form("no_need").match(value)
    fits = found is not None and label.kind == "thing"
    return said("no_need", verb=found["verb"].lower(), x=label.text) if found and fits else None


def _counted(label: str, value: str) -> str | None:
    """How many there are: "Seats left: 4", "Stock: 3 left"."""
    count = form("count").match(value)
    if count is None:
        return None
    number = count["n"].lower()
    be = "is" if number in _ONE else "are"
    if form("stock_label").match(label):
        return said("in_stock", be=be, n=number)
    things = form("counted_label").match(label)
    if things is None or number in _ONE or count["left"] or number in {"0", "several", "plenty"}:
        return None
    return said("there_are", be=be, n=number, x=things["x"].lower(), left=things["left"].lower())


def _none(label: Label, value: str, eyes: Eyes) -> str | None:
    """What there is none of: "Delivery charge: none", "Stock: none until 20 May"."""
    found = form("none").match(value)
    if found is None or not label.bare.lower().endswith(tuple(phrases("may_be_none"))):
        return None
    when = part_of(found["when"], eyes) if found["when"] else None
    if found["when"] and (when is None or when.kind != "time" or when.time is None):
        return None
    behind = f" {when.time.told()}" if when is not None and when.time is not None else ""
    return f"{said('there_is', be=label.be(), x=label.bare)}{behind}"


def _role(label: Label, pieces: list[str], eyes: Eyes, setting: Setting) -> str | None:
    """Who it is: "Engineer: Raj, 2-4pm" → "the engineer is Raj, who is due between 2 and 4pm"."""
    name, *rest = pieces
    if not _is_name(name, setting) or label.plural:
        return None
    told = said("is", x=label.text, be="is", y=name)
    if not rest:
        return told
    times = [part_of(piece, eyes) for piece in rest]
    time = times[0].time if times[0] is not None and times[0].kind == "time" else None
    for more in times[1:]:
        time = time.joined(more.time) if time and more is not None and more.kind == "time" and more.time else None
    fits = label.kind == "visiting" and time is not None and not time.span
    if not fits or time is None or time.lies(setting.today) == "past":
        return None
    return said("role_due", x=told, time=time.told())


def _is_name(text: str, setting: Setting) -> bool:
    """Whether a value is surely the name of somebody who is neither who writes nor the customer."""
    if not form("name").match(text) or form("no_name").match(text):
        return False
    words = [word.strip(".") for word in text.split()]
    own = {*(setting.customer_name or "").split(), *(setting.agent_name or "").split()}
    titled = words[0] in {"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof"}
    first = words[1] if titled and len(words) > 1 else words[0]
    sure = titled or len(words) > 1 or sex_of_given(first) is not None or not knows(first.lower())
    return sure and own.isdisjoint(words)


def _firm(label: Label, pieces: list[str], eyes: Eyes, setting: Setting) -> str | None:
    if len(pieces) != 1 or not form("firm").match(pieces[0]) or form("no_name").match(pieces[0]):
        return None
    words = pieces[0].split()
    sure = len(words) > 1 or words[0].isupper() or not knows(words[0].lower())
    return said("is", x=label.text, be=label.be(), y=pieces[0]) if sure else None


def _cause(label: Label, pieces: list[str], eyes: Eyes, setting: Setting) -> str | None:
    """What the cause was; where the fault may be the customer's, that is for a person to say."""
    part = part_of(pieces[0], eyes)
    if part is not None and part.kind == "done" and label.bare in phrases("lasting_causes"):
        return _told(label._replace(kind="thing"), pieces, eyes, setting)
    if len(pieces) != 1 or setting.fault == "customer":
        return None
    thing = thing_of(pieces[0], eyes)
    lasts = label.bare in phrases("lasting_causes") and not any(map(form("put_right").search, setting.facts))
    be = label.be() if lasts else label.be("was", "were")
    return None if thing is None or label.plural else said("is", x=label.text, be=be, y=thing)


def _found(label: Label, pieces: list[str], eyes: Eyes, setting: Setting) -> str | None:
    """What was found: "Findings: blocked gutter, no rising damp"."""
    things = [thing_of(piece, eyes, several=True) for piece in pieces]
    read = [thing for thing in things if thing is not None]
    if len(read) != len(things) or setting.fault == "customer" or not label.plural:
        return None
    *first, last = read
    row = said("and", a=", ".join(first), b=last) if first else last
    several = bool(first) or is_plural(last.split()[-1])
    return said("found", x=row, be="were" if several else "was")


def _coded(label: Label, pieces: list[str], eyes: Eyes, setting: Setting) -> str | None:
    fits = len(pieces) == 1 and form("code").match(pieces[0])
    return said("is", x=label.text, be=label.be(), y=pieces[0]) if fits else None


def _status(label: Label, pieces: list[str], eyes: Eyes, setting: Setting) -> str | None:
    """The status in its own word."""
    part = part_of(pieces[0], eyes) if len(pieces) == 1 else None
    plain = part is not None and part.kind in {"done", "state"} and part.time is None and not part.not_
    return said("is", x=label.text, be="is", y=said("quoted", y=pieces[0].lower())) if plain else None


def _hours(label: Label, pieces: list[str], eyes: Eyes, setting: Setting) -> str | None:
    parts = [part_of(piece, eyes) for piece in pieces]
    if len(parts) != 1 or parts[0] is None or parts[0].kind != "time" or parts[0].time is None:
        return None
    time = parts[0].time
    return said("is", x=label.text, be=label.be(), y=time.named()) if time.hours else None


_BY_KIND: dict[str, Callable[[Label, list[str], Eyes, Setting], str | None]] = {
    "visiting": _role,
    "role": _role,
    "firm": _firm,
    "cause": _cause,
    "found": _found,
    "coded": _coded,
    "status": _status,
    "hours": _hours,
}
