"""What those who count and trace are told: numbers and names of the operator's, no words of anybody."""

from collections.abc import Sequence
from typing import Literal

from app.model.value import Value
from app.model.writing import Usage

BreakerState = Literal["closed", "half_open", "open"]
StoreUse = Literal["write", "read"]
StoreOutcome = Literal["ok", "rolled_back", "unavailable"]
JobOutcome = Literal["done", "failed"]
ClaimOutcome = Literal["made", "replayed", "running", "other"]


class Call(Value):
    """One call of a model that has ended. Times are in seconds; `began` is the time of day (epoch).

    `outcome` is `ok` or the cause of a ModelError; `first_s` is how long the first piece took, where one came.
    """

    endpoint: str
    model: str
    host: str
    purpose: str
    outcome: str
    began: float
    took_s: float
    first_s: float | None = None
    answered_by: str | None = None
    finish: str | None = None
    max_tokens: int | None = None
    temperature: float | None = None
    usage: Usage = Usage()


class Drafted(Value):
    """One draft that was made: by whom, what the checklist says, how long it and its first sentence took (seconds)."""

    engine: str
    verdict: str
    began: float
    took_s: float
    first_sentence_s: float | None = None


class Waiting(Value):
    """What there is to do: jobs by their state (None where no jobs are run), and follow-ups that are due.

    `later` are jobs that wait for their time. Notes that are `dead` could not be delivered and are tried no more.
    """

    jobs_waiting: int | None = None
    jobs_later: int | None = None
    jobs_running: int | None = None
    jobs_failed: int | None = None
    follow_ups_due: int | None = None
    drafts_to_come: int | None = None
    notes_waiting: int | None = None
    notes_dead: int | None = None


class Listener:
    """Told of what happened; what it does not care for, it leaves as it is here."""

    def call_ended(self, call: Call) -> None:
        """A model was called."""

    def fell_back(self, cause: str) -> None:
        """The built-in engine wrote in a model's place."""

    def breaker_moved(self, endpoint: str, state: BreakerState) -> None:
        """An endpoint is left alone, tried again, or well again."""

    def drafted(self, drafted: Drafted) -> None:
        """A draft was made."""

    def draft_failed(self, status: int) -> None:
        """No draft could be made; `status` is that of the problem."""

    def store_used(self, use: StoreUse, outcome: StoreOutcome, took_s: float) -> None:
        """A transaction ended: `rolled_back` by whoever used it, `unavailable` where the store could not do it."""

    def job_ended(self, kind: str, outcome: JobOutcome) -> None:
        """A job was done, or given up."""

    def claim_met(self, outcome: ClaimOutcome) -> None:
        """A request with an idempotency key: `made` anew, `replayed`, or refused as `running` or `other`."""

    def limit_met(self, limit: str) -> None:
        """A request was refused, since its caller asked too often; `limit` names which of our limits it was."""

    def waiting(self, waiting: Waiting) -> None:
        """Somebody looked how much there is to do."""


class Listeners(Listener):
    """Tells several."""

    def __init__(self, listeners: Sequence[Listener] = ()) -> None:
        self._listeners = tuple(listeners)

    def call_ended(self, call: Call) -> None:
        """A model was called."""
        for listener in self._listeners:
            listener.call_ended(call)

    def fell_back(self, cause: str) -> None:
        """The built-in engine wrote in a model's place."""
        for listener in self._listeners:
            listener.fell_back(cause)

    def breaker_moved(self, endpoint: str, state: BreakerState) -> None:
        """An endpoint is left alone, tried again, or well again."""
        for listener in self._listeners:
            listener.breaker_moved(endpoint, state)

    def drafted(self, drafted: Drafted) -> None:
        """A draft was made."""
        for listener in self._listeners:
            listener.drafted(drafted)

    def draft_failed(self, status: int) -> None:
        """No draft could be made; `status` is that of the problem."""
        for listener in self._listeners:
            listener.draft_failed(status)

    def store_used(self, use: StoreUse, outcome: StoreOutcome, took_s: float) -> None:
        """A transaction ended."""
        for listener in self._listeners:
            listener.store_used(use, outcome, took_s)

    def job_ended(self, kind: str, outcome: JobOutcome) -> None:
        """A job was done, or given up."""
        for listener in self._listeners:
            listener.job_ended(kind, outcome)

    def claim_met(self, outcome: ClaimOutcome) -> None:
        """A request came with an idempotency key."""
        for listener in self._listeners:
            listener.claim_met(outcome)

    def limit_met(self, limit: str) -> None:
        """A request was refused, since its caller asked too often."""
        for listener in self._listeners:
            listener.limit_met(limit)

    def waiting(self, waiting: Waiting) -> None:
        """Somebody looked how much there is to do."""
        for listener in self._listeners:
            listener.waiting(waiting)
