"""Jotted facts that are in the plainest forms, told by a grammar that reads each piece to its last word (`plain`).

It goes before the other readers, and where those can tell no more than it can, the pieces that it does not read are
left for the agent: a piece that is printed as it was jotted is what makes a reply look unfinished.
"""

import re
from functools import cache

from app.engines.builtin.notes.apart import FactLine, beside_what_is_left_out, leaves_it_true
from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.expand import expand, is_clean
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.options import yours
from app.engines.builtin.notes.others import of_customer, with_their_things, with_theirs
from app.engines.builtin.notes.plain.gate import is_sound
from app.engines.builtin.notes.plain.pieces import parted
from app.engines.builtin.notes.plain.reader import Eyes, Piece, read
from app.engines.builtin.notes.plain.table import expression, months, phrases, rewritten, said, swaps, words
from app.engines.builtin.notes.second_person import in_second_person
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.shorthand import looked_over
from app.engines.builtin.notes.telegraph.articles import sure_nouns
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.engines.builtin.notes.unsaid import (
    OFFERED,
    as_ours,
    is_marked,
    tells_our_mistake,
    unsaid,
    without_mistake,
)
from app.model.plan import Given
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.weights.for_agent import for_agent
from app.text.words import content_stems

_SOMEBODY = frozenset({"me", "my", "mine", "i"})
_TALK = 0.85
"""How likely a note that speaks of a deed toward the customer must be for the agent alone to be left out."""
_PROPER = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "I"})
_REACH = 600
"""Characters behind an arrow that show what it stands for."""
_BARRED = frozenset({"blame", "internal"})
_CAPITALISED = compiled(r"(?<![\w-])[A-Z][a-z][a-z'-]+")


def tidied(note: str) -> str:
    """A jotted note with the marks in words that no reader has to guess at: arrows, "no.", a date beside "today"."""
    note = expression("arrow").sub(lambda m: _turned(note, m), note)
    return parted(rewritten("tidied", note))


def _turned(note: str, arrow: re.Match[str]) -> str:
    behind = note[arrow.end() : arrow.end() + _REACH]
    if not note[: arrow.start()]:
        return ""
    if expression("from_here").search(note[: arrow.start()]):
        return f" {said('to')} "
    first = tagged(behind, inner=True)[:1]
    goes_on = expression("by_when").match(behind) or (
        first and first[0].tag in {"either", "part", "to"} and not expression("in_time").search(behind)
    )
    return " " if goes_on else " - "


def spaced(text: str) -> str:
    """The text with the initial of a name as it is written: "S.Okafor" → "S. Okafor"."""
    return rewritten("spaced", text)


def plainly(given: Given, setting: Setting, *, partly: bool = False) -> tuple[FactLine, ...] | None:
    """The statements of a note where all of it is read, or with `partly` what is; None where nothing is."""
    full = _to_them(given.text, setting)
    if full is None:
        return None
    plain, mistake = without_mistake(full.rstrip(" ."), setting.fault)
    known = eyes(given.text, setting)
    plain = _of_thing(_small(plain, known.names), setting) if plain else ""
    told = read(plain, known) if plain else None
    if told is None or not any(one.clause for one in told.pieces) or not (partly or told.whole):
        return None
    pieces = told.pieces
    if not all(leaves_it_true(one.text) for one in pieces[1:] if one.clause is None):
        return None
    lines = [_line(given, one, setting) for one in pieces]
    if not told.whole:
        lines = [lines[0], *(_if_it_bears(line, setting) for line in lines[1:])]
        lines = list(beside_what_is_left_out(lines))
    if any(line.reason in _BARRED for line in lines):
        return None
    if mistake:
        lines[-1] = lines[-1].model_copy(update={"mistake": True})
    return tuple(lines) if any(line.sentence for line in lines) else None


def is_for_them(note: str, setting: Setting) -> bool:
    """Whether a note is surely no internal talk: a promise or deed toward the customer, or plain facts about things."""
    if is_marked(note) or not setting.context.english:
        return False
    if expression("toward_them").search(note):
        return for_agent(note) < _TALK
    full = _to_them(note, setting)
    known = eyes(note, setting)
    told = read(_small(full.rstrip(" ."), known.names), known) if full else None
    if told is None or not told.whole or for_agent(note) >= OFFERED:
        return False
    ours = setting.fault == "ours"
    return all(
        (one.thing and one.thing not in words("internal_things"))
        or (ours and expression("owed").match(str(one.clause)) is not None)
        for one in told.pieces
    )


