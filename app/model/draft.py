"""The reply with its checklist, commitments, reading, actions, note for the record, and how it was made."""

from datetime import datetime
from hashlib import sha256
from typing import Literal

from pydantic import Field

from app.model.given import Truth
from app.model.plan import Stance
from app.model.reading import Reading
from app.model.value import Span, Value
from app.model.writing import EngineInfo, Ground, Usage

Status = Literal["met", "missed", "unsure", "not_applicable", "for_agent"]
GuidelineKind = Literal["reply", "guard", "agent"]
Severity = Literal["must", "should"]
DecidedBy = Literal["engine", "code", "judge", "person"]
Verdict = Literal["ready", "needs_you"]


class Quote(Value):
    """Words of a text and where they stand: `text[start:end] == quote`."""

    quote: str
    start: int
    end: int


class ChecklistItem(Value):
    """What the checklist says of one guideline. `evidence` quotes the reply, `message_evidence` the message."""

    id: str
    title: str
    kind: GuidelineKind
    severity: Severity
    status: Status
    confidence: float = Field(ge=0, le=1)
    decided_by: DecidedBy
    evidence: tuple[Quote, ...] = ()
    message_evidence: tuple[Quote, ...] = ()
    reason: str
    hint: str | None = None


def words_of(item: ChecklistItem, text: str) -> str:
    """Twelve characters that change with the words that an item is about: those that it quotes, else all of the reply.

    `text` is the reply; white space does not count.
    """
    words = [q.quote for q in item.evidence] or [text]
    told = "\0".join(" ".join(w.split()) for w in words)
    return sha256(f"{item.id}\0{told}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


class PersonAnswer(Value):
    """A person's word on an item that the checklist could not decide.

    `words` says what it was given for (`words_of`); when those words are others the answer does not hold any more.
    None: it holds for whatever the reply says.
    """

    met: Truth
    words: str | None = Field(default=None, max_length=40)


class Commitment(Span):
    """A thing that the reply binds the company to; `ground` is where that is allowed, or nothing.

    Not `sure`: the ground is near and perhaps does not go as far as the words; a person should look.
    """

    kind: Literal["money", "thing", "time", "outcome", "process"]
    ground: Ground | None = None
    sure: bool = True


class Answer(Value):
    """Where in the reply an ask is answered (`start`, `end`: null where it is not)."""

    ask: str
    start: int | None = None
    end: int | None = None


class Gap(Value):
    """A place in the reply that a person must fill or confirm."""

    start: int
    end: int
    what: str


class Checked(Value):
    """What checking a reply gives: the body of `POST /v1/checks`."""

    checklist: tuple[ChecklistItem, ...]
    commitments: tuple[Commitment, ...]
    answers: tuple[Answer, ...]
    gaps: tuple[Gap, ...]
    verdict: Verdict
    verdict_reasons: tuple[str, ...] = ()
    draft_known: bool | None = Field(default=None, exclude_if=lambda known: known is None)
    """With the id of a draft: whether its sentences are still known here; what is not told them says less."""


class Reply(Value):
    """The text that can be sent."""

    subject: str | None
    text: str
    language: str


class Action(Value):
    """Something that a person has to do, because the reply says so or the message calls for it."""

    type: Literal["escalate", "follow_up", "part_ways", "pause", "do"]
    reason: str
    due: datetime | None = None
    text: str | None = None


class Variant(Value):
    """One stance on the brief, with the checklist of its own reply."""

    stance: Stance
    reply: Reply
    checked: Checked


class Draft(Value):
    """All that `POST /v1/drafts` answers.

    `doubts` are the writer's own, among the reasons of the verdict: they stand whatever the checklist says, until a
    person has looked.
    `kept` says that it is in the store, and can be asked for by its id. `variants`, where they are asked for, hold
    each stance that the brief allows, the draft's own reply first; `variants_missing` says why fewer came.
    """

    id: str
    brief_id: str | None = None
    kept: bool = False
    verdict: Verdict
    verdict_reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    reply: Reply
    checklist: tuple[ChecklistItem, ...]
    commitments: tuple[Commitment, ...]
    answers: tuple[Answer, ...]
    gaps: tuple[Gap, ...]
    reading: Reading
    actions: tuple[Action, ...] = ()
    note: str = ""
    engine: EngineInfo
    usage: Usage = Usage()
    timings_ms: dict[str, float] = {}
    variants: tuple[Variant, ...] = ()
    variants_missing: tuple[str, ...] = ()
