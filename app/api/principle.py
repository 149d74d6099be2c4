"""A guideline as a helpdesk may show it: what it asks for and why, without the tables by which replies are written."""

from app.model.draft import GuidelineKind, Severity
from app.model.guideline import Examples, Guideline
from app.model.value import Value


class Principle(Value):
    """One guideline in force. `check` is the kind of check that decides it; `prose` is Markdown."""

    id: str
    title: str
    kind: GuidelineKind
    severity: Severity
    applies: str
    why: str
    source: tuple[str, ...]
    prompt: str | None = None
    question: str | None = None
    repair: str | None = None
    check: str
    prose: str
    examples: Examples

    @classmethod
    def of(cls, guideline: Guideline) -> "Principle":
        """What of a guideline is told."""
        told = {name: getattr(guideline, name) for name in cls.model_fields if name != "check"}
        return cls(**told, check=guideline.check.kind)
