"""Each thing that a reply binds the company to, and where that is allowed."""

from collections.abc import Iterator, Sequence
from typing import Literal

from app.checklist.clauses import clauses
from app.checklist.grounds import Grounds, Support, firm
from app.checklist.lexicon import Promising
from app.checklist.patterns import piece
from app.checklist.sheet import Sheet
from app.model.draft import Commitment
from app.model.value import Span, Value
from app.model.writing import Ground
from app.text.particulars import Particular

Kind = Literal["money", "thing", "time", "outcome", "process"]
_ORDER: tuple[Kind, ...] = ("outcome", "money", "thing", "process")
_TIMES = frozenset({"date", "time", "duration"})


class Promise(Value):
    """A commitment with what it rests on; `support` says how sure we are that nothing allows it."""

    span: Span
    kind: Kind
    ground: Ground | None
    support: Support
    conditional: bool = False

    @property
    def commitment(self) -> Commitment:
        """The value that the contract names."""
        return Commitment(**self.span.model_dump(), kind=self.kind, ground=self.ground)


def find(sheet: Sheet, promising: Promising, grounds: Grounds) -> tuple[Promise, ...]:
    """The commitments of the reply's body, in order.

    Conditional, negated and asked clauses are no promises; an offer put as a question is one when it has a ground.
    Process (looking into it, writing, passing it on) needs no ground; money, things, outcomes and times do
    (rulings of the principles).
    """
    return tuple(_of_sentences(sheet, promising, grounds, sheet.body))


def _of_sentences(
    sheet: Sheet, promising: Promising, grounds: Grounds, sentences: Sequence[Span]
) -> Iterator[Promise]:
    for sentence in sentences:
        asked = sheet.plain[sentence.start : sentence.end].rstrip(' "').endswith("?")
        for clause in clauses(sheet.plain, [sentence]):
            promise = _promise(sheet, promising, grounds, clause, asked)
            if promise is not None:
                yield promise


def _promise(
    sheet: Sheet, promising: Promising, grounds: Grounds, clause: Span, asked: bool
) -> Promise | None:
    said = piece(clause.text)
    if not promising.triggers.match(said):
        return None
    main = piece(promising.without_conditions(clause.text))
    families = promising.families_of(main) or promising.families_of(said)
    if promising.excuses.match(main) and not families & promising.negative:
        return None
    times = _deadlines(sheet, promising, clause)
    kind = _kind(promising, families, any(map(firm, times)), bool(times) or promising.soon.match(said))
    if kind is None:
        return None
    conditional = promising.conditions.match(said)
    support, ground = _ground(sheet, promising, grounds, clause, kind, families, times)
    if asked and ground is None:
        return None
    if conditional and support == "none" and kind not in ("money", "outcome"):
        support = "weak"
    if support == "full" and kind != "process" and not grounds.allow_bound(promising.bound, said):
        support = "weak"
    return Promise(
        span=sheet.cut(clause.start, clause.end),
        kind=kind,
        ground=ground,
        support=support,
        conditional=conditional,
    )


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
        support, ground = grounds.of_times(times)
        return ("weak" if support == "none" else "full"), ground
    if kind == "time":
        return grounds.of_times(times)
    wanted = frozenset(f for f in families if promising.families[f][0] != "process")
    return grounds.of_promise(clause.text, wanted, sheet.within(clause), times)


def _kind(promising: Promising, families: frozenset[str], firmly: bool, timed: bool) -> Kind | None:
    kinds = {promising.families[f][0] for f in families}
    for kind in _ORDER:
        if kind in kinds:
            return kind
    if timed:
        return "time" if firmly else "process"
    return None


def _deadlines(sheet: Sheet, promising: Promising, clause: Span) -> tuple[Particular, ...]:
    """Dates, times and durations of a clause about what will be, with a deadline word in front of them."""
    found: list[Particular] = []
    if not promising.future.match(piece(clause.text)):
        return ()
    for particular in sheet.within(clause):
        if particular.type in _TIMES:
            before = sheet.plain[max(clause.start, particular.start - 24) : particular.start]
            if promising.deadlines.match(piece(before)):
                found.append(particular)
    return tuple(found)
