"""What is counted."""

import pytest

from app.model.writing import Usage
from app.telemetry.interface import Call, Drafted, Listeners, Waiting
from app.telemetry.metrics import Metrics


def call(**fields):
    usage = Usage(input_tokens=1000, cached_tokens=200, output_tokens=50, calls=1, cost=0.25)
    told = {
        "endpoint": "small@host", "model": "small", "host": "host:8000", "purpose": "draft", "outcome": "ok",
        "began": 1_700_000_000.0, "took_s": 1.5, "first_s": 0.4, "answered_by": "small-1", "finish": "stop",
        "max_tokens": 300, "temperature": 0.2, "usage": usage,
    }  # fmt: skip
    return Call(**{**told, **fields})


@pytest.fixture
def metrics():
    return Metrics()


def lines(metrics):
    return dict(
        line.rsplit(" ", 1) for line in metrics.text().decode().splitlines() if not line.startswith("#")
    )


def test_a_call_counts_its_tokens_its_cost_and_its_times(metrics):
    metrics.call_ended(call())
    metrics.call_ended(call(outcome="timeout", first_s=None, usage=Usage(), purpose="judge"))
    told = lines(metrics)
    assert told['softanswer_model_calls_total{endpoint="small@host",outcome="ok",purpose="draft"}'] == "1.0"
    assert (
        told['softanswer_model_calls_total{endpoint="small@host",outcome="timeout",purpose="judge"}'] == "1.0"
    )
    for kind, count in (("input", "1000.0"), ("cached", "200.0"), ("output", "50.0")):
        assert told[f'softanswer_model_tokens_total{{endpoint="small@host",kind="{kind}"}}'] == count
    assert told['softanswer_model_cost_total{endpoint="small@host"}'] == "0.25"
    assert told['softanswer_model_first_token_seconds_count{endpoint="small@host"}'] == "1.0"
    assert told['softanswer_model_call_seconds_count{endpoint="small@host"}'] == "2.0"


def test_fallbacks_breakers_and_drafts_are_counted(metrics):
    both = Listeners([metrics])
    both.fell_back("timeout")
    both.breaker_moved("small@host", "open")
    both.drafted(Drafted(engine="llm", verdict="ready", began=0.0, took_s=2.0, first_sentence_s=0.7))
    both.draft_failed(503)
    both.call_ended(call())
    told = lines(metrics)
    assert told['softanswer_fallbacks_total{cause="timeout"}'] == "1.0"
    assert told['softanswer_model_breaker_state{endpoint="small@host"}'] == "2.0"
    assert told['softanswer_drafts_total{engine="llm",verdict="ready"}'] == "1.0"
    assert told['softanswer_drafts_failed_total{status="503"}'] == "1.0"
    assert told['softanswer_first_sentence_seconds_bucket{engine="llm",le="1.0"}'] == "1.0"
    assert told['softanswer_model_calls_total{endpoint="small@host",outcome="ok",purpose="draft"}'] == "1.0"


def test_two_applications_do_not_count_for_each_other(metrics):
    Metrics().fell_back("timeout")
    assert not [name for name in lines(metrics) if "timeout" in name]


def test_what_is_kept_and_what_waits_is_counted(metrics):
    both = Listeners([metrics])
    both.store_used("write", "ok", 0.003)
    both.store_used("write", "unavailable", 5.0)
    both.store_used("read", "ok", 0.001)
    both.job_ended("batch", "done")
    both.claim_met("replayed")
    both.limit_met("drafts")
    both.waiting(Waiting(jobs_waiting=4, jobs_running=1, follow_ups_due=3))
    told = lines(metrics)
    assert told['softanswer_store_transactions_total{outcome="ok",use="write"}'] == "1.0"
    assert told['softanswer_store_transactions_total{outcome="unavailable",use="write"}'] == "1.0"
    assert told['softanswer_store_seconds_bucket{le="0.005",use="write"}'] == "1.0"
    assert told['softanswer_jobs{state="waiting"}'] == "4.0"
    assert 'softanswer_jobs{state="later"}' not in told
    assert told['softanswer_jobs_ended_total{kind="batch",outcome="done"}'] == "1.0"
    assert told['softanswer_idempotent_requests_total{outcome="replayed"}'] == "1.0"
    assert told['softanswer_requests_limited_total{limit="drafts"}'] == "1.0"
    assert told["softanswer_follow_ups_due"] == "3.0"


def test_what_could_not_be_looked_at_keeps_its_last_count(metrics):
    metrics.waiting(Waiting(jobs_waiting=4, follow_ups_due=3))
    metrics.waiting(Waiting())
    assert lines(metrics)['softanswer_jobs{state="waiting"}'] == "4.0"
    assert lines(metrics)["softanswer_follow_ups_due"] == "3.0"
