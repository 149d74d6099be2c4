"""What came of a case: the reply, and what the checklist says of it."""

from typing import Literal

from app.model.draft import DecidedBy, Status
from app.model.value import Value

Trouble = Literal["recording_missing", "provider", "judge", "budget", "crash"]


class ItemOutcome(Value):
    """A guideline's status in one reply; `excerpt` is the sentence of the reply that decided it, where one did."""

    status: Status
    decided_by: DecidedBy
    excerpt: str = ""
    reason: str = ""


class Outcome(Value):
    """One sample of one case. `prompt` is the key (sha256) of the draft request, nothing where no model is asked.

    `brief` is the digest of the brief that was answered, by which a case that was edited is known; `asks` is what the
    case expects beyond its checklist, a word or two each, by which one that expects less is known.

    `failures` are expectations of the case itself that did not hold (`says`, `expect`, `direction`, …), each with the
    guideline that it speaks of, or "" where none. `trouble` says why there is no reply at all.
    """

    case: str
    cluster: str
    sample: int = 0
    prompt: str | None = None
    brief: str = ""
    asks: tuple[str, ...] = ()
    reply: str = ""
    items: dict[str, ItemOutcome] = {}
    failures: tuple[tuple[str, str], ...] = ()
    tokens: int = 0
    trouble: Trouble | None = None
    detail: str = ""


class Conditions(Value):
    """What made a run: two runs are comparable when `engine`, `judge` and `checks` agree.

    `checks` is a digest of everything that decides a status (wordings, weights, code version); `wording` one of prompts
    and guidelines. `model` is the one that wrote; before a run, the one that is set.
    """

    version: str
    engine: str
    model: str | None = None
    judge: str | None = None
    checks: str
    wording: str


class Run(Conditions):
    """All samples of one run, and what made them. `unreached` are cases that a stopped run did not make whole."""

    outcomes: tuple[Outcome, ...]
    unreached: tuple[str, ...] = ()
