"""Offers that are jotted as a field of a form: "Courtesy car: available, £15 a day" → "a courtesy car at £15 a day"."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.engines.builtin.notes.as_phrase import lowered, with_article
from app.engines.builtin.notes.fields.labels import Label, label_of
from app.engines.builtin.notes.fields.noted import Field, eyes_of, fields_of, in_full
from app.engines.builtin.notes.fields.parts import Eyes, Part, part_of
from app.engines.builtin.notes.fields.table import form, pairs, phrases, said
from app.engines.builtin.notes.fields.times import Time
from app.engines.builtin.notes.options import OptionLine, list_item
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.verb_forms import base_of_participle
from app.model.plan import Given

_MONEY = frozenset({"given", "charged"})
_OFFERED = frozenset({"thing", "event", "given"})
_PARTS_MOST = 4


def of_fields(
    lines: Iterable[OptionLine], kept: Sequence[tuple[Given, Given]], setting: Setting
) -> list[OptionLine]:
    """The offers, those that are the field of a form as what that says, where every part of it is understood."""
    told = ((line, _offered(note, setting)) for line, (note, _) in zip(lines, kept, strict=True))
    return [line if made is None else _as_told(line, made) for line, made in told]


def is_field(offer: str, setting: Setting) -> bool:
    """Whether an offer is jotted as the field of a form, be it understood or not."""
    fields = fields_of(offer)
    return fields is not None and any(label_of(one.label, setting) for one in fields)


class _Told(NamedTuple):
    """An offer: a deed of ours, or a thing that they can have."""

    text: str
    deed: bool = False


def _as_told(line: OptionLine, told: _Told) -> OptionLine:
    form_of = "vp" if told.deed else "np"
    return OptionLine(
        given=line.given,
        form=form_of,
        text=told.text,
        item=list_item(told.text),
        alternative=False,
        certain=True,
        filled=True,
        fielded=True,
    )


def _offered(note: Given, setting: Setting) -> _Told | None:
    fields = fields_of(note.text) if setting.context.english else None
    if fields is None or len(fields) != 1:
        return None
    full = in_full(fields[0], setting)
    label = label_of(full.label, setting) if full else None
    if full is None or label is None or form("orders_first").match(full.label):
        return None
    eyes = eyes_of(setting)
    parts = _parts(full, eyes)
    return _deed(label, parts) or _thing(label, parts) if parts else None


def _parts(field: Field, eyes: Eyes) -> list[Part] | None:
    """The parts of an offer; of two times either may be taken."""
    made: list[Part] = []
    for piece in form("parts").split(field.value):
        off = form("sum_off").match(piece)
        if off is not None:
            made += [Part("sum", off["sum"]), Part("way", said("off_it", x=off["x"]))]
            continue
        free = form("free_for").match(piece)
        made += [Part("free")] * (free is not None)
        for one in (free["rest"] if free else piece).split(f" {said('or').strip(', ')} "):
            part = part_of(one, eyes)
            if part is None:
                return None
            made.append(part)
    first = made[0]
    if first.kind == "state" and first.text in phrases("offered_so") and not first.not_ and not first.adverb:
        # That it is there goes without saying of what is offered.
        made = [*([Part("time", time=first.time)] if first.time else []), *made[1:]]
    return made if made and len(made) <= _PARTS_MOST else None


def _deed(label: Label, parts: Sequence[Part]) -> _Told | None:
    """What we can do: "Call-out fee: waived" → "waive the call-out fee"."""
    first = parts[0]
    verb = base_of_participle(first.text) if first.kind == "done" else None
    if (
        verb is None
        or verb == first.text
        or first.not_
        or first.adverb
        or label.kind not in _OFFERED | _MONEY
    ):
        return None
    text = " ".join((verb, label.text, *first.ways))
    if len(parts) == 1 and first.time is None:
        return _Told(text, deed=True)
    free = len(parts) == 2 and parts[1].kind == "free" and first.time is None
    return _Told(said("free_deed", x=text), deed=True) if free else None


def _thing(label: Label, parts: Sequence[Part]) -> _Told | None:
    """What they can have, with its price, its time and the way it goes."""
    kinds = [part.kind for part in parts]
    times = _times([part.time for part in parts if part.kind == "time" and part.time])
    if times is None or not _fits(label, parts):
        return None
    sizes = [pairs("sizes")[part.text] for part in parts if part.kind == "size"]
    name = _name(label, times)
    lasts = [_lasting(label, part.text) for part in parts if part.kind == "span"]
    if name is None or None in lasts:
        return None
    free = ["free"] * kinds.count("free")
    told = with_article(" ".join([*free, *sizes, name]))
    told += "".join(_priced(label, part.text) for part in parts if part.kind == "sum")
    ways = [way for part in parts if part.kind == "way" for way in (part.text, *part.ways)]
    told = " ".join([told, *ways, said("or").join(times)]).strip()
    return _Told(told + "".join(one for one in lasts if one))


def _fits(label: Label, parts: Sequence[Part]) -> bool:
    """Whether the parts are those of an offer, each once; how far to go, and what is half a sum, is none."""
    kinds = [part.kind for part in parts]
    known = all(kind in {"sum", "free", "size", "time", "way", "span"} for kind in kinds)
    once = all(kinds.count(kind) <= 1 for kind in ("sum", "free", "size", "span"))
    priced = "free" in kinds and ("sum" in kinds or label.kind == "given")
    sums = [part.text for part in parts if part.kind == "sum"]
    hidden = (label.plural and bool(sums)) or any(form("bounded").match(one) for one in sums)
    ways = [part for part in parts if part.kind == "way"]
    led = all(
        part.time is None and part.text.split(" ", maxsplit=1)[0] in phrases("offered_ways") for part in ways
    )
    return known and once and not priced and not hidden and led


def _name(label: Label, times: Sequence[str]) -> str | None:
    """What is offered; of several one is, where the times are told at which it may be."""
    if label.bare.lower() in phrases("offered_several") and times:
        return lowered(label.bare).removesuffix("s")
    if label.kind not in _OFFERED or (label.plural and times):
        return None
    return lowered(label.bare)


def _lasting(label: Label, span: str) -> str | None:
    """For how long it is lent, or how long it takes to be done."""
    if form("lent").search(label.bare):
        return said("lent", span=span)
    return said("taking", span=span) if form("taking").search(label.bare) else None


def _priced(label: Label, told: str) -> str:
    if label.kind != "given":
        return f" {said('at_price', sum=told)}"
    for_it = label.bare.endswith(tuple(phrases("for_sums")))
    return said("for_sum" if for_it else "of", x="", sum=told)


def _times(times: Sequence[Time]) -> list[str] | None:
    """The times in words, the hours of a day with it; None where one of them does not stand in an offer."""
    made: list[Time] = []
    for time in times:
        both = made[-1].joined(time) if made else None
        if both is not None:
            made[-1] = both
        else:
            made.append(time)
    fits = all(time.lead in {"", "from", "until", "till", "by", "before", "after"} for time in made)
    return [time.told() for time in made] if fits else None
