"""A draft in the making is one, however many follow it and however often they come back."""

import asyncio

import pytest

from app.errors import UnavailableError
from app.model.brief import Brief
from app.model.events import DraftEvent, StepEvent, TextEvent
from app.web.screen.runs import Run, Runs, run_key

BRIEF = Brief(message="My parcel is late.")


@pytest.fixture(scope="module")
def draft(service):
    return asyncio.run(service.draft(BRIEF))


def events(draft, gate=None, error=None):
    async def told():
        yield StepEvent(name="read", state="started")
        yield TextEvent(append="Hello.")
        if gate is not None:
            await gate.wait()
        if error is not None:
            raise error
        yield DraftEvent(draft=draft)

    return told()


async def names(run):
    return [event.event async for event in run.follow()]


def test_who_comes_early_late_or_in_the_midst_sees_the_same(draft):
    async def story():
        runs, gate = Runs(), asyncio.Event()
        run = runs.start(Run("k", "page", BRIEF), events(draft, gate))
        early = asyncio.create_task(names(run))
        await asyncio.sleep(0.01)
        midst = asyncio.create_task(names(run))
        await asyncio.sleep(0.01)
        gate.set()
        return await early, await midst, await names(run)

    early, midst, late = asyncio.run(story())
    assert early == midst == late == ["step", "text", "draft"]


def test_the_work_goes_on_when_who_followed_goes_away(draft):
    async def story():
        runs, gate = Runs(), asyncio.Event()
        run = runs.start(Run("k", "page", BRIEF), events(draft, gate))
        follower = asyncio.create_task(names(run))
        await asyncio.sleep(0.01)
        follower.cancel()
        gate.set()
        return await run.whole()

    assert asyncio.run(story()) == draft


def test_an_error_is_told_to_everybody_who_asks(draft):
    async def story():
        run = Runs().start(
            Run("k", "page", BRIEF), events(draft, error=UnavailableError("the engine is away"))
        )
        for _ in range(2):
            with pytest.raises(UnavailableError):
                await run.whole()
        return run.done

    assert asyncio.run(story())


def test_an_error_that_nobody_foresaw_ends_the_run_too(draft):
    async def story():
        run = Runs().start(
            Run("k", "page", BRIEF), events(draft, error=ZeroDivisionError("a customer's words"))
        )
        await names(run)
        return run.error

    error = asyncio.run(story())
    assert error is not None
    assert "customer" not in str(error)


def test_nobody_finds_the_run_of_somebody_else(draft):
    async def story():
        runs = Runs()
        run = runs.start(Run("k", "key-1", BRIEF), events(draft))
        await run.whole()
        assert runs.find("k", "key-2") is None
        return runs.of_draft(draft.id, "key-2"), runs.of_draft(draft.id, "key-1")

    assert asyncio.run(story())[0] is None
    assert asyncio.run(story())[1] is not None


def test_runs_are_bounded_in_number_and_time_and_one_under_way_never_goes(draft):
    async def story(most, kept_s):
        runs, gate = Runs(most=most, kept_s=kept_s), asyncio.Event()
        runs.start(Run("open", "page", BRIEF), events(draft, gate))
        for n in range(4):
            await runs.start(Run(f"k{n}", "page", BRIEF), events(draft)).whole()
        left = [key for key in ("open", "k0", "k1", "k2", "k3") if runs.find(key, "page")]
        gate.set()
        return left

    assert asyncio.run(story(3, 3600)) == ["open", "k2", "k3"]
    assert asyncio.run(story(100, 0.0)) == ["open"]


def test_a_draft_that_is_erased_is_forgotten(draft):
    async def story():
        runs = Runs()
        await runs.start(Run("k", "page", BRIEF), events(draft)).whole()
        runs.forget([draft.id])
        return runs.find("k", "page")

    assert asyncio.run(story()) is None


def test_the_same_form_is_the_same_run_and_a_changed_one_is_another():
    other = BRIEF.model_copy(update={"facts": ("it is in Leeds",)})
    assert run_key("once", BRIEF) == run_key("once", Brief(message="My parcel is late."))
    assert len({run_key("once", BRIEF), run_key("twice", BRIEF), run_key("once", other)}) == 3


@pytest.mark.parametrize("ends", [True, False], ids=["it ends in time", "it does not end"])
def test_a_server_that_stops_lets_drafts_end_for_a_moment_and_no_longer(draft, ends):
    async def story():
        runs, gate = Runs(), asyncio.Event()
        run = runs.start(Run("k", "page", BRIEF), events(draft, gate))
        await asyncio.sleep(0.01)
        if ends:
            gate.set()
        await runs.close(within_s=0.05)
        return run

    run = asyncio.run(story())
    assert run.done
    assert (run.draft == draft) is ends
