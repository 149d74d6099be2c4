"""What a field says by the kind of its label, as clauses: the first of its own thing, others of what is beside it."""

from collections.abc import Sequence
from itertools import dropwhile

from app.engines.builtin.notes.fields.beside import beside
from app.engines.builtin.notes.fields.causes import cause, found
from app.engines.builtin.notes.fields.labels import Label
from app.engines.builtin.notes.fields.parts import Eyes, Part, part_of
from app.engines.builtin.notes.fields.single import counted, of_its_word, of_state
from app.engines.builtin.notes.fields.table import form, phrases, said
from app.engines.builtin.notes.fields.telling import told_of
from app.engines.builtin.notes.fields.who import firm, named, role
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.articles import is_plural

Pieces = Sequence[str]
_PARTS_MOST, _BESIDE_MOST = 5, 2
_THINGS = frozenset({"thing", "event"})
_OWN_KINDS = frozenset({"visiting", "role", "firm", "cause", "found", "coded", "status", "hours"})
"""Kinds of labels whose first part is surely of them."""


def filled_field(
    label: Label | None, written: str, value: str, eyes: Eyes, setting: Setting
) -> list[str] | None:
    """The clauses of a field; None where not all of it is understood. `label` is None where it names no one thing."""
    alone = counted(written, value) or of_state(written, value, eyes, setting)
    if alone is None and label is not None:
        alone = of_its_word(label, value, eyes)
    alone = alone or (named(written, value, eyes, setting) if label is None else None)
    if alone is not None or label is None:
        return [alone] if alone else None
    pieces = _pieces(label, value, eyes)
    if not pieces or len(pieces) > _PARTS_MOST:
        return None
    many = form("many_done").match(pieces[0]) if label.plural and label.kind == "thing" else None
    count = form("count").fullmatch(pieces[0]) if label.plural and label.kind == "thing" else None
    if count is not None and not count["left"] and len(pieces) > 1 and count["n"] not in {"1", "one"}:
        label, pieces = label._replace(text=said("counted", n=count["n"].lower(), x=label.bare)), pieces[1:]
    elif many is not None:
        counted_ones = said("counted", n=many["n"].lower(), x=label.bare)
        label, pieces = label._replace(text=counted_ones), [many["rest"], *pieces[1:]]
    head, groups = _parted(label, pieces, eyes, setting)
    rest = [told for one in groups if (told := beside(one, eyes, setting)) is not None]
    if len(rest) < len(groups) or len(rest) > _BESIDE_MOST:
        return None
    told = _own(label, head, eyes, setting) if head else None
    if told is not None:
        return [told, *rest]
    counted_alone = label.text.split(" ", maxsplit=1)[0].isdecimal()
    if head or label.kind not in _THINGS or not rest or counted_alone:
        return None
    return [said("as_for", label=label.text, told=rest[0]), *rest[1:]]


def _parted(label: Label, pieces: Pieces, eyes: Eyes, setting: Setting) -> tuple[list[str], list[list[str]]]:
    """The parts that are of the label, and each of another thing with those behind it that go on about that."""
    head: list[str] = []
    groups: list[list[str]] = []
    for piece in pieces:
        first_of_own = not head and label.kind in _OWN_KINDS
        other = not first_of_own and part_of(piece, eyes) is None
        if other and beside([piece], eyes, setting) is not None:
            groups.append([piece])
        elif groups:
            groups[-1].append(piece)
        else:
            head.append(piece)
    return head, groups


def _pieces(label: Label, value: str, eyes: Eyes) -> list[str]:
    """The parts of a value: at its marks, behind a sum of money, and at "and" where both sides are parts."""
    made: list[str] = []
    for piece in form("parts").split(value):
        found = form("with_sum").match(piece) if label.kind in {"given", "charged"} else None
        one, _, other = piece.partition(f" {_and()} ")
        if found is not None:
            made += [found["sum"], found["rest"]]
        elif other and part_of(one, eyes) and part_of(other, eyes) and part_of(piece, eyes) is None:
            made += [one, other]
        else:
            made.append(piece)
    # "Porter help: yes, still running"
    return [*dropwhile(lambda one: form("says_yes").match(one), made)]


def _and() -> str:
    return said("and", a="", b="").strip()


def _own(label: Label, pieces: Pieces, eyes: Eyes, setting: Setting) -> str | None:
    if label.kind in {"reading", "feature"}:
        label = label._replace(kind="thing")
    match label.kind:
        case "visiting" | "role":
            return role(label, pieces, eyes, setting)
        case "firm":
            return firm(label, pieces)
        case "cause":
            return cause(label, pieces, eyes, setting)
        case "found":
            return found(label, pieces, eyes, setting)
        case "coded":
            return _coded(label, pieces)
        case "status":
            return _status(label, pieces, eyes, setting)
        case "hours":
            return _hours(label, pieces, eyes)
    parts = [_of_kind(part, label) for one in pieces if (part := part_of(one, eyes)) is not None]
    if len(parts) < len(pieces):
        return None
    return told_of(label, parts, setting.today, setting.text or "")


def _of_kind(part: Part, label: Label) -> Part:
    """The part as its label has it meant: a course is full, a refund is a full one."""
    return part._replace(kind="state") if part.kind == "size" and label.kind in _THINGS else part


def _coded(label: Label, pieces: Pieces) -> str | None:
    fits = len(pieces) == 1 and form("code").match(pieces[0])
    return said("is", x=label.text, be=label.be(), y=pieces[0]) if fits else None


def _status(label: Label, pieces: Pieces, eyes: Eyes, setting: Setting) -> str | None:
    """How the thing of which the message tells is, or the status in its own word."""
    parts = [part for one in pieces if (part := part_of(one, eyes)) is not None]
    if len(parts) < len(pieces) or any(part.kind not in {"done", "state", "due"} for part in parts):
        return None
    thing = setting.thing
    if thing is not None and parts[0].text in phrases("of_things") and label.bare == "status":
        own = Label("thing", thing, thing, is_plural(thing.split()[-1]))
        return told_of(own, parts, setting.today)
    plain = len(parts) == 1 and not (parts[0].time or parts[0].not_)
    return (
        said("is", x=label.text, be="is", y=said("quoted", y=pieces[0][:1].lower() + pieces[0][1:]))
        if plain
        else None
    )


def _hours(label: Label, pieces: Pieces, eyes: Eyes) -> str | None:
    part = part_of(pieces[0], eyes) if len(pieces) == 1 else None
    time = part.time if part is not None and part.kind == "time" else None
    if time is None or not time.hours:
        return None
    if time.day and not time.span:
        day = time._replace(hours="").told()
        return said("hours_on", day=day, x=label.text, be=label.be(), hours=time.hours)
    return said("is", x=label.text, be=label.be(), y=time.named())
