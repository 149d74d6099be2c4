"""A principle or guard as its folder under `guidelines/` defines it."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from app.model.brief import Channel, Length
from app.model.draft import GuidelineKind, Severity
from app.model.profile import Fault, Tone, Topic
from app.model.proof import Proof
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
    """`check.<locale>.yaml`: wordings (regular expressions, case-blind) by what they tell of a sentence.

    `shows` (the clearest first) and `breaks` are clear; a sentence with any of `unless` shows nothing; `doubts` may
    break the guideline, so a person is asked; `suspects` likely do, and no sign outweighs them; without any of `traces`
    it cannot be met; of `signs` each must be there, in whatever sentence (a role, and no need to repeat).
    """

    shows: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    suspects: tuple[str, ...] = ()
    traces: tuple[str, ...] = ()
    signs: dict[str, tuple[str, ...]] = {}

    def by_field(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each list of wordings with the name of its place in the file ("shows", "signs.role")."""
        yield from (("shows", self.shows), ("unless", self.unless), ("breaks", self.breaks))
        yield from (("doubts", self.doubts), ("suspects", self.suspects), ("traces", self.traces))
        for name, expressions in self.signs.items():
            yield f"signs.{name}", expressions


class Check(Value):
    """Which kind of check decides the guideline and its data; `none` needs a reason."""

    kind: str
    reason: str | None = None
    data: dict[str, Any] = {}


class Scale(Value):
    """How much each sign of a reply speaks for (+) or against (-) a miss, as log-odds, and where they begin to count.

    The signs are named in `app/checklist/signs.py`; "act feeling" is the likelihood of an act.
    """

    start: float
    signs: dict[str, float]


class Weighing(Scale):
    """`weigh.yaml`: the scale of a guideline, and a plain one for languages whose wordings we do not know.

    An item is missed from a likelihood of `missed_from` on and met up to `met_to`; what the wording itself showed to be
    met stays so up to `kept_to`; between them a person is asked. Where no word speaks against the reply and something
    is only not found in it, it is missed from `absent_from` on, if that is higher: whoever writes unlike all whom we
    have read has said it in words that we do not know.
    """

    missed_from: float = Field(default=0.6, gt=0, lt=1)
    absent_from: float = Field(default=0.6, gt=0, lt=1)
    met_to: float = Field(default=0.07, gt=0, lt=1)
    kept_to: float = Field(default=0.15, gt=0, lt=1)
    plain: Scale | None = None


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
    weighing: Weighing | None = None
    proof: Proof = Proof()
    origin: str = ""