def eyes(note: str, setting: Setting) -> Eyes:
    """What is known beside a note: names, initials, what the message names, the day."""
    called = frozenset(one for one in _CAPITALISED.findall(note) if sex_by_name(one))
    named = frozenset(expression("named_first").findall(note))
    begun = expression("begins_named").match(note)
    begins = {begun["name"]} if begun and is_no_word(begun["name"].lower()) else set()
    names = frozenset(setting.names) | called | named | begins
    return Eyes(
        setting.context.known, names, setting.context.known.capitals, setting.today, setting.text or ""
    )


def _small(text: str, names: frozenset[str]) -> str:
    """The text with its first word small, where that is a capitalised common word."""
    first = re.split(r"[ ,']", text, maxsplit=1)[0]
    calendar = first.lower() in lexicon().days or first in months()
    name = first in names or sex_by_name(first) is not None or first in _PROPER or calendar
    name = name or not first[1:].islower() or (first[:1].isupper() and is_no_word(first.lower()))
    return text if name else text[:1].lower() + text[1:]


def _of_thing(text: str, setting: Setting) -> str:
    """A state that is told of nothing, with what the message is about: "out for delivery tomorrow"."""
    stands = setting.thing is not None and expression("of_thing").match(text) is not None
    return f"{setting.thing} {text}" if stands else text


def _with_kin(text: str, message: str) -> str:
    """The text with "your" before somebody of theirs: "visit mum" where the message says "my mum"."""

    def owned(found: re.Match[str]) -> str:
        same = next(
            (one for one in map(str.split, phrases("same_kin")) if found[0].lower() in one), [found[0]]
        )
        theirs = re.search(rf"\b(?:my|our) (?:[a-z]+ )?(?:{'|'.join(same)})\b", message, re.IGNORECASE)
        return f"{said('your')} {found[0]}" if theirs else found[0]

    return expression("kin").sub(owned, text)


def is_no_word(low: str) -> bool:
    """Whether a word that begins a note with a capital is no noun or verb that we know, and so somebody's name."""
    ending = low.endswith(("er", "or", "ist", "ing", "ed", "s", "tion", "ment"))
    return low not in _common() and not ending


@cache
def _common() -> frozenset[str]:
    """Nouns and verbs that we know."""
    nouns = sure_nouns() | telegraph("persons") | telegraph("plurals") | lexicon().actors | words("groups")
    return nouns | bases()


def _to_them(note: str, setting: Setting) -> str | None:
    """The note written out, in words to the customer; None where it is not sure of whom it speaks."""
    expanded = expand(setting.context.priced(note.strip()), setting.names, whole=True)
    theirs = with_their_things(expanded.text, setting.text or "", setting.context.called)
    text = of_customer(rewritten("to_them", theirs), setting)
    if not is_clean(expression("equals").sub(" is ", text)):
        return None
    shifted = in_second_person(text, note, setting)
    if shifted.certain and "customer" not in tokens(shifted.text):
        text = with_theirs(shifted.text, note, setting)
    elif expression("other_customer").search(text):
        return None
    else:
        text = expression("customer").sub(said("you"), expression("customer_own").sub(said("your"), text))
        text = swaps("you_do", text)
    somebody = frozenset() if setting.own else _SOMEBODY
    if not (somebody | lexicon().third_persons).isdisjoint(word.split("'")[0] for word in tokens(text)):
        return None
    return yours(_with_kin(text, setting.text or ""))


def _if_it_bears(line: FactLine, setting: Setting) -> FactLine:
    """A later piece of a note that is not all read: told where it says something of the matter, or of them."""
    about = content_stems(line.part) & content_stems(setting.text or "")
    theirs = not {said("you"), said("your")}.isdisjoint(tokens(line.part))
    if line.sentence is None or about or theirs or any(ch.isdecimal() for ch in line.part):
        return line
    return line.model_copy(update={"sentence": None, "reason": "short"})


def _line(given: Given, piece: Piece, setting: Setting) -> FactLine:
    """A piece with its sentence, or why it is left for the agent."""
    if piece.clause is None:
        return FactLine(given=given, part=piece.text, reason="short", filled=True)
    ours = setting.fault == "ours"
    part = spaced(rewritten("told", looked_over(capitalised(piece.clause))))
    mistake = ours and tells_our_mistake(part)
    reason = unsaid(part, setting, mistake=mistake, whole=True, written=True)
    made = None if reason else sentence(as_ours(part) if ours else part)
    if made is not None and not is_sound(
        made, setting.context.known.capitals | frozenset(setting.names), None
    ):
        made, reason = None, "short"
    return FactLine(given=given, part=part, sentence=made, reason=reason, mistake=mistake, filled=True)
