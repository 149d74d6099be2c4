"""Makes an offer of a jotted option: a verb phrase, a noun phrase or a clause, and its words as a list item."""

import re
from collections.abc import Iterable, Iterator, Sequence

from app.engines.builtin.notes.as_phrase import capitalised, lowered, with_article, with_articles
from app.engines.builtin.notes.context import Context
from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.gerunds import as_deeds
from app.engines.builtin.notes.names import small_first
from app.engines.builtin.notes.of_two import to_the_two, with_couple
from app.engines.builtin.notes.offer_form import Form, form_of_offer, states
from app.engines.builtin.notes.offer_tidy import offered_as, tidied
from app.engines.builtin.notes.offer_whose import by_how, whose
from app.engines.builtin.notes.others import customers_own, turned, unveiled, uses, veiled
from app.engines.builtin.notes.own_name import as_own, on_own_way
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.roles import as_customer
from app.engines.builtin.notes.shorthand import offered
from app.engines.builtin.notes.subjects import with_subject_offered
from app.engines.builtin.notes.telegraph.articles import Known
from app.engines.builtin.notes.telegraph.articulate import articulate, as_order, can_do, spelled
from app.engines.builtin.notes.theirs import with_theirs_named
from app.engines.builtin.notes.unsaid import is_marked
from app.engines.builtin.notes.worded_offer import weighs_as_statement, worded
from app.engines.builtin.notes.written import is_worded
from app.model.plan import Given
from app.model.value import Value
from app.text.compiled import compiled
from app.text.grammar import is_verb_base, lexicon, tokens
from app.text.person import third_to_second
from app.text.person.signer import called_by
from app.text.tables import table as locale_table

_BARE = Context()
_SENTENCES = compiled(r"(?<=[a-z\d)]{2}\.) (?=[A-Z])")
_FOR_THEM = ("order_to_pay", "order_to_pay_off", "order_to_us", "order_with_contact", "order_of_form", "order_online",
             "order_of_code", "order_to_desk", "order_of_theirs", "order_of_device")  # fmt: skip
"""Patterns of orders that are the customer's to carry out."""


class OptionLine(Value):
    """One option, ready to be said. `alternative` is true where the note itself says "or", `doubtful` where it speaks
    of somebody who may be the customer or may not; `filled` where its note was made a sentence, which is its `item`,
    `guessed` where more than an article was put in for that. A `noted` one stands in a list in its own words; for a
    `settled` one no word of theirs is needed, an `addressed` one only they can carry out; a `strung` one was put
    together of pieces. `another`: somebody in it may be another than the customer. `fielded`: it is a form's field.
    """

    given: Given
    form: Form
    text: str
    item: str
    alternative: bool
    certain: bool
    doubtful: bool = False
    filled: bool = False
    guessed: bool = False
    noted: bool = False
    settled: bool = False
    addressed: bool = False
    strung: bool = False
    another: bool = False
    fielded: bool = False


