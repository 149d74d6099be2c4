"""A principle or guard as its folder under `guidelines/` defines it."""

from typing import Any

from pydantic import Field

from app.model.brief import Channel, Length
from app.model.draft import GuidelineKind, Severity
from app.model.profile import Fault, Tone, Topic
from app.model.reading import Abuse, Feeling
from app.model.value import Value


class When(Value):
    """When a phrase may be said; an empty field means always."""

    fault: tuple[Fault, ...] = ()
    channel: tuple[Channel, ...] = ()
    tone: tuple[Tone, ...] = ()
    length: tuple[Length, ...] = ()
    topic: tuple[Topic, ...] = ()
    feeling: tuple[Feeling, ...] = ()
    abuse: tuple[Abuse, ...] = ()
    anger: tuple[int, ...] = ()


class Phrase(Value):
    """A sentence with `{slots}` for the built-in engine; `also` names other guidelines that it meets."""

    say: str = Field(min_length=1)
    when: When = When()
    also: tuple[str, ...] = ()


class Wording(Value):
    """`say.<locale>.yaml`: phrases by slot, and what never to say."""

    slots: dict[str, tuple[Phrase, ...]] = {}
    avoid: tuple[str, ...] = ()


class Cues(Value):
    """`check.<locale>.yaml`: wordings (regular expressions) that show the guideline met, or broken."""

    shows: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()


class Check(Value):
    """Which kind of check decides the guideline and its data; `none` needs a reason."""

    kind: str
    reason: str | None = None
    data: dict[str, Any] = {}


class Example(Value):
    """A reply, or part of one, with the brief that it answers."""

    brief: dict[str, Any]
    reply: str
    why: str | None = None


class Examples(Value):
    """`examples.yaml`."""

    good: tuple[Example, ...] = ()
    bad: tuple[Example, ...] = ()


class Guideline(Value):
    """One folder of `guidelines/`; `origin` is the folder that it was read from."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: str
    kind: GuidelineKind
    order: int
    applies: str
    severity: Severity
    why: str
    source: tuple[str, ...]
    prompt: str | None = None
    question: str | None = None
    check: Check
    repair: str | None = None
    prose: str = ""
    wording: dict[str, Wording] = {}
    cues: dict[str, Cues] = {}
    examples: Examples = Examples()
    origin: str = ""
