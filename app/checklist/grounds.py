"""Whether something that the company itself says allows a promise: agreement in particulars and in content."""

from collections.abc import Sequence
from typing import Literal

from app.checklist.lexicon import Asserting, Promising
from app.checklist.patterns import Piece, piece
from app.checklist.sources import Source, Sources, stands
from app.model.writing import Ground
from app.text import words
from app.text.compiled import compiled
from app.text.particulars import Particular
from app.text.sameness import not_above

Support = Literal["full", "weak", "none"]
"""`full`: allowed; `weak`: perhaps, a person should look; `none`: nothing allows it."""

SUMS = frozenset({"money", "percentage"})
ALIKE = 0.5
"""Part of a promise's own words (0-1) that a note must share to allow it without naming the same kind of thing."""

_NEAR = 0.34
"""Below this (0-1) no note is near; from here a person looks."""

_TODAY = "day+0"
_DAY = compiled(r"---\d\d")
"""Normal forms of "today" and of "the 14th"."""

_NAMED, _LONG, _SHORT = compiled(r"w\d|--\d\d"), 4, (2, 3)
"""Normal forms of a weekday and of a month, the letters of a name worth shortening, and those of a short one."""

_SHARED = 3
"""Content words that a note must share with what needs no ground, to be named as its ground all the same."""

_HEAD_START = 0.1

_TOGETHER = 2
"""Fewer words that a clause shares with notes say nothing of whether they allow it."""

_NEW = 2
"""New words beside a known kind of thing that make it another thing (a dinner where a discount is allowed)."""


