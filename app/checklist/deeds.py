"""What the sentences of a reply do: the likelihood of each act, sentence by sentence."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from math import prod

from app.checklist.sheet import Sheet
from app.model.value import Span
from app.text.acts.model import Acts, acts

FAULTS = frozenset({
    "blame_other", "conditional_apology", "correction_direct", "dodge", "excuse", "false_hope", "hollow_formula",
    "irritation", "minimising", "pass_off",
})  # fmt: skip
"""Acts that are no good in any reply."""

ACT = "act "
"""How the name of a sign begins that is the likelihood of an act."""

_SUREST = 0.99
"""The most (0-1) that one sentence counts for."""

_MOST = 200
"""Sentences looked at; no reply has more."""


class Deeds:
    """The acts of a reply's sentences."""

    def __init__(self, sheet: Sheet, language: str) -> None:
        self._sheet = sheet
        self._language = language
        self._anywhere: dict[str, float] = {}
        self._strongest: dict[str, tuple[float, Span | None]] = {}

    @cached_property
    def _acts(self) -> Acts | None:
        """Loaded when a reply is first weighed: what our own engine wrote needs none of it."""
        return acts(self._language)

    @property
    def known(self) -> bool:
        """Whether acts were fitted for the language."""
        return self._acts is not None

    @cached_property
    def _rows(self) -> tuple[tuple[float, ...], ...]:
        if self._acts is None:
            return ()
        return tuple(self._row(self._acts, s) for s in self.sentences)

    def _row(self, acts: Acts, sentence: Span) -> tuple[float, ...]:
        # What a person has yet to confirm does nothing yet: it is veiled in the text that is searched.
        return acts.of(self._sheet.plain[sentence.start : sentence.end])

    @cached_property
    def _columns(self) -> tuple[tuple[float, ...], ...]:
        return tuple(zip(*self._rows, strict=True))

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """The sentences that are looked at, greeting and sign-off among them."""
        return self._sheet.sentences[:_MOST]

    def of(self, act: str) -> tuple[float, ...]:
        """How likely (0-1) each sentence performs the act; KeyError when there is no such act."""
        if self._acts is None:
            return ()
        place = self._acts.place(act)
        return self._columns[place] if self._rows else ()

    def by_name(self, sentence: Span) -> Mapping[str, float]:
        """How likely (0-1) a sentence performs each act ("act offer"); nothing where it is not looked at."""
        return self._by_place.get(sentence.start, {})

    @cached_property
    def _by_place(self) -> Mapping[int, Mapping[str, float]]:
        names = [ACT + name for name in self._acts.names] if self._acts else ()
        rows = zip(self.sentences, self._rows, strict=False)
        return {s.start: dict(zip(names, row, strict=True)) for s, row in rows}

    def anywhere(self, act: str) -> float:
        """How likely (0-1) it is that any sentence performs the act; none is ever quite sure or quite out."""
        if act not in self._anywhere:
            self._anywhere[act] = 1.0 - prod([1.0 - min(_SUREST, max(1 - _SUREST, p)) for p in self.of(act)])
        return self._anywhere[act]

    def strongest(self, act: str) -> tuple[float, Span | None]:
        """The sentence that most likely performs the act, and how likely that is."""
        if act not in self._strongest:
            found = self.of(act)
            most = max(found, default=0.0)
            self._strongest[act] = (most, self.sentences[found.index(most)] if found else None)
        return self._strongest[act]

    def mostly(
        self, sentences: Sequence[Span], faults: Collection[str], least: float, by: float
    ) -> tuple[Span, ...]:
        """Those of the sentences that commit one of the faults this likely (0-1) `least`, and likelier `by` so much
        than they do anything of use.
        """
        if not sentences or self._acts is None:
            return ()
        useful = [at for at, act in enumerate(self._acts.names) if act not in FAULTS]
        bad = [self._acts.place(act) for act in faults]
        found = []
        for sentence in sentences:
            row = self._row(self._acts, sentence)
            fault = max(row[at] for at in bad)
            if fault >= least and fault - max(row[at] for at in useful) >= by:
                found.append(sentence)
        return tuple(found)
