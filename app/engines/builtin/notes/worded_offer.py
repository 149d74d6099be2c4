"""Settles the form of an offer that was written out, where the grammar knows no verb in it.

"The tablets leave today" is no thing, and "search your inbox" no deed of ours: how the whole note weighs tells that.
Where weight and grammar differ and neither is sure, a person reads it.
"""

import re
from typing import NamedTuple

from app.engines.builtin.notes.as_phrase import lowered, with_articles
from app.engines.builtin.notes.offer_form import Form, states
from app.engines.builtin.notes.offer_whose import is_theirs
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.telegraph.articles import sure_nouns
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.verb_forms import bases, is_noun
from app.engines.builtin.notes.verbless import to_be_done
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.person.words import person_words
from app.text.weights.written_form import offer_form

_FORMS: tuple[Form, ...] = ("clause", "vp", "theirs", "np")
"""The forms in the order of `OfferForm`."""
_VERBAL = frozenset({"aux", "modal", "be", "past", "either", "part"})
_NO_DEED = compiled(r"to|[a-z-]{3,}(?:ed|er|or|ing|tion|ment|ness|ity|ous|ful|al|ic)")
"""Words with which no order begins: "insulated", "loaner"."""
_OF_A_DEED = ("tion", "sion", "ment", "ness", "ity")
"""How a noun ends that names a deed."""
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
    stopped = note.rstrip().endswith(".")  # without a stop a note may be anything, and the model knows few
    sure = _by_its_words(text, by_grammar, stopped=stopped)
    made = _weighed(note, text, by_grammar) if sure is None else sure
    return made._replace(text=_with_who_does_it(made.text)) if made.form == "clause" else made


def _with_who_does_it(text: str) -> str:
    """A condition with a bare deed behind it, as what we can do then: "when you bring it, reduce the charge"."""
    led = _LED.fullmatch(text) if pattern("leading_condition").match(text) else None
    first = tokens(led["do"])[0] if led is not None and tokens(led["do"]) else ""
    lex = lexicon()
    if led is not None and is_theirs(led["do"]):
        return f"{led['when']}{jotting('they_can').format(do=lowered(led['do']))}"
    deed = first in lex.ordered | lex.verbs and first not in lex.theirs | lex.anybodys
    return f"{led['when']}{jotting('we_can').format(do=lowered(led['do']))}" if led and deed else text


def _by_its_words(text: str, by_grammar: tuple[Form, str], *, stopped: bool) -> Worded | None:
    """The form that the words of an offer have whatever they weigh, None where that is to be weighed."""
    form, phrase = by_grammar
    first = (tokens(text) or [""])[0]
    counted = text[:1] in _SIGNS or text[:1].isdecimal() or first in person_words().sets["numbers"]
    counted = counted and lexicon().auxiliaries.isdisjoint(tokens(text)) and to_be_done(text) == text
    if (first in lexicon().days or counted) and not states(text):
        # "Saturday 10 June, any time in the morning" and "£40 back for the trouble" are nothing to do.
        return Worded("np", lowered(text) if counted else text, sure=True)
    if pattern("thing_first").match(text):
        return Worded("np", with_articles(text), sure=True)  # "Repair by the maker, around three weeks"
    if not stopped or any(pattern(name).match(text) for name in ("we_clause", "asked")):
        own = stopped and text.startswith("I ")  # the one who signs offers it, and not the house
        return Worded("clause", text, sure=True) if own else Worded(form, phrase, sure=True)
    if first.partition("'")[0] in lexicon().pronouns | {"there"}:
        return Worded("clause", text, sure=True)  # "I'd gladly pay for it", "they will be back"
    if form == "vp" and first in word_list("only_we_do"):
        return Worded(form, phrase, sure=True)  # "Refund £649 in full instead."
    if form == "clause" and _plainly_states(text):
        return Worded("clause", text, sure=True)  # "A complaint about it can be taken here"
    if first == "or" or (form == "clause" and first in word_list("begins_condition") and "," not in text):
        return Worded(form, phrase, sure=True)  # "Or a refund", "once he has answered we refund it"
    return _done_to_it(text, form, phrase)


