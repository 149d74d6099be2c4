"""What a message says, with the words that show it."""

from typing import Literal

from pydantic import Field

from app.model.profile import Topic
from app.model.value import Span, Value

Abuse = Literal["none", "swearing", "insult", "threat"]
Risk = Literal[
    "legal", "regulator", "press_or_review", "chargeback", "safety", "self_harm", "violence", "vulnerable"
]
Urgency = Literal["none", "deadline", "danger"]
Kind = Literal[
    "frequent_complainer",
    "hard_to_satisfy",
    "angry",
    "abusive",
    "demanding",
    "mistaken",
    "leaving",
    "anxious",
]
Feeling = Literal[
    "anger",
    "frustration",
    "disappointment",
    "worry",
    "sadness",
    "grief",
    "embarrassment",
    "confusion",
    "distrust",
    "gratitude",
]
DetailType = Literal[
    "reference",
    "money",
    "percentage",
    "date",
    "time",
    "duration",
    "email",
    "phone",
    "link",
    "name",
    "quantity",
    "product",
    "address",
]


class Detail(Span):
    """A concrete particular of the message; `type` says what it is, `value` its normal form where there is one."""

    type: DetailType
    value: str | None = None


class Ask(Span):
    """One thing that the customer asks for: the words of the message that ask it."""

    demand: bool = False


class Sign(Span):
    """The words that made a finding: `of` is its place ("anger", "urgency", "risk:legal", "topic:delivery")."""

    of: str


class Reading(Value):
    """The result of reading one message. All offsets refer to `text`, the message after decoding and cleaning."""

    text: str
    language: str = "en"
    language_confidence: float = Field(default=1.0, ge=0, le=1)
    topic: Topic = "other"
    asks: tuple[Ask, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    anger: int = Field(default=0, ge=0, le=4)
    abuse: Abuse = "none"
    risks: tuple[Risk, ...] = ()
    urgency: Urgency = "none"
    escalate: bool = False
    kinds: tuple[Kind, ...] = ()
    details: tuple[Detail, ...] = ()
    visible: str = ""
    visible_spans: tuple[Span, ...] = ()
    calm_summary: str = ""
    injection: bool = False
    signs: tuple[Sign, ...] = ()
