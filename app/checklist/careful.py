"""Grounds in a language whose wording we know in part, with notes that may be in another one."""

from collections.abc import Sequence
from functools import cached_property

from app.checklist.grounds import ALIKE, SUMS, Grounds, Support
from app.checklist.lexicon import Promising
from app.checklist.patterns import Piece
from app.checklist.sources import Source
from app.model.writing import Ground
from app.text import matching, words
from app.text.particulars import Particular

_GIVEN = frozenset({
    "refund", "replace", "compensation", "cancel", "repair", "collect", "delete_data", "access", "discipline",
    "booking", "prevent", "extend",
})  # fmt: skip
"""Families of concepts, alike in all languages, in which a note may speak of the very thing that is promised."""


_TOLD = 0.5
"""Part of a clause's own words (0-1) with which it tells what was told already."""


_MOSTLY, _SOME = 0.66, 0.34
"""The same with which a note allows a promise, by words alone and beside the very sums."""

_COUNTED = frozenset({"money", "percentage", "date", "time", "duration", "quantity"})
"""What a note must say exactly."""


class CarefulGrounds(Grounds):
    """Nothing is allowed but what a note of ours names: its kind, and with it the sums or most of the words.

    Refused is what no note of ours speaks of. All between is left to a person, as is what a note says in another
    language: words that look alike across languages mean nothing.
    """

    def doubts(self, clause: str, families: frozenset[str], inside: Sequence[Particular]) -> bool:
        """Whether a clause that binds by none of its words names a sum or a thing that no note of ours allows."""
        if any(p.type in SUMS and not self._sum_allowed(p, families) for p in inside):
            return True
        return bool(families) and self._judged(clause, families, inside, late=False)[0] != "full"

    def news(self, clause: str, least: int) -> bool:
        """Whether most of what a clause says stands neither in what the customer wrote nor in our notes.

        A clause of fewer than `least` words of its own tells nothing.
        """
        own = self._stems_of(clause)
        return len(own) >= least and len(own & self._sources.stems) < _TOLD * len(own)

    def of_promise(
        self, clause: str, families: frozenset[str], inside: Sequence[Particular], times: Sequence[Particular]
    ) -> tuple[Support, Ground | None]:
        """As for any language; a sum that the customer named may be told of, unless it is plainly promised."""
        support, ground = super().of_promise(clause, families, inside, times)
        theirs = self._sources.of("theirs")
        foreign = [p for p in inside if p.type in SUMS and not self._sources.hold(p, self._own)]
        told = bool(foreign) and all(self._sources.hold(p, theirs) for p in foreign)
        if support == "none" and told and not families & self._promising.strong:
            return "weak", ground
        return support, ground

    def allow_wording(self, promising: Promising, said: Piece, ground: Ground | None, kind: str) -> bool:
        """As for any language; a note in another one is asked for totals in its own words."""
        if not self._bound_stands(promising, said):
            return False
        if kind not in ("money", "thing") or ground is None or not promising.total.search(said.text):
            return True
        return any(source.whole for source in self._own if source.ground == ground)

    def near(self, clause: str) -> Ground | None:
        """The note that says what a clause says; only one in the language of the reply can be told so."""
        ground = super().near(clause)
        return ground if any(s.at_home for s in self._own if s.ground == ground) else None

    def _judged(
        self, clause: str, families: frozenset[str], inside: Sequence[Particular], *, late: bool
    ) -> tuple[Support, Ground | None]:
        best, nearest = self._best(self._stems_of(clause), families, inside)
        strong, missing = families & self._promising.strong, self._missing(families)
        if strong and strong <= missing:
            return ("weak" if nearest >= ALIKE or self._hinted(clause, strong) else "none"), None
        if best is None or missing or not best.allows:
            return "weak", None
        named = bool(families & best.families) and families & self._promising.vague <= best.families
        held = not late and self._held(clause, inside)
        alike = self._alike(clause, best, inside, strong=bool(strong))
        return ("full" if named and held and alike else "weak"), best.ground

    def said_by(self, clause: str, inside: Sequence[Particular]) -> Ground | None:
        """The note that says what a clause says, be it with the help of others; None where that is not plain."""
        home = [source for source in self._own if source.at_home and source.allows]
        stems = self._stems_of(clause)
        best = max(home, key=lambda source: self._shared(stems, source), default=None)
        if best is None or self._shared(stems, best) < ALIKE:
            return None
        if len(stems & self._home_stems) < max(_MOSTLY * len(stems), 2):
            return None
        return best.ground if self._held(clause, inside) else None

    def _held(self, clause: str, inside: Sequence[Particular]) -> bool:
        """Whether notes of ours say all that can be counted; the number of a list item counts nothing."""
        first = clause.lstrip(" (")
        counted = (p for p in inside if p.type in _COUNTED)
        return all(
            self._sources.hold(p, self._own) or (p.type == "quantity" and first.startswith(p.text))
            for p in counted
        )

    def _stems_of(self, clause: str) -> frozenset[str]:
        return super()._stems_of(clause) - self._little

    @cached_property
    def _little(self) -> frozenset[str]:
        return words.content_stems(self._promising.common, self._language)

    @cached_property
    def _home_stems(self) -> frozenset[str]:
        return frozenset().union(*(source.stems for source in self._own if source.at_home))

    @staticmethod
    def _dated(source: Source, inside: Sequence[Particular]) -> bool:
        """Whether the note names the very day and hour of what is promised."""
        times = [p for p in inside if p.type in ("date", "time")]
        return bool(times) and all(source.holds(p) for p in times)

    def _alike(self, clause: str, best: Source, inside: Sequence[Particular], *, strong: bool) -> bool:
        """Whether a note says what a clause says: its sums and some of its words, or most words."""
        stems = self._stems_of(clause)
        exact = self._exact(best, inside) or (not strong and self._dated(best, inside))
        if not best.at_home:
            return exact
        shared = self._shared(stems, best)
        return shared >= (_SOME if exact else _MOSTLY)

    def _shared(self, stems: frozenset[str], source: Source) -> float:
        return super()._shared(stems, source) if source.at_home else 0.0

    def _hinted(self, clause: str, promised: frozenset[str]) -> bool:
        """Whether a note in another language may speak of the thing in words that we know for no promise."""
        if any(promised & source.hints for source in self._own):
            return True
        wanted = matching.families(clause, self._language) & _GIVEN
        foreign = [source for source in self._own if not source.surely_home]
        return any(wanted & matching.families(source.text, self._language) for source in foreign)
