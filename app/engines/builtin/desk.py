"""The writing desk of one reply: the task, the phrases, the notes made ready, and the passages so far."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from app.engines.builtin.bearing import Bearing, bearing
from app.engines.builtin.concern.concerns import Concern
from app.engines.builtin.letter import called
from app.engines.builtin.notes.approvals import without_approval
from app.engines.builtin.notes.avoided import kept_quiet
from app.engines.builtin.notes.context import Context, context_for
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.in_public import kept_from_public
from app.engines.builtin.notes.left_out import left_out
from app.engines.builtin.notes.limits import LimitLine, is_steering
from app.engines.builtin.notes.names import begun_by_names, proper_names
from app.engines.builtin.notes.offer_class import asks_colleague
from app.engines.builtin.notes.options import OptionLine, is_for_them, refuses, tells_to_say
from app.engines.builtin.notes.read_as_meant import facts_as_meant, limits_as_meant, offers_as_meant
from app.engines.builtin.notes.setting import Setting, said
from app.engines.builtin.notes.surely import unsure_notes
from app.engines.builtin.notes.undivided import told_whole
from app.engines.builtin.notes.unsaid import is_for_agent, may_answer
from app.engines.builtin.notes.written import is_worded, is_written
from app.engines.builtin.phrases import Phrasebook, grounded
from app.engines.builtin.told_back import told_back
from app.engines.interface import Task
from app.model.plan import Given
from app.model.value import Span
from app.model.writing import Ground, LeftOut, Passage
from app.text.matching import leaves_open
from app.text.particulars import Particular, find
from app.text.sentences import split
from app.text.weights.retold import Piece
from app.text.words import content_stems


class Desk:
    """Collects passages in paragraphs. Mutable, used for one reply only; `tightness` says how much is left out (1 and
    up: an earlier try came out too long) or said besides (-1 to -3: it came out too short).
    """

    def __init__(
        self,
        task: Task,
        book: Phrasebook,
        concern: Concern,
        tables: Mapping[str, Mapping[str, Any]],
        tightness: int = 0,
    ) -> None:
        self.tightness = tightness
        self.task = task
        self.book = book
        self.concern = concern
        self.tables = tables
        self.passages: list[Passage] = []
        self.left_out: list[LeftOut] = []
        self.foreign: set[str] = set()
        self.jotted = self.unread_question = self.owns_later = self.owes = self.regretted = self.says_open = (
            False
        )
        self.used, self.first = set[str](), set[str]()
        self.unanswered, self.asked, self.told_open = list[int](), list[int](), list[int]()
        self.told_back: list[Piece] = []
        self.to_be_named = False  # an earlier try told nothing in words of theirs: the matter is named
        self.unnamed = 0.0  # how likely the main thing was missing before what is told was chosen
        self._new_paragraph = True

    @cached_property
    def unsure(self) -> tuple[Given, ...]:
        """The notes that the finished reply quotes, or tells in words that a person has to read against them."""
        if self.task.reading.language.partition("-")[0] != "en":
            return ()  # the way without grammar says so itself
        return unsure_notes(
            self.task.plan, self.facts, self.options, self.limits, self.setting, self.passages
        )

    @property
    def chatty(self) -> bool:
        """Chat and social replies run on in short paragraphs without lists."""
        return self.task.brief.channel in {"chat", "social"}

    @property
    def said(self) -> str:
        """What the customer wrote, without what they quote and their signature."""
        return self.task.reading.visible or self.task.reading.text

    @cached_property
    def claimed(self) -> tuple[Particular, ...]:
        """The figures, dates and times that the customer names."""
        return tuple(find(self.said))

    @cached_property
    def said_stems(self) -> frozenset[str]:
        """The content words of the message."""
        return content_stems(self.said)

    @property
    def bare(self) -> bool:
        """Whether there is neither a fact nor an offer to tell them."""
        return not (self.task.plan.facts or self.task.plan.options)

    @cached_property
    def bearing(self) -> Bearing:
        """How the message bears on a reply that has nothing to tell yet."""
        return bearing(self.task.reading, self.said, self.concern, bare=self.bare)

    @property
    def begun_by_urgent(self) -> bool:
        """Whether it was said already what has to be done at once."""
        return any(p.part != "greeting" and p.uses for p in self.passages)

    @property
    def values(self) -> dict[str, str | None]:
        """The slots that any phrase may name."""
        thing = None if self.bearing.despairs else self.concern.sure_thing
        return {"name": self.customer, "company": self.task.brief.company, "thing": thing}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Words that the brief spells with a capital."""
        brief = self.task.brief
        texts = [brief.message, *brief.facts, *brief.options, *brief.policies, *brief.cannot]
        own = [w for n in (self.customer, brief.agent.name) if n for w in n.split() if w[:1].isupper()]
        return (*proper_names(texts), *begun_by_names(brief.facts), *own)

    @cached_property
    def context(self) -> Context:
        """What message and notes tell about the words of a note."""
        english = self.task.reading.language == "en"
        return context_for(self.task.brief, self.said, self.customer or "", english=english)

    @cached_property
    def customer(self) -> str | None:
        """The customer's name, given or signed, with the title that they sign with."""
        return called(self.task.brief, self.task.reading, self.tables["greetings"])

    @cached_property
    def options(self) -> tuple[OptionLine, ...]:
        """What may be offered, ready to be said."""
        kept = (o for o in self.task.plan.options if o not in self.told_to_say and not refuses(o.text))
        return offers_as_meant([*kept], self.setting)

    @cached_property
    def told_to_say(self) -> tuple[Given, ...]:
        """Notes among what may be offered that tell who writes what to say, or how far to go: none for the customer."""
        return tuple(o for o in self.task.plan.options if tells_to_say(o.text) or self._kept_back(o.text))

    def _kept_back(self, offer: str) -> bool:
        """Whether a jotted offer says how far to go or asks a colleague, which is no offer yet."""
        english, plain = self.context.english, without_approval(offer, self.customer)
        asks = (english and asks_colleague(plain)) or is_for_agent(plain, offered=True, english=english)
        return asks and not (is_worded(plain) or is_for_them(plain))

    @cached_property
    def limits(self) -> tuple[LimitLine, ...]:
        """What cannot be done, ready to be said."""
        refused = (o for o in self.task.plan.options if refuses(o.text))
        kept = [c for c in (*self.task.plan.cannot, *refused) if c not in self.steering]
        return limits_as_meant(kept, self.setting)

    @cached_property
    def steering(self) -> tuple[Given, ...]:
        """Notes among what cannot be done that only tell how to write; the customer gets none of them."""
        return tuple(c for c in (*self.task.plan.cannot, *self.task.plan.beside) if is_steering(c.text))

    @cached_property
    def setting(self) -> Setting:
        """What notes are weighed against."""
        plan, brief = self.task.plan, self.task.brief
        return Setting(
            message=tuple(said(s.text) for s in split(self.said)),
            options=tuple(said(o.text) for o in plan.options),
            limits=tuple(said(c.text) for c in plan.cannot),
            fault=brief.fault,
            customer_name=self.customer,
            text=self.said,
            names=self.names,
            agent_name=brief.agent.name,
            context=self.context,
            thing=self.concern.thing if self.concern.thing_source else None,
            today=brief.at.date() if brief.at else None,
            facts=tuple(f.text for f in plan.facts),
        )

    @cached_property
    def facts(self) -> tuple[FactLine, ...]:
        """The statements of all facts, each with its sentence or the reason why it is left out."""
        plan = self.task.plan
        asked = {a.where for a in plan.asks if a.by == "policy"}
        notes = (*plan.facts, *(p for p in plan.policies if p.where in asked and is_written(p.text)))
        lines = (line for note in notes for line in facts_as_meant(note, self.setting, self.task.deadline))
        rules = [n.text for n in (*plan.facts, *plan.internal, *plan.cannot, *plan.beside)]
        quiet = kept_quiet(lines, rules, self.said)
        made = kept_from_public(quiet, self.task.brief.channel, self.said, self.task.brief.cannot)
        ways = self.tables["notes"]
        if not self.context.english:
            return made
        # What is held up in its own words may name whom a piece of it, read by itself, does not.
        return kept_quiet(told_whole(made, self.setting, ways, self.book.pick), rules, self.said)

    def told_as_facts(self, note: Given) -> Sequence[FactLine]:
        """A note told as a fact, whatever list it stands in: "€45 cancelled today" → "€45 has been cancelled today"."""
        return facts_as_meant(note, self.setting.model_copy(update={"options": (), "limits": ()}))

    def to_confirm(self, text: str) -> str:
        """A jotted note as it stands, as a place that a person has to put into words before the reply is sent."""
        plain = text.strip().rstrip(".").replace("[", "(").replace("]", ")")
        return f"[{self.tables['neutral']['confirm']}: {plain}]"

    def answers(self, where: str) -> tuple[int, ...]:
        """The asks that the note at `where` meets."""
        return tuple(a.ask for a in self.task.plan.asks if a.where == where)

    @property
    def open(self) -> bool:
        """Whether something is still to be found out: there are no notes, one says that it is not known, or the reply
        owes an answer. An ask that no note seems to speak to is mostly met by one that shares no word with it.
        """
        plan = self.task.plan
        bare = not (plan.facts or plan.options or plan.cannot)
        if self.context.english:
            unknown = any(leaves_open(line.part) for line in self.facts if line.sentence)
        else:
            unknown = any(a.by == "open" for a in plan.asks)
        return bare or self.owes or unknown or plan.question is not None

    def for_handover(self, note: Given) -> bool:
        """Whether a note speaks of the person to whom it is passed on, and is told there."""
        role = self.task.plan.escalate_to
        if role is None or "handover" not in self.task.plan.moves:
            return False
        name = role.role.rsplit(", ", 1)[-1]
        return name[:1].isupper() and name in note.text

    def leave_out(self, line: FactLine, reason: str) -> None:
        """Keep a statement for the note, with the reason why the reply does not hold it."""
        fact = self.context.english and line.given in self.task.plan.facts
        notes = (n.text for n in (*self.task.plan.facts, *self.task.plan.options) if n != line.given)
        asked = self.answers(line.given.where)
        may = may_answer(line.given.text, (self.said, *notes), asked=bool(asked))
        guessed = fact and reason == "internal" and may
        why = str(self.tables["notes"]["reasons"][reason])
        self.left_out.append(left_out(line.part, reason, why, asked, guessed=guessed))

    def paragraph(self) -> None:
        """What is put next opens a new paragraph."""
        self._new_paragraph = True

    def put(self, passage: Passage | None) -> bool:
        """Add a passage; False where there is none."""
        if passage is None:
            return False
        before = "\n\n" if self._new_paragraph else " "
        if passage.part == "item":
            before = passage.before
        self.passages.append(passage.model_copy(update={"before": before}))
        self._new_paragraph = False
        return True

    def say(
        self,
        guideline: str,
        slot: str,
        *,
        without: Sequence[str] = (),
        notes: Sequence[Given] = (),
        answers: Sequence[int] = (),
        shown: Sequence[Span] = (),
        values: Mapping[str, str | None] | None = None,
    ) -> bool:
        """Choose a phrase and put it; False where no phrase fits."""
        passage = self.book.choose(guideline, slot, {**self.values, **(values or {})}, without=without)
        if passage is None:
            return False
        put = self.put(
            grounded(
                passage,
                grounds=[Ground(where=n.where, quote=n.text) for n in notes],
                answers=[*answers, *(i for n in notes for i in self.answers(n.where))],
                uses=[n.where for n in notes],
                shown=shown,
            )
        )
        if put:
            self.told_back += told_back(guideline, slot, shown, values or {})
        return put

    def tell(self, text: str, *notes: Given, serves: Sequence[str] = (), answers: Sequence[int] = ()) -> None:
        """Put a sentence that was made of one note, or of several."""
        self.put(
            Passage(
                text=text,
                serves=tuple(serves),
                grounds=tuple(Ground(where=n.where, quote=n.text) for n in notes),
                answers=(*answers, *(ask for n in notes for ask in self.answers(n.where))),
                uses=tuple(n.where for n in notes),
            )
        )
