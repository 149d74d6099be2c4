"""Fields whose value is one word or number: how many are left, whether there is any, yes or no."""

from app.engines.builtin.notes.fields.labels import Label, label_of
from app.engines.builtin.notes.fields.parts import Eyes, part_of
from app.engines.builtin.notes.fields.table import form, phrases, said
from app.engines.builtin.notes.fields.telling import told_of
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.articles import is_plural

_ONE = frozenset({"1", "one"})
_OF_STATES = frozenset({"thing", "event", "given", "charged"})


def counted(label: str, value: str) -> str | None:
    """How many there are: "Seats left: 4", "Stock: 3 left"."""
    count = form("count").match(value)
    if count is None:
        return None
    number = count["n"].lower()
    be = "is" if number in _ONE else "are"
    if form("stock_label").match(label):
        return said("in_stock", be=be, n=number)
    things = form("counted_label").match(label)
    if things is None or count["left"] or number in _ONE | {"0", "several", "plenty"}:
        return None
    return said("there_are", be=be, n=number, x=things["x"].lower(), left=things["left"].lower())


def of_its_word(label: Label, value: str, eyes: Eyes) -> str | None:
    """What there is none of, where somebody stands in a queue, what need not be done, a reading or a colour."""
    place = form("place").match(value)
    if place is not None and form("place_label").search(label.bare):
        return said("is", x=label.text, be="is", y=said("place", n=place["n"]))
    need = form("no_need").match(value)
    if need is not None and label.kind == "thing":
        return said("no_need", verb=need["verb"].lower(), x=label.text)
    read = form("reading").match(value) if label.kind == "reading" else None
    if label.kind == "feature" and part_of(value, eyes) is None:
        read = form("feature").match(value)
    if read is not None:
        return said("is", x=label.text, be=label.be(), y=value)
    return _none(label, value, eyes)


def _none(label: Label, value: str, eyes: Eyes) -> str | None:
    """What there is none of: "Delivery charge: none", "Stock: none until 20 May"."""
    found = form("none").match(value)
    if found is None or not label.bare.lower().endswith(tuple(phrases("may_be_none"))):
        return None
    told = said("there_is", be=label.be(), x=label.bare)
    if not found["when"]:
        return told
    when = part_of(found["when"], eyes)
    return f"{told} {when.time.told()}" if when and when.kind == "time" and when.time else None


def of_state(written: str, value: str, eyes: Eyes, setting: Setting) -> str | None:
    """A label that holds its status: "Decision due: 12 June", "Deposit paid: yes", "Ready: Friday"."""
    read = _with_status(written, eyes, setting)
    if read is None:
        return None
    label, status = read
    first, *rest = form("parts").split(value)
    if form("says_yes").match(first):
        pieces = [status, *rest]
    elif form("says_no").match(first):
        pieces = [f"not {status}", *rest]
    else:
        alone, timed = part_of(first, eyes), part_of(f"{status} {first}", eyes)
        if alone is not None and alone.kind == "sum":
            pieces = [status, first, *rest]
        elif timed is not None and timed.time is not None:
            pieces = [f"{status} {first}", *rest]
        else:
            return None
    parts = [part for piece in pieces if (part := part_of(piece, eyes)) is not None]
    return told_of(label, parts, setting.today) if len(parts) == len(pieces) else None


def _with_status(written: str, eyes: Eyes, setting: Setting) -> tuple[Label, str] | None:
    """A label without the status that it ends with, and that: "Deposit paid"."""
    low = written.strip().lower()
    thing = setting.thing
    if low in phrases("states_alone") | phrases("of_things"):
        return (Label("thing", thing, thing, is_plural(thing.split()[-1])), low) if thing else None
    if low.endswith(tuple(phrases("charged_whole"))):
        return None
    words = low.split()
    for at in range(1, len(words)):
        part = part_of(" ".join(words[at:]), eyes)
        bare = part is not None and not part.ways and part.time is None
        if part is not None and bare and part.kind in {"done", "due", "planned", "state"}:
            label = label_of(" ".join(written.split()[:at]), setting)
            return (label, " ".join(words[at:])) if label and label.kind in _OF_STATES else None
    return None
