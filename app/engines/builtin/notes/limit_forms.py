"""Limits of a set form: what can be had after all, what is never refunded, what there is only in one way."""

import re
from functools import cache
from itertools import takewhile
from typing import Literal

from app.engines.builtin.notes.limit_parts import article_first
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.plain.clause import Reader
from app.engines.builtin.notes.plain.cursor import Unread
from app.engines.builtin.notes.shorthand import rewrites
from app.engines.builtin.notes.spoken_words import with_names
from app.engines.builtin.notes.telegraph.articles import Known, is_plural
from app.engines.builtin.notes.telegraph.articulate import articulate
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.verb_forms import base_of_gerund
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.guarded import Rewrites
from app.text.tables import table


def in_plain_words(note: str) -> str:
    """A jotted limit with what it is said of, and without what only who jotted it needs: "can't get anyone, tried"."""
    return _rewrites("plain").put_into(with_names(note)).replace("  ", " ").strip()


def whose_matter(main: str) -> tuple[str, str] | None:
    """A limit and whose matter it is: "can't say what the results are, that's for jo" → "that is for Jo"."""
    found = _limit_words("matter_of").match(main)
    if found is None:
        return None
    who, told = found["who"], table("en", "limit_words")
    if not who[:1].isupper() and tokens(who)[0] not in lexicon().determiners:
        if who.lower() not in str(told["teams"]).split():
            return None
        who = str(told["team"]).format(who=who)
    return found["what"], str(told["is_for"]).format(who=who)


@cache
def _limit_words(name: str) -> re.Pattern[str]:
    return compiled(str(table("en", "limit_words")[name]), re.IGNORECASE)


@cache
def _rewrites(name: str) -> Rewrites:
    return Rewrites(table("en", "limit_words")[name])


def after_all(main: str, known: Known, names: frozenset[str]) -> tuple[str, str] | None:
    """A limit and what can be done instead: "waive it, but can spread it" → "waive it", "we can spread it"."""
    found = pattern("but_we_can").search(main)
    if found is None or not tokens(main[: found.start()]):
        return None
    do = smooth(articulate(found["do"], known, names, order=True), known)
    return main[: found.start()], jotting("we_do_so").format(can=found["can"] or "can", do=do)


def stated(main: str, known: Known) -> str | None:
    """A limit that says how a thing is: "October fee non refundable", "refunds only at till with ticket"."""
    if _limit_words("all_is").match(main):
        return main
    if (never := pattern("never_given").fullmatch(main)) is not None:
        return _of_thing(never["what"], f"not {never['done']}{never['rest']}")
    if (fixed := pattern("is_final").fullmatch(main)) is not None:
        return _of_thing(fixed["what"], fixed["how"].replace("non ", "non-"))
    if (stays := pattern("stay_so").fullmatch(main)) is not None and (rest := _read(stays["rest"], known)):
        sum_ = jotting("of_sum").format(sum=stays["sum"]) if stays["sum"] else ""
        led = tokens(stays["what"])[0] in lexicon().determiners
        return f"{'' if led else jotting('the') + ' '}{stays['what']}{sum_} {stays['does']} {rest}"
    if (only := pattern("only_so").fullmatch(main)) is not None:
        how = _read(only["how"], known)
        way = jotting("only_possible").format(how=how, rest=only["rest"] or "")
        return None if how is None else _of_thing(only["what"], way)
    return None


def with_object(clause: str, known: Known, names: frozenset[str]) -> str:
    """A limit with its own subject, with the article of its object: "the tester can't change result"."""
    found = pattern("who_cannot").match(clause)
    if found is None:
        return clause
    return f"{found['who']}{articulate(found['do'], known, names, order=True)}"


def smooth(limit: str, known: Known) -> str:
    """A limit with what it still lacks: "until meter reading confirmed" → "until the meter reading is confirmed"."""
    limit = _in_full(limit)
    behind = pattern("condition_behind").search(limit)
    if behind is None:
        return limit
    try:
        told = Reader(tagged(behind.group(), inner=True), known, None, frozenset()).condition()
    except Unread:
        return limit
    return _in_full(f"{limit[: behind.start()]}{told}")


