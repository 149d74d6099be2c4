"""The customer's concern in words that a reply can give back: clauses, a short quotation, and a name for the matter."""

import re
from collections.abc import Sequence

from app.engines.builtin.concern.account import Accounts
from app.engines.builtin.concern.asked import Asked, Asking
from app.engines.builtin.concern.asked_together import without_stated
from app.engines.builtin.concern.asked_unread import UNHEARD
from app.engines.builtin.concern.bearing_on_notes import OPENS_WELL, bears, is_stray, stems_of_notes, worth
from app.engines.builtin.concern.centred import centred
from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.disclaimed import without_disclaimers
from app.engines.builtin.concern.figure import is_figure, literally
from app.engines.builtin.concern.fit import only_reported, plain_quote
from app.engines.builtin.concern.others import Told as AllTold
from app.engines.builtin.concern.praise import Praise, Praises
from app.engines.builtin.concern.quote import Quotes
from app.engines.builtin.concern.score import ALONE
from app.engines.builtin.concern.spoken import spoken, unsafe_signs, whole_sentences
from app.engines.builtin.concern.statement import Statement, apart
from app.engines.builtin.concern.thing import Named, Things, place
from app.engines.builtin.concern.told import FEW, Teller, Told
from app.engines.builtin.concern.unmarked import Unmarked
from app.engines.builtin.concern.words import ConcernWords, concern_words, weigh
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span, Value
from app.prompts import Prompts
from app.text.compiled import compiled
from app.text.person import first_to_second
from app.text.person.words import person_words, tokenise
from app.text.words import content_stems

MOST_CLAUSES = 3
_SHORT_LINE = 60
"""Characters of a line that ends before it is full."""
LEAD = 160
"""Characters of a message in which what is theirs names the matter for sure, as `matter` has it."""
SURELY = 0.55
"""How likely (0-1) a noun must be the centre of a matter for anything but its name to be said of it."""
_TELLING = 2.6
"""The weight from which a clause without a word for trouble still tells more than a quotation with one."""

_ASKED_WHAT = compiled(r"\bwhat(?:ever)?\s+$", re.IGNORECASE)


class Clause(Value):
    """A clause about the customer's matter, to the customer: lower-case start, no end mark, 3 to 26 words.

    `source` is the stretch of `reading.text` it was made of. With `reported_only` it may be said only behind words such
    as "You told me that", never as a fact. `value` is how much it tells beside the others of an account; where it
    is `unnamed`, its "it" has to be named before.
    """

    text: str
    source: Span
    reported_only: bool = False
    quoted: bool = False
    value: float = 0.0
    unnamed: bool = False


class Concern(Value):
    """What a message is about.

    `clauses` are best first, up to three, and may be none; `quote` is a verbatim piece of 3 to 12 words, looked for
    where no clause tells trouble; `account` are whole sentences in their order, each as the customer's word, of a short
    English message to which there are no notes, and `others` what else of it could be told, each with what it needs;
    where there are, `heart` is the one that surely tells its matter, and `point` the one that most likely does, behind
    what it leans on; `asked` what it asks, `praise` is there where it holds nothing else, `thanks` says whether praise
    would be meant, `kind_words` is praise that comes with something else; `thing` is a noun phrase in the second person
    and always given, `thing_source` where the message has it, `thing_share` how likely (0-1) it is the centre of the
    matter, as far as notes tell, `besides` are more that the agent's notes speak of, and `topic` is that of the thing
    where it is surer than what the reading took for one.
    """

    clauses: tuple[Clause, ...] = ()
    quote: Span | None = None
    account: tuple[Clause, ...] = ()
    others: tuple[tuple[Clause, ...], ...] = ()
    heart: Clause | None = None
    point: tuple[Clause, ...] = ()
    asked: tuple[Asked, ...] = ()
    praise: Praise | None = None
    thanks: bool = False
    kind_words: Praise | None = None
    thing: str
    thing_source: Span | None = None
    thing_share: float | None = None
    topic: str | None = None
    besides: tuple[Named, ...] = ()

    @property
    def sure_thing(self) -> str | None:
        """The name, for any sentence; None where it may be another than that of the matter."""
        unsure = self.thing_source is not None and self.thing_share is not None and self.thing_share < SURELY
        return None if unsure else self.thing