def option_line(
    given: Given,
    customer_name: str | None,
    names: Iterable[str] = (),
    agent_name: str | None = None,
    context: Context = _BARE,
) -> OptionLine:
    """Write an option out and tell its form; what is uncertain in person stays as it was given.

    What the agent is said to be able to do, the agent offers: "Owen can ring her" → "ring you".
    """
    raw = _without_steering(given.text.strip()).rstrip(".").lstrip("+ ")
    raw = tidied(raw) if context.english else raw
    addressed = context.english and is_for_them(raw)
    raw = _in_return(raw) if addressed else _told_to_them(raw)
    written = is_worded(given.text) or not context.english
    raw = raw if written and (states(raw) or weighs_as_statement(given.text)) else as_deeds(raw)
    raw = pattern("takes_so_long").sub(jotting("which_takes"), raw) if context.english else raw
    if agent_name and raw.startswith(called_by(agent_name)):
        own = (
            rf"^{re.escape(called_by(agent_name))}\b(?: [A-Z][\w'-]+)? (?:(?P<will>will)|can|could|may|to)\s+"
        )
        mine = on_own_way(raw)
        # What is done on the agent's own way is done by nobody else.
        can = jotting("i_can" if mine != raw else "we_can_do")
        raw = re.sub(own, lambda found: f"{jotting('i_will')} " if found["will"] and written else can, mine)
    raw = (
        context.from_us(as_own(raw, agent_name))
        if written
        else pattern("approved").sub("", context.priced(_of_them(raw)))
    )
    alternative = context.english and pattern("is_instead").match(raw) is not None
    raw = pattern("instead_within").sub(r"\1", raw) if alternative else raw
    expanded = expand(pattern("lead").sub("", raw), () if written else names, written=written)
    words = pattern("bare_code").sub(r"\1 the code ", spelled(expanded.text))
    expanded = expanded.model_copy(update={"text": words if written else offered(words)})
    chosen = pattern("of_their_choice").sub(r"\1 your choice", expanded.text)
    chosen = with_couple(chosen, customer_name, context.message)
    chosen = with_theirs_named(chosen, context, customer_name) if written and context.english else chosen
    theirs = customers_own(pattern("pointing_self").sub("", chosen), context.message)
    theirs = as_customer(theirs, context.message) if context.english else theirs
    told, before = veiled(theirs, context.message), context.before(given.text)
    shifted = third_to_second(told, customer_name, offered=True, called=context.called, earlier=before)
    if "you" in tokens(told):
        shifted = shifted.model_copy(update={"text": told})  # who is "you" in it is no "them"
    doubtful = not written and turned(theirs, shifted.text, context.called)
    told = to_the_two(yours(unveiled(shifted.text)), given.text, customer_name, context.message)
    shifted = shifted.model_copy(update={"text": told})
    # An offer speaks of the customer: where the person is in doubt, "you" is right far more often than "she".
    text = shifted.text if written else _whole(shifted.text, context.offering, frozenset(names))
    form, phrase = _phrase(text := small_first(text, raw, names), written=written)
    sure = True
    led = pattern("offer_led").match(text) if context.english else None
    if led is not None:
        form, phrase, text = offered_as(text[led.end() :], deed=led["to"] is not None)
    elif written and context.english:
        form, phrase, sure = worded(given.text, text, (form, phrase))
        text = jotting("they_can").format(do=phrase) if form == "theirs" else text
        if form == "clause":
            text = phrase = with_subject_offered(phrase, given.text, names)
    if form == "vp" and pattern("they_may").match(pattern("lead").sub("", given.text)):
        form, text = "theirs", jotting("they_can").format(do=phrase)  # "she can fetch it" is no deed of ours
    if form in {"vp", "theirs", "clause"} and (how := by_how(phrase)) is not None:
        form, phrase = how, lowered(phrase)
        text = jotting("they_can").format(do=phrase) if how == "theirs" else text
    if addressed:
        form, phrase, sure = "theirs", pattern("pleading").sub("", lowered(text)), True
        text = jotting("they_can").format(do=phrase)
    return OptionLine(
        given=given,
        form=form,
        text=phrase,
        item=list_item(phrase if form == "vp" and pattern("we_clause").match(text) else text),
        alternative=alternative,
        certain=shifted.certain and sure and (expanded.clean or addressed),
        doubtful=doubtful,
        filled=addressed and not written,
        addressed=addressed,
    )


def tells_to_say(text: str) -> bool:
    """Whether a jotted offer tells who writes what to say ("1,206? -> say 'back where it should be'"), or takes itself
    back: "fee refunded no".
    """
    steers = pattern("told_to_say").search(text) or pattern("answered_no").search(text.strip())
    return steers is not None and not is_worded(text)


def refuses(text: str) -> bool:
    """Whether an offer refuses something: "We cannot refund a tour that was walked in full"."""
    told = expand(text.strip().rstrip(".")).text
    # "No receipt needed", "no chg for 2nd visit" refuse nothing.
    free_of = any(pattern(name).match(told) is not None for name in ("needs_none", "no_charge", "safeguard"))
    offered = pattern("leading_condition").sub("", text.replace("’", "'"))  # "if it cannot be mended: refund"
    return not free_of and pattern("refuses").search(offered) is not None


def doubted(lines: Sequence[OptionLine], names: Iterable[str]) -> Iterator[OptionLine]:
    """The offers, those in doubt whose "his" may be that of whom the one before names ("Bobby 11:15", "his van")."""
    before = ""
    for line in lines:
        first = before.split(maxsplit=1)[0] if before else ""
        led = first in names and first.isalpha() and first.lower() not in lexicon().days
        used = uses("he", line.given.text) or uses("she", line.given.text)
        jotted = not is_worded(line.given.text)
        yield line.model_copy(update={"doubtful": True}) if led and used and jotted else line
        before = line.given.text


def yours(text: str) -> str:
    """A "your" that no thing follows as "yours"."""
    return pattern("your_alone").sub(lambda m: f"{m.group()}s", text)


def _told_to_them(text: str) -> str:
    """What the customer is to do is asked of them: "tell her keep photos" → "please keep photos", and "send samples and
    we'll test them" is what they can do.
    """
    if pattern("for_them_to_do").match(text.replace("’", "'")):
        return jotting("they_can").format(do=_in_return(text[:1].lower() + text[1:]))
    case = pattern("leading_condition").match(text)
    if case is not None and is_for_them(order := text[case.end() :].lstrip()):
        order = _in_return(order)
        return f"{case.group().rstrip(' :–→->=,')}, {jotting('they_can').format(do=order)}"
    match = pattern("tell_them").match(text)
    asked = match is not None and is_verb_base(tokens(match.group("do"))[0])
    return jotting("please").format(do=match.group("do")) if match and asked else text


def _in_return(order: str) -> str:
    """What the customer is to do, and what we then do as what will be done: "and we pay it" → "and we'll pay it"."""
    return pattern("in_return").sub(
        jotting("in_return_we"), pattern("and_then_we").sub(jotting("and_we"), order)
    )


