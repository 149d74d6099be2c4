"""A jotted offer told piece by piece: what it is, on what condition, in which order, and what comes with it.

"If same fault → labour refunded" is one offer of three pieces, and each is read by what reads any offer.
"""

import re
from collections.abc import Iterator, Sequence

from app.engines.builtin.notes.as_phrase import lowered, with_article
from app.engines.builtin.notes.fields.offered import of_fields
from app.engines.builtin.notes.offer_class import classed, held_back, says_either
from app.engines.builtin.notes.offer_deeds import (
    Reads,
    as_clause,
    as_form,
    bare_of,
    both_done,
    done_to,
    have_done,
    is_at_time,
    may_be_thing,
    new_thing,
    opens_within,
    pieces,
    plain_note,
    put_in_words,
    put_plainly,
    rows,
    said_of,
    shape,
    steps_to,
    your_pick,
)
from app.engines.builtin.notes.offer_fit import is_unfit
from app.engines.builtin.notes.offer_in_full import offer_in_full
from app.engines.builtin.notes.offer_plain import plain_for, polished
from app.engines.builtin.notes.offer_reworded import without_doubt
from app.engines.builtin.notes.offer_spoken import as_spoken
from app.engines.builtin.notes.offer_whom import of_whom
from app.engines.builtin.notes.options import OptionLine, doubted, option_line
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.raw import is_raw
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.spoken_words import in_plain_words, with_spoken_names
from app.engines.builtin.notes.telegraph.articles import sure_nouns
from app.engines.builtin.notes.telegraph.articulate import articulate
from app.engines.builtin.notes.telegraph.reader import read_statement
from app.engines.builtin.notes.to_them import to_them
from app.engines.builtin.notes.written import is_worded
from app.model.plan import Given
from app.text.grammar import tokens

_ARROW = "→"
_DEPTH = 3
"""Pieces within pieces that an offer may have at the most."""


def offer_lines(given: Sequence[Given], setting: Setting) -> tuple[OptionLine, ...]:
    """What may be offered, each as a sentence where it makes one, ready to be said."""
    setting = with_spoken_names(setting, given)
    plain = (put_plainly(in_plain_words(plain_for(o.text, setting), setting), setting) for o in given)
    named = [o.model_copy(update={"text": text}) for o, text in zip(given, plain, strict=True)]

    def read(note: Given) -> OptionLine:
        return option_line(note, setting.customer_name, setting.names, setting.agent_name, setting.context)

    def reads(text: str) -> OptionLine:
        return offer_in_full(read(Given(where="", text=text)), setting)

    either = setting.context.english and any(says_either(o.text) for o in given[1:])
    kept = [(o, note) for o, note in zip(given, named, strict=True) if not (either and says_either(o.text))]
    whole = [offer_in_full(line, setting) for line in doubted([read(n) for _, n in kept], setting.names)]
    part = _Pieces(setting, lambda text: in_pieces(reads(text), setting, reads, _DEPTH - 1))
    made = (as_spoken(line, setting, part.read) or in_pieces(line, setting, reads) for line in whole)
    told = (polished(held_back(line, setting, alone=len(kept) == 1), setting.names) for line in made)
    sure = (of_whom(line, o, setting) for line, (o, _) in zip(told, kept, strict=True))
    lines = of_fields((without_doubt(line, setting, part.read) for line in sure), kept, setting)
    return (*lines[:-1], lines[-1].model_copy(update={"alternative": True})) if either else tuple(lines)


def in_pieces(line: OptionLine, setting: Setting, reads: Reads, depth: int = _DEPTH) -> OptionLine:
    """The offer, told piece by piece where it is jotted and what reads it whole does not make a sentence of it."""
    note = plain_note(line.given.text)
    worded = is_worded(line.given.text) or line.doubtful or line.addressed or not setting.context.english
    if worded or depth == 0:
        return line
    part = _Pieces(setting, lambda text: in_pieces(reads(text), setting, reads, depth - 1))
    note, chosen = your_pick(shape("alternative").sub("", note) if line.alternative else note)
    if (sure := classed(note, setting, part.read)) is not None:
        return sure.model_copy(update={"given": line.given, "alternative": line.alternative or chosen})
    led = _ARROW in note and not shape("condition_first").match(note)
    if led and _ARROW not in line.given.text and line.form in {"theirs", "clause"}:
        return line  # read already as what comes of it: "pay by card -> locker open"
    weak = _ARROW in note or ((_is_weak(line) or is_unfit(line)) and not line.settled)
    ruled = line.form == "vp" and line.certain and not weak and not shape("have_done").match(line.text)
    made = next((found for found in part.ways(note, weak=weak, ruled=ruled) if found), None)
    if made is None:
        return line.model_copy(update={"alternative": True}) if chosen and not line.noted else line
    chosen = chosen and not shape("one_or_other").match(note)  # which of two within it, not of the offers
    return made.model_copy(
        update={"given": line.given, "alternative": line.alternative or made.alternative or chosen}
    )


