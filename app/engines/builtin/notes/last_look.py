"""A last look at what was made of a jotted note: what is no sentence, or another's story, is left for the agent."""

import re
from collections.abc import Callable

from app.engines.builtin.notes.apart import FactLine, verb_supplied
from app.engines.builtin.notes.left_over import left_over
from app.engines.builtin.notes.others import PRONOUNS, names_one, somebody_acts, with_kin, with_pet
from app.engines.builtin.notes.patterns import pattern, word_list
from app.engines.builtin.notes.plain.gate import is_sound
from app.engines.builtin.notes.plain.parsing import lacks_article, reads_well
from app.engines.builtin.notes.plain.pieces import cut
from app.engines.builtin.notes.plain.table import expression
from app.engines.builtin.notes.plainly import eyes
from app.engines.builtin.notes.second_person import names_somebody
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.somebody import Seen, may_be_another, speaks_to_them, told_by
from app.engines.builtin.notes.telegraphic import telegraphic
from app.engines.builtin.notes.written import is_stopped, is_written
from app.model.plan import Given
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.person.called import Sex
from app.text.person.words import person_words

_SENTENCES = compiled(r"(?<=[.!?]) +(?=[A-Z])")
_WORKS_NEAR = 90
"""Characters before a "he" of a message within which it is told who he is."""
_FIRST_WORDS = 90
"""Characters in which a message names whom it is about."""


def for_the_agent(line: FactLine) -> FactLine:
    """What makes no sentence, left for the agent with its reason: in a reply it would stand as it was jotted."""
    return line.model_copy(update={"sentence": None, "item": None, "reason": line.reason or "short"})


def _is_no_deed(line: FactLine) -> bool:
    """Whether a thing of which a note tells was told as who writes: "I can't be used now"."""
    told = line.sentence is not None and expression("of_no_person").match(line.sentence) is not None
    return told and not re.search(r"\bi\b", line.given.text, re.IGNORECASE)


def looked_at(line: FactLine, setting: Setting, *, read: bool = False) -> FactLine:
    """A statement without the sentence that was made of it, where that is none or tells what is to come as past.

    `read`: it has to be one that the plain grammar reads as well.
    """
    known = setting.context.known.capitals | frozenset(setting.names)
    kin = expression("the_kin").search(line.sentence or "")
    if kin is not None and kin[0].lower() not in line.given.text.lower():
        # Whose mother it is, nothing tells: she may be who writes.
        return line.model_copy(update={"sentence": None, "item": None, "reason": "person"})
    child = expression("the_child").search(line.sentence or "")
    if child is not None and _may_be_who_writes(child[0], setting.text or ""):
        return line.model_copy(update={"sentence": None, "item": None, "reason": "person"})
    if line.sentence is None or (
        is_sound(line.sentence, known, setting.today) and (not read or _well_made(line, setting, known))
    ):
        return line
    return line.model_copy(update={"sentence": None, "item": None, "reason": line.reason or "short"})


def of_them_alone(lines: tuple[FactLine, ...], given: Given, setting: Setting) -> tuple[FactLine, ...]:
    """The statements of a jotted note, without those told of the customer where it may be somebody else of whom it
    tells.
    """
    note = given.text
    seen = Seen(setting.text or "", setting.before(note), setting.customer_name or "", setting.context.called)
    lines = tuple(_of_nobody(line, seen) for line in lines)
    if is_written(note) or is_stopped(note):
        return _written_of_them(lines, given, setting)
    lines = tuple(for_the_agent(line) if _is_no_deed(line) else line for line in lines)
    told = " ".join(line.sentence for line in lines if line.sentence)
    if not may_be_another(note, told, seen):
        return lines
    return _left_of(lines, given)


def _of_nobody(line: FactLine, seen: Seen) -> FactLine:
    """A statement left out where its "she" is nobody but the customer."""
    dead = line.sentence is not None and pattern("says_you_died").search(line.sentence) is not None
    if line.sentence is None or not (dead or left_over(line.given.text, line.sentence, seen)):
        return line
    return line.model_copy(update={"sentence": None, "item": None, "reason": "person"})


def _written_of_them(lines: tuple[FactLine, ...], given: Given, setting: Setting) -> tuple[FactLine, ...]:
    """The sentences of a written note, without those of a "he" who may be whom a note before names, and whom the
    message has as a "he" too.
    """
    if _of_who_works(given.text, setting):
        return _left_of(lines, given)
    found = expression("begins_with_he").match(given.text)
    if found is None:
        return lines
    sex: Sex = "he" if found[0].lower() == "he" else "she"
    named = any(names_somebody(one, setting) for one in setting.before(given.text))
    return _left_of(lines, given) if named and told_by(setting.text or "", sex) else lines