def _done_to_it(text: str, form: Form, phrase: str) -> Worded | None:
    """What is done to a thing, as what can be done: "Tyre replaced free, today or tomorrow"."""
    first, *rest = tokens(text) or [""]
    if (back := pattern("had_back").match(text)) is not None:
        return Worded("vp", jotting("give_back").format(**back.groupdict("")), sure=True)
    # "Hire fee returned by Friday" is done to a fee, "get the boots mended" is an order.
    bare = first not in bases() or (is_noun(first) and rest[:1] and rest[0] not in lexicon().determiners)
    done = to_be_done(text) if bare else text
    if done == text:
        return None
    # What is brought anew is one more: "have a heater delivered".
    anew = form == "vp" and pattern("had_anew").match(phrase) is not None
    return Worded("vp", phrase, sure=True) if anew else Worded("clause", done, sure=True)


def _weighed(note: str, text: str, by_grammar: tuple[Form, str]) -> Worded:
    """The form that the words most likely have."""
    form, phrase = by_grammar
    first = (tokens(text) or [""])[0]
    likely = _likely(note, text)
    thing = form == "np" and first not in lexicon().determiners and _is_verbless(text)
    small = lexicon().determiners | lexicon().pronouns
    known = first in sure_nouns() - bases()
    if thing and known and tokens(text)[1:2] and tokens(text)[1] not in small:
        return Worded(form, phrase, sure=True)  # "Leaflet with all the dates by post" states nothing
    if thing:
        likely["clause"] = 0.0
    best = max(likely, key=likely.__getitem__)
    sure = likely[best] >= (_AGREED if best == form else _SURE) or (thing and best == form)
    orders = {best, form} <= {"vp", "theirs"}  # mostly an order is one to us
    keep = best == form or (orders and not sure)
    return Worded(*((form, phrase) if keep else _in_form(best, text)), sure=sure)


def _likely(note: str, text: str) -> dict[Form, float]:
    """How likely each form is by how the note weighs, without those that its words rule out."""
    first, *rest = tokens(text) or [""]
    likely = dict(zip(_FORMS, offer_form(note), strict=True))
    led = pattern("leading_condition").match(text) is not None
    if led:
        likely["clause"] += likely.pop("theirs")  # either stands as it is
    small = lexicon().determiners | lexicon().pronouns
    # "Repaper the hall" is a deed, known or not, and "inspection any weekday" is none.
    takes = first != "to" and bool(rest) and rest[0] in small and not first.endswith(_OF_A_DEED)
    bare = not (led or takes) and _NO_DEED.fullmatch(first) and first not in bases() | lexicon().ordered
    if bare or rest[:1] == ["of"]:
        likely |= {"vp": 0.0, "theirs": 0.0}  # "Loaner car if it has to stay" and "credit of £20" are things
    return likely


def _is_verbless(text: str) -> bool:
    """Whether no word of an offer can be the verb of a statement."""
    first, *others = tagged(lowered(text))
    return first.tag not in _VERBAL and all(token.tag not in _VERBAL | {"base"} for token in others)


def _has_a_subject(told: str) -> bool:
    """Whether somebody does something: "we'll look it up"."""
    who, does, *_ = [*tokens(told), "", ""]
    own = who.partition("'")[0] in lexicon().pronouns and ("'" in who or does in lexicon().auxiliaries)
    return own or _plainly_states(told)


def _plainly_states(text: str) -> bool:
    """Whether a thing, and no order, stands before what it can or will be: "the caretaker can drop some in"."""
    first = (tokens(text) or [""])[0]
    found = pattern("plainly_states").match(text) if first not in bases() | lexicon().ordered else None
    return found is not None and (found["verb"] == "be" or found["verb"].lower() in bases())


def _in_form(form: Form, text: str) -> tuple[Form, str]:
    """The words of an offer in a form: an order behind a condition stands there with whoever carries it out."""
    led = _LED.fullmatch(text) if pattern("leading_condition").match(text) else None
    if led is not None and form != "clause" and _has_a_subject(led["do"]):
        return "clause", text  # "if they write, we'll look it up"
    if form == "vp" and led is not None:
        return "clause", f"{led['when']}{jotting('we_can').format(do=lowered(led['do']))}"
    if form == "theirs" and (led is not None or pattern("told_not_to").match(text)):
        return "clause", text
    if form == "np":
        return form, with_articles(text)
    return form, text if form == "clause" else lowered(pattern("pleading").sub("", text))
