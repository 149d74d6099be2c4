"""Of many who bring one key at once, one asks the store; what the others hear is what it would have told them."""

import asyncio
from datetime import timedelta

import pytest

from app.access.under_way import UnderWay
from app.errors import UnavailableError
from app.model.record import Claim, Claimed


def claimed(holder, key="k"):
    return Claimed(scope="who", key=key, holder=holder)


class Stored:
    """Stands for the store: answers after a moment with what it is told to, and counts how often it was asked."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = 0

    async def __call__(self):
        self.asked += 1
        answer = self.answers[min(self.asked, len(self.answers)) - 1]
        await asyncio.sleep(0.01)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def gone():
    """The claims whose callers had gone away."""
    return []


@pytest.fixture
def under_way(clock, gone):
    return UnderWay(clock, gone.append)


@pytest.fixture
def ours(clock):
    return Claim(state="ours", until=clock() + timedelta(seconds=30))


def states(claims):
    return [claim.state for claim in claims]


async def together(under_way, store, prints):
    """The claims of requests that come at once, each with its fingerprint."""
    asked = (under_way.claim(claimed(f"h{n}"), print_, store) for n, print_ in enumerate(prints))
    return await asyncio.gather(*asked, return_exceptions=True)


def test_one_of_many_asks_and_gets_the_work(under_way, ours):
    store = Stored(ours)

    async def work():
        first = await together(under_way, store, "aaaa")
        return first, await under_way.claim(claimed("late"), "a", store)

    first, late = asyncio.run(work())
    assert states(first) == ["ours", "running", "running", "running"]
    assert (late.state, late.until) == ("running", ours.until)
    assert store.asked == 1


def test_another_request_under_the_key_is_told_so(under_way, ours):
    assert states(asyncio.run(together(under_way, Stored(ours), "aab"))) == ["ours", "running", "other"]


def test_what_the_store_says_of_one_it_says_of_the_same_and_another_asks_for_itself(under_way):
    store = Stored(Claim(state="other"), Claim(state="done"))
    assert states(asyncio.run(together(under_way, store, "aab"))) == ["other", "other", "done"]
    assert store.asked == 2


@pytest.mark.parametrize("state", ["done", "running", "other"])
def test_what_is_not_ours_is_asked_again_each_time(under_way, state):
    store = Stored(Claim(state=state))

    async def work():
        for holder in "xyz":
            assert (await under_way.claim(claimed(holder), "a", store)).state == state

    asyncio.run(work())
    assert store.asked == 3


def test_when_the_work_has_ended_the_store_is_asked_again(under_way, ours):
    store = Stored(ours, Claim(state="done"))

    async def work():
        await under_way.claim(claimed("me"), "a", store)
        under_way.ended(claimed("somebody else"))
        held = await under_way.claim(claimed("you"), "a", store)
        under_way.ended(claimed("me"))
        return held, await under_way.claim(claimed("you"), "a", store)

    assert states(asyncio.run(work())) == ["running", "done"]


def test_a_claim_whose_time_is_over_is_nobodys(under_way, ours, clock):
    store = Stored(ours, ours)

    async def work():
        await under_way.claim(claimed("me"), "a", store)
        clock.move(seconds=30)
        await under_way.claim(claimed("you"), "a", store)

    asyncio.run(work())
    assert store.asked == 2


def test_a_store_that_cannot_say_fails_all_who_wait_and_is_asked_again_by_the_next(under_way, ours):
    store = Stored(UnavailableError("away"), ours)

    async def work():
        failed = await together(under_way, store, "aaa")
        return failed, await under_way.claim(claimed("next"), "a", store)

    failed, after = asyncio.run(work())
    assert [type(error) for error in failed] == [UnavailableError] * 3
    assert (after.state, store.asked) == ("ours", 2)


def test_who_goes_away_while_it_is_laid_leaves_it_to_be_given_up(under_way, ours, gone):
    async def work():
        first = asyncio.create_task(under_way.claim(claimed("me"), "a", Stored(ours)))
        second = asyncio.create_task(under_way.claim(claimed("you"), "a", Stored(ours)))
        await asyncio.sleep(0)
        first.cancel()
        told = await asyncio.gather(first, second, return_exceptions=True)
        await asyncio.sleep(0)
        return told

    first, second = asyncio.run(work())
    assert isinstance(first, asyncio.CancelledError)
    assert second.state == "running"
    assert gone == [claimed("me")]


def test_keys_do_not_stand_in_each_others_way(under_way, ours):
    async def work():
        return await asyncio.gather(
            *(under_way.claim(claimed("me", key), "a", Stored(ours)) for key in "xyz")
        )

    assert states(asyncio.run(work())) == ["ours"] * 3
