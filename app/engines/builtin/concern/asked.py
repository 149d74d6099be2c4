"""What a message asks, in words that can follow "you ask" or "you'd like": for a reply that cannot answer it yet.

A question is turned round, a wish told with who wishes it. What is asked in scorn is left out.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from app.engines.builtin.concern.asked_quoted import held_up, without_private
from app.engines.builtin.concern.asked_turned import as_themselves, turned
from app.engines.builtin.concern.asked_unread import UNREAD, in_passing, unmarked
from app.engines.builtin.concern.asked_whole import is_jotted_deed, stretches, to_be_known
from app.engines.builtin.concern.asked_words import patterns, table
from app.engines.builtin.concern.figure import states_by_asking
from app.engines.builtin.concern.fit import fit_marks, private_types
from app.engines.builtin.concern.harmless import harmless
from app.engines.builtin.concern.mend import Mender
from app.engines.builtin.concern.negated import is_turned_round, loses_negation
from app.engines.builtin.concern.quote_fit import shouted
from app.engines.builtin.concern.scorned import without_scorn
from app.engines.builtin.concern.spoken import unsafe_signs
from app.engines.builtin.concern.statement import apart
from app.engines.builtin.concern.wished import Wishes, without_politeness
from app.engines.builtin.concern.words import ConcernWords
from app.engines.builtin.mood import without_slips
from app.model.brief import Brief
from app.model.reading import Ask, Reading
from app.model.value import Span
from app.text.compiled import compiled
from app.text.indirect import inverted
from app.text.person import first_to_second
from app.text.person.words import PersonWords, tokenise

Kind = Literal["question", "wish"]
_SHORTEST, _LONGEST, _MOST_COMMAS = 2, 45, 3
_ASKING = frozenset({"unsettled", "governing"})
"""Words that make a sentence no account of what happened, as those of an ask do."""
_FEW = 8
"""Words of a question that is too short to name itself what its "it" speaks of."""
_EARLY = 30
"""Characters of a question within which a word such as "it" speaks of what another sentence names."""
_STRESSED = compiled(r"\?[\s?]+$")
_END = " \t\n.,;:!?"
_GRAVE = ("risk:violence", "risk:self_harm", "injection")
"""What stands with these in one sentence is not told back at all."""
_MOST_CHARACTERS = 12_000
_MARKED_WORDS = compiled(r"(?<!\w)['‘]([\w -]{2,30})['’](?!\w)")
"""Words that they put in marks, which are told without: "take 'quiet' off the page"."""
_OF_SEVERAL = compiled(r"(?<=s)'(?=\s)")


class Asked(NamedTuple):
    """One thing asked, in words to the customer; `ask` is its number in the reading.

    It `leans` where it speaks of "it" or "them", which only another sentence names; `held` is how it may be held up
    then. What is `quoted` stands as the customer asked it.
    """

    ask: int
    kind: Kind
    text: str
    leans: bool
    source: Span
    quoted: bool = False
    held: str | None = None


class Asking:
    """Finds what of a message's asks can be told back."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person
        self._wishes = Wishes(person)

    def tell(
        self,
        visible: Sequence[Span],
        wholes: Sequence[Span],
        sentences: Sequence[Span],
        brief: Brief,
        reading: Reading,
    ) -> tuple[Asked, ...]:
        """Every ask that can, in their order; none where the message speaks to a machine.

        `sentences` are what of the `wholes`, all sentences of the `visible` text, may be given back: an ask may stand
        beside an insult.
        """
        if reading.injection:
            return ()
        told = list(self._told(wholes, brief, reading))
        for sentence in (s for s in sentences if not states_by_asking(s.text)):
            known = to_be_known(sentence, patterns()) or unmarked(sentence, visible)
            known, number = (known, UNREAD) if known is not None else in_passing(sentence)
            if known is not None and all(apart(sentence, one) for one in reading.asks):
                one = self._one(number, known, known, brief, reading)
                if one is None and number == UNREAD and known.text.rstrip().endswith("?"):
                    one = self._held_up(number, known, known, brief, reading)
                told += [one] if one is not None else []
        return tuple(sorted(told, key=lambda one: one.source.start))

    def _told(self, sentences: Sequence[Span], brief: Brief, reading: Reading) -> Iterator[Asked]:
        told_to = -1
        unsafe = unsafe_signs(reading)
        for number, ask in enumerate(reading.asks):
            within = next((s for s in sentences if s.start <= ask.start and ask.end <= s.end + 1), None)
            if within is None or ask.start < told_to or _says_by_asking(within, ask):
                continue
            if any(s.of.startswith(_GRAVE) and not apart(within, s) for s in unsafe):
                continue
            # With what it goes on to ask; where that cannot be told, the ask alone.
            known = [s for s in self._stretches(ask, within) if all(apart(s, sign) for sign in unsafe)]
            told = (self._one(number, source, within, brief, reading) for source in known)
            one = next((one for one in told if one is not None and not self._swallows(one, reading)), None)
            if one is None and known:
                one = self._held_up(number, known[-1], within, brief, reading)
            if one is not None:
                told_to = one.source.end
                yield one

    def _swallows(self, one: Asked, reading: Reading) -> bool:
        """Whether a question, or a thing that they wish for, holds an order: "where they are or | send them again"."""
        within = [ask.text for ask in reading.asks if one.source.start < ask.start < one.source.end]
        if one.kind == "wish":
            lead = f"{table()['words']['us_to']} "
            orders = [wish.lead == lead for text in within if (wish := self._wishes.tell(text))]
            return not one.text.startswith(lead) and any(orders)
        straight = patterns()["asks_straight"].match(one.source.text)
        return straight is None and any(patterns()["asks"].match(text) is None for text in within)

    @staticmethod
    def _stretches(ask: Ask, within: Span) -> Iterator[Span]:
        """What the ask may be, with the word that asks where the reading left it out: "when | could you swap it"."""
        before = patterns()["asking_before"].search(within.text[: ask.start - within.start])
        if before is None:
            yield from stretches(ask, within, patterns())
            return
        start = within.start + before.start("asks")
        text = within.text[before.start("asks") : ask.end - within.start]
        yield from stretches(ask.model_copy(update={"text": text, "start": start}), within, patterns())

    def _held_up(
        self, number: int, source: Span, within: Span, brief: Brief, reading: Reading
    ) -> Asked | None:
        """One ask as the customer put it."""
        said = self._said(source, brief, reading)
        if said is None or not self._may_be_told(said):
            return None
        far = source.text if number < 0 else _as_far(within, reading.asks[number])
        # The mark of one whose sentence goes on ("… as my son is on crutches?") stands further on.
        straight = patterns()["asks_straight"].match(said) is not None and inverted(said)
        asks = far.rstrip().endswith("?") or patterns()["asks_us"].match(said) is not None or straight
        text = held_up(said, asks=asks)
        unfit = patterns()["torn"].match(said) or patterns()["of_others"].match(said)
        if text is None or (not asks and unfit):
            return None
        if is_turned_round(within.text[: source.start - within.start], said) or loses_negation(said, text):
            return None
        return Asked(number, "question" if asks else "wish", text, _leans(text), source, quoted=True)

    def _said(self, source: Span, brief: Brief, reading: Reading) -> str | None:
        """The words of an ask put right, without where they are to be reached; None where only that is left."""
        private = private_types(brief)
        inside = [d for d in reading.details if d.start < source.end and source.start < d.end]
        told = without_private(source, [d for d in inside if d.type in private])
        mender = Mender(reading.text[:_MOST_CHARACTERS], self._words, self._person)
        said = self._words.droppable.sub("", without_slips(without_scorn(mender.typing(told))))
        said = _MARKED_WORDS.sub(r"\1", said)
        return said if told == source.text or len(said.split()) > _SHORTEST else None

    def _one(self, number: int, source: Span, within: Span, brief: Brief, reading: Reading) -> Asked | None:
        """One ask of a sentence in words to them."""
        told = self._said(source, brief, reading)
        if told is None or not self._may_be_told(patterns()["breaks_off"].sub("", told)):
            return None
        demand = number >= 0 and reading.asks[number].demand
        before = within.text[: source.start - within.start]
        listed = patterns()["listed_for_us"].search(before) is not None
        asks = within.text.rstrip().endswith("?") or patterns()["asks_us"].match(told) is not None
        found = self._recast(told, asks=asks and not listed, demand=demand)
        if found is None:
            return None
        kind, lead, text = found
        if is_turned_round(before, told) or loses_negation(told, lead + text):
            return None
        if kind == "wish" and patterns()["else"].search(before):
            return None  # what they would have to do otherwise
        if kind == "wish" and lead and not demand and patterns()["before_order"].search(before) is None:
            return None  # "third order in a row" gives no order
        # "When you've paid for one thing": anybody who pays, and so the customer, not we.
        text = patterns()["anybody"].sub(lambda m: as_themselves(m[1]), text)
        shifted = first_to_second(text, brief.company, asked=kind == "question")
        if not shifted.certain or patterns()["first_person"].search(shifted.text):
            return None
        leans = _leans(shifted.text)
        held = held_up(told, asks=True) if leans and kind == "question" and number >= 0 else None
        return Asked(number, kind, lead + shifted.text, leans, source, held=held)

    def _may_be_told(self, asked: str) -> bool:
        asked = patterns()["jibe"].sub("", asked)
        # "Tell me what a survey costs" is not "what a mess".
        lead = patterns()["to_know"].match(asked)
        at = lead.end() if lead else -1
        hits = [
            hit
            for hit in self._words.hits(tokenise(asked))
            if hit.name not in _ASKING and hit.start != at and not harmless(hit, asked)
        ]
        return not hits and not scornful(asked) and "\n" not in asked.strip()

    def _recast(self, asked: str, *, asks: bool, demand: bool) -> tuple[Kind, str, str] | None:
        """How it is asked, what of ours stands before it, and the customer's words that follow."""
        said = patterns()["cleft"].sub(_as_wish, without_politeness(asked), count=1)
        text = patterns()["lead"].sub("", said).rstrip(_END)
        if not said.rstrip().endswith("?"):
            text = patterns()["breaks_off"].sub("", text)
        if not self._well_formed(text):
            return None
        by = patterns()["must_know"].match(text)
        if by and by["by"] and not inverted(text[by.end() :]):
            clause = re.sub(r"^if\b", "whether", text[by.end() :])
            return "wish", f"{table()['words']['to_learn']}{by['by']} ", clause
        question = turned(
            text, self._wishes, asks=asks or patterns()["asks_unmarked"].match(text) is not None
        )
        if question is not None and patterns()["wish_again"].search(question):
            return None  # "whether it has been ordered and you want a date" is no question
        if question is not None and not asks and patterns()["and_that"].search(question):
            return "wish", f"{table()['words']['to_learn']} ", question
        if question is not None:
            return "question", "", question
        if asks:
            wish = self._wishes.asked_of_us(text)
        else:
            wish = self._wishes.tell(patterns()["spliced"].sub("", text), demand=demand)
        if wish is None or patterns()["asks_another"].search(wish.text):
            return None
        return "wish", *wish

    def _well_formed(self, text: str) -> bool:
        """Whether it is no stump, not too long, and holds no mark that a reply would not have."""
        words = text.split()
        if not _SHORTEST <= len(words) <= _LONGEST or text.count(",") > _MOST_COMMAS:
            return False
        if not fit_marks(_OF_SEVERAL.sub("", text)):
            return False
        if patterns()["cut_short"].search(text) or text.count("(") != text.count(")"):
            return False
        return not any(shouted(word, self._words) for word in words)


