"""Makes sentences of jotted facts, and says which are left out of a reply and why.

The reasons are keys of `prompts/builtin/<locale>/notes.yaml`.
"""

import re
from typing import Literal

from app.engines.builtin.notes.expand import expand, is_clean, is_written
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.options import capitalised
from app.engines.builtin.notes.patterns import jotting, pattern, patterns
from app.engines.builtin.notes.promises import promise_line
from app.engines.builtin.notes.statement import LABEL_AT_MOST, complete
from app.engines.builtin.notes.telegraphic import listable
from app.model.plan import Given
from app.model.profile import Fault
from app.model.value import Value
from app.text.grammar import goes_on, has_verb, lexicon, tokens
from app.text.particulars import find, ground
from app.text.person import third_to_second
from app.text.tables import table as locale_table
from app.text.words import content_stems

Reason = Literal["internal", "date", "known", "option", "limit", "blame", "short", "person", "said"]
_WRITTEN_PARTS = re.compile(r";\s+|(?<![A-Z])\.\s+(?=[A-Z])")
_ITEM_LEAST = 4
"""Words of a part of a note that may stand in a list by itself."""
_PARTS = re.compile(r";\s+|\.\s+(?=[A-Za-z])|\s+-\s+")
"""A role and a name as a label: "duty manager: Grace Tull, has the case"."""


class FactLine(Value):
    """A part of a fact: its sentence, or the reason why it is not said. `mistake`: it tells our own mistake.

    `item` is the part as a list may hold it, where it is too short for a sure sentence and clean all the same.
    """

    given: Given
    part: str
    sentence: str | None = None
    item: str | None = None
    reason: Reason | None = None
    mistake: bool = False


class _Note(Value):
    """A note as a whole: written as a sentence, and certain as to its persons."""

    given: Given
    written: bool
    certain: bool


class Said(Value):
    """Something that is said elsewhere: a sentence of the message, an option, a limit."""

    text: str
    stems: frozenset[str]


class Setting(Value):
    """What facts are weighed against: the message, the options and limits, whose fault it was."""

    message: tuple[Said, ...]
    options: tuple[Said, ...]
    limits: tuple[Said, ...]
    fault: Fault
    customer_name: str | None
    names: tuple[str, ...]
    text: str | None = None
    agent_name: str | None = None


def said(text: str) -> Said:
    """A text with its content stems, worked out once."""
    return Said(text=text, stems=content_stems(text))


def fact_lines(given: Given, setting: Setting) -> tuple[FactLine, ...]:
    """Split a fact in its statements and make a sentence of each that a customer may be told."""
    if is_for_agent(given.text):
        return (FactLine(given=given, part=given.text, reason="internal"),)
    if pattern("today").match(given.text):
        return (FactLine(given=given, part=given.text, reason="date"),)
    if setting.agent_name and given.text.startswith(setting.agent_name.split()[0]):
        own = promise_line(given, setting.agent_name, setting.customer_name, setting.names)
        return (FactLine(given=given, part=given.text, sentence=own, reason=None if own else "internal"),)
    text = given.text.strip()
    written = is_written(text)
    expanded = expand(text, setting.names, written=written)
    # The person is settled on the whole note: a piece alone has lost whom "she" speaks of.
    shifted = third_to_second(_softened(expanded.text), setting.customer_name, message=setting.text)
    note = _Note(given=given, written=written, certain=shifted.certain)
    parts = _parts(shifted.text if shifted.certain else expanded.text, setting.fault, written=note.written)
    lines = _in_order(tuple(_line(note, part, setting, mistake=mistake) for part, mistake in parts))
    return _whole(given, shifted.text if shifted.certain else expanded.text, lines, written=written)


