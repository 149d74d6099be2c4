"""What the proof of the checks found."""

from typing import Literal

from app.model.draft import Severity, Status
from app.model.value import Value


class ProofRow(Value):
    """How a guideline's check answered one corruption: how many mutants, and how many of them it called what."""

    guideline: str
    severity: Severity
    corruption: str
    mutants: int
    missed: int
    unsure: int
    met: int


class Survivor(Value):
    """A spoiled reply of which the check said less than it must: the sentence that spoils it, or that is gone."""

    guideline: str
    severity: Severity
    corruption: str
    case: str
    sentence: str
    reply_hash: str
    status: Status = "met"


class Accepted(Value):
    """A survivor that somebody looked at and found to be no fault; `reason` says why."""

    reply_hash: str
    guideline: str
    reason: str


class FailedGolden(Value):
    """A golden reply of which the check calls a guideline missed."""

    case: str
    guideline: str
    sentence: str
    reason: str


class FailedExample(Value):
    """An example of a guideline, the `number`th (from 0) of its good or bad ones, that its check calls the opposite."""

    guideline: str
    part: Literal["good", "bad"]
    number: int
    sentence: str
    reason: str


class ProofReport(Value):
    """The whole proof. `accepted` are survivors that are allowed, `stale` allowances that fit none any more;
    `unproven` are guidelines of severity must with a check and not one mutant.
    """

    mutants: int
    by_guideline: tuple[ProofRow, ...] = ()
    survivors: tuple[Survivor, ...] = ()
    failed_goldens: tuple[FailedGolden, ...] = ()
    failed_examples: tuple[FailedExample, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    stale: tuple[Accepted, ...] = ()
    unproven: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every golden and example passes and no fault against a `must` guideline gets through."""
        return not (self.failed_goldens or self.failed_examples) and not any(
            s.severity == "must" for s in self.survivors
        )