def is_for_them(order: str) -> bool:
    """Whether an order is one that only the customer can carry out: "email us the photo", "fill in the form at …"."""
    plain = order.replace("’", "'")
    if pattern("given_to_them").match(plain):
        return False
    return not pattern("thing_first").match(plain) and any(pattern(name).match(plain) for name in _FOR_THEM)


def _of_them(jotted: str) -> str:
    """A jotted offer without who does it, where it is what a customer does: "keeps 41 till …" → "you keep 41 …"."""
    first, _, rest = jotted.partition(" ")
    does = locale_table("en", "jottings")["they_do_it"].get(first.lower())
    return jotting("you_do").format(does=does, rest=rest) if does and rest else jotted


def _without_steering(text: str) -> str:
    """An offer without what only tells who writes where to put it, unless that is all there is."""
    text = pattern("steering_tail").sub("", text)
    how = pattern("how_to_say_it")  # "Only mention this gently"
    return " ".join(p for p in _SENTENCES.split(text) if not (is_marked(p) or how.match(p))) or text


def list_item(text: str) -> str:
    """An offer as an item of a list: a capital where it begins, and where a second statement does."""
    return re.sub(r"(?<=[a-z]{3}\. )[a-z]", lambda m: m.group().upper(), capitalised(text))


def _whole(text: str, known: Known, names: frozenset[str]) -> str:
    """A jotted offer with what it left out: an order where it is what we do, else a thing or a deed of somebody."""
    if match := pattern("we_clause").match(text):
        rest = text[match.end() :]
        return f"{match.group()}{articulate(rest, known, names, order=True)}"
    if match := pattern("can_clause").match(text):
        return articulate(text[match.end() :], known, names, order=True)
    if (doer := _doer(text, names)) is not None:
        return f"{doer} {jotting('can')} {articulate(text[len(doer) + 1 :], known, names, order=True)}"
    if (match := pattern("to_act").match(text)) and not _does(match.group("who")):
        return f"{match.group('who')} {jotting('can')} {articulate(match.group('act'), known, names, order=True)}"
    if form_of_offer(text) == "order":
        return articulate(text, known, names, order=True)
    if tokens(text)[1:2] == ["of"]:
        return articulate(text, known, names)  # "reprint of all eighty" is a thing
    return as_order(text, known, names) or can_do(text, known, names) or articulate(text, known, names)


def _does(who: str) -> bool:
    """Whether what stands where somebody is named is a deed: "send courier to collect" names none who can."""
    first = tokens(who)[0]
    return first in lexicon().verbs | lexicon().ordered or is_verb_base(first)


def _doer(text: str, names: frozenset[str]) -> str | None:
    """The name that an offer begins with, where what they are to do follows: "Usman ring the surgery"."""
    name, _, rest = text.partition(" ")
    words = tokens(rest)
    acts = len(words) > 1 and is_verb_base(words[0])
    if acts and words[0] in lexicon().double:  # "Usman ring GP", not "Kendal shop voucher"
        acts = (
            words[1] in lexicon().determiners | lexicon().pronouns or " ".join(rest.split()[1:])[:1].isupper()
        )
    return name if name in names and name[:1].isupper() and name.isalpha() and acts else None


def _phrase(text: str, *, written: bool) -> tuple[Form, str]:
    if (clause := _clause(text, written=written)) is not None:
        return "clause", clause
    if match := pattern("we_clause").match(text):
        rest = text[match.end() :]
        if tokens(rest)[:1] and tokens(rest)[0] in lexicon().verbs:
            return ("clause", text) if pattern("and_will").search(rest) else ("vp", rest)
    named = pattern("to_act").match(text)
    if (match := named) and is_verb_base(tokens(match.group("act"))[0]) and not _does(match.group("who")):
        return "clause", f"{match.group('who')} {jotting('can')} {match.group('act')}"
    if tokens(text)[1:2] == ["of"]:
        return "np", with_articles(text)
    form = form_of_offer(text)
    if form == "order":
        # "Bake Fiadh a cake" begins with no name.
        small = f"{text[:1].lower()}{text[1:]}" if pattern("order_first").match(text) else lowered(text)
        return whose(tokens(text)), small
    if form == "noun_participle" and " or " in text:
        return "np", with_articles(text)  # "refund or a fresh bouquet delivered on Saturday"
    if form == "noun_participle":
        return "vp", f"have {with_article(text)}"
    if form == "noun_phrase" and " - " not in text and ": " not in text:
        return "np", with_articles(text)
    return "clause", text


def _clause(text: str, *, written: bool) -> str | None:
    """An offer that stands by itself: what we have, what they are asked to do, what somebody else does."""
    paused = bool(tokens(text)) and tokens(text)[0] in lexicon().pauses
    others = (
        pattern(name).match(text) for name in ("we_state", "asked", "others_act", "named_acts", "should_it")
    )
    return text if paused or any(others) or (written and states(text)) else None