def _in_full(limit: str) -> str:
    return _rewrites("smooth").put_into(rewrites("rewritten_limits").put_into(limit))


def kind_and_text(main: str, known: Known) -> tuple[Literal["clause"], str] | None:
    """The same with the form that it has among limits."""
    told = stated(main, known)
    return None if told is None else ("clause", told)


def _of_thing(what: str, how: str) -> str:
    """A thing with "is" or "are" and its article."""
    several = is_plural(what.rsplit(maxsplit=1)[-1])
    led = tokens(what)[0] in lexicon().determiners
    thing = (
        what if several or led else f"{jotting('the')} {what}" if what[:1].isupper() else article_first(what)
    )
    return f"{thing} {'are' if several else 'is'} {how}"


def _read(how: str, known: Known) -> str | None:
    """A place, a time or a way with its articles; None where it is not read to its end."""
    try:
        return " ".join(Reader(tagged(how, inner=True), known, None, frozenset()).tails())
    except Unread:
        return None


_COSTS = frozenset({"costs", "takes", "requires", "depends", "incurs"})
_OPENS_ANOTHER = frozenset(
    {"that", "which", "who", "whether", "before", "after", "until", "because", "once", "if", "while"}
)
"""What opens a clause whose verb is not that of the deed: "naming the coach before both were heard"."""


def as_deed(limit: str) -> str:
    """A limit that names what is not to be done, as a sentence: "Naming the other child" → "We can't name …"."""
    first, _, rest = limit.partition(" ")
    base, behind = _base(first.lower()), tokens(rest)[:1]
    done_to = lexicon().determiners | lexicon().pronouns | lexicon().third_persons | word_list("ups")
    done_to |= {"for"} if base == "pay" else set()
    sum_ = rest[:1] in "£$€" or rest[:1].isdecimal()
    ours = base in word_list("refused_by_us")
    if base is None or not behind or not (ours or behind[0] in done_to or sum_):
        return limit
    said = takewhile(
        lambda word: word not in lexicon().subordinating | lexicon().question_words | _OPENS_ANOTHER,
        tokens(rest.partition(",")[0]),
    )
    does = {*said, *(word for word in tokens(rest) if word in _COSTS)}
    if not word_list("deed_does").isdisjoint(does):
        return limit  # "moving the date costs money"
    return jotting("we_cannot_do").format(do=f"{base} {_second(rest)}")


def _second(rest: str) -> str:
    """What follows a deed with a second one as a deed too: "or resetting the vault" → "or reset the vault"."""
    joins, _, more = rest.partition(" ")
    gerund, _, behind = more.partition(" ")
    base = _base(gerund.lower()) if joins in {"or", "and"} else None
    return f"{joins} {base} {behind}" if base else rest


def _base(gerund: str) -> str | None:
    """The verb of a deed that is refused, also of one that a note mostly has as a thing: "pausing it", "wiring it"."""
    forms = (
        (verb, (f"{verb}ing", f"{verb[:-1]}ing", f"{verb}{verb[-1]}ing"))
        for verb in word_list("deeds_refused") | word_list("refused_by_us")
    )
    return base_of_gerund(gerund) or next((verb for verb, said in forms if gerund in said), None)


def doing(rest: str, *, alone: bool = False) -> str | None:
    """The act behind "no": "paying for your time" → "pay for your time"; None where a noun stands there."""
    first, _, after = rest.partition(" ")
    low = first.lower()
    lex = lexicon()
    goes_on = tokens(after)[:1] and tokens(after)[0] in lex.prepositions | lex.determiners | lex.pronouns
    if not low.endswith("ing") or not (goes_on or alone):
        return None
    base = next((b for b in (low[:-3], f"{low[:-3]}e", low[:-4]) if b in lex.verbs), None)
    return f"{base} {after}" if base else None
