"""Jotted facts piece by piece: each piece told as a sentence of its own, or hung on the one before it.

A note as a whole is often in doubt because of one bare piece ("…, 4 tins", "picking error, …"). A piece is told where
its grammar is sure: it names a cause, it hangs on what is told, or two readers, one by rules and one by weights, make
the same of it. Where one piece is not told, none is.
"""

from typing import NamedTuple

from app.engines.builtin.notes.as_phrase import with_article
from app.engines.builtin.notes.expand import with_prepositions
from app.engines.builtin.notes.hanging import hanging, of_length
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.set_forms import please_orders, set_form
from app.engines.builtin.notes.shorthand import rewrites
from app.engines.builtin.notes.telegraph.articles import DOUBT, Known, is_plural
from app.engines.builtin.notes.telegraph.articulate import articulate
from app.engines.builtin.notes.telegraph.being import agreeing
from app.engines.builtin.notes.telegraph.classes import piece, telegraph
from app.engines.builtin.notes.telegraph.nouns import noun_phrase
from app.engines.builtin.notes.telegraph.reader import Statement, read_rest
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.two_readers import agreed, phrase
from app.engines.builtin.notes.wording import bits
from app.text.grammar import lexicon

_ASIDE_AT_MOST = 4
"""Words of a bare figure that may stand in brackets behind what it belongs to: "in stock (4 tins)"."""
_SET_IN = ("goes_out", "comes_in", "goes_on_so", "not_to_happen", "to_be_done")
"""Pieces that hang by their form (`hanging`), whatever stands before them."""
_CAUSE_AT_MOST = 9
_ROUGH = ("rough_told", "hanging_sum", "past_to_come")
_VERBS = frozenset({"past", "third", "aux", "modal"})
_DONE = frozenset({"either", "part"})


class _Known(NamedTuple):
    known: Known
    names: frozenset[str]
    thing: str | None


def piecemeal(note: str, known: Known, names: frozenset[str], thing: str | None) -> tuple[str, ...] | None:
    """The sentences of a note that is written out and speaks to the customer, None where one of its pieces is in doubt.

    `thing` is what the message is about, of which a piece without a subject speaks: "expected back by 1pm".
    """
    told: list[str] = []
    last: Statement | None = None
    context = _Known(known, names, thing)
    pieces = [part for clause in note.split("; ") for part in bits(clause)]
    if (orders := please_orders(pieces)) is not None:
        return (orders,)
    for bit in pieces:
        set_in = any(pattern(name).fullmatch(bit) for name in _SET_IN)
        more = _hung(bit, last, context) if told and last is not None and not set_in else None
        if more is None and told and last is not None:
            more = hanging(
                bit,
                known,
                names,
                foreseen=pattern("is_foreseen").search(told[-1]) is not None,
                one=bool(last.carries) and not last.plural and len(told) == 1,
                countable=pattern("in_number").search(told[-1]) is not None,
            )
        if more is not None:
            told[-1] += more
            continue
        last = _alone(bit, context, first=not told)
        if last is None or DOUBT in last.text:
            return None
        told.append(last.text)
    rough = any(pattern(name).search(sentence) for sentence in told for name in _ROUGH)
    return None if rough else tuple(told) or None


def _hung(bit: str, last: Statement, context: _Known) -> str | None:
    """What a piece adds to the statement before it."""
    if (lasting := of_length(bit)) is not None:
        return lasting
    row = tagged(bit, context.names, inner=True)
    counts = bool(row) and (row[0].tag in {"number", "money"} or pattern("measured").match(bit))
    if counts and len(row) <= _ASIDE_AT_MOST and (_is_thing(row, context) or pattern("off_by").search(bit)):
        return jotting("aside").format(what=bit)
    if row and row[0].tag == "no" and _VERBS.union(_DONE).isdisjoint(token.tag for token in row):
        return f", {jotting('with')} {articulate(bit, context.known, context.names)}"
    if _names_a_cause(last) and len(row) > 1 and row[0].tag in {"past", "either"}:
        object_ = row[1].tag in {"number", "det", "noun", "pronoun", "no"}
        return f" {jotting('that')} {articulate(bit, context.known, context.names)}" if object_ else None
    if last.text.startswith(f"{jotting('there')} ") and row and row[0].tag in _VERBS | _DONE:
        return None  # "no email on file, checked all inboxes": it was not the email that checked
    if last.carries and (like := _likewise(bit, row, context)) is not None:
        return like
    more = read_rest(bit, last, context.known, context.names)
    if more and row[0].tag == "prep" and more.startswith(", ") and " not " in last.text and last.carries:
        return (
            f" {jotting('and')} {last.carries} {more.removeprefix(', ')}"  # "is not at fault and is on time"
        )
    return more


def _likewise(bit: str, row: list[Token], context: _Known) -> str | None:
    """What holds of another one as of the one before it: "1 sent from Leeds, 2nd from Bristol"."""
    other = row and row[0].low in word_list("another_one") and any(token.tag == "prep" for token in row)
    if not other or not (_VERBS | _DONE).isdisjoint(token.tag for token in row):
        return None
    return f", {jotting('and')} {jotting('the')} {articulate(bit, context.known, context.names)}"


def _names_a_cause(last: Statement) -> bool:
    """Whether a statement says that there was something, and no more."""
    return not last.carries and last.text.startswith(f"{jotting('there')} ") and " no " not in last.text


def _is_thing(row: list[Token], context: _Known) -> bool:
    """Whether the words are one thing and no more."""
    thing = noun_phrase(row, 0, context.known, subject=True)
    return thing is not None and thing.end == len(row)