def _whole(given: Given, text: str, lines: tuple[FactLine, ...], *, written: bool) -> tuple[FactLine, ...]:
    """A jotted note is said whole or not at all: half of one may be false. No sentence may still be a list item."""
    unsure = [line.reason in {"short", "person"} for line in lines]
    if len(lines) > 1 and not written and any(unsure):
        mistake = any(line.mistake for line in lines)
        item = capitalised(text.strip().rstrip(".")) if listable(text) else None
        reason: Reason = "person" if any(line.reason == "person" for line in lines) else "short"
        return (FactLine(given=given, part=text, item=item, reason=reason, mistake=mistake),)
    return tuple(
        line.model_copy(update={"item": None}) if line.item and len(tokens(line.part)) < _ITEM_LEAST else line
        for line in lines
    )


def _softened(text: str) -> str:
    """Without the "herself" that points a finger: "she chose it herself" → "she chose it"."""
    return pattern("pointing_self").sub("", text)


def _in_order(lines: tuple[FactLine, ...]) -> tuple[FactLine, ...]:
    """A statement that leans on the one before it ("it leaves at 3") is left out with it."""
    told: list[FactLine] = []
    lex = lexicon()
    for made in lines:
        line = made
        first = tokens(line.part)[0].split("'")[0] if tokens(line.part) else ""
        leans = first in lex.leaning
        if not told and first in lex.third_persons and line.sentence is not None:
            line = line.model_copy(update={"sentence": None, "reason": "person"})
        if told and told[-1].reason is not None and leans and line.sentence is not None:
            told.append(line.model_copy(update={"sentence": None, "reason": told[-1].reason}))
        else:
            told.append(line)
    return tuple(told)


def is_for_agent(text: str) -> bool:
    """Whether a note is for the agent alone: marked internal, a judgement of a person, or an order to the agent."""
    return any(p.search(text) for p in patterns("for_agent"))


def _parts(text: str, fault: Fault, *, written: bool) -> list[tuple[str, bool]]:
    """Statements of a fact, each with whether it tells our mistake; it is only cut where each piece can stand alone.

    A jotted note is cut at its commas too: what is too short there is left out without spoiling the sentence before it.
    """
    text = text.strip().rstrip(".")
    pieces = [p.strip() for p in (_WRITTEN_PARTS if written else _PARTS).split(text) if p.strip()]
    told: list[tuple[str, bool]] = []
    for piece in pieces:
        plain, mistake = _without_mistake(piece, fault)
        if told and len(tokens(plain)) < 3 and mistake:
            told[-1] = (told[-1][0], True)
        elif told and tokens(plain)[:1] and tokens(plain)[0] in lexicon().question_words:
            told[-1] = (f"{told[-1][0]}; {plain}", told[-1][1] or mistake)
        else:
            told.append((plain, mistake))
    if len(told) > 1 and not all(len(tokens(plain)) >= 3 for plain, _ in told):
        told = [_without_mistake(text, fault)]
    if written:
        return told
    return [
        (part, mistake and index == 0)
        for plain, mistake in told
        for index, part in enumerate(_at_commas(plain))
    ]


def _at_commas(piece: str) -> list[str]:
    label, colon, rest = piece.partition(": ")
    if colon and len(tokens(label)) > LABEL_AT_MOST:
        return [*_at_commas(label), *_at_commas(rest)]
    piece = pattern("named").sub(r"\g<name>", piece)
    lex = lexicon()
    joined = lex.prepositions | lex.conjunctions | {"not", "so", "including", "who", "which", "where"}
    parts: list[str] = []
    for bit in piece.split(", "):
        words = tokens(bit)
        if parts and words and (words[0] in joined or words[0][0].isdecimal() or bit[:1] in "£$€"):
            parts[-1] += f", {bit}"
        elif parts and words and goes_on(words[0]) and has_verb(parts[-1]):
            parts[-1] += f" {jotting('and')} {bit}"
        elif parts and words and goes_on(words[0]) and pattern("person_name").fullmatch(parts[-1]):
            parts[-1] += f" {bit}"
        else:
            parts.append(bit)
    return parts


