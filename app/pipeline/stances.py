"""The stances that a brief allows, and the plan of each: what is offered, what is declined, what is asked first."""

from typing import Any, get_args

from app.checklist.case import Case
from app.model.plan import Move, Plan, Stance
from app.pipeline.history import questions_asked

STANCES: tuple[Stance, ...] = get_args(Stance)
"""In the order in which they are tried."""

_UNDECIDED = frozenset({"offer-options", "be-honest"})
"""Guidelines that do not apply where nothing is decided yet: who asks first neither offers nor declines."""

_PUBLIC = frozenset({"review", "social"})


def allowed(case: Case) -> tuple[Stance, ...]:
    """The stances that the brief allows; the first is the one that its plain plan takes. Never empty."""
    found = tuple(s for s in STANCES if _allows(case, s))
    return found or ("ask",)


def plan_for(case: Case, stance: Stance) -> Plan:
    """The plan of a case turned to a stance.

    To decline, what cannot be done is said before the one alternative that is offered. To ask first, nothing is offered
    or declined; what is missing is asked for, else what would help the customer.
    """
    plan = case.plan
    update: dict[str, Any] = {"stance": stance}
    if stance == "decline":
        update |= {"options": plan.options[:1], "moves": _moved(plan.moves, "limits", before="facts")}
    if stance == "ask":
        update |= {
            "applies": tuple(g for g in plan.applies if g not in _UNDECIDED),
            "moves": tuple(m for m in plan.moves if m != "limits"),
            "options": (),
            "cannot": (),
            "question": None if _known(case) else case.reading.topic,
        }
    return _consistent(plan.model_copy(update=update))


def _consistent(plan: Plan) -> Plan:
    """The plan with asks that were met by a note which it no longer holds left open."""
    notes = (*plan.options, *plan.facts, *plan.cannot, *plan.policies)
    held = {note.where for note in notes}
    asks = tuple(
        a if a.where is None or a.where in held else a.model_copy(update={"by": "unmet", "where": None})
        for a in plan.asks
    )
    return plan.model_copy(update={"asks": asks})


def _allows(case: Case, stance: Stance) -> bool:
    plan, brief = case.plan, case.brief
    if stance == "grant":
        return bool(plan.options)
    if stance == "decline":
        return bool(plan.cannot) or "be-honest" in plan.applies
    return not (
        brief.end_relationship or plan.emergency or brief.channel in _PUBLIC or questions_asked(brief)
    )


def _known(case: Case) -> bool:
    """Whether the customer can be found: a reference is given or stands in the message."""
    return bool(case.brief.customer.ref) or any(d.type == "reference" for d in case.reading.details)


def _moved(moves: tuple[Move, ...], move: Move, *, before: Move) -> tuple[Move, ...]:
    """The moves with one of them brought forward."""
    if move not in moves or before not in moves:
        return moves
    rest = [m for m in moves if m != move]
    rest.insert(rest.index(before), move)
    return tuple(rest)
