"""Which of what could be told back of a bare message is told: the set that most likely names the main thing.

The account holds the weightiest sentences, and the main thing may stand in another. So where the grades of
`app.text.weights.retold` doubt that it is named, sets beside that one are graded too: with one thing more, or with
another thing in place of one that weighs less. A set is better where it more likely names the main thing, and worse for
each odd thing in it and for each word.
"""

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from app.engines.builtin.concern.concerns import Clause
from app.engines.builtin.concern.statement import apart
from app.engines.builtin.desk import Desk
from app.engines.builtin.told_back import is_weighed, not_odd, piece
from app.text.weights.retold import Piece, odd, unnamed
from app.text.words import content_stems

_SURELY_NAMED = 0.1
"""How likely the main thing is missing up to which nothing else is looked for."""
_SOUND, _SOUND_IN_OURS = 0.3, 0.4
"""How likely a quotation, or something in our words, is odd from which on it is not put beside what would be told."""
_ODD, _PER_WORD = 0.4, 0.003
"""What the oddness of each thing told counts beside a missing main thing, and each word."""
_BETTER, _GIVEN_UP = 0.03, 0.15
"""How much better another set must be, and how much more so where something is told no more for it."""
_WORTH_MORE, _WORTH_MORE_OF_SHORT, _SHORT = 0.35, 0.25, 60
"""What something must weigh to be tried, and in our words of a message of so few, of which most is its matter.

A word of how a story began makes the grade better and no reply.
"""
_TRIED, _ROUNDS = 5, 2
"""Things that are tried beside what would be told, and times that one is added."""
_ASKED = 2
"""Things asked that are told as well."""
_MOST, _WORDS, _OF_FOUR = 3, 60, 48
"""Things told at the most, and their words together; of few words one more is told."""
_OPEN_TO_ALL = frozenset({"review", "social"})

Told = tuple[Clause, ...]


def best_told(desk: Desk, account: Sequence[Clause], fits: Callable[[Clause], bool]) -> list[Clause]:
    """What is told of a message; only what `fits` is put to the account."""
    if not is_weighed(desk):
        return list(account)
    sets = _Sets(desk, fits)
    # What is odd had better not be told, unless the main thing would be missing without it.
    cost, told = min(
        ((sets.cost(one), one) for one in (tuple(not_odd(desk, account)), tuple(account))), key=itemgetter(0)
    )
    first = told
    for _ in range(_ROUNDS):
        if sets.unnamed(told) <= _SURELY_NAMED:
            break
        better = sets.better(told, cost, slight=False) or sets.better(told, cost, slight=True)
        if better is None:
            break
        cost, told = sets.cost(better), better
    if told != first:
        # A set that is chosen by its grade flatters it: of what was not sure before a person decides.
        desk.unnamed = max(desk.unnamed, sets.unnamed(first))
    return list(told)


class _Sets:
    """The sets of one message and what each costs."""

    def __init__(self, desk: Desk, fits: Callable[[Clause], bool]) -> None:
        self._message = desk.task.reading.text
        self._odd: dict[str, float] = {}
        self._short = len(self._message.split()) <= _SHORT
        self._most = room(desk)
        asked = [one for one in desk.concern.asked if not one.leans][:_ASKED]
        self._asked = [Piece(one.text, one.source.start, one.source.end, one.quoted) for one in asked]
        self._needed = {each[-1].source: each for each in desk.concern.others}
        bundles = (each for each in desk.concern.others if all(map(fits, each)))
        self._others = [each for each in bundles if all(map(self._is_sound, each))]

    def _is_sound(self, one: Clause) -> bool:
        return self._odd_of(one) < (_SOUND if one.quoted else _SOUND_IN_OURS)

    def _is_worth_it(self, each: Told, *, slight: bool) -> bool:
        """Whether it tells enough; their slips and asides are not held up for little."""
        if not slight:
            return _weight(each) >= _WORTH_MORE
        in_ours = self._short and not any(one.quoted for one in each)
        return in_ours and _WORTH_MORE_OF_SHORT <= _weight(each) < _WORTH_MORE

    def _odd_of(self, one: Clause) -> float:
        """How likely it is odd, wherever it stands."""
        if one.text not in self._odd:
            self._odd[one.text] = odd(self._message, piece(one), 0)
        return self._odd[one.text]

    def unnamed(self, told: Told) -> float:
        """How likely the main thing is missing."""
        return unnamed(self._message, [*map(piece, told), *self._asked])

    def cost(self, told: Told) -> float:
        """What speaks against telling it; the least is told."""
        words = sum(len(one.text.split()) for one in told)
        return self.unnamed(told) + _ODD * sum(map(self._odd_of, told)) + _PER_WORD * words

    def better(self, told: Told, cost: float, *, slight: bool) -> Told | None:
        """The best of the sets near it, with what weighs or with what is `slight`; None where none is better."""
        tried = [
            (self.cost(one) + _GIVEN_UP * any(t not in one for t in told), one)
            for one in self._near(told, slight=slight)
        ]
        least, best = min(tried, key=itemgetter(0), default=(cost, told))
        return best if least <= cost - _BETTER else None

    def _near(self, told: Told, *, slight: bool) -> Iterator[Told]:
        """The sets with one thing more and what that needs, or with it in place of one that weighs less."""
        new = [
            each
            for each in self._others
            if self._is_worth_it(each, slight=slight) and any(one not in told for one in each)
        ]
        for each in sorted(new, key=lambda each: -_weight(each))[:_TRIED]:
            for base in (told, *self._without_one(told, _weight(each))):
                made = _together(base, each)
                if made != told and self._fits(made):
                    yield made

    def _without_one(self, told: Told, weight: float) -> Iterator[Told]:
        """It without each thing that weighs less and that nothing behind it speaks of."""
        for at, one in enumerate(told):
            behind = (self._needed.get(other.source, told) for other in told[at + 1 :])
            if one.value < weight and not any(one in needed for needed in behind):
                yield (*told[:at], *told[at + 1 :])

    def _fits(self, told: Told) -> bool:
        # What speaks of something unnamed is told first or not at all.
        hangs = any(one.unnamed for one in told[1:])
        words = sum(len(one.text.split()) for one in told)
        most = self._most + (self._most == _MOST and words <= _OF_FOUR)
        return len(told) <= most and words <= _WORDS and not hangs


def room(desk: Desk) -> int:
    """How many things the reply tells."""
    brief = desk.task.brief
    short = desk.tightness > 0 or brief.length == "short" or brief.channel in _OPEN_TO_ALL
    return 1 if short else _MOST - desk.chatty


def _weight(each: Told) -> float:
    return max(one.value for one in each)


def _together(base: Told, each: Told) -> Told:
    """Both in the order of the message; of two that tell the same stretch, or nothing more, the other one stands."""
    stems = content_stems(" ".join(one.text for one in each))
    kept = [
        one
        for one in base
        if all(apart(one.source, other.source) for other in each) and not content_stems(one.text) <= stems
    ]
    return tuple(sorted((*kept, *each), key=lambda one: one.source.start))