def _line(note: _Note, part: str, setting: Setting, *, mistake: bool) -> FactLine:
    mistake = mistake or (setting.fault == "ours" and _tells_our_mistake(part))
    made: str | None = None
    reason = _unsaid(part, setting, mistake=mistake)
    if reason is None and not note.certain and set(tokens(part)) & lexicon().third_persons:
        reason = "person"
    if reason is None:
        text = _as_ours(part) if setting.fault == "ours" else part
        made = complete(text, written=note.written) if is_clean(part) else None
        reason = None if made else "short"
    return FactLine(
        given=note.given,
        part=part,
        sentence=sentence(made) if made else None,
        item=capitalised(part) if reason == "short" and listable(part) else None,
        reason=reason,
        mistake=mistake,
    )


def _unsaid(part: str, setting: Setting, *, mistake: bool) -> Reason | None:
    """Why a statement is not for the reply, None where it is."""
    if is_for_agent(part):
        return "internal"
    if len(tokens(part)) < 3:
        return "said" if mistake else "short"
    if elsewhere := _said_elsewhere(part, setting):
        return elsewhere
    return "blame" if _blames(part, setting.fault) else None


def _blames(part: str, fault: Fault) -> bool:
    """Whether a statement reads as blame; where the fault is ours, "guests should have been told" is an admission."""
    found = [m.group() for p in patterns("blame") for m in p.finditer(part)]
    if fault == "ours" and re.search(r"\b(?:have been|nobody|no one)\b", part):
        found = [words for words in found if not pattern("own_failing").match(words)]
    return bool(found)


def _without_mistake(text: str, fault: Fault) -> tuple[str, bool]:
    """Take ", our error" out of a fact; only where the brief itself says that the fault is ours."""
    if fault != "ours":
        return text, False
    by_mistake, plain = locale_table("en", "jottings")["by_mistake"]
    text, count = re.subn(by_mistake, plain, text, flags=re.IGNORECASE)
    found = count > 0
    for own in patterns("own_mistake"):
        text, count = own.subn("", text)
        found = found or count > 0
    text = text.strip(" ,;:-")
    # What is left of "the mistake was ours" says nothing by itself.
    return ("", True) if found and pattern("hollow").fullmatch(text) else (text, found)


def _tells_our_mistake(part: str) -> bool:
    return any(p.search(part) for p in patterns("our_doing"))


def _said_elsewhere(part: str, setting: Setting) -> Reason | None:
    stems = content_stems(part)
    if any(_share(stems, option.stems) >= 0.6 for option in setting.options):
        return "option"
    if any(_share(stems, limit.stems) >= 0.6 for limit in setting.limits):
        return "limit"
    if any(
        _share(stems, one.stems) >= 0.8
        and _negated(part) == _negated(one.text)
        and _nothing_new(part, one.text)
        for one in setting.message
    ):
        return "known"
    return None


def _share(stems: frozenset[str], others: frozenset[str]) -> float:
    """Share of the first that stands in the second, 0-1."""
    return len(stems & others) / len(stems) if stems else 0.0


def _negated(text: str) -> bool:
    return any(w in lexicon().negations or w.endswith("n't") for w in tokens(text))


def _nothing_new(part: str, message: str) -> bool:
    known = find(message)
    return all(ground(p, known) is not None for p in find(part))


def _as_ours(text: str) -> str:
    """A colleague's slip is told as ours: "our dispatcher keyed it" → "we keyed it"; "packed short by us" → stays."""
    roles = "|".join(sorted(lexicon().colleagues, key=len, reverse=True))
    match = re.match(rf"^(?:our|the) (?:{roles})\s+(?=[a-z]+)", text, re.IGNORECASE)
    if not match:
        return text
    rest = text[match.end() :]
    verb = tokens(rest)[0]
    lex = lexicon()
    if verb in lex.past or (verb.endswith("ed") and verb not in lex.verbs):
        return f"we {_agreeing(rest)}" if verb not in lex.auxiliaries else text
    return text


def _agreeing(rest: str) -> str:
    """Later verbs of the same subject: "used bleach and has confirmed it" → "used bleach and have confirmed it"."""
    for singular, plural in locale_table("en", "jottings")["plural_verbs"].items():
        rest = re.sub(rf"(?<=\band ){singular}\b", plural, rest)
    return rest