class Concerns:
    """Finds the concern of a message; built once, holds only its word lists and wording."""

    def __init__(self, prompts: Prompts) -> None:
        self._words: ConcernWords = concern_words()
        person = person_words()
        self._teller = Teller(self._words, person)
        self._quotes = Quotes(self._words, person)
        self._accounts = Accounts(self._words, person, self._teller.grammar)
        self._praises = Praises(self._words, person, self._accounts.recaster)
        self._asking = Asking(self._words, person)
        self._unmarked = Unmarked(self._words, person, self._teller.grammar)
        self._called = prompts.wording("things")
        self._things = Things(self._words, person, self._called)

    def find(self, brief: Brief, reading: Reading) -> Concern:
        """The concern of the visible message. Only English gives clauses; quotation and name come in any language.

        Clauses that tell no trouble are kept back where a quotation does: what the customer bought is not what they
        wrote about.
        """
        visible = _visible(reading)
        said = list(spoken(reading, visible))
        noted = stems_of_notes(brief)
        thing, *besides = self._things.find(reading, literally(said), noted)
        if reading.language != "en":
            return Concern(quote=plain_quote(said, reading), thing=thing.text, thing_source=thing.source)
        wholes = list(whole_sentences(reading, visible))
        reading = self._unmarked.parted(reading, wholes)
        said = literally(without_disclaimers(self._unmarked.thoughts(said, reading.asks)))
        told = [
            t
            for t in self._teller.tell(said, brief, reading)
            if bears(t, noted, self._words, named=thing.own)
            and not (_runs_on(t.source.text) or is_figure(t.text))
        ]
        told.sort(key=lambda t: -worth(t, noted))
        clauses = self._clauses(brief, told)
        least = _TELLING + ALONE * (len(said) <= FEW)
        telling = any(t.trouble or t.value >= least for t in told)
        stray = thing.own and is_stray(thing.source, said, thing.text, noted)
        quote = (
            None if (clauses and telling) or (thing.own and not stray) else self._quotes.find(said, reading)
        )
        if stray and noted and quote is not None:
            heavy = weigh(self._words.troubles(tokenise(quote.text))) or 0
            opens = any(s.start == quote.start for s in said)
            quote = quote if heavy >= 1 and opens and place(quote, said) <= OPENS_WELL else None
        passing = (
            stray and bool(noted) and thing.source is not None and place(thing.source, said) > OPENS_WELL
        )
        own = thing.text.startswith(f"{person_words().maps['first_person']['my']} ")
        if passing and not own and not content_stems(thing.text) & noted.keys():
            # Named in passing, and no note speaks of it: a plain opening is better than a stray noun.
            thing = thing._replace(source=None)
        if quote is not None and noted and not (stray or content_stems(quote.text) & noted.keys()):
            quote = None
        quote = None if quote is not None and is_figure(quote.text) else quote
        if quote is not None and weigh(self._words.troubles(tokenise(quote.text))):
            clauses = ()
        told_back, others = self._account(said, brief, reading, thing)
        account = () if noted else tuple(map(_clause, told_back))
        point = _point(told_back) if noted else ()
        heart = self._accounts.heart(said, brief, reading) if noted else None
        wholes = self._unmarked.joined(wholes, reading.asks)
        asked = self._asking.tell(visible, wholes, said, brief, reading)
        asked = without_stated(asked, told_back)
        # What is asked is told back as a question, and not quoted besides.
        # One that leans, or is no ask for sure, may not be told: then the quotation is all that there is.
        surely = [a for a in asked if not a.leans and a.ask != UNHEARD]
        account = tuple(c for c in account if not (c.quoted and _asked(c.source, surely)))
        # Beside notes one thing is told, and it may be any.
        beside_notes = [(one,) for one in told_back] if noted else []
        unasked = tuple(
            tuple(map(_clause, b))
            for b in (*beside_notes, *others)
            if not any(_asked(s.source, asked) for s in b)
        )
        quote = None if quote is not None and _asked(quote, surely) else quote
        praise, beside = self._praise(said, brief, reading, asks=bool(asked))
        thanks = not noted and self._praises.thanks(said, reading)
        thing, share, beside_it = self._named(reading, visible, brief, (thing, *besides))
        return Concern(
            clauses=clauses, quote=quote, account=account, others=unasked, heart=_told(heart), point=point,
            asked=asked, praise=praise, thanks=thanks, kind_words=beside, thing=thing.text,
            thing_source=thing.source, thing_share=share, besides=beside_it,
        )  # fmt: skip

    def _named(
        self, reading: Reading, visible: Sequence[Span], brief: Brief, found: Sequence[Named]
    ) -> tuple[Named, float | None, tuple[Named, ...]]:
        """What the matter is called, weighed where there are notes."""
        thing, *besides = found
        if not (brief.facts or brief.options):
            return thing, None, tuple(besides)
        # A noun may be taken out of a sentence that holds an insult, and of none that holds a threat.
        unsafe = [sign for sign in unsafe_signs(reading) if not sign.of.startswith("abuse")]
        safe = [one for one in whole_sentences(reading, visible) if all(apart(one, sign) for sign in unsafe)]
        return centred(reading, literally(safe), brief, thing, self._called)

    def _praise(
        self, said: Sequence[Span], brief: Brief, reading: Reading, *, asks: bool
    ) -> tuple[Praise | None, Praise | None]:
        """Praise that is all that was written, and praise beside something else."""
        noted = bool(stems_of_notes(brief))
        praise = self._praises.find(said, brief.company, reading)
        praise = praise if praise is not None or noted else self._praises.likely(said, reading)
        beside = self._praises.beside(said, brief.company, reading) if praise is None else None
        if noted:
            # The notes are told, and praise is thanked for before them.
            beside, praise = (beside if praise is None else praise), None
        elif beside is not None and beside.untroubled and not reading.asks and not asks:
            praise = beside if self._praises.alone(said) else None
        return praise, beside

    def _account(self, said: Sequence[Span], brief: Brief, reading: Reading, thing: Named) -> AllTold:
        named = thing.text.startswith("your ") and not thing.text.endswith("s")
        early = named and thing.source is not None and thing.source.start < LEAD
        return self._accounts.tell(said, brief, reading, thing.source if early else None)

    def _clauses(self, brief: Brief, told: Sequence[Told]) -> tuple[Clause, ...]:
        """Up to three clauses that do not overlap, recast; one whose recasting is not certain is passed over."""
        chosen: list[Clause] = []
        for one in told:
            if not all(apart(one.source, other.source) for other in chosen):
                continue
            shifted = first_to_second(one.text, brief.company)
            if not shifted.certain or _ASKED_WHAT.search(brief.message, 0, one.source.start):
                continue  # of "tell me what I did wrong" it is no news that they did wrong
            text = _lowered(shifted.text, one.tokens[0].low, self._teller.grammar)
            reported = only_reported(one.frame, one.tokens, brief.fault, self._words)
            chosen.append(Clause(text=text, source=one.source, reported_only=reported))
            if len(chosen) == MOST_CLAUSES:
                break
        return tuple(chosen)


