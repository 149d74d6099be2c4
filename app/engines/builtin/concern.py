"""The customer's concern in words that a reply can give back: clauses, a short quotation, and a name for the matter."""

from collections.abc import Sequence

from app.engines.builtin.concern_clause import ClauseGrammar
from app.engines.builtin.concern_fit import only_reported, plain_quote
from app.engines.builtin.concern_quote import Quotes
from app.engines.builtin.concern_score import ALONE
from app.engines.builtin.concern_spoken import spoken
from app.engines.builtin.concern_thing import Things
from app.engines.builtin.concern_told import FEW, Teller, Told
from app.engines.builtin.concern_words import ConcernWords, concern_words, weigh
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span, Value
from app.prompts import Prompts
from app.text.person import first_to_second
from app.text.person_words import person_words, tokenise

MOST_CLAUSES = 3
_TELLING = 2.6
"""The weight from which a clause without a word for trouble still tells more than a quotation with one."""


class Clause(Value):
    """A clause about the customer's matter, to the customer: lower-case start, no end mark, 3 to 26 words.

    `source` is the stretch of `reading.text` it was made of. With `reported_only` it may be said only behind words such
    as "You told me that", never as a fact.
    """

    text: str
    source: Span
    reported_only: bool = False


class Concern(Value):
    """What a message is about.

    `clauses` are best first, up to three, and may be none; `quote` is a verbatim piece of 3 to 12 words, looked for
    where no clause tells trouble; `thing` is a noun phrase in the second person and always given, `thing_source` where
    the message has it.
    """

    clauses: tuple[Clause, ...] = ()
    quote: Span | None = None
    thing: str
    thing_source: Span | None = None


class Concerns:
    """Finds the concern of a message; built once, holds only its word lists and wording."""

    def __init__(self, prompts: Prompts) -> None:
        self._words: ConcernWords = concern_words()
        person = person_words()
        self._teller = Teller(self._words, person)
        self._quotes = Quotes(self._words, person)
        self._things = Things(self._words, person, prompts.wording("things"))

    def find(self, brief: Brief, reading: Reading) -> Concern:
        """The concern of the visible message. Only English gives clauses; quotation and name come in any language.

        Clauses that tell no trouble are kept back where a quotation does: what the customer bought is not what they
        wrote about.
        """
        visible = _visible(reading)
        said = list(spoken(reading, visible))
        thing = self._things.find(reading, said)
        if reading.language != "en":
            return Concern(quote=plain_quote(said, reading), thing=thing.text, thing_source=thing.source)
        told = self._teller.tell(said, brief, reading)
        clauses = self._clauses(brief, told)
        least = _TELLING + ALONE * (len(said) <= FEW)
        telling = any(t.trouble or t.value >= least for t in told)
        quote = None if clauses and telling else self._quotes.find(said, reading)
        if quote is not None and weigh(self._words.troubles(tokenise(quote.text))):
            clauses = ()
        return Concern(clauses=clauses, quote=quote, thing=thing.text, thing_source=thing.source)

    def _clauses(self, brief: Brief, told: Sequence[Told]) -> tuple[Clause, ...]:
        """Up to three clauses that do not overlap, recast; one whose recasting is not certain is passed over."""
        chosen: list[Clause] = []
        for one in told:
            if not all(_apart(one.source, other.source) for other in chosen):
                continue
            shifted = first_to_second(one.text, brief.company)
            if not shifted.certain:
                continue
            text = _lowered(shifted.text, one.tokens[0].low, self._teller.grammar)
            reported = only_reported(one.frame, one.tokens, brief.fault, self._words)
            chosen.append(Clause(text=text, source=one.source, reported_only=reported))
            if len(chosen) == MOST_CLAUSES:
                break
        return tuple(chosen)


def _visible(reading: Reading) -> list[Span]:
    if reading.visible_spans:
        return list(reading.visible_spans)
    return [Span(text=reading.text, start=0, end=len(reading.text))]


def _apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start


def _lowered(text: str, first: str, grammar: ClauseGrammar) -> str:
    """The clause with a small first letter, unless it begins with a name or code."""
    return text[0].lower() + text[1:] if grammar.may_be_lowered(first) else text
