"""What lint found, as values: findings, coverage, budgets, what a change does to the rendered prompts."""

from typing import Literal

from app.model.draft import GuidelineKind, Severity
from app.model.value import Value
from app.promptci.finding import Finding
from app.promptci.lint.proof.report import ProofReport


class CoverageRow(Value):
    """Where a guideline stands: how many templates that ask for a reply carry its line, which kind of check it has (""
    for none), and in how many cases it applies.
    """

    guideline: str
    severity: Severity
    kind: GuidelineKind
    prompt: int
    checks: str
    cases: int


class Budget(Value):
    """Tokens of what a template renders to: the median of the cases, and the most, in `case`.

    `exact` is false where they are estimated.
    """

    template: str
    p50: int
    most: int
    limit: int | None = None
    exact: bool
    case: str


class Sample(Value):
    """How the rendered prompt of one case changed (a unified diff), and in how many cases it changed just so."""

    case: str
    alike: int
    diff: str


class TemplateChange(Value):
    """A template whose rendered text changed in `changed` of the `cases` that render it.

    `tokens` is what that adds (or takes away) in one of those cases on average, `most` where it adds most.
    """

    template: str
    changed: int
    cases: int
    tokens: float
    most: int
    samples: tuple[Sample, ...]


class Changes(Value):
    """What is rendered now beside what was rendered at a commit. `unread` cases could not be rendered then."""

    ref: str
    commit: str
    exact: bool
    templates: tuple[TemplateChange, ...] = ()
    unread: int = 0


class LintReport(Value):
    """All that lint has to say; `format` counts up when a field changes its meaning.

    `fast` says that no message was read, no token counted and no check proven.
    """

    format: Literal[1] = 1
    version: str
    fast: bool = False
    cases: int
    findings: tuple[Finding, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    proof: ProofReport | None = None
    budgets: tuple[Budget, ...] = ()
    changes: Changes | None = None

    def without_notes(self) -> "LintReport":
        """The same without what need not be done."""
        kept = tuple(f for f in self.findings if f.level != "note")
        return self.model_copy(update={"findings": kept})

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make lint fail."""
        return tuple(f for f in self.findings if f.level == "error")
