"""Makes the plan: which principles apply, what to say in which order, how firm to be, what to ask, whom to tell."""

from typing import Literal

from app.conditions import applies
from app.guidelines import Guidelines
from app.model.brief import Brief
from app.model.plan import AskPlan, Given, Move, Plan
from app.model.profile import Profile
from app.model.reading import Reading
from app.pipeline.asks import Kind, plan_asks
from app.pipeline.hinted import hinted
from app.pipeline.history import (
    apologised_before,
    broken_promises,
    open_promises,
    perhaps_promised,
    questions_asked,
)
from app.pipeline.people import handover_role
from app.pipeline.settle import given_cannot, given_facts, given_options, given_policies, situation
from app.text.matching import leaves_open
from app.text.person.signer import is_signer


def make_plan(brief: Brief, profile: Profile, reading: Reading, guidelines: Guidelines) -> Plan:
    """The plan for one brief. The brief is settled already: the profile lies under it."""
    options = given_options(brief, profile, reading)
    facts, internal = given_facts(brief)
    cannot = given_cannot(brief, profile)
    policies = given_policies(brief, profile)
    escalates = reading.escalate or brief.beyond_agent
    role, _ = handover_role(reading, profile, (*facts, *policies, *cannot), beyond_agent=brief.beyond_agent)
    if role is not None and is_signer(role.role, brief.agent.name or "", brief.agent.signature or ""):
        role = None  # nobody hands a matter on to themselves
    notes: dict[Kind, tuple[Given, ...]] = {
        "option": options,
        "fact": facts,
        "policy": policies,
        "cannot": cannot,
    }
    asks = plan_asks(reading.asks, notes, handed_over=escalates, language=reading.language)
    allowed = (*options, *policies)
    beside = _beside(brief, cannot, reading, allowed, asks)
    bearing = tuple(c for c in _bearing(cannot, {a.where for a in asks}) if c not in beside)
    scene = situation(brief, reading, options, bearing, _left_open(reading, facts, allowed))
    applying = tuple(
        g.id for g in guidelines if g.kind == "guard" or (g.kind == "reply" and applies(g.applies, scene))
    )
    return Plan(
        applies=applying,
        moves=_moves(brief, reading, applying),
        options=options,
        facts=facts,
        cannot=bearing,
        beside=beside,
        policies=policies,
        internal=internal,
        asks=asks,
        firmness=_firmness(brief, reading),
        escalate_to=role if "escalate" in applying else None,
        escalate_for=tuple(
            sorted({*reading.risks} & {"legal", "regulator", "safety", "self_harm", "violence"})
        ),
        question=_question(brief, reading, facts, options),
        emergency=_emergency(reading),
        promises=open_promises(brief),
        broken_promises=broken_promises(brief),
        perhaps_promised=perhaps_promised(brief),
        apologised_before=apologised_before(brief),
    )


def _left_open(reading: Reading, facts: tuple[Given, ...], allowed: tuple[Given, ...]) -> bool:
    """Whether something cannot be promised yet: a fact says that it is not known, or asks meet nothing at all.

    Single asks that no note seems to speak to are left out of this: on the labelled briefs they are wrong more often
    than right, since an ask and the note that meets it may share no word.
    """
    unknown = any(leaves_open(fact.text, reading.language) for fact in facts)
    return unknown or (bool(reading.asks) and not facts and not allowed)


def _bearing(cannot: tuple[Given, ...], wanted: set[str | None]) -> tuple[Given, ...]:
    """The brief's own limits always bear on the message; the profile's standing ones only when it asks for them."""
    return tuple(c for c in cannot if c.where.startswith("cannot[") or c.where in wanted)


def _beside(
    brief: Brief,
    cannot: tuple[Given, ...],
    reading: Reading,
    allowed: tuple[Given, ...],
    asks: tuple[AskPlan, ...],
) -> tuple[Given, ...]:
    """The brief's own limits that the message neither asks for nor hints at; where a relationship ends, none."""
    own = () if brief.end_relationship else (c for c in cannot if c.where.startswith("cannot["))
    met = {a.where for a in asks}
    return tuple(c for c in own if c.where not in met and not hinted(c, reading, allowed, asks))


def _moves(brief: Brief, reading: Reading, applying: tuple[str, ...]) -> tuple[Move, ...]:
    """The order of what is said: feelings and facts first, limits before offers, what happens next at the end."""
    moves: list[Move] = ["acknowledge"]
    if _emergency(reading) is not None and (reading.abuse != "threat" or _emergency(reading) != "violence"):
        moves.insert(0, "safety")
    if brief.fault == "ours":
        moves.append("admit")
    elif brief.fault == "customer" and not brief.end_relationship:
        moves.append("own")
    if reading.abuse in {"insult", "threat"}:
        moves.append("boundary")
    if brief.end_relationship:
        moves.append("ending")
        if brief.fault == "customer":
            moves.append("correct")
        moves += ["facts", "limits", "options"]
        return (*moves, "handover", "goodbye") if "escalate" in applying else (*moves, "goodbye")
    # The word that lets the customer save face stands right before the facts that it leads to.
    moves.append("correct" if brief.fault == "customer" else "own")
    moves += ["facts", "limits", "options"]
    if "escalate" in applying:
        moves.append("handover")
    return (*moves, "question", "next_step", "invite")


def _firmness(brief: Brief, reading: Reading) -> int:
    """0 none, 1 a plain boundary, 2 a threat, 3 the relationship ends."""
    if brief.end_relationship:
        return 3
    return {"insult": 1, "threat": 2}.get(reading.abuse, 0)


def _emergency(reading: Reading) -> Literal["self_harm", "violence", "safety"] | None:
    order: tuple[Literal["self_harm", "violence", "safety"], ...] = ("self_harm", "safety", "violence")
    read = next((risk for risk in order if risk in reading.risks), None)
    return read or ("safety" if reading.urgency == "danger" else None)


def _question(
    brief: Brief, reading: Reading, facts: tuple[Given, ...], options: tuple[Given, ...]
) -> str | None:
    """The one thing that is missing before anything can be done: a key of `prompts/builtin/<locale>/questions.yaml`.

    Nothing is asked where the brief shows that the case is known, or where an earlier turn asked already.
    """
    known = bool(facts or options or brief.customer.ref or brief.end_relationship)
    has_reference = any(d.type == "reference" for d in reading.details)
    if known or has_reference or questions_asked(brief) or _emergency(reading):
        return None
    return reading.topic
