"""An offer jotted as it would be spoken, told clause by clause: whose deed each is, on what condition, and what only
hangs on the clause before it.

"can keep the 8.40 for her till noon, she just has to say yes" → "we can keep the 8.40 for you till noon. You just have
to say yes". One clause that is not sure leaves the whole of it to what else reads offers.
"""

import re
from collections.abc import Iterator, Sequence

from app.engines.builtin.notes.offer_deeds import Reads, as_clause, as_form, blank
from app.engines.builtin.notes.offer_fit import shape as fit_shape
from app.engines.builtin.notes.offer_form import Form
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.raw import is_raw
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.spoken_clauses import Clauses
from app.engines.builtin.notes.spoken_tails import aside, joined, shape, tail, tells_more, told_as
from app.engines.builtin.notes.to_them import to_them
from app.engines.builtin.notes.written import is_worded
from app.text.grammar import tokens

_THINGS = ("they", "these")
"""A "they" of things, and what stands for it while who is who is worked out."""
_CLAUSES = 5
"""Clauses of one offer at the most; what has more is for a person to put into words."""


def as_spoken(line: OptionLine, setting: Setting, reads: Reads) -> OptionLine | None:
    """The offer clause by clause, where it is jotted as it would be spoken."""
    if line.addressed or (line.doubtful and not shape("theirs_to_have").match(line.given.text)):
        return None
    note = shape("led_on").sub("", line.given.text)
    weak = line.noted or line.doubtful or not line.certain
    made = spoken(note, setting, reads, weak=weak)
    read = not (line.noted or line.doubtful or is_raw(line.given.text, line.item, certain=line.certain))
    if made is None or (made.form == line.form == "theirs" and read):
        return None
    return made.model_copy(
        update={"given": line.given, "alternative": line.alternative, "strung": line.noted}
    )


_ALONE: tuple[tuple[str, Form], ...] = (
    ("thing_alone", "np"),
    ("ours_alone", "vp"),
    ("theirs_alone", "theirs"),
)
"""An offer of one statement that words of ours can lead to, and its form."""


def spoken(note: str, setting: Setting, reads: Reads, *, weak: bool = False) -> OptionLine | None:
    """The offer as the sentences that its clauses make, None where it is not spoken or one of them is not sure."""
    if is_worded(note) or not setting.context.english or "→" in note or "(" in note:
        return None
    told = _to_them(note, setting)
    bits = list(_bits(told.rstrip("."))) if told else []
    chosen = len(bits) > 1 and all(shape("choice").match(bit) for bit in bits[1:])
    if not bits or len(bits) > _CLAUSES or chosen:
        return None  # which of two within it is theirs to choose, what reads pieces tells
    made = _told(bits, Clauses(setting, reads, single=len(bits) == 1), talks=weak and len(bits) > 1)
    if made is None:
        return None
    for name, form in _ALONE[: None if len(bits) == 1 else -1]:
        if (alone := shape(name).match(made)) is not None:
            others = form == "theirs" and not {"they", "them"}.isdisjoint(tokens(made))
            return None if others else as_form(blank(note), form, alone["do"])
    return as_clause(blank(note), made)


def _to_them(note: str, setting: Setting) -> str | None:
    """The note in words to the customer; None where it is not sure who is who."""
    said = {*tokens(note)}
    if {"you", "your"} & said and {"they", "them", "their"} & said:
        return None  # who speaks to them speaks of others too
    # Beside a "she" who is the customer, "they" are somebody or something else.
    things = shape("they_things").search(note) is not None or not {"he", "she"}.isdisjoint(said)
    veiled = re.sub(r"\bthey\b", _THINGS[1], note) if things else note
    if (found := shape("somebody_can").match(note)) is not None and pattern("somebody").search(found["who"]):
        veiled = _of_customer(veiled)
    told = to_them(veiled, setting, offered=True, own=True)
    return re.sub(rf"\b{_THINGS[1]}\b", _THINGS[0], told) if told and things else told


def _of_customer(note: str) -> str:
    """A note with the customer for a "him" to whom somebody of ours does something."""
    told = fit_shape("to_customer").sub(jotting("the_customer"), note)
    return shape("they_choose").sub(f"{jotting('the_customer')} ", told)


def _bits(told: str) -> Iterator[str]:
    """The clauses of an offer, a condition apart from what it is said of."""
    for bit in shape("cut").split(told):
        parted = (shape(name).match(bit.strip()) for name in ("then", "led", "led_to"))
        found = next((one for one in parted if one), None)
        yield from (found["cond"], found["rest"]) if found else (bit.strip(),)


def _told(bits: Sequence[str], clauses: Clauses, *, talks: bool) -> str | None:
    """All clauses as sentences; None where one is not sure, or none of them `talks` as people do."""
    said: list[str] = []
    condition = ""
    for bit in bits:
        if (found := shape("condition").match(bit)) is not None:
            cond = clauses.condition(found["cond"])
            if condition or cond is None:
                return None
            condition, talks = f"{found['when'].lower()} {cond}", talks or not said
            continue
        if said and not condition and _hung(bit, said, clauses):
            talks = talks or tells_more(bit)
            continue
        clauses.later = bool(said)
        one = (aside(bit) if said else None) or clauses.clause(bit)
        talks = talks or one is not None
        one = one or (None if said else clauses.first(bit))
        if one is None:
            return None
        said.append(told_as("with_condition").format(cond=condition, main=one) if condition else one)
        condition = ""
    if condition and said:
        said[-1] = f"{said[-1]}{',' if ',' in said[-1] else ''} {condition}"
    return joined(said) if talks and said else None


def _hung(bit: str, said: list[str], clauses: Clauses) -> bool:
    """Whether a bit only goes on with a clause before it, to which it is put."""
    behind = tail(bit, said[-1]) or clauses.loose(bit)
    if behind is not None:
        said[0 if shape("up_to").match(bit) else -1] += behind
        return True
    lead = told_as("or_lead")
    other = clauses.first(bit.removeprefix(lead)) if bit.startswith(lead) else None
    if other is None:
        return False
    same = all(one.startswith(told_as("offered")) for one in (said[-1], other))
    two = other.removeprefix(told_as("offered")) if same else other
    said[-1] = told_as("or_one").format(one=said[-1], two=two)
    return True