def _says_by_asking(within: Span, ask: Ask) -> bool:
    """Whether an ask only wounds, or only says what happened: "then let in once it had begun" is no order."""
    return is_jotted_deed(within, ask) or scornful(_as_far(within, ask)) or states_by_asking(within.text)


def _leans(text: str) -> bool:
    """Whether it speaks of "it" or "them" without having named it: late in a question, it speaks of what that names."""
    leaning = patterns()["leans"].search(text)
    if leaning is None or "," in text[: leaning.start()] or text.startswith("how it is that "):
        return False
    return leaning.start() < _EARLY or len(text.split()) <= _FEW


def _as_far(within: Span, ask: Ask) -> str:
    """An ask with the marks that stand behind it."""
    rest = within.text[ask.end - within.start :]
    return ask.text + rest[: len(rest) - len(rest.lstrip("?!. "))]


@lru_cache(maxsize=64)
def scornful(ask: str) -> bool:
    """Whether an English ask is put only to wound, or to nobody: "did you hand it to a ghost?"."""
    said = patterns()["jibe"].sub("", ask.replace("’", "'"))
    if patterns()["plain"].match(said):
        said = _STRESSED.sub("?", said)
    return patterns()["scorn"].search(said) is not None


def _as_wish(cleft: re.Match[str]) -> str:
    """How a wish begins that they have named first: "what I need to know is" → "I want to know "."""
    learns = cleft["know"] or cleft["know2"]
    return f"{table()['words']['to_know_first' if learns else 'wanted_first']} "
