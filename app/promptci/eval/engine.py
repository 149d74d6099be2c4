"""An engine under evaluation, and one sample of a case made by it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from app.errors import Cause, SoftanswerError
from app.model.brief import Brief
from app.model.completion import Request
from app.model.draft import ChecklistItem, Draft
from app.model.guideline import Guideline
from app.promptci.case import PromptCase
from app.promptci.eval.sampling import NOW, Answered, Sampling
from app.promptci.outcome import ItemOutcome, Outcome, Trouble

if TYPE_CHECKING:
    from app.service import Service

EngineName = Literal["builtin", "obedient", "replay", "live"]

LABELS: Mapping[EngineName, str] = {
    "builtin": "built-in engine",
    "obedient": "obedient: a simulated model, which proves wiring and not quality",
    "replay": "recorded answers",
    "live": "the model, asked now",
}
"""What a report says of who wrote."""

FATAL: frozenset[Cause] = frozenset(("auth", "not_found", "connect", "open"))
"""Faults that every further call would meet too."""

EXCERPT = 300
"""Characters of the words that decided an item, at most."""


@dataclass(frozen=True)
class EvalEngine:
    """Who writes the replies: `make` makes one (errors as `Service.draft`), `judge` names the judge, if one is asked,
    and `tokens` counts those of a request. `ready` builds what `make` needs, once, where anything is to be made; it
    raises ConfigurationError.

    `abreast` is how many samples may be made side by side in one process; where it is 1 no network is used, and
    processes share the work.

    `made_of` digests all that a sample is made of beside its brief, and `answers` what is recorded for some requests:
    where both are as they were, so would be the sample. There is no `made_of` where chance is in it.
    """

    name: EngineName
    ready: Callable[[], object]
    make: Callable[[Brief], Awaitable["Made"]]
    close: Callable[[], Awaitable[None]]
    tokens: Callable[[Request], int]
    guidelines: tuple[Guideline, ...]
    wording: str
    judge: str | None = None
    abreast: int = 1
    made_of: Callable[[], str] | None = None
    answers: Callable[[Sequence[str]], str] = lambda _: ""


@dataclass(frozen=True)
class Made:
    """A draft, and its reply as the engine wrote it, with the checklist of that."""

    draft: Draft
    reply: str
    checklist: tuple[ChecklistItem, ...]


async def made_by(service: "Service", brief: Brief) -> Made:
    """A draft by a service; errors as `Service.draft`.

    What the pipeline put out of harm's way (`[confirm: …]`) counts as it was written: the engine is looked at here, and
    the guard that it broke has to be named.
    """
    draft = await service.draft(brief)
    text = "".join(p.before + p.text for p in service.passages_of(draft.id)).strip()
    if not text or text == draft.reply.text:
        return Made(draft, draft.reply.text, draft.checklist)
    return Made(draft, text, (await service.check(brief, text, draft.id)).checklist)


@dataclass(frozen=True)
class Sampled:
    """A sample with the model that wrote it; `fatal` where any other sample would fail as this one did.

    `asked` are the keys of the requests that were answered for it.
    """

    outcome: Outcome
    model: str | None = None
    missing: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    answered: tuple[Answered, ...] = field(default=(), repr=False)
    wanted: tuple[Request, ...] = field(default=(), repr=False)
    fatal: bool = False


async def sample_of(engine: EvalEngine, case: PromptCase, sample: int) -> Sampled:
    """One sample of a case; whatever goes wrong is told in its outcome."""
    sampling = Sampling(case.brief, sample)
    NOW.set(sampling)
    made: Made | None = None
    error: Exception | None = None
    try:
        made = await engine.make(case.brief.model_copy(update={"variants": 1}))
    except Exception as caught:  # noqa: BLE001 - one case must not take the others with it; it is told as a crash
        error = caught
    trouble, detail = _trouble(sampling, error)
    outcome = Outcome(
        case=case.id,
        cluster=case.cluster,
        sample=sample,
        prompt=sampling.prompt,
        reply=made.reply if made and not trouble else "",
        items={item.id: item_of(item) for item in made.checklist} if made and not trouble else {},
        tokens=made.draft.usage.input_tokens + made.draft.usage.output_tokens if made else 0,
        trouble=trouble,
        detail=detail,
    )
    fault = sampling.fault
    return Sampled(
        outcome=outcome,
        model=made.draft.engine.model if made else None,
        missing=tuple(sampling.missing),
        asked=tuple(key for key, _, _ in sampling.answered),
        answered=tuple(sampling.answered),
        wanted=tuple(sampling.missing.values()),
        fatal=trouble == "budget" or bool(fault and fault.cause in FATAL),
    )


def item_of(item: ChecklistItem) -> ItemOutcome:
    """What is kept of an item of the checklist."""
    excerpt = item.evidence[0].quote[:EXCERPT] if item.evidence else ""
    return ItemOutcome(status=item.status, decided_by=item.decided_by, excerpt=excerpt, reason=item.reason)


def _trouble(sampling: Sampling, error: Exception | None) -> tuple[Trouble | None, str]:
    """Why there is no reply that can be trusted: an answer that the pipeline did without counts too."""
    if sampling.spent:
        return "budget", str(sampling.spent)
    if sampling.missing:
        purposes = sorted({request.purpose for request in sampling.missing.values()})
        return "recording_missing", f"no answer is recorded for its {' and '.join(purposes)} request"
    if sampling.judge_failed:
        return "judge", sampling.judge_failed
    if sampling.fault:
        return "provider", _told(sampling.fault)
    if isinstance(error, SoftanswerError):
        return "provider", _told(error)
    if error:
        return "crash", f"{type(error).__name__}: this is our mistake"
    return None, ""


def _told(error: SoftanswerError) -> str:
    return f"{error.detail}. {error.hint}" if error.hint else error.detail
