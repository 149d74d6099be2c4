"""Settings to service: the only file that names concrete parts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.engines.llm.metered import Meter
from app.engines.llm.recordings import ANY_MODEL, Recorded, Recordings, Wanted, read_recordings
from app.engines.llm.token_count import count_text, count_tokens
from app.errors import ConfigurationError
from app.guidelines import Guidelines, load
from app.kept.uncollected import settled, uncollected
from app.model.completion import Completes, Veil
from app.overlay import overlay_mistakes
from app.prompts import Prompts
from app.settings import Settings

# What stands below, or in a function, is not needed by those who only read guidelines and prompts: `softanswer eval`
# where nothing has changed spends most of its time on imports.
if TYPE_CHECKING:
    from app.engines.interface import Engine
    from app.engines.llm.chain import Chain
    from app.exchange import Exchange
    from app.model.profile import Profile
    from app.reading.mail import Mail
    from app.reading.reading import Reader
    from app.service import Models, Service
    from app.telemetry.interface import Listener

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Outside:
    """What stands between a service and its endpoints: one who watches each request, and the caps.

    The watch comes before the veil: what is watched is as a recording holds it, with nothing hidden.
    """

    watch: Callable[[Completes], Completes]
    meter: Meter | None = None

    def before(self, veil: Veil) -> Veil:
        """A veil with the watch before it."""
        return lambda completes, brief, language: self.watch(veil(completes, brief, language))


def build_service(
    settings: Settings,
    completes: Completes | None = None,
    listener: "Listener | None" = None,
    outside: Outside | None = None,
    guidelines: Guidelines | None = None,
) -> "Service":
    """Everything that the doors need, ready to work; `completes` answers in place of what the settings name.

    `listener` is told of calls, fallbacks and drafts; `outside` watches and caps what goes to endpoints; `guidelines`
    are those of the settings, where they were read already.

    Raises ConfigurationError when profile, guidelines or prompts are wrong; the mistakes of all are told together.
    """
    from app.telemetry.interface import Listener

    with uncollected():
        built = _build(settings, completes, listener or Listener(), outside, guidelines)
        settled()
    return built


def _build(
    settings: Settings,
    completes: Completes | None,
    listener: "Listener",
    outside: Outside | None,
    read: Guidelines | None,
) -> "Service":
    from app.company import load_profile
    from app.model.profile import Profile

    mistakes: list[str] = []
    profile = Profile()
    guidelines = Guidelines(())
    try:
        profile = load_profile(settings.company) if settings.company else profile
    except ConfigurationError as error:
        mistakes.extend(error.mistakes)
    try:
        guidelines = load_guidelines(settings) if read is None else read
    except ConfigurationError as error:
        mistakes.extend(error.mistakes)
    mistakes.extend(prompt_mistakes(settings))
    if mistakes:
        raise ConfigurationError(mistakes)
    return _assemble(settings, profile, guidelines, completes or _recorded(settings), listener, outside)


def build_exchange(settings: Settings, recordings: Path | None = None, note: str | None = None) -> "Exchange":
    """What writes requests out and takes answers in, over the recordings of a file that need not exist yet.

    Raises ConfigurationError as `build_service` does.
    """
    from app.engines.llm.batch import AnswersFile, line_of
    from app.exchange import Exchange

    known = read_recordings(recordings) if recordings and recordings.exists() else Recordings()
    wanted = Wanted(known, settings.llm_model or ANY_MODEL)
    service = build_service(settings, wanted)
    return Exchange(
        draft=service.draft,
        check=service.check,
        wanted=wanted,
        line_of=lambda key, request: line_of(key, request, wanted.model),
        answers=AnswersFile(recordings, datetime.now(UTC).date().isoformat(), note) if recordings else None,
        count=count_tokens,
    )


def load_guidelines(settings: Settings) -> Guidelines:
    """Our guidelines, and those of the operator over them."""
    with uncollected():
        return load(wording_folders(settings)[0])


def prompt_mistakes(settings: Settings) -> tuple[str, ...]:
    """What is wrong with the prompts of the operator, told before anything starts; ours are known to be right."""
    if settings.prompts is None:
        return ()
    return (*Prompts([settings.prompts]).mistakes(), *overlay_mistakes(settings.prompts, shipped("prompts")))


def build_reader(prompts: Prompts) -> "Reader":
    """What reads messages."""
    from app.reading.lexicon import load_lexicons
    from app.reading.reading import Reader

    return Reader(load_lexicons(), prompts)


class TokenCounter:
    """Counts the tokens of a text; `exact` says whether by the ranks of a model or by an estimate."""

    def __call__(self, text: str) -> int:
        """The tokens of a text."""
        return count_text(text)

    @property
    def exact(self) -> bool:
        """Whether they are counted and not estimated."""
        return count_tokens(())[1]


def wording_folders(settings: Settings) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Where guidelines lie, ours first, and prompts, ours last."""
    guidelines = (shipped("guidelines"), *([settings.guidelines] if settings.guidelines else []))
    prompts = (*([settings.prompts] if settings.prompts else []), shipped("prompts"))
    return guidelines, prompts


