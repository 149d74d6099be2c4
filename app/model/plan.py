"""What the reply should do: which principles apply, what to offer, what to ask, how firm to be, in which order."""

from typing import Literal

from app.model.profile import Role
from app.model.value import Value

Move = Literal[
    "safety",
    "acknowledge",
    "apologise",
    "admit",
    "correct",
    "own",
    "boundary",
    "facts",
    "options",
    "limits",
    "handover",
    "ending",
    "question",
    "next_step",
    "invite",
    "goodbye",
]


Stance = Literal["grant", "decline", "ask"]
"""What a reply comes down to: what may be offered, a kind no with the nearest thing that can be done, or a question
before anything is decided."""


class Given(Value):
    """A note that the caller gave and its place: `options[0]`, `facts[2]`, `profile.offers[1]`, `thread[3]`,
    `history.promises[0]`.
    """

    where: str
    text: str


class AskPlan(Value):
    """How one ask of the reading is met: by which note, or not at all.

    `open`: a fact says that it is not known yet; `unmet`: nothing given speaks to it.
    """

    ask: int
    by: Literal["option", "fact", "open", "policy", "cannot", "handover", "unmet"]
    where: str | None = None


class Plan(Value):
    """Made by `pipeline.plan`; read by the engines and by the checklist.

    `stance` is None where the brief alone decides: offers and limits as they are given. `beside` are limits of the
    brief that the message has nothing to do with. `promises` are those of ours that still hold, `broken_promises` those
    that have to be owned up to, `perhaps_promised` those of which nobody knows whether they were sent.
    """

    applies: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    options: tuple[Given, ...] = ()
    facts: tuple[Given, ...] = ()
    cannot: tuple[Given, ...] = ()
    beside: tuple[Given, ...] = ()
    policies: tuple[Given, ...] = ()
    internal: tuple[Given, ...] = ()
    asks: tuple[AskPlan, ...] = ()
    firmness: int = 0
    escalate_to: Role | None = None
    escalate_for: tuple[str, ...] = ()
    question: str | None = None
    stance: Stance | None = None
    emergency: Literal["self_harm", "violence", "safety"] | None = None
    promises: tuple[Given, ...] = ()
    broken_promises: tuple[Given, ...] = ()
    perhaps_promised: tuple[Given, ...] = ()
    apologised_before: bool = False
