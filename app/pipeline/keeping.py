"""Decide to keep: what speaks for and against a customer, by what is known of earlier contacts. A person decides."""

from collections.abc import Iterator
from typing import Literal

from app.guidelines import Guidelines
from app.model.history import History
from app.model.value import Value

GUIDELINE = "decide-to-keep"

Advice = Literal["keep", "mend", "weigh"]
"""Keep them; first put right what we owe them; lay it before whoever decides."""

_REPEATED = 2
"""Abusive messages from which on abuse is repeated."""
_MANY = 4
"""Contacts from which on they are many."""
_WELL, _BADLY = 4.0, 2.5


class Contacts(Value):
    """What the advice is made of: counts, and the mean of ratings from 1 to 5."""

    contacts: int = 0
    abusive: int = 0
    rating: float | None = None
    kept: int = 0
    broken: int = 0
    open: int = 0

    @classmethod
    def of(cls, history: History, contacts: int) -> "Contacts":
        """Those of a brief; only promises that surely reached the customer count."""
        states = [p.state for p in history.promises if p.sent]
        return cls(
            contacts=contacts,
            abusive=history.abusive,
            rating=history.rating,
            kept=states.count("kept"),
            broken=states.count("broken"),
            open=states.count("open"),
        )


def advice_on(known: Contacts) -> Advice:
    """What to do. What we owe comes before what they owe; frequent contact alone is no reason against anybody."""
    if known.broken:
        return "mend"
    return "weigh" if known.abusive >= _REPEATED else "keep"


def reasons_for(known: Contacts) -> tuple[tuple[str, str], ...]:
    """Why, as slots of the guideline, each with its number, the weightiest first."""
    return tuple(_reasons(known))


def told(guidelines: Guidelines, known: Contacts, locale: str = "en") -> tuple[str, tuple[str, ...]]:
    """The advice and its reasons in words; empty where the guideline has none or is switched off."""
    advice = _said(guidelines, f"history_{advice_on(known)}", "", locale)
    reasons = (_said(guidelines, slot, count, locale) for slot, count in _reasons(known))
    return advice, tuple(reason for reason in reasons if reason)


def _reasons(known: Contacts) -> Iterator[tuple[str, str]]:
    if known.broken:
        yield "because_broken", str(known.broken)
    if known.abusive:
        repeated = known.abusive >= _REPEATED
        yield ("because_abusive" if repeated else "because_abusive_once"), str(known.abusive)
    if known.open:
        yield "because_open", str(known.open)
    if known.kept:
        yield "because_kept", str(known.kept)
    if known.contacts:
        yield ("because_contacts" if known.contacts >= _MANY else "because_contacts_few"), str(known.contacts)
    if known.rating is not None and known.rating >= _WELL:
        yield "because_rated_well", f"{known.rating:.1f}"
    elif known.rating is not None and known.rating <= _BADLY:
        yield "because_rated_badly", f"{known.rating:.1f}"


def _said(guidelines: Guidelines, slot: str, count: str, locale: str) -> str:
    phrases = guidelines.phrases(GUIDELINE, slot, locale) or guidelines.phrases(GUIDELINE, slot, "en")
    return phrases[0].say.replace("{count}", count) if phrases else ""
