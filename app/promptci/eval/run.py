"""Runs cases through an engine: cases × samples → checklists → outcomes."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Protocol

from app.promptci.case import PromptCase
from app.promptci.eval.engine import EvalEngine, Sampled
from app.promptci.eval.expectations import with_failures
from app.promptci.eval.notebook import digest_of
from app.promptci.eval.spread import Job, made
from app.promptci.outcome import Conditions, Run

Progress = Callable[[int], None]
"""Told how many samples were done since the last time."""


class Memory(Protocol):
    """Where samples are noted as they are made, and found again."""

    def done(self, case: PromptCase, sample: int) -> Sampled | None:
        """The sample, where it would be made just so again."""

    def note(self, case: PromptCase, sampled: Sampled) -> None:
        """Note a sample that was made."""


def nobody(done: int) -> None:
    """Nobody watches."""


async def run(
    cases: Sequence[PromptCase],
    engine: EvalEngine,
    conditions: Conditions,
    *,
    samples: int = 1,
    memory: Memory | None = None,
    progress: Progress = nobody,
) -> Run:
    """The outcomes of all cases, in their order, each with what did not hold of what its case expects.

    A run that was stopped (a key that is wrong, a cap that is reached) holds what was done and the trouble that it met.
    """
    sampled = await sample(cases, engine, samples=samples, memory=memory, progress=progress)
    return run_of(cases, sampled, conditions, samples=samples)


def run_of(
    cases: Sequence[PromptCase], sampled: Sequence[Sampled], conditions: Conditions, *, samples: int
) -> Run:
    """The run that samples add up to, `samples` a case. Its model is the one that wrote, where one did."""
    models = sorted({s.model for s in sampled if s.model})
    told = conditions.model_dump() | {"model": ", ".join(models) or None}
    briefs = {case.id: digest_of(case) for case in cases}
    outcomes = [s.outcome.model_copy(update={"brief": briefs[s.outcome.case]}) for s in sampled]
    made = Counter(outcome.case for outcome in outcomes)
    unreached = tuple(case.id for case in cases if made[case.id] < samples)
    return Run(**told, outcomes=with_failures(cases, outcomes), unreached=unreached)


async def sample(
    cases: Sequence[PromptCase],
    engine: EvalEngine,
    *,
    samples: int = 1,
    memory: Memory | None = None,
    progress: Progress = nobody,
) -> list[Sampled]:
    """Every sample of every case that could be made, in their order; what is in memory is taken from there."""
    jobs: list[Job] = [(case, number) for case in cases for number in range(samples)]
    found: dict[int, Sampled] = {}
    if memory:
        done = ((place, memory.done(*job)) for place, job in enumerate(jobs))
        found = {place: sampled for place, sampled in done if sampled}
        progress(len(found))
    places = [place for place in range(len(jobs)) if place not in found]
    if places:
        engine.ready()
    async for at, sampled in made(engine, [jobs[place] for place in places]):
        found[places[at]] = sampled
        if memory:
            memory.note(jobs[places[at]][0], sampled)
        progress(1)
    return [found[place] for place in sorted(found)]
