"""Cases supposed to be as no reading showed them to be: the fewest that reach every branch of the templates."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import cycle, product
from typing import Any, NamedTuple, get_args

from app.checklist.case import Case
from app.conditions import Situation, applies
from app.model.brief import Brief, Channel, Length
from app.model.plan import AskPlan, Given
from app.model.profile import Fault, Profile, Role, Tone
from app.model.reading import Abuse, Ask, Reading
from app.promptci.case import PromptCase
from app.promptci.lint.questions import Wordings
from app.promptci.lint.rendering import planned

LONG = 30_000
"""Characters of a message of which a part is left out."""

_BY: tuple[Any, ...] = get_args(AskPlan.model_fields["by"].annotation)


class Supposed(NamedTuple):
    """A case and what is supposed of it, in a few words ("" for nothing but what its brief says)."""

    case: str
    what: str
    made: Case


def blank(brief: Brief) -> Reading:
    """A reading that finds nothing but the text."""
    return Reading(text=brief.message, visible=brief.message)


def by_the_brief(case: PromptCase, wordings: Wordings) -> frozenset[str]:
    """The guidelines that apply by what the brief says alone, and those that the case says it triggers."""
    situation = Situation(
        brief=case.brief, reading=blank(case.brief), options=case.brief.options, cannot=case.brief.cannot
    )
    found = {g.id for g in wordings.guidelines if g.kind != "agent" and applies(g.applies, situation)}
    return frozenset(found) | said_to_apply(case)


def said_to_apply(case: PromptCase) -> frozenset[str]:
    """The guidelines that must apply for a case to say what it says of them."""
    served = (name for golden in case.goldens for name in golden.serves)
    broken = (name for one in case.planted for name in one.breaks)
    expected = (name for name, status in case.expect.items() if status in {"met", "missed", "unsure"})
    return frozenset((*case.triggers, *case.direction.adds, *served, *broken, *expected))


def few(cases: Sequence[PromptCase]) -> tuple[PromptCase, ...]:
    """The fewest cases whose briefs have, together, every trait that any of them has (found greedily)."""
    traits = {case.id: frozenset(_traits(case)) for case in cases}
    left = frozenset().union(*traits.values())
    chosen: list[PromptCase] = []
    while left:
        best = max(cases, key=lambda case: len(traits[case.id] & left))
        chosen.append(best)
        left -= traits[best.id]
    return tuple(chosen)


def supposed(cases: Sequence[PromptCase], profile: Profile, wordings: Wordings) -> Iterator[Supposed]:
    """The few cases as their briefs are; then one of them with every value of brief, reading and plan that a template
    may ask for.
    """
    chosen = few(cases)
    for case in chosen:
        yield Supposed(case.id, "", planned(case.brief, profile, blank(case.brief), wordings))
    if chosen:
        richest = max(chosen, key=lambda case: len(frozenset(_traits(case))))
        for what, made in _varied(richest.brief, profile, wordings):
            yield Supposed(richest.id, what, made)


def _traits(case: PromptCase) -> Iterator[Hashable]:
    """What a template may ask of a brief."""
    brief = case.brief
    yield brief.channel, brief.length
    yield from (("fault", brief.fault), ("tone", brief.tone), ("end", brief.end_relationship))
    yield "options", min(len(brief.options), 2), brief.end_relationship
    for name in ("facts", "cannot", "policies", "internal", "hint", "at", "company", "beyond_agent"):
        yield name, bool(getattr(brief, name))
    yield from (("thread", turn.sender) for turn in brief.thread)
    yield "name", bool(brief.customer.name)
    yield "ref", bool(brief.customer.ref)
    yield from (("triggers", name) for name in case.triggers)


def _varied(brief: Brief, profile: Profile, wordings: Wordings) -> Iterator[tuple[str, Case]]:
    full = profile.model_copy(
        update={
            "contact": profile.contact or ("-",),
            "always_say": profile.always_say or ("-",),
            "never_say": profile.never_say or ("-",),
            "roles": profile.roles or (Role.model_validate({"role": "-", "answers_within": "-"}),),
        }
    )
    for told, read in _values():
        given = brief.model_copy(update=told)
        reading = blank(given).model_copy(update=read)
        what = ", ".join(f"{name} {_word(value)}" for name, value in {**told, **read}.items())
        yield what, _with_asks(planned(given, full, reading, wordings), wordings)


def _word(value: Any) -> str:
    return f"{len(value)} given" if isinstance(value, tuple) else str(value)


def _values() -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """What each supposition changes of the brief and of the reading.

    Branches hang together in pairs at most, so values go round at different paces instead of all with all.
    """
    told = {
        "fault": cycle(get_args(Fault)),
        "tone": cycle(get_args(Tone)),
        "end_relationship": cycle((False, False, False, False, True)),
        "beyond_agent": cycle((True, False)),
        "options": cycle(((), ("-",), ("-", "-"))),
        "cannot": cycle(((), ("-",))),
        "hint": cycle((None, "-")),
        "at": cycle((datetime(2025, 1, 2, tzinfo=UTC), None)),
    }
    read = {
        "abuse": cycle(get_args(Abuse)),
        "risks": cycle(((), ("self_harm", "legal"), ("safety",), ("violence",), ("violence",))),
        "kinds": cycle((("angry",), ())),
        "language_confidence": cycle((1.0, 0.5)),
    }
    for channel, length in product(get_args(Channel), get_args(Length)):
        values = {name: next(turn) for name, turn in told.items()}
        yield (
            {"channel": channel, "length": length, **values},
            {name: next(turn) for name, turn in read.items()},
        )
    for fault, options in product(get_args(Fault), ((), ("-",))):
        yield {"fault": fault, "end_relationship": True, "options": options}, {"abuse": "insult"}
    yield {"message": "-" * LONG}, {}


def _with_asks(case: Case, wordings: Wordings) -> Case:
    """The case with an ask met in each way that there is, promises kept and broken, and a question to put; where
    nothing is refused, every guideline applies.
    """
    asks = tuple(Ask(text="-", start=0, end=1) for _ in _BY)
    plans = tuple(AskPlan(ask=number, by=by, where="facts[0]") for number, by in enumerate(_BY))
    plan = case.plan.model_copy(
        update={
            "asks": plans,
            "promises": (Given(where="history.promises[0]", text="-"),),
            "broken_promises": (Given(where="thread[0]", text="-"),),
            "apologised_before": True,
            "question": "other",
            "applies": case.plan.applies
            if case.plan.cannot
            else tuple(g.id for g in wordings.guidelines if g.kind != "agent"),
        }
    )
    return case.model_copy(update={"reading": case.reading.model_copy(update={"asks": asks}), "plan": plan})
