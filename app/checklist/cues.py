"""The wordings of one guideline, compiled: what shows it, breaks it, may break it, or would have to be there."""

from collections.abc import Iterable
from typing import Any

from app.checklist.patterns import Patterns
from app.model.guideline import Guideline


class GuidelineCues:
    """`shows` and `breaks` are clear; `doubts` may break it; without any of `traces` it cannot be met."""

    def __init__(self, guideline: Guideline, locale: str) -> None:
        cues = guideline.cues.get(locale)
        data = guideline.check.data
        self.known = cues is not None
        self.shows = Patterns(cues.shows if cues else ())
        self.breaks = Patterns(cues.breaks if cues else ())
        self.doubts = Patterns(_of(data, "doubts", locale))
        self.traces = Patterns(_of(data, "traces", locale))
        self.signs = (
            tuple(Patterns(s.get(locale, ())) for s in data.get("signs", {}).values()) if _signs(data) else ()
        )


class CueBook:
    """The cues of all guidelines in one language, compiled when the language is first met."""

    def __init__(self, guidelines: Iterable[Guideline], locale: str) -> None:
        self._cues = {g.id: GuidelineCues(g, locale) for g in guidelines}
        self.locale = locale

    def of(self, guideline_id: str) -> GuidelineCues:
        """The cues of a guideline; KeyError when there is no such guideline."""
        return self._cues[guideline_id]


def _of(data: dict[str, Any], name: str, locale: str) -> list[str]:
    by_locale = data.get(name, {})
    return list(by_locale.get(locale, ()))


def _signs(data: dict[str, Any]) -> bool:
    """Whether `signs` holds wordings (kind `together`) and not the names of findings (kind `none`)."""
    return isinstance(data.get("signs"), dict)