def schema_teller(prompts: Prompts) -> Callable[[str], str]:
    """What words the schema of an answer for models that take none."""
    return lambda schema: prompts.render("wire/schema.jinja", schema=schema)


def shipped(folder: str) -> Path:
    """Where `guidelines` or `prompts` lie: inside the package when installed, beside it in a checkout."""
    packed = _HERE / "shipped" / folder
    return packed if packed.is_dir() else _HERE.parent / folder


def _recorded(settings: Settings) -> Completes | None:
    """The recordings that the settings name; with them a miss is told and nothing is written in their place."""
    if settings.recordings is None or settings.engine == "builtin":
        return None
    return Recorded(read_recordings(settings.recordings), settings.llm_model or ANY_MODEL)


def _assemble(
    settings: Settings,
    profile: "Profile",
    guidelines: Guidelines,
    completes: Completes | None,
    listener: "Listener",
    outside: Outside | None,
) -> "Service":
    # What only drafting and checking need is imported here: what asks for neither answers sooner without it.
    from app.checklist.checklist import Checklist
    from app.pipeline.draft_reply import Pipeline
    from app.service import Backing, NoModels, Passages, Service

    prompts = Prompts(wording_folders(settings)[1])
    wording = wording_digest(guidelines, prompts)
    chain = None if completes else _chain(settings, prompts, listener, outside.meter if outside else None)
    builtin = _builtin(guidelines, prompts, wording, later=bool(completes or chain))
    passages = Passages()
    reader, checklist = build_reader(prompts), Checklist(guidelines, prompts)

    def pipeline(engine: "Engine", **of_model: Any) -> Pipeline:
        return Pipeline(
            reader=reader,
            engine=engine,
            checklist=checklist,
            guidelines=guidelines,
            prompts=prompts,
            profile=profile,
            remember=passages.remember,
            own=builtin,
            **of_model,
        )

    own = pipeline(builtin)
    standing: Models = NoModels()
    service = own
    asked = completes or chain
    if asked is not None:
        from app.bootstrap_model import Modelled

        modelled = Modelled(settings, asked, chain, guidelines, prompts, outside.before if outside else None)
        standing = modelled.standing()
        service = pipeline(modelled.engine(builtin, wording, listener), **modelled.parts(checklist, builtin))
    backing = Backing(
        standing,
        listener,
        own,
        profile=profile,
        profile_file=settings.company.name if settings.company else None,
        provenance=guidelines.provenance,
    )
    return Service(service, tuple(guidelines), passages, _open_mail, settings.deadline_s, backing)


def _open_mail(raw: bytes) -> "Mail":
    """Few messages come as mails: what opens them is imported for the first one."""
    from app.reading.mail import open_mail

    return open_mail(raw)


def _builtin(guidelines: Guidelines, prompts: Prompts, wording: str, *, later: bool) -> "Engine":
    """The built-in engine; where it only stands in for a model, it is imported when that first fails."""
    from app.engines.later import LaterEngine

    def make() -> "Engine":
        from app.engines.builtin.concern.concerns import Concerns
        from app.engines.builtin.engine import BuiltinEngine

        with uncollected():
            return BuiltinEngine(guidelines, prompts, Concerns(prompts), wording)

    return LaterEngine(make) if later else make()


def _chain(settings: Settings, prompts: Prompts, listener: "Listener", meter: Meter | None) -> "Chain | None":
    """The endpoints of the settings; nothing where none is set or none may be asked."""
    if settings.engine == "builtin" or not settings.endpoints:
        return None
    from app.engines.llm.endpoints import chain_of

    return chain_of(
        settings.endpoints,
        connect_s=settings.connect_s,
        first_token_s=settings.first_token_s,
        tell=schema_teller(prompts),
        listener=listener,
        meter=meter,
    )


def wording_digest(guidelines: Guidelines, prompts: Prompts) -> str:
    """Twelve hexadecimal characters that change when any wording of prompts or guidelines changes."""
    digest = sha256(prompts.digest().encode())
    for guideline in guidelines:
        digest.update(guideline.model_dump_json(exclude={"origin", "proof"}).encode())
    return digest.hexdigest()[:12]
