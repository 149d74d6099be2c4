"""Lays the profile under a brief: what the brief does not say, the profile says."""

from app.conditions import Situation
from app.model.brief import Brief
from app.model.plan import Given
from app.model.profile import Profile
from app.model.reading import Reading

INTERNAL_PREFIX = "internal"
"""A line of `facts` that begins with this word (in any case) is for the agent's eyes only."""


def settled(brief: Brief, profile: Profile) -> Brief:
    """The brief with company, signature, tone and timezone filled from the profile where it is silent."""
    agent = brief.agent
    if agent.signature is None and profile.signature is not None:
        agent = agent.model_copy(update={"signature": profile.signature})
    return brief.model_copy(
        update={
            "company": brief.company or profile.name,
            "agent": agent,
            "tone": brief.tone or profile.tone or "warm",
            "timezone": brief.timezone or profile.timezone,
        }
    )


def is_internal(fact: str) -> bool:
    """Whether a line of `facts` is for the agent alone."""
    return fact.lstrip(" \t-*•([").lower().startswith(INTERNAL_PREFIX)


def given_options(brief: Brief, profile: Profile, reading: Reading) -> tuple[Given, ...]:
    """What may be offered: the brief's options; where it has none, the profile's standing offers that fit topic and
    fault.
    """
    if brief.options:
        return tuple(Given(where=f"options[{i}]", text=t) for i, t in enumerate(brief.options))
    if brief.end_relationship:
        return ()
    return tuple(
        Given(where=f"profile.offers[{i}]", text=offer.text)
        for i, offer in enumerate(profile.offers)
        if offer.topic in (None, reading.topic) and offer.fault in (None, brief.fault)
    )


def given_facts(brief: Brief) -> tuple[tuple[Given, ...], tuple[Given, ...]]:
    """The facts that may be said, and the internal ones (with `brief.internal`)."""
    facts = [Given(where=f"facts[{i}]", text=t) for i, t in enumerate(brief.facts)]
    internal = [f for f in facts if is_internal(f.text)]
    internal += [Given(where=f"internal[{i}]", text=t) for i, t in enumerate(brief.internal)]
    return tuple(f for f in facts if not is_internal(f.text)), tuple(internal)


def given_cannot(brief: Brief, profile: Profile) -> tuple[Given, ...]:
    """What cannot be done here; the profile's standing limits come after the brief's own."""
    return tuple(
        [Given(where=f"cannot[{i}]", text=t) for i, t in enumerate(brief.cannot)]
        + [Given(where=f"profile.cannot[{i}]", text=t) for i, t in enumerate(profile.cannot)]
    )


def given_policies(brief: Brief, profile: Profile) -> tuple[Given, ...]:
    """Standing rules of brief and profile."""
    return tuple(
        [Given(where=f"policies[{i}]", text=t) for i, t in enumerate(brief.policies)]
        + [Given(where=f"profile.policies[{i}]", text=t) for i, t in enumerate(profile.policies)]
    )


def situation(
    brief: Brief, reading: Reading, options: tuple[Given, ...], cannot: tuple[Given, ...], unmet: bool
) -> Situation:
    """What the named conditions look at."""
    return Situation(
        brief=brief,
        reading=reading,
        options=tuple(o.text for o in options),
        cannot=tuple(c.text for c in cannot),
        unmet=unmet,
    )
