"""An offer as its writer would have put it with more time: joined by more than a comma, and with its verb."""

from functools import cache

from app.engines.builtin.notes.as_phrase import capitalised, lowered, with_article
from app.engines.builtin.notes.offer_form import Form
from app.engines.builtin.notes.patterns import jotting, pattern
from app.text.guarded import Rewrites
from app.text.tables import table as locale_table


def tidied(note: str) -> str:
    """The offer with its second statement joined to the first: "refund it, he keeps the parts" → "…, and he keeps …".

    Behind a condition nothing is joined: there the comma ends it.
    """
    made = _forms().put_first(note)
    if (let := pattern("let_them").match(made.rstrip("."))) is not None:
        return jotting("customer_can").format(do=let["do"])
    return made if pattern("leading_condition").match(made) else _joins().put_into(made)


def offered_as(what: str, *, deed: bool) -> tuple[Form, str, str]:
    """The form and the words of what stands behind "offer", and what they are as an item: a deed, or a thing."""
    text = lowered(what.rstrip("."))
    if deed:
        return "vp", text, capitalised(text)
    thing = with_article(text)
    return "np", thing, capitalised(thing)


@cache
def _forms() -> Rewrites:
    return Rewrites(locale_table("en", "jottings")["offers_formed"])


@cache
def _joins() -> Rewrites:
    return Rewrites(locale_table("en", "jottings")["offers_joined"])
