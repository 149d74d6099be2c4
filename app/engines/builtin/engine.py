"""The built-in engine: from brief, reading and plan to a reply, by the phrases of the guidelines."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from app.engines.builtin import (
    closing,
    handover,
    known,
    middle,
    offers,
    opening,
    owning,
    praise,
    safety,
    wishing,
)
from app.engines.builtin.alone import writes_alone
from app.engines.builtin.concern.concerns import Concern, Concerns
from app.engines.builtin.desk import Desk
from app.engines.builtin.doubts import doubts
from app.engines.builtin.hints import heed
from app.engines.builtin.letter import greeting, signoff, subject
from app.engines.builtin.matter import shows_read
from app.engines.builtin.mood import named_feelings
from app.engines.builtin.mourning import is_news
from app.engines.builtin.notes.after_stops import begun_after_stops
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.phrases import Phrasebook
from app.engines.builtin.simple import closing as simple_closing
from app.engines.builtin.simple import opening as simple_opening
from app.engines.builtin.simple.concern import find_concern
from app.engines.builtin.simple.facts import facts as simple_facts
from app.engines.builtin.simple.limits import limits as simple_limits
from app.engines.builtin.simple.offers import options as simple_options
from app.engines.builtin.simple.tongue import tongue
from app.engines.builtin.steady import steadily
from app.engines.builtin.urgent import urgent
from app.engines.interface import Engine, Task
from app.guidelines import Guidelines
from app.guidelines.choice import Circumstances, circumstances, seed_of
from app.guidelines.loading import LOCALES
from app.model.brief import Channel, Length
from app.model.plan import Given, Move
from app.model.writing import EngineInfo, Passage, Written
from app.prompts import Prompts
from app.text.words import fold

TABLES = ("greetings", "signoffs", "subjects", "questions", "notes", "numbers", "words", "neutral")

FOR_AGENTS = frozenset({"numbers", "neutral"})
"""Tables of which no word reaches a customer who is not answered in English."""

WORDS_AT_MOST: Mapping[Channel, Mapping[Length, int]] = {
    "email": {"short": 135, "standard": 325, "long": 430},
    "chat": {"short": 85, "standard": 190, "long": 240},
    "review": {"short": 95, "standard": 185, "long": 240},
    "social": {"short": 78, "standard": 165, "long": 220},
}
"""Words from which on a reply is written anew with less in it; a little under what `ready-to-send` allows."""

WORDS_AT_LEAST: Mapping[Channel, int] = {"email": 64, "chat": 0, "review": 0, "social": 0}
"""Words up to which a reply is written anew with more said of what happens next; a little over what is asked."""

TIGHTEST, ROOMIEST = 6, -3

ENGLISH = "en"

_SURE_ENOUGH = 0.5
"""Confidence (0-1) below which the language of a message is a guess: of such fragments most are English."""

MOVES: Mapping[Move, Callable[[Desk], None]] = {
    "safety": safety.safety,
    "acknowledge": opening.acknowledge,
    "admit": owning.admit,
    "correct": owning.correct,
    "own": owning.own,
    "boundary": owning.boundary,
    "facts": known.facts,
    "limits": middle.limits,
    "options": offers.options,
    "handover": handover.handover,
    "ending": closing.ending,
    "question": closing.question,
    "next_step": closing.next_step,
    "invite": closing.invite,
    "goodbye": closing.goodbye,
}

SIMPLE_MOVES: Mapping[Move, Callable[[Desk], None]] = {
    **MOVES,
    "acknowledge": simple_opening.acknowledge,
    "admit": simple_opening.admit,
    "facts": simple_facts,
    "limits": simple_limits,
    "options": simple_options,
    "handover": simple_closing.handover,
    "next_step": simple_closing.next_step,
}
"""In every language but English, whose grammar alone is known."""


class BuiltinEngine(Engine):
    """Writes at once, without a network; the same task gives the same reply."""

    name: ClassVar[str] = "builtin"

    def __init__(self, guidelines: Guidelines, prompts: Prompts, concerns: Concerns, wording: str) -> None:
        self._guidelines = guidelines
        self._prompts = prompts
        self._concerns = concerns
        self._wording = wording

    async def write(self, task: Task) -> AsyncIterator[Passage | Written]:
        """Yield the passages in order, then the whole."""
        written = steadily(self.compose, task, self._prompts.wording("notes")["reasons"])
        for passage in written.passages:
            yield passage
        yield written

    def compose(self, task: Task) -> Written:
        """The reply to one task, in the locale of its language; English where we have no words in it.

        A reply that grows over the length that its channel bears is written anew with fewer facts, one that stays under
        it with more of what happens next.
        """
        locale = self._locale(task)
        # A wish is the agent's, in the language of the desk.
        brief, unheeded = heed(task.brief, self._prompts.wording("hints_heeded"))
        task = task.model_copy(update={"brief": brief})
        concern = self._concern(task, locale)
        most = WORDS_AT_MOST[brief.channel][brief.length]
        least = 0 if brief.length == "short" else WORDS_AT_LEAST[brief.channel]
        written = self._compose(task, concern, locale, unheeded, 0)
        if len(written.text.split()) < least:
            for tightness in range(-1, ROOMIEST - 1, -1):
                written = self._compose(task, concern, locale, unheeded, tightness)
                if len(written.text.split()) >= least:
                    break
            return written
        for tightness in range(1, TIGHTEST + 1):
            if len(written.text.split()) <= most:
                break
            written = self._compose(task, concern, locale, unheeded, tightness)
        return written

    def _compose(
        self, task: Task, concern: Concern, locale: str, unheeded: tuple[str, ...], tightness: int
    ) -> Written:
        desk = self._written(task, concern, locale, tightness)
        if locale == ENGLISH and not (desk.bare or shows_read(desk)):
            # Nothing that was told holds the words of the message: it is written anew with the matter by its name.
            desk = self._written(task, concern, locale, tightness, named=True)
            shows_read(desk)
        return self._whole(desk, concern, locale, unheeded)

    def _written(
        self, task: Task, concern: Concern, locale: str, tightness: int, *, named: bool = False
    ) -> Desk:
        tables: dict[str, Mapping[str, Any]] = {name: self._table(name, locale) for name in TABLES}
        found = circumstances(task.brief, task.reading)
        mood = _of_now(task, named_feelings(found, task.reading.text, task.reading.language))
        book = Phrasebook(self._guidelines, mood, seed_of(task.brief), locale)
        # A clause gives the concern back without naming the matter, which may then be something in passing.
        book.thing_at_most = 0 if concern.clauses else 1
        book.shortest = tightness > 1
        if task.brief.tone == "formal":
            book.short_forms = _lower_keys(tables["words"]["formal"])
        if locale == ENGLISH and writes_alone(task.brief):
            book.passed_over = pattern("of_us")
        moves = MOVES if locale == ENGLISH else SIMPLE_MOVES
        book.barred = tuple(fold(words) for words in task.profile.never_say)
        desk = Desk(task, book, concern, tables, tightness)
        desk.to_be_named = named
        desk.put(greeting(task.brief, desk.customer, book, tables))
        desk.paragraph()
        if locale == ENGLISH:
            urgent(desk)
        if concern.praise is not None and praise.fits(desk):
            praise.thank(desk, concern.praise)
        else:
            for move in _help_first(task):
                moves[move](desk)
            wishing.wish_well(desk)
        closing.always(desk)
        if (closing_line := signoff(task.brief, book, tables)) is not None:
            desk.passages.append(closing_line)
        return desk

    def _whole(self, desk: Desk, concern: Concern, locale: str, unheeded: tuple[str, ...]) -> Written:
        thing = concern.thing if concern.thing_source else None
        tables = desk.tables
        return Written(
            subject=subject(desk.task.brief, thing, desk.book, tables),
            passages=tuple(
                _typeset(begun_after_stops(p) if locale == ENGLISH else p, tables["words"].get("typeset", {}))
                for p in _with_guesses(desk.passages, desk.unsure)
            ),
            language=locale,
            foreign=tuple(sorted(desk.foreign)),
            doubts=doubts(desk),
            unsure=tuple(note.text for note in desk.unsure),
            left_out=tuple(desk.left_out),
            not_honoured=unheeded,
            engine=EngineInfo(name=self.name, wording=self._wording),
        )

    def _concern(self, task: Task, locale: str) -> Concern:
        if locale == ENGLISH:
            return self._concerns.find(task.brief, task.reading)
        return find_concern(task.reading, tongue(locale), self._prompts.wording("things", locale))

    def _table(self, name: str, locale: str) -> Mapping[str, Any]:
        """A table in the language of the reply; what it leaves out is for the agent, and English."""
        own = {} if name in FOR_AGENTS else self._prompts.wording(name, locale)
        return {**self._prompts.wording(name), **own}

    def _locale(self, task: Task) -> str:
        guessed = task.brief.language == "auto"
        if guessed and task.reading.language_confidence < _SURE_ENOUGH:
            return ENGLISH
        wanted = task.reading.language if guessed else task.brief.language
        code = wanted.partition("-")[0].lower()
        return code if code in LOCALES and self._prompts.has_locale(code) else ENGLISH


def _of_now(task: Task, mood: Circumstances) -> Circumstances:
    """The mood without grief for somebody who died long ago, where there are notes that do not speak of it."""
    plan = task.plan
    notes = [note.text for note in (*plan.facts, *plan.options, *plan.cannot)]
    english = task.reading.language == ENGLISH
    if not (notes and english and "grief" in mood.feelings) or is_news(task.reading.text, notes):
        return mood
    return mood.model_copy(update={"feelings": tuple(f for f in mood.feelings if f != "grief")})


def _help_first(task: Task) -> tuple[Move, ...]:
    """The moves with the word about insults behind the help: ahead of it, it reads as the answer."""
    moves = list(task.plan.moves)
    if task.reading.abuse == "insult" and "boundary" in moves and "ending" not in moves:
        moves.remove("boundary")
        moves.insert(moves.index("options") + 1, "boundary")
    return tuple(moves)


def _with_guesses(passages: Sequence[Passage], unsure: Sequence[Given]) -> Iterator[Passage]:
    """The passages, those that tell a note that was not read for sure as what they are."""
    places = {note.where for note in unsure}
    for passage in passages:
        yield passage if places.isdisjoint(passage.uses) else passage.model_copy(update={"guessed": True})


def _typeset(passage: Passage, signs: Mapping[str, str]) -> Passage:
    """The passage with the spaces that its language sets before signs ("Merci de votre patience !")."""
    text = passage.text
    for plain, set_so in signs.items():
        text = text.replace(plain, set_so)
    return passage if text == passage.text else passage.model_copy(update={"text": text})


def _lower_keys(forms: Mapping[str, str]) -> dict[str, str]:
    return {short.lower(): long for short, long in forms.items()}
