"""A jotted offer told piece by piece: what it is, on what condition, in which order, and what comes with it.

"If same fault → labour refunded" is one offer of three pieces, and each is read by what reads any offer.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from app.engines.builtin.notes.as_phrase import capitalised, lowered, with_article
from app.engines.builtin.notes.expand import is_worded
from app.engines.builtin.notes.in_full import to_them
from app.engines.builtin.notes.offer_in_full import offer_in_full
from app.engines.builtin.notes.options import Form, OptionLine, doubted, option_line
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.raw import is_raw
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.articulate import articulate
from app.engines.builtin.notes.telegraph.reader import read_statement
from app.engines.builtin.notes.telegraph.verb_forms import base_of_participle, bases
from app.model.plan import Given
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.tables import table

_ARROW = "→"
_DEPTH = 3
"""Pieces within pieces that an offer may have; what has more is for a person to put into words."""

_FORMS: dict[str, Form] = {"vp": "vp", "np": "np", "theirs": "theirs"}

Reads = Callable[[str], OptionLine]
"""Reads one piece as an offer of its own."""


def offer_lines(given: Sequence[Given], setting: Setting) -> tuple[OptionLine, ...]:
    """What may be offered, each as a sentence where it makes one, ready to be said."""

    def read(note: Given) -> OptionLine:
        return option_line(
            note, setting.customer_name, setting.names, setting.agent_name, setting.context
        )

    def reads(text: str) -> OptionLine:
        return offer_in_full(read(Given(where="", text=text)), setting)

    whole = (offer_in_full(line, setting) for line in doubted([read(o) for o in given], setting.names))
    return tuple(in_pieces(line, setting, reads) for line in whole)


def in_pieces(line: OptionLine, setting: Setting, reads: Reads, depth: int = _DEPTH) -> OptionLine:
    """The offer, told piece by piece where it is jotted and what reads it whole does not make a sentence of it."""
    note = _plain(line.given.text)
    if is_worded(line.given.text) or line.doubtful or line.addressed or not setting.context.english:
        return line
    if depth == 0:
        return line
    part = _Pieces(setting, lambda text: in_pieces(reads(text), setting, reads, depth - 1))
    note, chosen = _your_pick(note)
    if _ARROW in note and _ARROW not in line.given.text and line.filled and line.form in {"theirs", "clause"}:
        return line  # read already as what comes of it: "pay by card -> locker open"
    weak = _ARROW in note or (_is_weak(line) and not line.settled)
    ruled = line.form == "vp" and line.certain and not weak and not _re("have_done").match(line.text)
    made = next((found for found in part.ways(note, weak=weak, ruled=ruled) if found), None)
    if made is None:
        return line.model_copy(update={"alternative": True}) if chosen and not line.noted else line
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
        or _re("bare_condition").search(line.given.text) is not None
    )


class _Pieces:
    """The ways to take an offer apart, in their order."""

    def __init__(self, setting: Setting, reads: Reads) -> None:
        self._setting = setting
        self._reads = reads

    def ways(self, note: str, *, weak: bool, ruled: bool) -> Iterator[OptionLine | None]:
        """The offer by each way that fits it; those that cut it only where it is no sentence whole."""
        if weak:
            yield self._conditional(note)
            yield self._stepwise(note)
            yield self._otherwise(note)
            yield self._condition_within(note)
        yield self._main(note)
        if not ruled or tokens(note)[0] in _things_too():
            yield self._done_to(note)
        if weak:
            yield self._with_tail(note)
            yield self._with_aside(note)
            yield self._one_or_other(note)

    def _conditional(self, note: str) -> OptionLine | None:
        """What is offered if something happens: the condition stands before it."""
        found = _re("condition_first").match(note)
        told = self._condition(found["cond"]) if found else None
        offer = self._reads(found["offer"].strip()) if found and told else None
        said = _said(offer) if offer else None
        if found is None or offer is None or said is None:
            return None
        text = str(_data()["after_condition"]).format(when=found["when"].lower(), cond=told, offer=said)
        return _clause(offer, text)

    def _condition(self, cond: str) -> str | None:
        """A condition with its subject and its verb, None where it is not sure what they are."""
        told = to_them(cond.strip(), self._setting, offered=True)
        if told is None:
            return None
        for find, say in _data()["conditions"]:
            if found := compiled(find, re.IGNORECASE).match(told):
                return articulate(str(say).format(**found.groupdict()), self._setting.context.known)
        read = read_statement(told, self._setting.context.known, frozenset(self._setting.names), inner=True)
        return lowered(read.text) if read is not None else None

    def _stepwise(self, note: str) -> OptionLine | None:
        """One thing, and another behind it."""
        found = _re("steps").match(note) or _re("first_step").match(note)
        if found is None:
            return None
        one, two = self._reads(found["one"].strip(" ,")), self._reads(found["two"].strip())
        first, second = _said(one), _said(two)
        if first is None or second is None or (_ARROW in note and not _steps_to(two)):
            return None
        values = {"one": _bare(one), "two": _bare(two)}
        form = _data().get(f"step_{one.form}_{two.form}")
        if form is None:
            form, values = _data()["step_any"], {"one": first, "two": second}
        return _clause(one, str(form).format(**values))

    def _one_or_other(self, note: str) -> OptionLine | None:
        """Two of which one is to be had, within one offer."""
        found = _re("one_or_other").match(note)
        if found is None:
            return None
        one, two = self._reads(found["one"].strip()), self._reads(found["two"].strip())
        first, second = _said(one), _said(two)
        if first is None or second is None:
            return None
        if one.form == two.form == "np":
            joined = str(_data()["or_any"]).format(one=_bare(one), two=_bare(two))
            return _formed(one, "np", joined)
        return _clause(one, str(_data()["or_any"]).format(one=first, two=second))

    def _otherwise(self, note: str) -> OptionLine | None:
        """One thing, and another where that is not to be had."""
        found = _re("otherwise").match(note)
        return self._joined(found["one"], found["two"], "otherwise_any") if found else None

    def _joined(self, first: str, second: str, how: str) -> OptionLine | None:
        """Two pieces as two statements, None where one is none."""
        one, two = self._reads(first.strip()), self._reads(second.strip())
        told = {"one": _said(one), "two": _said(two)}
        return _clause(one, str(_data()[how]).format(**told)) if all(told.values()) else None

    def _main(self, note: str) -> OptionLine | None:
        """An offer in the words that its few words stand for."""
        for find, say, form in _data()["mains"]:
            if found := compiled(find, re.IGNORECASE).match(note):
                values = {name: value or "" for name, value in found.groupdict().items()}
                return self._as(form, str(say).format(**values), note)
        return None

    def _as(self, form: str, said: str, note: str) -> OptionLine | None:
        """What a main stands for, in its form."""
        if form == "note":
            made = self._reads(said) if said != note else None
            return made if made is not None and _said(made) else None
        told = to_them(said, self._setting, offered=True)
        if told is None:
            return None
        line = _blank(note)
        if form in {"wish", "told"}:
            kin = _re("kin").sub(lambda m: str(_data()["your_kin"]).format(who=m["who"]), told)
            return _clause(line, kin).model_copy(update={"settled": True})
        return _formed(line, _FORMS[form], told)

    def _done_to(self, note: str) -> OptionLine | None:
        """What is done to a thing, as what we can do: "fine of £6.40 cancelled" → "cancel the fine of £6.40"."""
        found = _re("done_to").match(note)
        rest = found["rest"] or "" if found else ""
        if found is None or _re("no_thing").search(found["x"]) or _re("past").search(rest):
            return None
        done = found["done"].lower()
        if _re("not_done").match(done) or _re("ends_open").search(found["x"]):
            return None
        base = _data()["of_the_thing_done"].get(done) or base_of_participle(done)
        first = tokens(found["x"])[0] if tokens(found["x"]) else ""
        acts = any(one == "to" and other in bases() for one, other in pairwise(tokens(found["x"])))
        if acts or base is None or (first in bases() and len(tokens(found["x"])) > 1 and first not in _things_too()):
            return None
        by = _doer(rest)
        thing = self._thing(found["x"])
        if by is not None:
            order = str(_data()["have_it_done"]).format(thing=thing, done=done, who=by["who"], rest=by["rest"])
        else:
            order = f"{base} {thing}{_re('free_rest').sub(_data()['free'], _re('by_us').sub('', rest))}".strip()
        told = to_them(order, self._setting, offered=True)
        if told is None:
            return None
        known = self._setting.context.known
        return _formed(_blank(note), "vp", articulate(told, known, frozenset(self._setting.names), order=True))

    def _thing(self, text: str) -> str:
        """The thing that something is done to, with "a" where it is a new one."""
        words = tokens(text)
        if _re("new_thing").match(text):
            return with_article(text)
        counted = not words or words[0].isdecimal() or text[0] in "£$€"
        bare = counted or words[0] in {"the", "a", "an", "your", "our", "all", "both", "any"}
        return text if bare else f"{_data()['the']} {lowered(text)}"

    def _with_tail(self, note: str) -> OptionLine | None:
        """An offer and what stands behind its last comma."""
        main, comma, last = note.rpartition(", ")
        if not comma:
            return None
        tail = self._tail(last.strip().rstrip("."), main)
        line = self._reads(main.strip())
        if _said(line) is None:
            return None
        if tail is None:
            return self._with_second(line, main, last)
        return _formed(line, line.form, f"{line.text.rstrip('.')}{tail}")

    def _with_second(self, line: OptionLine, main: str, last: str) -> OptionLine | None:
        """An offer and a second deed or thing behind its comma."""
        second = self._reads(last.strip())
        if _re("no_second").match(last.strip()):
            return None
        if second.form != "np":
            return self._joined(main, last, "and_any") if second.form == "vp" else None
        bare = tokens(last)[:1] and tokens(last)[0] not in lexicon().determiners | lexicon().prepositions
        if not bare or not last[:1].isalpha() or _said(second) is None or not second.filled:
            return None
        text = f"{line.text.rstrip('.')}{str(_data()['with_any']).format(two=_bare(second))}"
        return _formed(line, line.form, text)

    def _condition_within(self, note: str) -> OptionLine | None:
        """An offer and its condition, with no comma between them."""
        found = _re("condition_within").match(note)
        tail = self._tail(found["tail"], found["main"]) if found else None
        line = self._reads(found["main"]) if found and tail else None
        if line is None or tail is None or _said(line) is None:
            return None
        return _formed(line, line.form, f"{line.text.rstrip('.')}{tail.lstrip(',')}")

    def _with_aside(self, note: str) -> OptionLine | None:
        """An offer and what stands behind it in brackets."""
        found = _re("aside").match(note)
        line = self._reads(found["main"]) if found else None
        aside = to_them(found["aside"], self._setting, offered=True) if found else None
        if line is None or aside is None or _said(line) is None:
            return None
        return _formed(line, line.form, f"{line.text.rstrip('.')} {aside}")

    def _tail(self, last: str, main: str) -> str | None:
        """What stands behind an offer, as a sentence has it."""
        if found := _re("condition_behind").match(last):
            cond = self._condition(found["cond"])
            return f", {found['when'].lower()} {cond}" if cond else None
        told = to_them(last, self._setting, offered=True)
        if told is None:
            return None
        if _re("talk").search(main) and (found := _re("how_long").fullmatch(told)):
            return f" for {found['x']}"
        if _re("for_so_long").search(main) and (found := _re("valid_for").fullmatch(told)):
            return f", valid for {found['x']}"
        for find, say in _data()["tails"]:
            if found := compiled(find, re.IGNORECASE).fullmatch(told):
                return str(say).format(**self._values(found))
        return None

    def _values(self, found: re.Match[str]) -> dict[str, str]:
        """The words of a tail, its things with their articles."""
        values = {name: value or "" for name, value in found.groupdict().items()}
        if "a" in values:
            values["a"] = with_article(values["a"])
        if "the" in values:
            values["the"] = f"{_data()['the']} {values['the']}"
        return values


def _doer(rest: str) -> re.Match[str] | None:
    """Who does it: "by our plasterer" and "by our data team", not "by courier" or "by Thursday"."""
    found = (_re(name).match(rest) for name in ("done_by_two", "done_by"))
    return next((by for by in found if by and pattern("somebody").search(by["who"])), None)


def _said(line: OptionLine) -> str | None:
    """A piece as a statement, None where it is none yet."""
    raw = not line.filled and is_raw(line.given.text, line.item, certain=line.certain)
    if line.noted or line.doubtful or not line.certain or raw:
        return None
    if line.form == "clause" and not line.filled:
        return None
    return str(_data()["said"][line.form]).format(text=_bare(line))


def _steps_to(line: OptionLine) -> bool:
    """Whether what an arrow leads to is a step: a "premium" that a plan is switched to is none."""
    return line.form != "np" or _re("step_is").match(_bare(line)) is not None


def _bare(line: OptionLine) -> str:
    text = line.text.rstrip(".")
    return with_article(text) if line.form == "np" else lowered(text)


def _blank(note: str) -> OptionLine:
    """An offer whose words are still to be put in."""
    given = Given(where="", text=note)
    return OptionLine(given=given, form="np", text=note, item=note, alternative=False, certain=True)


def _clause(line: OptionLine, text: str) -> OptionLine:
    return _formed(line, "clause", text)


def _formed(line: OptionLine, form: Form, text: str) -> OptionLine:
    """The offer as told; in a list a thing stands by itself, a deed as a sentence."""
    said = text if form in {"np", "clause"} else str(_data()["said"][form]).format(text=text)
    told = {"form": form, "text": text, "item": capitalised(said)}
    return line.model_copy(
        update={**told, "certain": True, "filled": True, "guessed": True, "noted": False, "settled": False}
    )


def _plain(note: str) -> str:
    """The note with one sign for "and then", and without its last stop."""
    plain = _re("arrow").sub(" → ", note.strip().rstrip("."))
    for find, put in _data()["long_forms"]:
        plain = compiled(find, re.IGNORECASE).sub(put, plain)
    return plain


def _your_pick(note: str) -> tuple[str, bool]:
    """The note without "your pick", and whether it says that: which of the offers it is, they choose."""
    found = _re("your_pick").search(note)
    return (note[: found.start()], True) if found and note[: found.start()].strip() else (note, False)


@cache
def _things_too() -> frozenset[str]:
    """Words that are things or qualities though they may be verbs: "correct tyre fitted", "fine of £6 cancelled"."""
    return frozenset(str(_data()["things_too"]).split())


def _data() -> Any:
    return table("en", "offer_pieces")


def _re(name: str) -> re.Pattern[str]:
    return compiled(str(_data()[name]), re.IGNORECASE)
