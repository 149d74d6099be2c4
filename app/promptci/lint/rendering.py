"""Renders every template for a case, and keeps what came of it: the texts, what failed, which principles it carries."""

import traceback
from collections.abc import Iterator, Mapping
from sys import intern
from typing import NamedTuple

from jinja2 import TemplateError, TemplateSyntaxError

from app.checklist.case import Case
from app.errors import SoftanswerError
from app.model.brief import Brief
from app.model.profile import Profile
from app.model.reading import Reading
from app.pipeline.plan import make_plan
from app.pipeline.settle import settled
from app.promptci.lint.questions import POOR, Wordings
from app.promptci.lint.traced import Place, Rendering

WRITING = ("draft", "repair")
"""The folders of the templates that a reply is asked for with; each request begins with the folder's system.jinja."""

_SUFFIX = ".jinja"


class Trouble(NamedTuple):
    """A template that could not be rendered, or none where the code before it failed: file, line, what is wrong."""

    file: str | None
    line: int | None
    message: str


class Rendered(NamedTuple):
    """What came of one case. `texts` holds what each template rendered to, `passed` the names of the values it got.

    `lacking` are guidelines that apply to a reply and whose prompt line stands in no message of a request for one, each
    with the folder of that request; nothing is said of a request that could not be rendered. `drafted` says whether
    the draft itself was.
    """

    case: str
    applies: frozenset[str]
    texts: Mapping[str, str]
    passed: Mapping[str, frozenset[str]]
    reached: frozenset[Place]
    troubles: tuple[Trouble, ...] = ()
    lacking: tuple[tuple[str, str], ...] = ()
    drafted: bool = False


def planned(brief: Brief, profile: Profile, reading: Reading, wordings: Wordings) -> Case:
    """The case as the pipeline makes it of a brief and what was read in it."""
    brief = settled(brief, profile)
    plan = make_plan(brief, profile, reading, wordings.guidelines)
    return Case(brief=brief, profile=profile, reading=reading, plan=plan)


def rendered(name: str, case: Case, wordings: Wordings) -> Rendered:
    """Everything that is asked of one case; what cannot be rendered is a trouble and no error."""
    return traced(name, case, wordings)[0]


def traced(
    name: str, case: Case, wordings: Wordings, reply: str = POOR
) -> tuple[Rendered, tuple[Rendering, ...]]:
    """The same, about a reply, with each rendering as it came (tagged, where the prompts are)."""
    prompts = wordings.prompts
    prompts.take()
    prompts.reached = set()
    troubles: list[Trouble] = []
    for ask in wordings.questions.of(case, reply):
        try:
            ask()
        except Exception as error:  # noqa: BLE001 - a template may raise anything; what is not its own is raised again
            troubles.append(trouble_of(error))
    renderings = prompts.take()
    texts = {r.template: intern(prompts.plain(r.text)) for r in renderings if r.text is not None}
    made = Rendered(
        case=name,
        applies=frozenset(case.plan.applies),
        texts=texts,
        passed=_passed(renderings),
        reached=frozenset(prompts.reached),
        troubles=tuple(dict.fromkeys(troubles)),
        lacking=tuple(_lacking(case, texts, wordings)),
        drafted={f"draft/system{_SUFFIX}", f"draft/user{_SUFFIX}"} <= texts.keys(),
    )
    return made, renderings


def trouble_of(error: Exception) -> Trouble:
    """The template and line in which it went wrong; raises the error again where no template had a part in it."""
    message = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, TemplateSyntaxError):
        return Trouble(error.filename, error.lineno, message)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(_SUFFIX)]
    if frames:
        return Trouble(frames[-1].filename, frames[-1].lineno, message)
    if isinstance(error, TemplateError):
        return Trouble(None, None, f"there is no template {message}")
    if isinstance(error, SoftanswerError):
        return Trouble(None, None, message)
    raise error


def _lacking(case: Case, texts: Mapping[str, str], wordings: Wordings) -> Iterator[tuple[str, str]]:
    for folder in WRITING:
        names = (f"{folder}/system{_SUFFIX}", f"draft/user{_SUFFIX}", f"{folder}/user{_SUFFIX}")
        if texts.keys() >= set(names):
            whole = " ".join(" ".join(texts[name] for name in names).split())
            for guideline in wordings.guidelines:
                line = " ".join((guideline.prompt or "").split())
                if guideline.id in case.plan.applies and not (line and line in whole):
                    yield folder, guideline.id


def _passed(renderings: tuple[Rendering, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for rendering in renderings:
        found[rendering.template] = found.get(rendering.template, frozenset()) | frozenset(rendering.values)
    return found