def _alone(bit: str, context: _Known, *, first: bool) -> Statement | None:
    """A piece as a statement of its own."""
    if (formed := set_form(bit, first=first)) is not None:
        return Statement(formed, jotting("is"), plural=False)
    if (cause := _cause(bit, context)) is not None:
        return Statement(cause, "", plural=False)
    if not first and pattern("pay_no_heed").fullmatch(bit):
        return Statement(jotting("please").format(do=f"{bit.removesuffix(' it')} it"), "", plural=False)
    if first and context.thing and pattern("awaits").match(bit):
        be = "are" if is_plural(context.thing.rpartition(" ")[2]) else "is"
        return Statement(f"{context.thing} {be} {with_prepositions(bit)}", be, be == "are")
    if (been := _since(bit, context)) is not None:
        return been
    if (value := pattern("numbered_value").match(bit)) is not None:
        return Statement(
            f"{jotting('the')} {value['what']} {jotting('is')} {value['value']}", "", plural=False
        )
    if not first and pattern("we_had_to").match(bit):
        return Statement(f"{piece('we')} {bit}", "", plural=True, person=True)
    return (
        _foreseen(bit, context)
        or _done(bit, context)
        or agreed(bit, context.known, context.names, first=first)
    )


def _foreseen(bit: str, context: _Known) -> Statement | None:
    """What is expected or due at a time: "fix expected Wednesday 6pm"."""
    row = tagged(bit, context.names)
    thing = noun_phrase(row, 0, context.known, subject=True) if row else None
    if thing is None or not thing.text or DOUBT in thing.text or thing.end + 1 >= len(row):
        return None
    when = bit.partition(row[thing.end].text)[2].strip()
    only_when = {token.tag for token in row[thing.end + 1 :]} <= {"time", "prep", "number", "adverb"}
    if row[thing.end].low not in {"expected", "due"} or not only_when or not pattern("at_a_time").match(when):
        return None
    be = "are" if thing.plural else "is"
    on = f"{jotting('on')} " if pattern("dated").match(when) else ""
    return Statement(
        f"{thing.text} {be} {row[thing.end].low} {on}{with_prepositions(when)}", be, thing.plural
    )


def _done(bit: str, context: _Known) -> Statement | None:
    """What was surely done, or was not, to what the piece begins with: "toner not left on", "two calls logged"."""
    row = tagged(bit, context.names)
    if row and row[0].tag == "number" and row[1:2] and row[1].tag == "third":
        row[1] = row[1]._replace(tag="noun")  # "two calls"
    none = bool(row) and row[0].tag == "no"
    thing = noun_phrase(row, int(none), context.known, subject=True) if row else None
    if thing is None or not thing.text or thing.end >= len(row):
        return None
    if row[0].tag == "pronoun":
        return None
    negated = row[thing.end].low == "not"  # who "never got it" acts
    deed = row[thing.end + negated :]
    counted = row[0].tag == "number" and thing.end > 1 and thing.plural and not thing.person
    undergone = word_list("done_to_things") | word_list("undergone")
    if not deed or not (negated or counted or none) or not (negated or deed[0].low in undergone):
        return None
    if deed[0].tag not in _DONE and deed[0].low not in lexicon().participles:
        return None
    subject = (
        " ".join(token.text for token in row[: thing.end]) if none else thing.text.replace(DOUBT, "the ")
    )
    return _undergone(subject, thing.plural, row[thing.end : thing.end + negated], deed, context)


def _undergone(
    subject: str, several: bool, negated: list[Token], deed: list[Token], context: _Known
) -> Statement:
    """What was done, or with "yet" has been, to a thing."""
    now = any(token.low in word_list("up_to_now") for token in deed)
    stands = deed[0].low in telegraph("states_done") and not any(token.tag == "time" for token in deed)
    be = agreeing("has been" if now else "is" if stands else "was", plural=several)
    first, _, more = be.partition(" ")
    done = articulate(" ".join(token.text for token in deed), context.known, context.names, order=True)
    words = (subject, first, *(token.text for token in negated), more, done)
    return Statement(" ".join(word for word in words if word), be, several)


def _cause(bit: str, context: _Known) -> str | None:
    """A bare cause as what there was: "wrong label on shelf" → "there was a wrong label on the shelf"."""
    for found, told in rewrites("internal_causes").rows:
        if found.fullmatch(bit):
            return str(told)
    row = tagged(bit, context.names)
    thing = noun_phrase(row, 0, context.known, subject=True) if 1 < len(row) <= _CAUSE_AT_MOST else None
    if thing is None or row[0].tag in {"det", "pronoun", "no", "number", "name"}:
        return None
    went_wrong = thing.head in word_list("causes") or row[0].low in word_list("amiss")
    rest = row[thing.end :]
    if not went_wrong or (rest and rest[0].tag != "prep") or not _only_places(rest):
        return None
    lasts = thing.head in word_list("lasting_causes") or (
        thing.head in word_list("open_causes") and bool(rest)
    )
    be = ("are" if lasts else "were") if thing.plural else ("is" if lasts else "was")
    return f"{jotting('there')} {be} {with_article(phrase(bit))}"


def _only_places(rest: list[Token]) -> bool:
    """Whether nothing but prepositions and things follows."""
    return all(
        token.tag in {"prep", "noun", "name", "code", "state", "number", "time", "det"} for token in rest
    )


def _since(bit: str, context: _Known) -> Statement | None:
    """Where something has been since a time: "engineers on site since 9.15"."""
    found = pattern("there_since").match(bit)
    row = tagged(found["who"], context.names) if found else []
    thing = noun_phrase(row, 0, context.known, subject=True) if row else None
    if found is None or thing is None or thing.end != len(row) or not thing.text:
        return None
    be = "have been" if thing.plural else "has been"
    return Statement(f"{thing.text} {be} {found['where']}", be, thing.plural)
