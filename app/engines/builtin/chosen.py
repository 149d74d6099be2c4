"""Which of what could be told back of a bare message is told: what most likely is its matter, and what belongs to it.

All that could be told is listed: sentences, parts of them, quotations, names for the matter. What is worth most opens
(`app.text.weights.matter`); beside it stands what readers would most likely have told as well.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from app.engines.builtin.concern.concerns import Clause
from app.engines.builtin.concern.statement import apart
from app.engines.builtin.desk import Desk
from app.engines.builtin.mood import slips
from app.engines.builtin.told_back import is_weighed, piece
from app.text.weights.matter import Telling, Way, Worth, worth_of
from app.text.words import content_stems

_GOOD = -0.2
"""What something must be worth (-1 to 2) to be told: less is likelier to be minded than missed."""
_BESIDE, _MINDED = 0.4, 0.3
"""How likely readers must have it among what is told to stand beside the first, and how likely they may mind it."""
_MOST, _WORDS = 3, 60
"""Things told at the most, and their words together."""
_NEW = 2
"""Words of content that something must add to what is told."""
_OPEN_TO_ALL = frozenset({"review", "social"})

Told = tuple[Clause, ...]


class _Choice(NamedTuple):
    clauses: Told
    telling: Telling


def best_told(desk: Desk, account: Sequence[Clause], fits: Callable[[Clause], bool]) -> list[Clause]:
    """What is told of a message, in its order; only what `fits` is put to the account.

    None where nothing is worth it: then what they ask, or a name for the matter, has to show that it was read.
    """
    if not is_weighed(desk):
        return list(account)
    choices = list(_choices(desk, account, fits))
    asked = [one.text for one in desk.concern.asked]
    worth = worth_of(desk.task.reading.text, [one.telling for one in choices], asked)
    first = max(range(len(choices)), key=lambda at: _value(worth[at]), default=None)
    if first is None or _value(worth[first]) < _GOOD or choices[first].telling.named:
        return []
    told = [choices[first]]
    for at in sorted(range(len(choices)), key=lambda at: -worth[at].among):
        if worth[at].among < _BESIDE:
            break
        if worth[at].amiss <= _MINDED and _goes_beside(choices[at], told, room(desk)):
            told.append(choices[at])
    return sorted((one for choice in told for one in choice.clauses), key=lambda one: one.source.start)


def room(desk: Desk) -> int:
    """How many things the reply tells."""
    brief = desk.task.brief
    short = desk.tightness > 0 or brief.length == "short" or brief.channel in _OPEN_TO_ALL
    return 1 if short else _MOST - desk.chatty


def _value(worth: Worth) -> float:
    return worth.apt - worth.amiss + worth.among


def _goes_beside(one: _Choice, told: Sequence[_Choice], most: int) -> bool:
    """Whether it adds something to what is told, and leaves the whole short enough."""
    clauses = [clause for choice in told for clause in choice.clauses]
    said = content_stems(" ".join(clause.text for clause in clauses))
    new = content_stems(" ".join(clause.text for clause in one.clauses)) - said
    words = sum(len(clause.text.split()) for clause in (*clauses, *one.clauses))
    parted = all(apart(a.source, b.source) for a in clauses for b in one.clauses)
    # What speaks of something unnamed is told first or not at all.
    hangs = one.telling.named or any(clause.unnamed for clause in one.clauses)
    fits = len(clauses) + len(one.clauses) <= most and words <= _WORDS
    return parted and fits and not hangs and len(new) >= _NEW


def _choices(desk: Desk, account: Sequence[Clause], fits: Callable[[Clause], bool]) -> Iterator[_Choice]:
    """All that could be told, each once, with the ways it was found."""
    found: dict[tuple[str, ...], _Choice] = {}
    for way, clauses in _ways(desk, account, fits):
        texts = tuple(one.text for one in clauses)
        by = (*found[texts].telling.by, way) if texts in found else (way,)
        pieces = tuple(map(piece, clauses))
        found[texts] = _Choice(clauses, Telling(pieces, by, way == "thing"))
    yield from found.values()


def _ways(
    desk: Desk, account: Sequence[Clause], fits: Callable[[Clause], bool]
) -> Iterator[tuple[Way, Told]]:
    concern = desk.concern
    yield from (("account", (one,)) for one in account)
    yield from (("other", each) for each in concern.others if all(map(fits, each)))
    yield from (("clause", (one,)) for one in concern.clauses if fits(one))
    quote = concern.quote
    whole = quote is not None and quote.text[:1].isupper() and not quote.text.endswith("?")
    if quote is not None and whole and not slips(quote.text):
        held = Clause(text=" ".join(quote.text.split()), source=quote, reported_only=True, quoted=True)
        if fits(held):
            yield "quote", (held,)
    if concern.thing_source is not None:
        named = Clause(text=concern.thing, source=concern.thing_source)
        yield "thing", (named,)
