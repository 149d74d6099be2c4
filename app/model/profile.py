"""What a company says of itself once; it lies under every brief."""

from typing import Literal

from pydantic import Field

from app.model.given import Language, Zone
from app.model.value import Value

Fault = Literal["ours", "customer", "third_party", "unknown"]
Tone = Literal["warm", "neutral", "formal"]
Topic = Literal[
    "delivery",
    "damaged_or_faulty",
    "wrong_item",
    "billing",
    "refund",
    "cancellation",
    "booking",
    "service_quality",
    "staff_conduct",
    "technical",
    "account_access",
    "product_quality",
    "safety",
    "privacy",
    "warranty",
    "other",
]
Matter = Literal["legal", "safety", "manager", "billing", "technical", "privacy", "security", "other"]


class Role(Value):
    """Somebody to whom matters are escalated, and how fast they answer ("one working day")."""

    role: str = Field(min_length=1, max_length=200)
    matters: tuple[Matter, ...] = Field(default=(), alias="for")
    answers_within: str | None = Field(default=None, max_length=100)


class StandingOffer(Value):
    """What may be offered without asking, by topic and fault; an empty topic or fault means any."""

    text: str = Field(min_length=1, max_length=1000)
    topic: Topic | None = None
    fault: Fault | None = None


class Profile(Value):
    """One YAML file that anyone can edit (`SOFTANSWER_COMPANY`)."""

    name: str | None = Field(default=None, max_length=200)
    signature: str | None = Field(default=None, max_length=1000)
    tone: Tone | None = None
    language: Language | None = None
    timezone: Zone | None = None
    contact: tuple[str, ...] = ()
    hours: str | None = Field(default=None, max_length=200)
    roles: tuple[Role, ...] = ()
    policies: tuple[str, ...] = ()
    offers: tuple[StandingOffer, ...] = ()
    cannot: tuple[str, ...] = ()
    never_say: tuple[str, ...] = ()
    always_say: tuple[str, ...] = ()
