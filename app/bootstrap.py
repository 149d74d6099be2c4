"""Settings to service: the only file that names concrete parts."""

import gc
from hashlib import sha256
from pathlib import Path

from app.checklist.checklist import Checklist
from app.company import load_profile
from app.engines.builtin.concern import Concerns
from app.engines.builtin.engine import BuiltinEngine
from app.errors import ConfigurationError
from app.guidelines import Guidelines, load
from app.model.profile import Profile
from app.pipeline.draft_reply import Pipeline
from app.prompts import Prompts
from app.reading.lexicon import load_lexicons
from app.reading.mail import open_mail
from app.reading.reading import Reader
from app.service import Passages, Service
from app.settings import Settings

_HERE = Path(__file__).resolve().parent


def build_service(settings: Settings) -> Service:
    """Everything that the doors need, ready to work.

    Raises ConfigurationError when profile, guidelines or prompts are wrong; the mistakes of all are told together.
    """
    # What is read here stays for good: looking through it for garbage costs a fifth of the start, and a tenth of a
    # second in the midst of some draft each time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _build(settings)
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def _build(settings: Settings) -> Service:
    mistakes: list[str] = []
    profile = Profile()
    guidelines = Guidelines(())
    try:
        profile = load_profile(settings.company) if settings.company else profile
    except ConfigurationError as error:
        mistakes.extend(error.mistakes)
    try:
        guidelines = load_guidelines(settings)
    except ConfigurationError as error:
        mistakes.extend(error.mistakes)
    if mistakes:
        raise ConfigurationError(mistakes)
    return _assemble(settings, profile, guidelines)


def load_guidelines(settings: Settings) -> Guidelines:
    """Our guidelines, and those of the operator over them."""
    return load([shipped("guidelines"), *([settings.guidelines] if settings.guidelines else [])])


def shipped(folder: str) -> Path:
    """Where `guidelines` or `prompts` lie: inside the package when installed, beside it in a checkout."""
    packed = _HERE / "shipped" / folder
    return packed if packed.is_dir() else _HERE.parent / folder


def _assemble(settings: Settings, profile: Profile, guidelines: Guidelines) -> Service:
    prompts = Prompts([*([settings.prompts] if settings.prompts else []), shipped("prompts")])
    passages = Passages()
    pipeline = Pipeline(
        reader=Reader(load_lexicons(), prompts),
        engine=BuiltinEngine(guidelines, prompts, Concerns(prompts), wording_digest(guidelines, prompts)),
        checklist=Checklist(guidelines, prompts),
        guidelines=guidelines,
        prompts=prompts,
        profile=profile,
        remember=passages.remember,
    )
    return Service(pipeline, tuple(guidelines), passages, open_mail, settings.deadline_s)


def wording_digest(guidelines: Guidelines, prompts: Prompts) -> str:
    """Twelve hexadecimal characters that change when any wording of prompts or guidelines changes."""
    digest = sha256(prompts.digest().encode())
    for guideline in guidelines:
        digest.update(guideline.model_dump_json(exclude={"origin"}).encode())
    return digest.hexdigest()[:12]