class Grounds:
    """Looks promises up in what options, facts, policies, profile and our earlier messages say."""

    def __init__(self, sources: Sources, promising: Promising, asserting: Asserting, language: str) -> None:
        self._sources = sources
        self._promising = promising
        self._language = language
        self._own = sources.of("ours")
        self._common = asserting.common
        self._stems: dict[str, frozenset[str]] = {}

    def of_times(self, times: Sequence[Particular], clause: str) -> tuple[Support, Ground | None]:
        """A deadline needs our own word for it: one that only the customer named is no ground."""
        support: Support = "full"
        ground = None
        for time in times:
            source = self._source_of(time, clause)
            if source is not None:
                ground = ground or source.ground
            elif self._lost(time):
                return "none", None
            elif firm(time) or self.strange_day(time):
                support = "weak"
        return support, ground

    def strange_day(self, time: Particular) -> bool:
        """Whether a day without its month ("the 12th") stands in none of our notes, not even by its bare number."""
        days = [form.lstrip("-").lstrip("0") for form in time.forms if _DAY.fullmatch(form)]
        named = any(stands(day, source.folded) for day in days for source in self._own)
        return bool(days) and not named and not self._sources.hold(time, self._own)

    def _lost(self, time: Particular) -> bool:
        """Whether a time that no note says binds, so that it is more than a note may have meant.

        A note may name an hour by its bare number ("between 8 and 10"), and shorten a day or month.
        """
        hours = {form.partition(":")[0].lstrip("0") for form in time.forms if ":" in form}
        named = time.type == "time" and any(stands(h, s.folded) for h in hours if h for s in self._own)
        return firm(time) and not named and not self._shortened(time)

    def _shortened(self, time: Particular) -> bool:
        """Whether a note may shorten the weekday or month ("Do." for "Donnerstag", "repay feb")."""
        name = words.fold(time.text.split()[0])
        if not any(_NAMED.fullmatch(form) for form in time.forms) or len(name) < _LONG:
            return False
        return any(stands(name[:n], source.folded) for n in _SHORT for source in self._own)

    def _stems_of(self, clause: str) -> frozenset[str]:
        if clause not in self._stems:
            self._stems[clause] = words.content_stems(clause, self._language)
        return self._stems[clause]

    def unheard_of(self, clause: str) -> bool:
        """Whether a clause that binds speaks of nothing but what no note, and not the customer either, speaks of."""
        own = self._stems_of(clause) - self._common
        return bool(own) and not own & self._sources.stems

    def unsaid(self, clause: str) -> bool:
        """Whether none of our notes has a word of what a clause says."""
        return not any((self._stems_of(clause) - self._common) & source.stems for source in self._own)

    def never_named(self, thing: str) -> bool:
        """Whether a thing has words of its own and none of our notes has any of them."""
        own = self._stems_of(thing)
        return bool(own) and not any(own & source.stems for source in self._own)

    def near(self, clause: str) -> Ground | None:
        """The note that says what a clause says, for what needs no ground but has one; None where none is near."""
        stems = self._stems_of(clause)
        best = max(self._own, key=lambda s: self._likeness(stems, s), default=None)
        if best is None or len(stems & best.stems) < _SHARED:
            return None
        return best.ground if self._likeness(stems, best) >= ALIKE else None

    def of_promise(
        self, clause: str, families: frozenset[str], inside: Sequence[Particular], times: Sequence[Particular]
    ) -> tuple[Support, Ground | None]:
        """Support for money, a thing or an outcome: notes that speak of the same, with the same particulars."""
        if any(p.type in SUMS and not self._sum_allowed(p, families) for p in inside):
            return "none", None
        late = [t for t in times if self._source_of(t, clause) is None]
        if any(map(self._lost, late)):
            return "none", None
        return self._judged(clause, families, inside, late=bool(late))

    def _judged(
        self, clause: str, families: frozenset[str], inside: Sequence[Particular], *, late: bool
    ) -> tuple[Support, Ground | None]:
        stems = self._stems_of(clause) - self._common
        best, nearest = self._best(stems, families, inside)
        nearest = max(nearest, self._told_whole(clause, families))
        missing = self._missing(families)
        if best is None or missing:
            strong = families & self._promising.strong
            bare = bool(missing) or (bool(strong) and bool(stems - self._sources.stems))
            hinted = bool(missing) and all(any(f in s.likely for s in self._own) for f in missing)
            return ("none" if bare and nearest < ALIKE and not hinted else "weak"), None
        held = (
            words.content_stems(p.text, self._language) for p in inside if self._sources.hold(p, self._own)
        )
        if self._strange(stems.difference(*held), families, nearest) and not self._exact(best, inside):
            return ("none" if nearest < _NEAR else "weak"), None
        vague = families & self._promising.vague
        if vague and not any(vague & source.families for source in self._own):
            return "weak", best.ground
        # A note of a kindred thing, or of another one, is no more than a hint that this may be promised.
        apart = nearest < _NEAR and not self._exact(best, inside)
        strongly = bool(families & self._promising.strong)
        new = stems - self._sources.stems
        doubted = apart and (not families & best.families if strongly else len(new) >= _NEW)
        return ("weak" if late or doubted else "full"), best.ground

    def allow_wording(self, promising: Promising, said: Piece, ground: Ground | None, kind: str) -> bool:
        """Whether our notes go as far as the words: deadlines ("by the weekend") and totals ("in full") stand there."""
        bound = self._bound_stands(promising, said)
        whole = kind in ("money", "thing") and ground is not None and promising.total.search(said.text)
        return bound and (not whole or bool(ground and promising.total.search(ground.quote)))

    def _bound_stands(self, promising: Promising, said: Piece) -> bool:
        return all(
            any(words.fold(s.text) in own.folded for own in self._own) for s in promising.bound.spans([said])
        )

    def _strange(self, stems: frozenset[str], families: frozenset[str], nearest: float) -> bool:
        """Whether a promise of a known kind is about something that no note speaks of."""
        fresh = stems - self._sources.stems
        unlike = (bool(fresh) and nearest < _NEAR) or (len(fresh) >= _NEW and nearest < ALIKE)
        return unlike and bool(families & self._promising.strong)

    @staticmethod
    def _exact(source: Source, inside: Sequence[Particular]) -> bool:
        """Whether the note names the very sums of the promise."""
        sums = [p for p in inside if p.type in SUMS]
        return bool(sums) and all(source.holds(p) for p in sums)

    def _missing(self, families: frozenset[str]) -> frozenset[str]:
        """Those of the promised families that no note of ours speaks of, not even a kindred one."""
        given = frozenset().union(*(s.families for s in self._own))
        return frozenset(
            f for f in families & self._promising.strong if not self._agrees(frozenset({f}), given)
        )

    def _best(
        self, stems: frozenset[str], families: frozenset[str], inside: Sequence[Particular]
    ) -> tuple[Source | None, float]:
        """The note that allows the clause best, and how much of it (0-1) the nearest note shares."""
        best: Source | None = None
        score = nearest = 0.0
        for source in self._own:
            shared = self._shared(stems, source)
            agreed = self._agrees(families, source.families)
            exact = sum(source.holds(p) for p in inside)
            value = shared + 0.5 * agreed + 0.3 * exact + _rank(source)
            nearest = max(nearest, shared)
            if (agreed or shared >= ALIKE) and value > score:
                best, score = source, value
        return best, nearest

    def _shared(self, stems: frozenset[str], source: Source) -> float:
        """How much (0-1) of a clause's own words a note says."""
        return len(stems & source.stems) / max(len(stems), 1)

    def _told_whole(self, clause: str, families: frozenset[str]) -> float:
        """How much (0-1) of all that a clause says the notes of the same thing and the other options say together.

        "Your bill has been refunded" is made of such words, and "you can freeze it, or hand it over" of two notes.
        """
        said = self._stems_of(clause)
        agreeing = [s for s in self._own if self._agrees(families, s.families)]
        options = [s for s in self._own if "options" in s.where] if agreeing else []
        shared = len(said & frozenset().union(*(s.stems for s in (*agreeing, *options))))
        return shared / len(said) if shared >= _TOGETHER else 0.0

    def _agrees(self, wanted: frozenset[str], given: frozenset[str]) -> bool:
        if wanted & given:
            return True
        return any(wanted & kin and given & kin for kin in self._promising.kin)

    def _sum_allowed(self, particular: Particular, families: frozenset[str]) -> bool:
        """Our own notes name the sum, or the customer does and a note of ours speaks of the same thing.

        A note that names a sum of its own allows that one and no other that the customer would like.
        """
        if self._sources.hold(particular, self._own):
            return True
        if not self._sources.hold(particular, self._sources.of("theirs", "barred")):
            return False
        agreeing = [s for s in self._own if self._agrees(families, s.families)]
        return any(
            not any(p.type in SUMS for p in s.particulars) or self._below_cap(particular, s) for s in agreeing
        )

    def _below_cap(self, particular: Particular, source: Source) -> bool:
        """Whether a note allows any sum up to one that is not smaller ("we pay the bill up to 200 GBP")."""
        caps = (p for p in source.particulars if p.type == particular.type)
        return any(
            not_above(particular.forms, cap.forms)
            for cap in caps
            if self._promising.caps.match(piece(source.text[: cap.start]))
        )

    def _source_of(self, particular: Particular, clause: str) -> Source | None:
        """The note of ours that says a particular; among several the one most like the clause."""
        holders = self._sources.holders(particular, self._own)
        if len(holders) <= 1:
            return holders[0] if holders else None
        stems = self._stems_of(clause)
        return max(holders, key=lambda s: self._likeness(stems, s))

    @staticmethod
    def _likeness(stems: frozenset[str], source: Source) -> float:
        return len(stems & source.stems) / max(len(stems), 1) + _rank(source)


def _rank(source: Source) -> float:
    """What may be done allows a promise before what merely is: a head start (0-1) for options and policies."""
    return _HEAD_START if "options" in source.where or "policies" in source.where else 0.0


def firm(time: Particular) -> bool:
    """Whether a time binds: "today", or a day without its month, is worked out and less than a promise."""
    return not all(form == _TODAY or _DAY.fullmatch(form) for form in time.forms)
