"""The engines of `softanswer eval`, put together of the same parts as the product's own."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from app.bootstrap import (
    Outside,
    build_service,
    load_guidelines,
    prompt_mistakes,
    wording_digest,
    wording_folders,
)
from app.engines.llm.metered import Meter
from app.engines.llm.recordings import ANY_MODEL, Recorded, Recordings, key_of
from app.engines.llm.shelf import Shelf
from app.engines.llm.token_count import count_tokens
from app.errors import ConfigurationError
from app.guidelines import Guidelines
from app.model.brief import Brief
from app.model.completion import Completes
from app.model.writing import Passage
from app.promptci.eval.cache import digest
from app.promptci.eval.checks import checks_digest
from app.promptci.eval.engine import EngineName, EvalEngine, made_by
from app.promptci.eval.obedient import Obedient
from app.promptci.eval.program import program_digest
from app.promptci.eval.sampling import Watched
from app.prompts import Prompts
from app.settings import Settings

if TYPE_CHECKING:
    from app.service import Service

__all__ = ["Meter", "Shelf", "build_eval"]

DEADLINE_S = 120.0
"""Seconds for one sample: nobody waits for it, and whether a repair is begun must not depend on the machine's load."""

WHOLE = 1_000_000
"""Characters of a recorded answer that come at once: nobody watches, and each piece costs a look at its sentences."""

LIVE_ABREAST = 4
"""Samples for which a model is asked at the same time."""


def build_eval(
    settings: Settings, name: EngineName, shelf: Shelf | None = None, meter: Meter | None = None
) -> EvalEngine:
    """An engine under evaluation: `replay` answers from the recordings of `shelf`, `live` is capped by `meter`.

    Only `live` ever uses a network. Raises ConfigurationError as `build_service` does.
    """
    asks = name in {"replay", "live"}
    settings = replace(
        settings,
        engine="llm" if asks else "builtin",
        recordings=None,
        judge=settings.judge if asks else "off",
        deadline_s=max(settings.deadline_s, DEADLINE_S),
    )
    if broken := prompt_mistakes(settings):
        raise ConfigurationError(broken)
    model = settings.llm_model or ANY_MODEL
    guidelines, prompts = load_guidelines(settings), Prompts(wording_folders(settings)[1])

    @cache
    def service() -> "Service":
        recordings = shelf.recordings if shelf else Recordings()
        return _service(settings, guidelines, name, model, (recordings, meter))

    async def close() -> None:
        if service.cache_info().currsize:
            await service().close()

    wording = wording_digest(guidelines, prompts)

    def made_of() -> str:
        profile = settings.company.read_bytes().hex() if settings.company else ""
        means = (name, model, settings.judge, *settings.redact)
        return digest(program_digest(), checks_digest(guidelines), wording, profile, *means)

    def answers(keys: Sequence[str]) -> str:
        found = [shelf.recordings.get(key) if shelf else None for key in keys]
        return digest(*(recording.model_dump_json() if recording else "" for recording in found))

    judge = None
    if settings.judge == "on":
        from app.checklist.judge import judging

        judge = f"{model} {judging(prompts, tuple(guidelines))}"
    return EvalEngine(
        name=name,
        ready=service,
        make=lambda brief: made_by(service(), brief),
        close=close,
        tokens=lambda request: count_tokens(request.messages)[0],
        guidelines=tuple(guidelines),
        wording=wording,
        judge=judge,
        abreast=LIVE_ABREAST if name == "live" else 1,
        made_of=made_of if name != "live" else None,
        answers=answers if name == "replay" else lambda _: "",
    )


def _service(
    settings: Settings,
    guidelines: Guidelines,
    name: EngineName,
    model: str,
    answers: tuple[Recordings, Meter | None],
) -> "Service":
    from app.checklist.judge import readable

    recordings, meter = answers

    def watch(inner: Completes) -> Completes:
        return Watched(inner, lambda request: key_of(request, model), readable)

    match name:
        case "builtin":
            return build_service(settings, guidelines=guidelines)
        case "obedient":
            writer = build_service(settings, guidelines=guidelines)
            obedient = Obedient(writer.guidelines(), _known_to(writer))
            return build_service(settings, watch(obedient), guidelines=guidelines)
        case "replay":
            return build_service(settings, watch(Recorded(recordings, model, WHOLE)), guidelines=guidelines)
        case "live":
            return build_service(settings, outside=Outside(watch, meter), guidelines=guidelines)


def _known_to(service: "Service") -> Callable[[Brief], Awaitable[tuple[Passage, ...]]]:
    """What the built-in engine writes to a brief, with what each passage serves."""

    async def passages(brief: Brief) -> tuple[Passage, ...]:
        return service.passages_of((await service.draft(brief)).id)

    return passages
