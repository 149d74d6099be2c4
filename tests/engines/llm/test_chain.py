"""Retries, the order of endpoints, the deadline, and the breakers of a chain over the stub."""

import asyncio
import time

import pytest

from app.endpoint import Endpoint, Price
from app.engines.llm.chain import EXTRA_CALLS
from app.errors import ModelError
from app.model.completion import Completion


def failing(chain, ask, request, within_s=30.0):
    with pytest.raises(ModelError) as raised:
        ask(chain, request, within_s)
    return raised.value


@pytest.mark.parametrize("fault", ["500", "429", "drop_before_headers", "empty", "error_event", "html"])
def test_a_fault_that_passes_is_tried_again(chain, ask, request_of, stub, fault):
    stub.plan.extend([fault, fault])
    whole = ask(chain(), request_of())[1]
    assert (whole.usage.calls, len(stub.seen)) == (3, 3)


def test_at_most_two_calls_are_spent_on_trying_again(chain, ask, request_of, stub):
    assert failing(chain("500"), ask, request_of()).calls == 1 + EXTRA_CALLS == len(stub.seen)


@pytest.mark.parametrize("fault", ["400", "401", "403", "404", "filter_400", "huge_line"])
def test_a_fault_that_stays_is_not_tried_again(chain, ask, request_of, stub, fault):
    assert failing(chain(fault), ask, request_of()).calls == 1 == len(stub.seen)


def test_retry_after_is_waited_for_within_the_deadline(chain, ask, request_of, stub):
    stub.plan.append("429_retry_after")
    stub.retry_after = "0.4"
    began = time.perf_counter()
    assert ask(chain(), request_of())[1].usage.calls == 2
    assert time.perf_counter() - began >= 0.4


@pytest.mark.parametrize("fault", ["429_retry_after", "503_retry_after"])
def test_a_wait_past_the_deadline_ends_at_once_and_says_how_long_it_is(chain, ask, request_of, stub, fault):
    stub.retry_after = "40"
    began = time.perf_counter()
    error = failing(chain(fault), ask, request_of(), 20.0)
    assert time.perf_counter() - began < 10.0
    assert (error.retry_after_s, error.calls) == (40, 1)


def test_the_deadline_is_never_passed(chain, ask, request_of, stub):
    began = time.perf_counter()
    error = failing(chain("hang_before_headers", first_token_s=0.6), ask, request_of(), 1.0)
    assert error.cause == "timeout"
    assert 0.6 < time.perf_counter() - began < 2.0


def test_another_try_that_the_deadline_cut_short_does_not_hide_what_was_wrong(chain, ask, request_of, stub):
    stub.plan.extend(["500", "hang_before_headers"])
    error = failing(chain(first_token_s=20.0), ask, request_of(), 1.5)
    assert (error.cause, error.calls) == ("server", 2)


def test_without_time_nothing_is_asked(chain, ask, request_of, stub):
    error = failing(chain(), ask, request_of(), 0.01)
    assert (error.cause, error.calls, stub.seen) == ("timeout", 0, [])


@pytest.mark.parametrize("fault", ["401", "404", "500", "429", "refusal", "filtered", "thinks_only", "empty"])
def test_the_next_endpoint_answers_where_one_cannot(chain, ask, request_of, stub, fault):
    whole = ask(chain(fault, "answer"), request_of())[1]
    assert whole.text == stub.answer({})
    assert whole.usage.calls <= 2 + EXTRA_CALLS


def test_an_endpoint_that_is_silent_is_not_waited_for_twice_when_another_can_be_asked(
    chain, ask, request_of, stub
):
    ask(chain("hang_before_headers", "answer", first_token_s=0.2), request_of())
    assert [seen.body["model"] for seen in stub.seen] == ["hang_before_headers", "answer"]


def test_an_answer_that_broke_off_is_not_begun_anew_by_another_endpoint(chain, ask, request_of, stub):
    failing(chain("drop_mid_stream", "answer"), ask, request_of())
    assert len(stub.seen) == 1


def test_the_last_endpoints_refusal_is_handed_on_as_it_is(chain, ask, request_of):
    assert ask(chain("500", "refusal"), request_of())[1].finish == "refusal"


def test_an_endpoint_that_keeps_failing_is_left_alone_and_comes_back(chain, ask, request_of, stub):
    now = [0.0]
    over = chain("500", clock=lambda: now[0])
    for _ in range(2):
        failing(over, ask, request_of())
    seen = len(stub.seen)
    error = failing(over, ask, request_of())
    assert (error.cause, error.calls, len(stub.seen)) == ("open", 0, seen)
    assert error.retry_after_s == 30
    assert list(over.states.values()) == ["open"]
    now[0] += 30
    stub.plan.append("answer")
    ask(over, request_of())
    assert list(over.states.values()) == ["closed"]


def test_the_next_endpoint_is_asked_at_once_while_one_is_left_alone(chain, ask, request_of, stub):
    over = chain("500", "answer")
    for _ in range(3):
        ask(over, request_of())
    stub.seen.clear()
    ask(over, request_of())
    assert [seen.body["model"] for seen in stub.seen] == ["answer"]


@pytest.mark.parametrize("fault", ["400", "filter_400", "refusal", "truncated"])
def test_a_fault_of_the_request_does_not_speak_against_the_endpoint(chain, ask, request_of, fault):
    over = chain(fault)
    for _ in range(6):
        try:
            ask(over, request_of())
        except ModelError as error:
            assert error.cause != "open"
    assert list(over.states.values()) == ["closed"]


def test_a_caller_who_leaves_takes_the_call_with_him(chain, request_of, stub, noted):
    over = chain("slow_drip")

    async def leave():
        stream = over.stream(request_of(), asyncio.get_running_loop().time() + 5)
        await anext(stream)
        await stream.aclose()
        await over.close()

    before = stub.open_now
    asyncio.run(leave())
    until = time.perf_counter() + 2
    while stub.open_now > before and time.perf_counter() < until:
        time.sleep(0.02)
    assert stub.open_now <= before
    assert [call.outcome for call in noted.calls] == ["gave_up"]


def test_one_chain_serves_several_loops(chain, ask, request_of):
    over = chain()
    assert {ask(over, request_of())[1].text for _ in range(3)}


def test_the_cost_is_that_of_the_table(chain, ask, request_of, stub):
    price = Price(*map(__import__("decimal").Decimal, ("2", "0.5", "8")))
    whole = ask(chain(Endpoint(url=stub.url, model="answer", price=price)), request_of())[1]
    fresh, cached, out = 800, 200, whole.usage.output_tokens
    assert whole.usage.cost == pytest.approx((2 * fresh + 0.5 * cached + 8 * out) / 1e6)


def test_each_call_is_told_with_its_numbers(chain, ask, request_of, stub, noted):
    stub.plan.append("500")
    ask(chain(), request_of())
    bad, good = noted.calls
    assert (bad.outcome, bad.first_s, good.outcome, good.answered_by) == ("server", None, "ok", "stub-1")
    assert 0 < good.first_s <= good.took_s
    assert good.usage.cached_tokens == 200


def test_thirty_two_at_once_are_all_answered(chain, request_of, stub):
    over = chain()

    async def one():
        deadline = asyncio.get_running_loop().time() + 10
        return [piece async for piece in over.stream(request_of(), deadline)][-1]

    async def many():
        try:
            return await asyncio.gather(*(one() for _ in range(32)))
        finally:
            await over.close()

    assert all(isinstance(whole, Completion) for whole in asyncio.run(many()))