def _asked(span: Span, asked: Sequence[Asked]) -> bool:
    """Whether a piece of the message is told back as something that they ask."""
    return any(not apart(span, one.source) for one in asked)


def _clause(one: Statement) -> Clause:
    """A sentence of the account as a clause; it is theirs, so it may only be reported."""
    return Clause(
        text=one.text, source=one.source, reported_only=True,
        quoted=one.quoted, value=one.value, unnamed=one.unnamed,
    )  # fmt: skip


def _point(told: Sequence[Statement]) -> tuple[Clause, ...]:
    """What tells most of the account, behind the sentence before where it speaks of "it" or "he"."""
    if not told:
        return ()
    at = max(range(len(told)), key=lambda place: told[place].value)
    first = at - 1 if told[at].leans and not told[at].unnamed and at else at
    return tuple(map(_clause, told[first : at + 1]))


def _told(one: Statement | None) -> Clause | None:
    return one and _clause(one)


def _runs_on(text: str) -> bool:
    """Whether a clause runs over the end of a short line: two statements that no mark parts."""
    lines = text.split("\n")
    begun = any(line.strip()[:1].isupper() and not line.strip().startswith("I ") for line in lines[1:])
    return begun or any(len(line) < _SHORT_LINE for line in lines[:-1])


def _visible(reading: Reading) -> list[Span]:
    if reading.visible_spans:
        return list(reading.visible_spans)
    return [Span(text=reading.text, start=0, end=len(reading.text))]


def _lowered(text: str, first: str, grammar: ClauseGrammar) -> str:
    """The clause with a small first letter, unless it begins with a name or code."""
    small = grammar.may_be_lowered(first) and not text[1:2].isupper()
    return text[0].lower() + text[1:] if small else text
