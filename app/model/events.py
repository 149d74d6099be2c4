"""What the pipeline yields while it works; every door listens to the same stream."""

from typing import Literal

from app.model.draft import Draft
from app.model.value import Value


class StepEvent(Value):
    """A step began or ended."""

    event: Literal["step"] = "step"
    name: Literal["read", "plan", "write", "check", "repair", "variants"]
    state: Literal["started", "done"]


class TextEvent(Value):
    """Whole sentences to append; each has passed the code guards."""

    event: Literal["text"] = "text"
    append: str


class ReplaceEvent(Value):
    """The whole text anew, after a repair."""

    event: Literal["replace"] = "replace"
    text: str


class DraftEvent(Value):
    """The last event: the whole draft."""

    event: Literal["draft"] = "draft"
    draft: Draft


Event = StepEvent | TextEvent | ReplaceEvent | DraftEvent
