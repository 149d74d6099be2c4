"""The fallback engine over engines of the test's own: a reply, whole, in time, whatever the model's engine does."""

import asyncio
import logging
import time

import pytest

from app.engines.fallback import RESERVE_S, FallbackEngine
from app.engines.interface import Engine, Task
from app.errors import ModelError, UnavailableError
from app.model.brief import Brief
from app.model.plan import Plan
from app.model.profile import Profile
from app.model.reading import Reading
from app.model.writing import EngineInfo, Passage, Written
from app.telemetry.interface import Listener

WORDS = "the words of a customer"


def task(deadline=None):
    brief = Brief(message=WORDS)
    return Task(brief=brief, profile=Profile(), reading=Reading(text=WORDS), plan=Plan(), deadline=deadline)


def written(name, *texts):
    return Written(
        passages=tuple(Passage(text=text) for text in texts), engine=EngineInfo(name=name, wording="w")
    )


class Scripted(Engine):
    """Yields what it is told, waits where a number stands, raises where an error does."""

    name = "llm"

    def __init__(self, *script, mended=None):
        self.script, self.mended, self.deadline, self.closed = script, mended, None, False

    async def write(self, task):
        self.deadline = task.deadline
        try:
            for step in self.script:
                if isinstance(step, Exception):
                    raise step
                if isinstance(step, float):
                    await asyncio.sleep(step)
                else:
                    yield step
        finally:
            self.closed = True

    async def rewrite(self, task, written, findings):
        if isinstance(self.mended, Exception):
            raise self.mended
        if isinstance(self.mended, float):
            await asyncio.sleep(self.mended)
        return self.mended


class Builtin(Scripted):
    name = "builtin"


class Noted(Listener):
    def __init__(self):
        self.causes = []

    def fell_back(self, cause):
        self.causes.append(cause)


@pytest.fixture
def builtin():
    return Builtin(Passage(text="Calm."), written("builtin", "Calm."))


@pytest.fixture
def noted():
    return Noted()


def run(engine, within_s=None):
    async def all_of_it():
        deadline = None if within_s is None else asyncio.get_running_loop().time() + within_s
        return [piece async for piece in engine.write(task(deadline))]

    return asyncio.run(all_of_it())


def test_what_the_model_writes_is_handed_on_as_it_is(builtin, noted):
    script = (Passage(text="Hi."), written("llm", "Hi."))
    assert run(FallbackEngine(Scripted(*script), builtin, noted), 5) == list(script)
    assert noted.causes == []


FAULTS = [
    (ModelError("rate_limited", "the endpoint said no", calls=3), "rate_limited", 4),
    (UnavailableError("nothing is recorded"), "unavailable", 1),
    (ZeroDivisionError(WORDS), "crashed", 2),
]


@pytest.mark.parametrize(("fault", "cause", "attempts"), FAULTS)
@pytest.mark.parametrize("begun", [(), (Passage(text="Hel"), Passage(text="lo."))])
def test_the_built_in_engine_writes_in_place_of_a_model_that_fails(
    builtin, noted, caplog, fault, cause, attempts, begun
):
    with caplog.at_level(logging.WARNING, logger="softanswer"):
        *passages, whole = run(FallbackEngine(Scripted(*begun, fault), builtin, noted), 5)
    assert whole.text == "Calm."
    assert whole.engine.name == "builtin"
    assert whole.engine.fallback_reason.startswith(f"{cause}: ")
    assert whole.engine.attempts == attempts
    assert [p.text for p in passages] == ([p.text for p in begun] or ["Calm."])
    assert noted.causes == [cause]
    assert cause in caplog.text
    assert WORDS not in caplog.text + whole.engine.fallback_reason


@pytest.mark.parametrize("script", [(), (Passage(text="Half"),)])
def test_a_model_that_stops_before_the_whole_has_failed(builtin, noted, script):
    assert run(FallbackEngine(Scripted(*script), builtin, noted))[-1].engine.fallback_reason.startswith(
        "dropped"
    )


def test_a_model_that_forgets_its_deadline_is_stopped_in_time(builtin, noted):
    slow = Scripted(9.0)
    began = time.perf_counter()
    whole = run(FallbackEngine(slow, builtin, noted), 0.6)[-1]
    assert time.perf_counter() - began < 0.6
    assert whole.engine.fallback_reason.startswith("timeout")
    assert slow.closed


@pytest.mark.parametrize(("within_s", "kept"), [(0.5, RESERVE_S[0]), (5.0, 0.75), (60.0, RESERVE_S[1])])
def test_a_reserve_is_kept_for_the_built_in_engine(builtin, noted, within_s, kept):
    model = Scripted(written("llm", "Hi."))

    async def deadlines():
        deadline = asyncio.get_running_loop().time() + within_s
        async for _ in FallbackEngine(model, builtin, noted).write(task(deadline)):
            pass
        return deadline - model.deadline

    assert asyncio.run(deadlines()) == pytest.approx(kept, abs=0.05)


def test_without_a_deadline_nobody_hurries(builtin, noted):
    model = Scripted(written("llm", "Hi."))
    run(FallbackEngine(model, builtin, noted))
    assert model.deadline is None


def test_a_reply_is_mended_by_who_wrote_it(builtin, noted):
    better = written("llm", "Better.")
    engine = FallbackEngine(Scripted(mended=better), builtin, noted)
    assert asyncio.run(engine.rewrite(task(), written("llm", "Hi."), ())) == better
    assert asyncio.run(engine.rewrite(task(), written("builtin", "Hi."), ())) is None


@pytest.mark.parametrize("fault", [ModelError("server", "down"), ZeroDivisionError(WORDS), 9.0])
def test_a_reply_that_cannot_be_mended_now_says_so(builtin, noted, fault):
    engine = FallbackEngine(Scripted(mended=fault), builtin, noted)

    async def mend():
        deadline = asyncio.get_running_loop().time() + 0.4
        return await engine.rewrite(task(deadline), written("llm", "Hi."), ())

    with pytest.raises(UnavailableError):
        asyncio.run(mend())


def test_a_caller_who_leaves_closes_the_model(builtin, noted):
    model = Scripted(Passage(text="Hi."), 9.0)

    async def leave():
        pieces = FallbackEngine(model, builtin, noted).write(task())
        await anext(pieces)
        await pieces.aclose()

    asyncio.run(leave())
    assert model.closed
    assert noted.causes == []