def _is_weak(line: OptionLine) -> bool:
    """Whether what reads an offer whole left it as it was jotted."""
    return (
        line.noted
        or not line.certain
        or (not line.filled and is_raw(line.given.text, line.item, certain=line.certain))
        or (line.form == "clause" and not line.settled)
        or "," in line.given.text
        or shape("bare_condition").search(line.given.text) is not None
    )


class _Pieces:
    """The ways to take an offer apart, in their order."""

    def __init__(self, setting: Setting, reads: Reads) -> None:
        self._setting = setting
        self.read = self._reads = reads

    def ways(self, note: str, *, weak: bool, ruled: bool) -> Iterator[OptionLine | None]:
        """The offer by each way that fits it; those that cut it only where it is no sentence whole."""
        if weak:
            yield self._conditional(note)
            yield self._stepwise(note)
            yield self._otherwise(note)
            yield self._condition_within(note)
        yield put_in_words(note, self._setting, self._reads)
        if ruled and is_at_time(note) and not pattern("order_first").match(note):  # "refund today's ticket"
            yield new_thing(note, self._setting)
        yield both_done(note, self._setting)
        if not ruled or may_be_thing(tokens(note)):
            yield done_to(note, self._setting)
        if weak:
            yield self._with_tail(note)
            yield self._with_aside(note)
            yield self._one_or_other(note)
            yield new_thing(note, self._setting)
            yield have_done(note, self._setting)

    def _conditional(self, note: str) -> OptionLine | None:
        """What is offered if something happens: the condition stands before it."""
        if (linked := shape("linked").match(note)) is not None:
            behind = self._reads(linked["offer"].strip())
            told, lead = said_of(behind), linked["lead"].lower()
            text = str(pieces()["linked_offer"]).format(lead=lead, offer=told)
            return as_clause(behind, text) if told else None
        found = shape("condition_first").match(note)
        told = self._condition(found["cond"]) if found else None
        offer = self._reads(found["offer"].strip()) if found and told else None
        said = said_of(offer) if offer else None
        if found is None or offer is None or said is None:
            return None
        text = str(pieces()["after_condition"]).format(when=found["when"].lower(), cond=told, offer=said)
        return as_clause(offer, text)

    def _condition(self, cond: str) -> str | None:
        """A condition with its subject and its verb, None where it is not sure what they are."""
        told = to_them(cond.strip(), self._setting, offered=True)
        if told is None:
            return None
        for find, say in rows("conditions"):
            if found := find.match(told):
                return articulate(str(say).format(**found.groupdict()), self._setting.context.known)
        read = read_statement(told, self._setting.context.known, frozenset(self._setting.names), inner=True)
        return lowered(read.text) if read is not None else None

    def _stepwise(self, note: str) -> OptionLine | None:
        """One thing, and another behind it."""
        found = shape("steps").match(note) or shape("first_step").match(note)
        if found is None:
            return None
        one, two = self._reads(found["one"].strip(" ,")), self._reads(found["two"].strip())
        first, second = said_of(one), said_of(two)
        if first is None or second is None or not steps_to(two, led=_ARROW in note):
            return None
        values = {"one": bare_of(one), "two": bare_of(two)}
        form = pieces().get(f"step_{one.form}_{two.form}")
        if form is None:
            form, values = pieces()["step_any"], {"one": first, "two": second}
        return as_clause(one, str(form).format(**values))

    def _one_or_other(self, note: str) -> OptionLine | None:
        """Two of which one is to be had, within one offer."""
        found = shape("one_or_other").match(note)
        if found is None:
            return None
        one, two = self._reads(found["one"].strip()), self._reads(found["two"].strip())
        first, second = said_of(one), said_of(two)
        if first is None or second is None:
            return None
        if one.form == two.form == "np":
            joined = str(pieces()["or_any"]).format(one=bare_of(one), two=bare_of(two))
            return as_form(one, "np", joined)
        return as_clause(one, str(pieces()["or_any"]).format(one=first, two=second))

    def _otherwise(self, note: str) -> OptionLine | None:
        """One thing, and another where that is not to be had."""
        found = shape("otherwise").match(note)
        return self._joined(found["one"], found["two"], "otherwise_any") if found else None

    def _joined(self, first: str, second: str, how: str) -> OptionLine | None:
        """Two pieces as two statements, None where one is none."""
        one, two = self._reads(first.strip()), self._reads(second.strip())
        told = {"one": said_of(one), "two": said_of(two)}
        return as_clause(one, str(pieces()[how]).format(**told)) if all(told.values()) else None

    def _with_tail(self, note: str) -> OptionLine | None:
        """An offer and what stands behind its last comma."""
        main, comma, last = note.rpartition(", ")
        if not comma:
            return None
        tail = self._tail(last.strip().rstrip("."), main)
        line = self._reads(main.strip())
        if said_of(line) is None:
            return None
        if tail is None:
            return self._with_second(line, main, last)
        return as_form(line, line.form, f"{line.text.rstrip('.')}{tail}")

    def _with_second(self, line: OptionLine, main: str, last: str) -> OptionLine | None:
        """An offer and a second deed or thing behind its comma."""
        second = self._reads(last.strip())
        if shape("no_second").match(last.strip()):
            return None
        if second.form != "np":
            if second.form == "vp":
                return self._joined(main, last, "and_any")
            return self._with_statement(line, last)
        thing = last[:1].isalpha() and not sure_nouns().isdisjoint(tokens(last))  # "next-day" is none
        if not thing or opens_within(last) or shape("plural_a").search(bare_of(second)):
            return self._with_statement(line, last)
        if said_of(second) is None or not second.filled:
            return None
        text = f"{line.text.rstrip('.')}{str(pieces()['with_any']).format(two=bare_of(second))}"
        return as_form(line, line.form, text)

    def _with_statement(self, line: OptionLine, last: str) -> OptionLine | None:
        """An offer and what is said of it behind its comma: "driver calls 30 min before"."""
        told = to_them(last, self._setting, offered=True)
        known, names = self._setting.context.known, frozenset(self._setting.names)
        read = read_statement(told, known, names) if told else None
        if read is None or shape("as_done").search(read.text) or not shape("goes_on").search(read.text):
            return None
        text = f"{line.text.rstrip('.')}, {jotting('and')} {lowered(read.text)}"
        return as_form(line, line.form, text)

    def _condition_within(self, note: str) -> OptionLine | None:
        """An offer and its condition, with no comma between them."""
        found = shape("condition_within").match(note)
        tail = self._tail(found["tail"], found["main"]) if found else None
        line = self._reads(found["main"]) if found and tail else None
        if line is None or tail is None or said_of(line) is None:
            return None
        return as_form(line, line.form, f"{line.text.rstrip('.')}{tail.lstrip(',')}")

    def _with_aside(self, note: str) -> OptionLine | None:
        """An offer and what stands behind it in brackets."""
        found = shape("aside").match(note)
        line = self._reads(found["main"]) if found else None
        aside = to_them(found["aside"], self._setting, offered=True) if found else None
        if line is None or aside is None or said_of(line) is None:
            return None
        return as_form(line, line.form, f"{line.text.rstrip('.')} {aside}")

    def _tail(self, last: str, main: str) -> str | None:
        """What stands behind an offer, as a sentence has it."""
        if found := shape("condition_behind").match(last):
            cond = self._condition(found["cond"])
            return f", {found['when'].lower()} {cond}" if cond else None
        told = to_them(last, self._setting, offered=True)
        if told is None:
            return None
        if shape("talk").search(main) and (found := shape("how_long").fullmatch(told)):
            return f" for {found['x']}"
        if shape("takes_long").search(main) and shape("how_many").fullmatch(told):
            return str(pieces()["takes"]).format(x=told)
        if shape("for_so_long").search(main) and (found := shape("valid_for").fullmatch(told)):
            return f", valid for {found['x']}"
        for find, say in rows("tails"):
            if found := find.fullmatch(told):
                return str(say).format(**self._values(found))
        return None

    def _values(self, found: re.Match[str]) -> dict[str, str]:
        """The words of a tail, its things with their articles."""
        values = {name: value or "" for name, value in found.groupdict().items()}
        if "a" in values:
            values["a"] = with_article(values["a"])
        if "p" in values:
            values["p"] = articulate(values["p"], self._setting.context.known)
        if "t" in values:
            values["t"] = articulate(f"{values['v']} {values['t']}", self._setting.context.known, order=True)
            values["t"] = values["t"].removeprefix(f"{values['v']} ")
        if "the" in values:
            values["the"] = f"{pieces()['the']} {values['the']}"
        return values
