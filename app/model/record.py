"""What is kept of drafts: what was sent, what comes next, who wrote before, and who did what."""

from datetime import datetime
from typing import Annotated, Final, Generic, Literal, TypeVar

from pydantic import AwareDatetime, Field

from app.model.brief import MESSAGE_MAX, Brief
from app.model.draft import Draft, Status
from app.model.given import NUMBER
from app.model.value import Value
from app.model.writing import Passage

OutcomeKind = Literal["sent", "edited", "discarded"]
Scope = Literal["draft", "read", "admin"]

T = TypeVar("T")


class Outcome(Value):
    """What a person did with a draft: the body of `POST /v1/drafts/{id}/outcome`.

    `text` is what was sent; `sent` without it means that the draft went out as it was. `rating` is the customer's or
    the agent's own, 1 (bad) to 5.
    """

    outcome: OutcomeKind
    text: Annotated[str, Field(max_length=MESSAGE_MAX)] | None = None
    rating: Annotated[int, Field(ge=1, le=5), NUMBER] | None = None


class PrincipleChange(Value):
    """One principle before a person's edit and after, with the sentences of it that went and that came."""

    id: str
    before: Status
    after: Status
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


class Rewording(Value):
    """A sentence that went, and the one that came in its place and says much the same."""

    removed: str
    added: str


class Change(Value):
    """What a person changed: sentences that went, that came, and how much stayed (0-1, by sentences of both texts).

    Greeting and sign-off do not count. A sentence that was reworded is one that went and one that came, and stands in
    `reworded` as well.
    """

    kept: float = Field(ge=0, le=1)
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    principles: tuple[PrincipleChange, ...] = ()


class OutcomeRecord(Value):
    """An outcome as it is kept, with what it changed (nothing for a draft that was discarded)."""

    outcome: OutcomeKind
    at: AwareDatetime
    text: str | None = None
    rating: int | None = None
    change: Change | None = None


class Figures(Value):
    """What of a draft is kept when its texts are gone: no words of anybody.

    `statuses` are those of the draft's checklist by guideline, `after` those of the text that was sent. `fallback`: the
    built-in engine wrote it in place of a model.
    """

    channel: str
    topic: str
    language: str
    anger: int
    abuse: str
    verdict: str
    engine: str
    wording: str
    fallback: bool = False
    statuses: dict[str, Status] = {}
    after: dict[str, Status] = {}
    kept: float | None = None


class DraftRecord(Value):
    """A draft as it is kept. `brief`, `draft` and the texts of the outcome are gone (None) after their retention.

    `by` says who asked for it: the id of a key, or the door. `passages` are what its writer knows of its sentences.
    """

    id: str
    at: AwareDatetime
    by: str
    customer_ref: str | None = None
    figures: Figures
    brief: Brief | None = None
    draft: Draft | None = None
    passages: tuple[Passage, ...] = ()
    outcome: OutcomeRecord | None = None


class DraftLine(Value):
    """A draft in a list: enough to find it again. `texts` says whether its words are kept still, or figures alone."""

    id: str
    at: AwareDatetime
    customer_ref: str | None = None
    channel: str
    topic: str
    language: str
    anger: int
    verdict: str
    engine: str
    outcome: OutcomeKind | None = None
    texts: bool = True


class DraftFilter(Value):
    """What a list is narrowed to; `since` is included, `until` is not."""

    customer_ref: str | None = None
    topic: str | None = None
    channel: str | None = None
    verdict: str | None = None
    outcome: Literal["sent", "edited", "discarded", "open"] | None = None
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None


class FollowUp(Value):
    """Something to come back to. `text` is what was promised, in the words of the reply; None after its retention.

    `promised` says whether the customer was told of it: only such a one can be a broken promise. `promised_for` is the
    time that they were told; putting it off moves `due` alone.
    """

    id: str
    draft_id: str
    customer_ref: str | None = None
    due: AwareDatetime
    reason: str
    text: str | None = None
    promised: bool = True
    promised_for: AwareDatetime | None = None
    state: Literal["open", "done"] = "open"
    done_at: AwareDatetime | None = None
    snoozed: int = 0


class CustomerRecord(Value):
    """A reference and counts: no name, no text."""

    ref: str
    contacts: int = 0
    abusive: int = 0
    ratings: int = 0
    rating_sum: int = 0
    first_at: AwareDatetime
    last_at: AwareDatetime


class Key(Value):
    """An API key without its secret; `hint` are its first characters, to tell keys apart."""

    id: str
    name: str
    hint: str
    scopes: tuple[Scope, ...]
    created_at: AwareDatetime
    last_used_at: AwareDatetime | None = None
    expires_at: AwareDatetime | None = None
    revoked_at: AwareDatetime | None = None

    def valid(self, now: datetime) -> bool:
        """Whether it opens anything at that time."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


class AuditEntry(Value):
    """Who did what and when; `object` names a thing by its id, never by a customer's reference or words."""

    at: AwareDatetime
    who: str
    what: str
    object: str | None = None


class Page(Value, Generic[T]):
    """A part of a list; `next` asks for the part after it, None at the end."""

    items: tuple[T, ...]
    next: str | None = None


class Answer(Value):
    """The stored answer of a request that may be sent twice: its status and JSON body.

    `draft_id` names the draft whose erasure erases the answer too; where the answer is that draft, `body` is empty.
    `customer_ref` does the same for an answer that belongs to a customer and to no draft.
    """

    status: int
    body: str
    draft_id: str | None = None
    customer_ref: str | None = None


class Claim(Value):
    """What became of laying claim to an idempotency key.

    `ours`: do the work, then settle it; `running`: somebody does; `done`: here is the answer; `other`: the key was
    used with another body.
    """

    state: Literal["ours", "running", "done", "other"]
    answer: Answer | None = None
    until: AwareDatetime | None = None


class Claimed(Value):
    """A claim that was laid to an idempotency key."""

    scope: str
    key: str
    holder: str


class Keeping(Value):
    """For whom a draft is kept: who asked, and the claim that is settled with it.

    `batch` names a line instead, `later` the draft that was to be made later, whose id it then has. `shown` says that a
    person waits for it on a page: there a draft that cannot be kept is better than none.
    """

    who: str
    shown: bool = False
    claim: Claimed | None = None
    batch: tuple[str, int] | None = None
    later: str | None = None


UNCLAIMED = Keeping(who="-")

BatchState = Literal["running", "done", "cancelled"]

LOCAL: Final = "command line"
"""Who asked for a batch that a command works off by itself; no worker touches it."""


class Batch(Value):
    """A list of briefs that is worked off: how far it is."""

    id: str
    at: AwareDatetime
    by: str
    total: int
    done: int = 0
    failed: int = 0
    state: BatchState = "running"
    ended_at: AwareDatetime | None = None


class BatchLine(Value):
    """One brief of a batch, by its number from 0; once it was done `draft_id` names its
    draft, or `error` says why there is none (a problem, as JSON). `attempts` counts how often it was begun.
    """

    number: int
    attempts: int = 0
    brief: str | None = None
    draft_id: str | None = None
    error: str | None = None


class Worker(Value):
    """A process that runs jobs, and when it was last heard of."""

    id: str
    version: str
    started_at: AwareDatetime
    beat_at: AwareDatetime
