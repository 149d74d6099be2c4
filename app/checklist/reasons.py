"""Puts findings into one plain sentence, and says what a person should do."""

from collections.abc import Mapping
from typing import Any

from app.checklist.finding import Finding
from app.model.draft import ChecklistItem, Quote
from app.model.guideline import Guideline
from app.model.value import Span, made
from app.prompts import Prompts

_LONGEST = 120
"""Characters of a quote inside a reason."""

_DIGITS = 3
"""Digits of a confidence: more would only differ from run to run, since weights are summed over sets."""

_LANGUAGES = frozenset({"language", "wanted"})
"""Gaps of a reason that hold the code of a language."""


class Reasons:
    """Wording of reasons and hints; a locale without its own wording is told in English."""

    def __init__(self, prompts: Prompts, locale: str = "en") -> None:
        self._reasons: Mapping[str, Any] = prompts.wording("reasons", locale)
        self._hints: Mapping[str, Any] = prompts.wording("hints", locale)

    def say(self, code: str, values: Mapping[str, str] | None = None) -> str:
        """The sentence for a reason code; `values` fill its gaps (long ones are shortened)."""
        return _filled(str(self._reasons[code]), values or {})

    def language(self, code: str) -> str:
        """The name of a language in words (ISO 639-1 code); the code itself where we have no name for it."""
        names: Mapping[str, Any] = self._reasons["languages"]
        return str(names.get(code, code))

    @property
    def acts(self) -> Mapping[str, Any]:
        """What a sentence does, in words, by its act."""
        acts: Mapping[str, Any] = self._reasons["acts"]
        return acts

    def hint(self, guideline: Guideline, finding: Finding) -> str | None:
        """What to do about it: only for what is missed or unsure."""
        if finding.status not in ("missed", "unsure"):
            return None
        line = self._hints.get(finding.hint or finding.code)
        if line is None and finding.status == "missed":
            line = guideline.repair
        return _filled(str(line or guideline.question or guideline.repair or guideline.title), finding.values)

    def item(self, guideline: Guideline, finding: Finding) -> ChecklistItem:
        """The finding as an item of the checklist."""
        fields = {
            "id": guideline.id,
            "title": guideline.title,
            "kind": guideline.kind,
            "severity": guideline.severity,
            "status": finding.status,
            "confidence": round(finding.confidence, _DIGITS),
            "decided_by": finding.decided_by,
            "evidence": _quotes(finding.evidence),
            "message_evidence": _quotes(finding.message_evidence),
            "reason": self.say(finding.code, self._in_words(finding.values)),
            "hint": self.hint(guideline, finding),
        }
        return made(ChecklistItem, fields)

    def _in_words(self, values: Mapping[str, str]) -> dict[str, str]:
        """The values with languages and acts named in words."""
        acts = self.acts
        return {
            name: self.language(v) if name in _LANGUAGES else str(acts.get(v, v)) if name == "act" else v
            for name, v in values.items()
        }


def _quotes(spans: tuple[Span, ...]) -> tuple[Quote, ...]:
    return tuple([made(Quote, {"quote": s.text, "start": s.start, "end": s.end}) for s in spans])


def _filled(line: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        short = " ".join(value.split())
        short = short if len(short) <= _LONGEST else short[: _LONGEST - 1].rstrip() + "…"
        line = line.replace("{" + name + "}", short)
    return line
