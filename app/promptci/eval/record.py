"""Has a model answer what no recording answers: all samples of a case anew, or none, so that nobody can choose one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from app.model.value import Value
from app.promptci.case import PromptCase
from app.promptci.eval.engine import EvalEngine, Sampled
from app.promptci.eval.run import Progress, nobody
from app.promptci.eval.sampling import Answered
from app.promptci.eval.spread import made

Keep = Callable[[Iterable[Answered]], None]
"""Takes the answers of one whole case into the recordings."""


class Need(Value):
    """What recording is going to ask: cases, drafts, and the tokens of their requests; repairs come on top."""

    cases: tuple[str, ...]
    drafts: int
    tokens: int


def need_of(sampled: Sequence[Sampled], engine: EvalEngine, samples: int) -> Need:
    """What a replay that met misses needs, before anything is spent."""
    missing = [s for s in sampled if s.outcome.trouble == "recording_missing"]
    cases = tuple(dict.fromkeys(s.outcome.case for s in missing))
    tokens: Mapping[str, int] = {
        s.outcome.case: max(engine.tokens(request) for request in s.wanted) for s in missing
    }
    return Need(cases=cases, drafts=len(cases) * samples, tokens=sum(tokens.values()) * samples)


async def record(
    cases: Sequence[PromptCase],
    engine: EvalEngine,
    keep: Keep,
    *,
    samples: int,
    progress: Progress = nobody,
) -> Sampled | None:
    """Ask the model for every sample of these cases; returns the first trouble, nothing where all was recorded.

    A case with a sample in trouble is not kept.
    """
    jobs = [(case, number) for case in cases for number in range(samples)]
    done: dict[str, list[Sampled]] = defaultdict(list)
    trouble: Sampled | None = None
    async for _, sampled in made(engine, jobs):
        of_case = done[sampled.outcome.case]
        of_case.append(sampled)
        if sampled.outcome.trouble:
            trouble = trouble or sampled
        elif len(of_case) == samples and not any(s.outcome.trouble for s in of_case):
            keep(answer for s in of_case for answer in s.answered)
        progress(1)
    await engine.close()
    return trouble
