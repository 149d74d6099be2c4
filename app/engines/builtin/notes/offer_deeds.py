"""A few jotted words of an offer as the deed or the thing that they stand for: "fine of £6.40 cancelled" is a deed."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from app.engines.builtin.notes.as_phrase import capitalised, lowered, with_article
from app.engines.builtin.notes.offer_form import Form
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.raw import is_raw
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.articulate import articulate
from app.engines.builtin.notes.telegraph.verb_forms import base_of_participle, bases, is_noun
from app.engines.builtin.notes.to_them import to_them
from app.engines.builtin.notes.written import is_worded
from app.model.plan import Given
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.guarded import Rewrites
from app.text.tables import table

_ONE_PHRASE = compiled(r"[^,()→;]+")

Reads = Callable[[str], OptionLine]
"""Reads one piece as an offer of its own."""
_FORMS: dict[str, Form] = {"vp": "vp", "deed": "vp", "np": "np", "theirs": "theirs"}


def put_in_words(note: str, setting: Setting, reads: Reads) -> OptionLine | None:
    """An offer in the words that its few words stand for."""
    for find, say, form in rows("mains"):
        if found := find.match(note):
            values = {name: value or "" for name, value in found.groupdict().items()}
            return _as(form, str(say).format(**values), note, setting, reads)
    return None


def _as(form: str, said: str, note: str, setting: Setting, reads: Reads) -> OptionLine | None:
    """What a main stands for, in its form."""
    if form == "note":
        made = reads(said) if said != note else None
        return made if made is not None and said_of(made) else None
    told = to_them(said, setting, offered=True)
    if told is None:
        return None
    line = blank(note)
    if form == "clause":
        return as_clause(line, articulate(told, setting.context.known))
    if form in {"wish", "told"}:
        kin = shape("kin").sub(lambda m: str(pieces()["your_kin"]).format(who=m["who"]), told)
        if form == "told":
            kin = articulate(kin, setting.context.known, frozenset(setting.names))
        return as_clause(line, kin).model_copy(update={"settled": True})
    if form in {"theirs", "deed"}:
        told = articulate(told, setting.context.known, frozenset(setting.names), order=True)
    return as_form(line, _FORMS[form], told)


def both_done(note: str, setting: Setting) -> OptionLine | None:
    """Two things that are done, as two deeds: "account closed and balance written off"."""
    found = shape("both_done").match(note)
    one = done_to(found["one"], setting) if found else None
    two = done_to(found["two"], setting) if found and one else None
    return as_form(one, "vp", f"{one.text} {jotting('and')} {two.text}") if one and two else None


def done_to(note: str, setting: Setting) -> OptionLine | None:
    """What is done to a thing, as what we can do: "fine of £6.40 cancelled" → "cancel the fine of £6.40"."""
    found = shape("done_to").match(note)
    base = _deed(found) if found else None
    if found is None or base is None:
        return None
    thing, done, rest = found["x"], found["done"].lower(), found["rest"] or ""
    if shape("ends_short").search(rest):
        return None
    if (by := _doer(rest)) is not None:
        order = str(pieces()["have_it_done"]).format(
            thing=_thing(thing), done=done, who=by["who"], rest=by["rest"]
        )
    else:
        # Whether they know what they are sent, what reads orders can tell.
        known_thing = thing if shape("gives").match(base) else _thing(thing)
        behind = shape("free_rest").sub(pieces()["free"], shape("by_us").sub("", rest))
        order = f"{base} {known_thing}{behind}".strip()
    told = to_them(order, setting, offered=True)
    if told is None:
        return None
    made = articulate(told, setting.context.known, frozenset(setting.names), order=True)
    lead = f"{base} {lowered(thing)}"
    if made.startswith(lead) and with_article(thing) != lowered(thing):
        made = f"{base} {_thing(thing)}{made[len(lead) :]}"  # "send post-mortem by Thursday"
    return as_form(blank(note), "vp", made)


def have_done(note: str, setting: Setting) -> OptionLine | None:
    """What is done to a thing, or to "it", as what we can have done: "insurer informed" → "have the insurer informed".

    What is to be had is not told as done already.
    """
    found = shape("bare_done").match(note) or shape("have_done_to").match(note)
    rest = (found["rest"] or "") if found else ""
    if found is None or (shape("past").search(rest) and not shape("to_come").match(rest)):
        return None
    values = found.groupdict()
    thing = values.get("x")
    if thing is not None and not _is_thing(thing):
        return None
    form = "have_it" if thing is None else "have_thing"
    named = {"thing": _thing(thing or ""), "done": found["done"].lower(), "rest": rest}
    told = to_them(str(pieces()[form]).format(**named), setting, offered=True)
    if told is None:
        return None
    made = articulate(told, setting.context.known, frozenset(setting.names), order=True)
    return as_form(blank(note), "vp", made)


def _is_thing(text: str) -> bool:
    """Whether words before what is done are a thing: no deed, and nobody who is to do one."""
    words = tokens(text)
    if not words or shape("no_thing").search(text) or shape("ends_open").search(text) or "to" in words:
        return False
    return not ((words[0] in lexicon().ordered or words[0] in bases()) and not may_be_thing(words))


def put_plainly(note: str, setting: Setting) -> str:
    """A jotted offer with the customer for what the house calls them, and with the articles that are sure: "right one"
    → "the right one".
    """
    if is_worded(note) or not setting.context.english:
        return note
    return _put_first().put_into(_with_customer(note, setting.text or ""))


@cache
def _put_first() -> Rewrites:
    return Rewrites(pieces()["put_first"])


def _deed(found: re.Match[str]) -> str | None:
    """The verb of what is done to a thing, None where it is told as done or the words before it are no thing."""
    thing, done, rest = found["x"], found["done"].lower(), found["rest"] or ""
    if shape("no_thing").search(thing) or shape("ends_open").search(thing) or shape("past").search(rest):
        return None
    words = tokens(thing)
    acts = any(one == "to" and other in bases() for one, other in pairwise(words))
    order = len(words) > 1 and words[0] in bases() and not may_be_thing(words)
    if acts or order or shape("not_done").match(done):
        return None
    told = pieces()["of_the_thing_done"].get(done) or base_of_participle(done)
    return str(told) if told else None


def is_at_time(note: str) -> bool:
    """Whether a word that may be a thing stands before a time: "skip tomorrow 7am" is nothing to skip."""
    found = shape("at_time").match(note)
    return found is not None and is_noun(found["x"].lower())


def new_thing(note: str, setting: Setting) -> OptionLine | None:
    """What is given anew, or at a time, where nothing else reads it: "new test Wed 7:30"."""
    offered = shape("new_thing").match(note) or is_at_time(note)
    told = to_them(note, setting, offered=True) if offered else None
    if told is None or not _ONE_PHRASE.fullmatch(told):
        return None
    named = articulate(told, setting.context.known, frozenset(setting.names))
    return as_form(blank(note), "np", with_article(named))


def may_be_thing(words: Sequence[str]) -> bool:
    """Whether words may begin with a thing though the first is a verb too: "hire fee waived", not "hire a fee"."""
    bare = words[1:2] and words[1] not in lexicon().determiners | lexicon().pronouns
    sum_behind = words[1:2] and shape("sum_names").match(words[1]) is not None
    return bool(sum_behind) or words[0] in things_too() or (is_noun(words[0]) and bool(bare))


def _thing(text: str) -> str:
    """The thing that something is done to, with "a" where it is a new one."""
    words = tokens(text)
    if shape("new_thing").match(text):
        return with_article(text)
    counted = not words or words[0].isdecimal() or text[0] in "£$€"
    bare = counted or words[0] in {"the", "a", "an", "your", "our", "all", "both", "any"}
    return text if bare else f"{pieces()['the']} {lowered(text)}"


def _doer(rest: str) -> re.Match[str] | None:
    """Who does it: "by our plasterer" and "by our data team", not "by courier" or "by Thursday"."""
    found = (shape(name).match(rest) for name in ("done_by_two", "done_by"))
    return next((by for by in found if by and pattern("somebody").search(by["who"])), None)


def said_of(line: OptionLine) -> str | None:
    """A piece as a statement, None where it is none yet."""
    raw = not line.filled and is_raw(line.given.text, line.item, certain=line.certain)
    if line.noted or line.doubtful or not line.certain or raw or _is_half(line.given.text):
        return None
    if line.form == "clause" and not line.filled:
        return None
    return str(pieces()["said"][line.form]).format(text=bare_of(line))


def _is_half(text: str) -> bool:
    """Whether a piece was cut within brackets: "meter check (free if faulty"."""
    return text.count("(") != text.count(")")


def bare_of(line: OptionLine) -> str:
    """A piece without its stop, a thing with its article."""
    text = line.text.rstrip(".")
    return with_article(text) if line.form == "np" else lowered(text)


def blank(note: str) -> OptionLine:
    """An offer whose words are still to be put in."""
    given = Given(where="", text=note)
    return OptionLine(given=given, form="np", text=note, item=note, alternative=False, certain=True)


def as_clause(line: OptionLine, text: str) -> OptionLine:
    """The offer as a statement of its own."""
    return as_form(line, "clause", text)


def as_form(line: OptionLine, form: Form, text: str) -> OptionLine:
    """The offer as told; in a list a thing stands by itself, a deed as a sentence."""
    said = text if form in {"np", "clause"} else str(pieces()["said"][form]).format(text=text)
    told = {"form": form, "text": text, "item": capitalised(said)}
    return line.model_copy(
        update={**told, "certain": True, "filled": True, "guessed": True, "noted": False, "settled": False}
    )


@cache
def things_too() -> frozenset[str]:
    """Words that are things or qualities though they may be verbs: "correct tyre fitted", "fine of £6 cancelled"."""
    return frozenset(str(pieces()["things_too"]).split())


def pieces() -> Any:
    """The words and shapes of pieces, from `offer_pieces.yaml`."""
    return table("en", "offer_pieces")


@cache
def shape(name: str) -> re.Pattern[str]:
    """The shape of that name."""
    return compiled(str(pieces()[name]), re.IGNORECASE)


@cache
def rows(name: str) -> tuple[tuple[Any, ...], ...]:
    """The rows of that name: what is found, and what is said for it."""
    return tuple((compiled(find, re.IGNORECASE), *rest) for find, *rest in pieces()[name])


def plain_note(note: str) -> str:
    """The note with one sign for "and then", and without its last stop."""
    plain = shape("arrow").sub(" → ", note.strip().rstrip("."))
    for find, put in rows("long_forms"):
        plain = find.sub(put, plain)
    return plain


def _with_customer(note: str, message: str) -> str:
    """The note with "customer" for what a house calls its own: "resident to leave the bin out", "member may stay".

    Not where the message has that word of somebody else: "your tenant upstairs".
    """
    found = shape("customer_role").match(note)
    if found is None:
        return note
    role = found["role"].lower()
    spoken_of = compiled(rf"\b{role}s?\b", re.IGNORECASE).search(message)
    own = compiled(str(pieces()["own_role"]).format(role=role), re.IGNORECASE).search(message)
    return note if spoken_of and not own else f"{jotting('the_customer')}{note[found.end('role') :]}"


def your_pick(note: str) -> tuple[str, bool]:
    """The note without "your pick", and whether it says that: which of the offers it is, they choose."""
    found = shape("your_pick").search(note)
    return (note[: found.start()], True) if found and note[: found.start()].strip() else (note, False)


def steps_to(line: OptionLine, *, led: bool) -> bool:
    """Whether it is a second step: a "premium" that an arrow leads to is none, nor what is told as done."""
    if line.form == "clause" and shape("as_done").search(line.text):
        return False
    if led and shape("not_step").match(bare_of(line)):
        return False  # "20% back → voucher or card"
    return not led or line.form != "np" or shape("step_is").match(bare_of(line)) is not None


def opens_within(text: str) -> bool:
    """Whether words begin with what only stands within a sentence: "any of our hotels", "for two"."""
    return bool(tokens(text)) and tokens(text)[0] in lexicon().determiners | lexicon().prepositions