def _of_who_works(note: str, setting: Setting) -> bool:
    """Whether a note's "he" may be whoever the message has as a "he" at work: "the gas engineer … until he touched it".

    Not where the customer is known to be a "he", nor where the note itself names somebody before.
    """
    called, message = setting.context.called, setting.text or ""
    for sex, form in PRONOUNS.items():
        used, told = form.search(note), form.search(message)
        known = called.sex == sex and (called.sure or called.titled)
        if used is None or told is None or known or called.kin(sex):
            continue
        near = message[max(told.start() - _WORKS_NEAR, 0) : told.start()].rpartition(". ")[2]
        before = note[: used.start()]
        somebody = _is_at_work(before) or somebody_acts(before) or names_one(before, sex)
        if (_is_at_work(near) or somebody_acts(near)) and not somebody:
            return True
    return False


def _left_of(lines: tuple[FactLine, ...], given: Given) -> tuple[FactLine, ...]:
    """The lines, those that speak to the customer left out, in the words of the note where each has its sentence."""
    said = _SENTENCES.split(given.text.strip())
    words = said if len(said) == len(lines) else [line.part for line in lines]
    return tuple(
        line.model_copy(update={"sentence": None, "item": None, "reason": "person", "part": part.rstrip(".")})
        if line.sentence and speaks_to_them(line.sentence)
        else line
        for line, part in zip(lines, words, strict=True)
    )


def _may_be_who_writes(child: str, message: str) -> bool:
    """Whether "the daughter" of a note may be who writes: of a parent of theirs, and of no daughter of their own."""
    own = child.lower().removeprefix("the ")
    said = message.lower()
    return expression("own_elder").search(said) is not None and f"my {own}" not in said


def _well_made(line: FactLine, setting: Setting, known: frozenset[str]) -> bool:
    """Whether a sentence that got its verb from us is one that the plain grammar reads too; any has its articles."""
    beside = eyes(f"{line.sentence} {line.given.text}", setting)
    if verb_supplied(line) or setting.own:
        return reads_well(str(line.sentence), beside)
    return not (telegraphic(str(line.sentence), known) or lacks_article(str(line.sentence), beside))


def of_somebody_else(given: Given, setting: Setting) -> bool:
    """Whether a note's "he" or "her" may be somebody at work, or another customer of whom the notes tell."""
    if expression("he_does").match(given.text) and _others_named(given, setting):
        return True
    if _of_an_animal(given.text, setting.text or "") or _of_kin(given.text, setting):
        return True
    told = not lexicon().third_persons.isdisjoint(word.split("'")[0] for word in tokens(given.text))
    return told and any(expression("another_customer").search(fact) for fact in (*setting.facts, given.text))


def beside_others(given: Given, tell: Callable[[Given], tuple[FactLine, ...]]) -> tuple[FactLine, ...]:
    """The pieces of a note before the first that speaks of somebody who is not sure; that and the rest are left out."""
    pieces = cut(given.text)
    at = next((k for k, one in enumerate(pieces) if expression("any_person").search(one)), len(pieces))
    rest = ", ".join(pieces[at:])
    head = ", ".join(pieces[:at])
    # A head that looks written with its end cut off would be told as it stands.
    lines = tell(given.model_copy(update={"text": head})) if rest and head and not is_written(head) else ()
    told = [line.model_copy(update={"given": given}) for line in lines]
    return (*told, FactLine(given=given, part=rest or given.text, reason="person", filled=True))


def _of_an_animal(note: str, message: str) -> bool:
    """Whether a note's "him" may be an animal of theirs, where nothing is told that is done to people alone."""
    told = with_pet(note, message)
    animal = pattern("own_pet").search(message) is not None and expression("he_or_she").search(told)
    return bool(animal) and expression("of_people").search(told) is None


def _of_kin(note: str, setting: Setting) -> bool:
    """Whether a note's "his" may be the one man of theirs of whom the message speaks first: "my husband's tablets"."""
    called = setting.context.called
    for sex, word in (("he", "his_or_him"), ("she", "her_or_hers")):
        kin = called.he if sex == "he" else called.she
        first = (setting.text or "")[:_FIRST_WORDS].lower()
        if kin and f"my {kin}" in first and expression(word).search(note) and with_kin(note, called) == note:
            return expression("of_people").search(note) is None
    return False


def _others_named(given: Given, setting: Setting) -> bool:
    """Whether the note before one that begins with "he" names somebody at work, whom it may speak of."""
    return any(_is_at_work(note) for note in setting.before(given.text)[-1:])


def _is_at_work(text: str) -> bool:
    """Whether somebody at work is named: an engineer, the driver."""
    people = person_words().sets["agents"] | lexicon().actors | word_list("trades_of_ours")
    return not people.isdisjoint(tokens(text))
