"""Settles the form of an offer that was written out, where the grammar knows no verb in it.

"The tablets leave today" is no thing, and "search your inbox" no deed of ours: how the whole note weighs tells that.
Where weight and grammar differ and neither is sure, a person reads it.
"""

import re
from typing import NamedTuple

from app.engines.builtin.notes.as_phrase import lowered, with_articles
from app.engines.builtin.notes.offer_form import Form, states
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.engines.builtin.notes.verbless import to_be_done
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.weights.written_form import offer_form

_FORMS: tuple[Form, ...] = ("clause", "vp", "theirs", "np")
"""The forms in the order of `OfferForm`."""
_SIGNS = frozenset("£$€")
_SURE = 0.75
"""How likely a form must be for the note to be told without a person's look, where the grammar has it otherwise."""
_AGREED = 0.5
"""How likely it must be where the grammar says the same."""
_LED = compiled(r"(?P<when>[^,]+, )(?P<do>\w.*)", re.DOTALL)


class Worded(NamedTuple):
    """The form of an offer, its words in that form, and whether that is sure."""

    form: Form
    text: str
    sure: bool


def weighs_as_statement(note: str) -> bool:
    """Whether a written offer is more likely a statement than all else: "Cancelling before May costs nothing."."""
    return note.rstrip().endswith(".") and offer_form(note).statement > _AGREED


def worded(note: str, text: str, by_grammar: tuple[Form, str]) -> Worded:
    """The form of the written `note`, whose words to the customer are `text`."""
    form, phrase = by_grammar
    first, *rest = tokens(text) or [""]
    if (first in lexicon().days or text[:1] in _SIGNS) and not states(text):
        # "Saturday 10 June, any time in the morning" and "£40 back for the trouble" are nothing to do.
        return Worded("np", text, sure=True)
    if pattern("thing_first").match(text):
        return Worded("np", with_articles(text), sure=True)  # "Repair by the maker, around three weeks"
    stopped = note.rstrip().endswith(".")  # without a stop a note may be anything, and the model knows few
    if not stopped or any(pattern(name).match(text) for name in ("we_clause", "asked")):
        own = stopped and text.startswith("I ")  # the one who signs offers it, and not the house
        return Worded("clause", text, sure=True) if own else Worded(form, phrase, sure=True)
    if first.partition("'")[0] in lexicon().pronouns | {"there"}:
        return Worded("clause", text, sure=True)  # "I'd gladly pay for it", "they will be back"
    if first == "or" or (form == "clause" and first in word_list("begins_condition") and "," not in text):
        return Worded(form, phrase, sure=True)  # "Or a refund", "once he has answered we refund it"
    likely = dict(zip(_FORMS, offer_form(note), strict=True))
    if pattern("leading_condition").match(text):
        likely["clause"] += likely.pop("theirs")  # either stands as it is
    if rest[:1] == ["of"]:
        likely["vp"] = likely["theirs"] = 0.0  # "credit of £20" is a thing
    if (done := to_be_done(text)) != text:
        # "Tyre replaced free, today or tomorrow"; what is brought anew is one more: "have a heater delivered".
        anew = form == "vp" and pattern("had_anew").match(phrase) is not None
        return Worded("vp", phrase, sure=True) if anew else Worded("clause", done, sure=True)
    led = pattern("leading_condition").match(text) is not None
    if form not in {"vp", "theirs"} and not led and first not in bases() | lexicon().ordered:
        likely = {**likely, "vp": 0.0, "theirs": 0.0}  # "Tyre replaced free" is no deed, whatever it weighs
    best = max(likely, key=likely.__getitem__)
    sure = likely[best] >= (_AGREED if best == form else _SURE)
    orders = {best, form} <= {"vp", "theirs"}  # mostly an order is one to us
    keep = best == form or (orders and not sure)
    return Worded(*((form, phrase) if keep else _in_form(best, text)), sure=sure)


def _in_form(form: Form, text: str) -> tuple[Form, str]:
    """The words of an offer in a form: an order behind a condition stands there with whoever carries it out."""
    led = _LED.fullmatch(text) if pattern("leading_condition").match(text) else None
    if form == "vp" and led is not None:
        return "clause", f"{led['when']}{jotting('we_can').format(do=lowered(led['do']))}"
    if form == "theirs" and (led is not None or pattern("told_not_to").match(text)):
        return "clause", text
    if form == "np":
        return form, with_articles(text)
    return form, text if form == "clause" else lowered(pattern("pleading").sub("", text))
