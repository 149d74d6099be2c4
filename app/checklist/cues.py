"""The wordings of one guideline, compiled: what shows it, breaks it, may break it, or would have to be there."""

from collections.abc import Iterable

from app.checklist.patterns import NOTHING, Index, Patterns
from app.model.guideline import Cues, Guideline


class GuidelineCues:
    """The fields of `Cues`, compiled; `known` is false when the guideline has no wordings in the
    language, or mere `suspects`.
    """

    def __init__(self, guideline: Guideline, locale: str) -> None:
        cues = guideline.cues.get(locale)
        cues = cues or Cues()
        self.known = any(wordings for field, wordings in cues.by_field() if field != "suspects")
        self.shows = Patterns(cues.shows)
        self.unless = Patterns(cues.unless)
        self.breaks = Patterns(cues.breaks)
        self.doubts = Patterns(cues.doubts)
        self.suspects = Patterns(cues.suspects)
        self.traces = Patterns(cues.traces)
        self.signs = tuple(map(Patterns, cues.signs.values()))
        self.sign_names = tuple(cues.signs)

    def every(self) -> tuple[Patterns, ...]:
        """All its wordings."""
        return (self.shows, self.unless, self.breaks, self.doubts, self.suspects, self.traces, *self.signs)


class CueBook:
    """The cues of all guidelines in one language, compiled when the language is first met."""

    def __init__(self, guidelines: Iterable[Guideline], locale: str) -> None:
        self._cues = {g.id: GuidelineCues(g, locale) for g in guidelines}
        self.index = Index(patterns for cues in self._cues.values() for patterns in cues.every())
        self.locale = locale

    def of(self, guideline_id: str) -> GuidelineCues:
        """The cues of a guideline; KeyError when there is no such guideline."""
        return self._cues[guideline_id]

    def shown(self, guideline_id: str) -> Patterns:
        """What shows a guideline to be met; nothing where it is not in force."""
        return self._cues[guideline_id].shows if guideline_id in self._cues else NOTHING
