"""Each thing that a reply binds the company to, and where that is allowed."""

from collections.abc import Iterator, Sequence
from typing import Literal

from app.checklist.careful import CarefulGrounds
from app.checklist.details import is_total
from app.checklist.grounds import Grounds, Support, firm
from app.checklist.lexicon import Promising
from app.checklist.patterns import piece, straight
from app.checklist.sheet import Sheet
from app.model.draft import Commitment
from app.model.value import Span, Value
from app.model.writing import Ground
from app.text.compiled import compiled
from app.text.particulars import Particular

Kind = Literal["money", "thing", "time", "outcome", "process"]
_ADDENDS = 2
"""Sums at least that make a total."""

_ORDER: tuple[Kind, ...] = ("outcome", "money", "thing", "process")
_TIMES = frozenset({"date", "time", "duration"})

_ITEM = compiled(r"\s{0,4}(?:\(?\d{1,2}[.)]|[-*\u2022\u00b7])(?:\s|$)")
"""The beginning of a list item."""

_MARKER = compiled(r"\s*(?:\(?\d{1,2}[.)]|[-*\u2022\u00b7])\s*")
"""The number or dot of a list item, where it stands as a sentence of its own."""


_NEWS = 2
"""Words of its own that a clause must have to tell anything new."""


class Promise(Value):
    """A commitment with what it rests on; `support` says how sure we are that nothing allows it.

    `guessed` when its words bind and are new, but none of them tells what is promised.
    """

    span: Span
    kind: Kind
    ground: Ground | None
    support: Support
    conditional: bool = False
    guessed: bool = False

    @property
    def commitment(self) -> Commitment:
        """The value that the contract names."""
        return Commitment(
            **self.span.model_dump(), kind=self.kind, ground=self.ground, sure=self.support == "full"
        )


def find(sheet: Sheet, promising: Promising, grounds: Grounds) -> tuple[Promise, ...]:
    """The commitments of the reply's body, and of what stands in its closing, in order.

    Conditional, negated and asked clauses are no promises; an offer put as a question is one when it has a ground.
    Process (looking into it, writing, passing it on) needs no ground; money, things, outcomes and times do
    (rulings of the principles).
    """
    return tuple(_of_sentences(sheet, promising, grounds, (*sheet.body, *sheet.closing)))


def _of_sentences(
    sheet: Sheet, promising: Promising, grounds: Grounds, sentences: Sequence[Span]
) -> Iterator[Promise]:
    led = marked = False
    end = sheet.signoff.start if sheet.signoff else len(sheet.text)
    for sentence in sentences:
        said = sheet.plain[sentence.start : sentence.end]
        asked = said.rstrip(' "').endswith("?")
        led = led and (marked or bool(_ITEM.match(said)))
        marked = bool(_MARKER.fullmatch(said))
        for clause in sheet.clauses(sentence):
            if isinstance(grounds, CarefulGrounds) and _of_theirs(sheet, clause):
                continue
            heard = _Heard(sheet, promising, clause, led=led)
            promise = _promise(sheet, promising, grounds, heard, asked) if heard.binds else None
            if heard.binds and not asked and grounds.never_named(promising.given(straight(heard.kept))):
                promise = _gift(sheet, clause)
            free = promise is None or (promise.kind == "process" and promise.support == "full")
            if free and not asked and isinstance(grounds, CarefulGrounds):
                promise = _overheard(sheet, promising, grounds, heard, told=sentence.start < end) or promise
            if promise is not None:
                yield promise
            # "We can offer you this: …" binds for what comes after the colon, be it a list.
            led = led or (heard.binds and sheet.plain[clause.end - 1 : clause.end + 1].rstrip()[-1:] == ":")


def _of_theirs(sheet: Sheet, clause: Span) -> bool:
    """Whether a clause is nothing but the customer's own words in quotation marks."""
    said = sheet.plain[clause.start : clause.end]
    start = clause.start + len(said) - len(said.lstrip(' "'))
    return sheet.quoted(sheet.cut(start, start + len(said.strip(' ".,;:'))))


class _Heard:
    """A clause as a promise hears it: its words, without conditions and topics, and what it speaks of."""

    def __init__(self, sheet: Sheet, promising: Promising, clause: Span, *, led: bool) -> None:
        self.clause = clause
        self.said = sheet.piece(clause)
        self.led = led
        self.binds = self.doubted = False
        self.kept = clause.text
        if not (led or sheet.possible(promising.triggers).match(self.said)):
            return
        families, excuses = sheet.possible(promising.families), sheet.possible(promising.excuses)
        bare = promising.without_topics(clause.text)
        kept = promising.without_conditions(bare)
        self.kept = kept
        main = self.said
        if kept != clause.text:
            # What is taken out may bring words together that stand apart in the reply.
            main, families, excuses = piece(kept), promising.families, promising.excuses
        self.families = families.of(main)
        if not self.families and kept != bare:
            self.families = families.of(piece(bare))
        if not self.families and bare != clause.text:
            # "I'll find out what happened": what is found out is no promise, finding it out is one.
            self.families = frozenset(
                f for f in families.of(piece(clause.text)) if promising.kinds[f] == "process"
            )
        withheld = promising.withheld.match(main)
        excused = withheld or (excuses.match(main) and not self.families & promising.negative)
        self.doubted = excused and (promising.negated.match(main) or promising.beyond_excuse(main))
        self.binds = not excused or self.doubted


