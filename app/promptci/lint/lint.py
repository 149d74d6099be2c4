"""All that can be said without a model, put together: one report over prompts, guidelines and cases."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app import __version__
from app.kept.uncollected import uncollected
from app.model.brief import Brief
from app.model.profile import Profile
from app.model.reading import Reading
from app.pipeline.settle import settled
from app.promptci.case import PromptCase
from app.promptci.finding import Finding
from app.promptci.lint.budget import Counts, budgets, over
from app.promptci.lint.changes import compare
from app.promptci.lint.coverage import holes, idle_triggers, matrix
from app.promptci.lint.echoes import echoes
from app.promptci.lint.failures import UNRENDERABLE, failures, unreached
from app.promptci.lint.fences import REPLY, marked, unfenced
from app.promptci.lint.proof.report import ProofReport
from app.promptci.lint.proving import weaknesses
from app.promptci.lint.questions import Wordings
from app.promptci.lint.rendering import Rendered, planned, rendered, traced
from app.promptci.lint.report import LintReport
from app.promptci.lint.revision import Revision
from app.promptci.lint.sharing import shared
from app.promptci.lint.supposing import by_the_brief, supposed
from app.promptci.lint.templates import read_templates, study
from app.promptci.lint.traced import Rendering

__all__ = ["LintReport", "Linter", "Then"]

_RANK = {"error": 0, "warning": 1, "note": 2}


class Reads(Protocol):
    """What lint needs of the reading room."""

    def read(self, brief: Brief) -> Reading:
        """The reading of the brief's message."""


Proves = Callable[[Sequence[PromptCase]], ProofReport]
"""Proves the checks on the golden and planted replies of cases."""


@dataclass(frozen=True)
class Then:
    """What the wordings were at a commit."""

    revision: Revision
    wordings: Wordings


@dataclass(frozen=True)
class Linter:
    """`tagged` are the same wordings as `now`, with prompts that tell where each of their words comes from."""

    profile: Profile
    now: Wordings
    tagged: Wordings

    @uncollected()
    def fast(self, cases: Sequence[PromptCase]) -> LintReport:
        """What can be said in less than a second: no message is read, no token counted.

        A case counts for the guidelines that its brief calls for and those that it says it triggers.
        """
        made, found = self._supposed(cases)
        texts = [one for one, _ in made]
        rows = matrix(self.now, texts, {case.id: by_the_brief(case, self.now) for case in cases})
        found += (*failures(made), *self._studied(texts), *holes(self.now, texts, rows, sure=False))
        return _report(found, cases=len(cases), coverage=rows, fast=True)

    def whole(
        self,
        cases: Sequence[PromptCase],
        reader: Reads,
        count: Counts,
        limits: Mapping[str, int],
        then: Then | None = None,
        workers: int = 1,
        prove: Proves | None = None,
    ) -> LintReport:
        """Everything: every message is read, every template rendered for every case, and the checks are proven."""
        found: list[Finding] = []
        extra: list[tuple[Rendered, str]] = []

        def meanwhile() -> None:
            count("-")  # what it counts with takes a while to load
            made, said = self._supposed(cases)
            extra.extend(made)
            found.extend(said)

        now, old = self._rendered(cases, reader, then, meanwhile, workers)
        applying = {one.case: one.applies for one in now}
        rows, spent = matrix(self.now, now, applying), budgets(now, limits, count)
        found += failures([*((one, "") for one in now), *extra])
        found += self._studied([*now, *(one for one, _ in extra)])
        found += (*holes(self.now, now, rows), *idle_triggers(cases, applying))
        found += (*over(spent, self.now.prompts.files()), *unreached(now, self.now.prompts))
        changes = compare(now, old, then.revision, count) if then is not None else None
        proof = prove(cases) if prove is not None else None
        if proof is not None:
            found += weaknesses(proof, cases, self.now.guideline_folders)
        return _report(found, cases=len(cases), coverage=rows, proof=proof, budgets=spent, changes=changes)

    @uncollected()
    def _rendered(
        self,
        cases: Sequence[PromptCase],
        reader: Reads,
        then: Then | None,
        meanwhile: Callable[[], None],
        workers: int,
    ) -> tuple[list[Rendered], list[Rendered]]:
        """Every case with the wordings of now, and with those of then where there are any; each is read once."""

        def work(case: PromptCase) -> tuple[Rendered, Rendered | None]:
            reading = reader.read(settled(case.brief, self.profile))
            new = rendered(case.id, planned(case.brief, self.profile, reading, self.now), self.now)
            if then is None:
                return new, None
            old = planned(case.brief, self.profile, reading, then.wordings)
            return new, rendered(case.id, old, then.wordings)

        done = shared(work, cases, meanwhile, workers)
        return [new for new, _ in done], [old for _, old in done if old is not None]

    def _supposed(self, cases: Sequence[PromptCase]) -> tuple[list[tuple[Rendered, str]], list[Finding]]:
        """What supposed cases render to, each with what is supposed, and what is found without the real ones."""
        made: list[tuple[Rendered, str]] = []
        renderings: list[Rendering] = []
        for one in supposed(cases, self.profile, self.tagged):
            new, came = traced(one.case, marked(one.made), self.tagged, REPLY)
            made.append((new, one.what))
            renderings += came
        found = list(echoes(self.now.prompts, self.now.guidelines))
        found += unfenced(renderings, self.now.prompts.files())
        return made, found

    def _studied(self, made: Sequence[Rendered]) -> Iterator[Finding]:
        """What reading the templates shows beside the values that they were given."""
        passed: dict[str, frozenset[str]] = {}
        for one in made:
            for name, values in one.passed.items():
                passed[name] = passed.get(name, frozenset()) | values
        templates, unreadable = read_templates(self.now.prompts)
        yield from unreadable
        # Where one could not be rendered, what would have come after it has had no turn.
        whole = not unreadable and not any(one.troubles for one in made)
        yield from study(templates, self.now.prompts, passed, whole=whole)


def _report(found: Iterable[Finding], **parts: Any) -> LintReport:
    """The report; what failed where a finding already says why is left out."""
    told = tuple(dict.fromkeys(found))
    known = {(f.path, f.line) for f in told if f.level == "error" and f.rule != UNRENDERABLE}
    kept = [f for f in told if f.rule != UNRENDERABLE or (f.path, f.line) not in known]
    kept.sort(key=lambda f: (_RANK[f.level], f.path or "", f.line or 0))
    return LintReport(version=__version__, findings=tuple(kept), **parts)
