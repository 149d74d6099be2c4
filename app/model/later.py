"""What is kept to be done after a request was answered: drafts that are made later, notes that are delivered."""

from typing import Any, Literal

from pydantic import AwareDatetime

from app.model.value import Value

LaterState = Literal["waiting", "running", "failed"]

NoteEvent = Literal["draft.made", "draft.outcome"]
NoteState = Literal["waiting", "sent", "dead"]


class LaterDraft(Value):
    """A brief whose draft is made later, under the id of the draft.

    `attempts` counts how often it was begun, `brief` is JSON and goes when the draft is there or was given up, `error`
    says why there is none (a problem, as JSON).
    """

    id: str
    at: AwareDatetime
    by: str
    customer_ref: str | None = None
    state: LaterState = "waiting"
    attempts: int = 0
    brief: str | None = None
    error: str | None = None


class DraftToCome(Value):
    """A draft that is not there yet: it waits, is being made, or failed, and then `problem` says why (RFC 9457)."""

    id: str
    at: AwareDatetime
    state: LaterState = "waiting"
    problem: dict[str, Any] | None = None


class Note(Value):
    """Something to be told of a draft, once: it holds no words, which are looked up when it is sent.

    `due` is when it is tried next, `cause` why the last try failed, in one word. A `dead` one is tried no more.
    """

    id: str
    draft_id: str
    at: AwareDatetime
    event: NoteEvent
    due: AwareDatetime
    state: NoteState = "waiting"
    attempts: int = 0
    cause: str | None = None


class Outstanding(Value):
    """How much of it there is: drafts to be made, notes to be delivered, notes that were given up."""

    drafts: int = 0
    notes: int = 0
    notes_dead: int = 0


NOTHING = Outstanding()
