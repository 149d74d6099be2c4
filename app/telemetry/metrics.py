"""Counts for Prometheus; labels hold names of the operator's alone: models, engines, causes."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from app.telemetry.interface import (
    BreakerState,
    Call,
    ClaimOutcome,
    Drafted,
    JobOutcome,
    Listener,
    StoreOutcome,
    StoreUse,
    Waiting,
)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

SECONDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 20.0, 30.0, 60.0)
STORE_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)
BREAKER: dict[BreakerState, int] = {"closed": 0, "half_open": 1, "open": 2}


class Metrics(Listener):
    """A registry of our own, so that two applications in one process do not count for each other."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry(auto_describe=True)
        self._names: dict[str, tuple[str, ...]] = {}
        self._calls = self._counter("model_calls", "Calls of a model", "endpoint", "purpose", "outcome")
        self._tokens = self._counter("model_tokens", "Tokens that models took", "endpoint", "kind")
        self._cost = self._counter("model_cost", "What models cost, by SOFTANSWER_LLM_PRICES", "endpoint")
        self._call_s = self._histogram("model_call_seconds", "How long whole calls took", "endpoint")
        self._first_s = self._histogram("model_first_token_seconds", "How long first words took", "endpoint")
        self._breaker = self._gauge("model_breaker_state", "0 closed, 1 half open, 2 open", "endpoint")
        self._fallbacks = self._counter(
            "fallbacks", "Drafts that the built-in engine wrote in place", "cause"
        )
        self._drafts = self._counter("drafts", "Drafts made", "engine", "verdict")
        self._failed = self._counter("drafts_failed", "Drafts that could not be made", "status")
        self._draft_s = self._histogram("draft_seconds", "How long whole drafts took", "engine")
        self._sentence_s = self._histogram(
            "first_sentence_seconds", "How long first sentences took", "engine"
        )
        self._add_records()

    def _add_records(self) -> None:
        """What is counted of all that is kept and done later."""
        self._store = self._counter("store_transactions", "Transactions of the store", "use", "outcome")
        self._store_s = self._histogram(
            "store_seconds", "How long transactions took", "use", buckets=STORE_SECONDS
        )
        self._jobs = self._gauge("jobs", "Jobs at the last look", "state")
        self._jobs_ended = self._counter("jobs_ended", "Jobs that ended", "kind", "outcome")
        self._claims = self._counter("idempotent_requests", "Requests with an idempotency key", "outcome")
        self._limited = self._counter("requests_limited", "Requests refused by a limit", "limit")
        self._due = self._gauge("follow_ups_due", "Follow-ups that were due at the last look")
        self._to_come = self._gauge("drafts_to_come", "Drafts that were still to be made at the last look")
        self._notes = self._gauge("notes", "Notes that waited or were given up at the last look", "state")

    def text(self) -> bytes:
        """All counts in Prometheus's text format."""
        return generate_latest(self._registry)

    def names(self) -> dict[str, tuple[str, ...]]:
        """The name of each metric with its labels."""
        return dict(self._names)

    def call_ended(self, call: Call) -> None:
        """Calls by purpose and outcome, tokens by kind, cost, times."""
        self._calls.labels(call.endpoint, call.purpose, call.outcome).inc()
        self._call_s.labels(call.endpoint).observe(call.took_s)
        if call.first_s is not None:
            self._first_s.labels(call.endpoint).observe(call.first_s)
        used = call.usage
        counts = {"input": used.input_tokens, "cached": used.cached_tokens, "output": used.output_tokens}
        for kind, count in counts.items():
            self._tokens.labels(call.endpoint, kind).inc(max(count, 0))
        self._cost.labels(call.endpoint).inc(max(used.cost or 0.0, 0.0))

    def fell_back(self, cause: str) -> None:
        """Fallbacks by cause."""
        self._fallbacks.labels(cause).inc()

    def breaker_moved(self, endpoint: str, state: BreakerState) -> None:
        """The state of each breaker."""
        self._breaker.labels(endpoint).set(BREAKER[state])

    def drafted(self, drafted: Drafted) -> None:
        """Drafts by engine and verdict, and how long they took."""
        self._drafts.labels(drafted.engine, drafted.verdict).inc()
        self._draft_s.labels(drafted.engine).observe(drafted.took_s)
        if drafted.first_sentence_s is not None:
            self._sentence_s.labels(drafted.engine).observe(drafted.first_sentence_s)

    def draft_failed(self, status: int) -> None:
        """Failures by the status of the problem."""
        self._failed.labels(str(status)).inc()

    def store_used(self, use: StoreUse, outcome: StoreOutcome, took_s: float) -> None:
        """Transactions by use and outcome, and how long they took."""
        self._store.labels(use, outcome).inc()
        self._store_s.labels(use).observe(took_s)

    def job_ended(self, kind: str, outcome: JobOutcome) -> None:
        """Jobs by kind and outcome."""
        self._jobs_ended.labels(kind, outcome).inc()

    def claim_met(self, outcome: ClaimOutcome) -> None:
        """Idempotency keys by what was answered."""
        self._claims.labels(outcome).inc()

    def limit_met(self, limit: str) -> None:
        """Refusals by limit."""
        self._limited.labels(limit).inc()

    def waiting(self, waiting: Waiting) -> None:
        """What there is to do; what nobody could look at keeps its last value."""
        counts = {
            "waiting": waiting.jobs_waiting,
            "later": waiting.jobs_later,
            "running": waiting.jobs_running,
            "failed": waiting.jobs_failed,
        }
        for state, count in counts.items():
            if count is not None:
                self._jobs.labels(state).set(count)
        if waiting.follow_ups_due is not None:
            self._due.set(waiting.follow_ups_due)
        if waiting.drafts_to_come is not None:
            self._to_come.set(waiting.drafts_to_come)
        for state, notes in {"waiting": waiting.notes_waiting, "dead": waiting.notes_dead}.items():
            if notes is not None:
                self._notes.labels(state).set(notes)

    def _counter(self, name: str, told: str, *labels: str) -> Counter:
        return Counter(self._named(f"{name}_total", labels), told, labels, registry=self._registry)

    def _gauge(self, name: str, told: str, *labels: str) -> Gauge:
        return Gauge(self._named(name, labels), told, labels, registry=self._registry)

    def _histogram(
        self, name: str, told: str, *labels: str, buckets: tuple[float, ...] = SECONDS
    ) -> Histogram:
        return Histogram(self._named(name, labels), told, labels, registry=self._registry, buckets=buckets)

    def _named(self, name: str, labels: tuple[str, ...]) -> str:
        self._names[f"softanswer_{name}"] = labels
        return f"softanswer_{name}"