def _promise(
    sheet: Sheet, promising: Promising, grounds: Grounds, heard: _Heard, asked: bool
) -> Promise | None:
    clause, said, families = heard.clause, heard.said, heard.families
    times = _deadlines(sheet, promising, heard)
    kind = _kind(
        promising, families, any(map(firm, times)), bool(times) or sheet.possible(promising.soon).match(said)
    )
    careful = isinstance(grounds, CarefulGrounds)
    if isinstance(grounds, CarefulGrounds) and kind in (None, "process"):
        if not asked and (heard.doubted or _unheard(promising, heard)):
            return _told(sheet, grounds, clause, heard.kept) or _guess(sheet, clause)
        if kind is None:
            return None
    untold = kind == "process" and not families and grounds.of_times(times, clause.text)[1] is None
    fated = (kind is None or untold) and promising.fates.match(piece(heard.kept))
    if kind is None or (fated and grounds.unsaid(heard.kept)):
        if asked or not ((fated and grounds.unsaid(heard.kept)) or grounds.unheard_of(heard.kept)):
            return None
        return _guess(sheet, clause)
    conditional = sheet.possible(promising.conditions).match(said)
    support, ground = _ground(sheet, promising, grounds, clause, kind, families, times)
    if asked and ground is None and not (careful and kind in ("money", "thing")):
        return None
    eased = asked or conditional if careful else conditional and kind not in ("money", "outcome")
    if (eased and support == "none") or heard.doubted:
        support = "weak"
    if support == "full" and not grounds.allow_wording(promising, said, ground, kind):
        support = "weak"
    return Promise(
        span=sheet.cut(clause.start, clause.end),
        kind=kind,
        ground=ground,
        support=support,
        conditional=conditional,
    )


def _unheard(promising: Promising, heard: _Heard) -> bool:
    """Whether a clause tells a deed that no family names, where the language tells deeds apart."""
    if promising.deeds:
        return promising.deeds.match(piece(promising.without_process(heard.kept)))
    return not heard.families


def _overheard(
    sheet: Sheet, promising: Promising, grounds: CarefulGrounds, heard: _Heard, *, told: bool
) -> Promise | None:
    """A guess at a clause that no trigger marks, or none of whose words tell what is promised.

    `told` where it stands in the body: of the lines below it nobody asks what they are.
    """
    clause = heard.clause
    kept = promising.without_conditions(promising.without_topics(clause.text))
    said = piece(kept)
    named = promising.families.of(said)
    if promising.excuses.match(said) and not named & promising.negative:
        return _guess(sheet, clause) if told and promising.negated.match(said) else None
    given = frozenset(f for f in named if promising.kinds[f] != "process")
    inside = [p for p in sheet.within(clause) if p.text in kept]
    doubtful = told and promising.harmless and not promising.harmless.match(said)
    doubted = given if doubtful else given & promising.strong
    if grounds.doubts(kept, doubted, inside) or (doubtful and not named and grounds.news(kept, _NEWS)):
        return _guess(sheet, clause)
    return None


def _told(sheet: Sheet, grounds: CarefulGrounds, clause: Span, kept: str) -> Promise | None:
    """A deed that no family names, but a note of ours."""
    ground = grounds.said_by(kept, [p for p in sheet.within(clause) if p.text in kept])
    span = sheet.cut(clause.start, clause.end)
    return Promise(span=span, kind="process", ground=ground, support="full") if ground else None


def _gift(sheet: Sheet, clause: Span) -> Promise:
    """Something is given of which no note of ours has a word."""
    return Promise(span=sheet.cut(clause.start, clause.end), kind="thing", ground=None, support="none")


def _guess(sheet: Sheet, clause: Span) -> Promise:
    span = sheet.cut(clause.start, clause.end)
    return Promise(span=span, kind="thing", ground=None, support="weak", guessed=True)


def _ground(
    sheet: Sheet,
    promising: Promising,
    grounds: Grounds,
    clause: Span,
    kind: Kind,
    families: frozenset[str],
    times: Sequence[Particular],
) -> tuple[Support, Ground | None]:
    if kind == "process":
        support, ground = grounds.of_times(times, clause.text)
        faint = support == "none" or any(map(grounds.strange_day, times))
        return ("weak" if faint else "full"), ground or grounds.near(clause.text)
    if kind == "time":
        return grounds.of_times(times, clause.text)
    wanted = frozenset(f for f in families if promising.kinds[f] != "process")
    return grounds.of_promise(clause.text, wanted, _without_total(sheet.within(clause)), times)


def _without_total(inside: Sequence[Particular]) -> tuple[Particular, ...]:
    """The details of a clause without a sum that is all its other sums together: "£116 and £45, so £161 in all"."""
    sums = [p for p in inside if p.type == "money"]
    totals = [p for p in sums if len(sums) > _ADDENDS and is_total(p, [q for q in sums if q is not p])]
    return tuple(p for p in inside if p not in totals)


def _kind(promising: Promising, families: frozenset[str], firmly: bool, timed: bool) -> Kind | None:
    kinds = {promising.kinds[f] for f in families}
    for kind in _ORDER:
        if kind in kinds:
            return kind
    if timed:
        return "time" if firmly else "process"
    return None


def _deadlines(sheet: Sheet, promising: Promising, heard: _Heard) -> tuple[Particular, ...]:
    """Dates, times and durations of a clause about what will be, with a deadline word in front of them."""
    clause = heard.clause
    if not (heard.led or sheet.possible(promising.future).match(heard.said)):
        return ()
    found: list[Particular] = []
    for particular in sheet.within(clause):
        if particular.type in _TIMES:
            before = sheet.plain[max(clause.start, particular.start - 24) : particular.start]
            behind = sheet.plain[particular.end : min(clause.end, particular.end + 24)]
            if promising.deadlines.match(piece(before)) or promising.ahead.match(piece(behind)):
                found.append(particular)
    return tuple(found)
