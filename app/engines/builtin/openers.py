"""What a reply that tells notes could give back of a message: every statement, question and name that may open it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.engines.builtin.concern.asked import Asked
from app.engines.builtin.concern.asked_words import patterns
from app.engines.builtin.concern.concerns import Clause
from app.engines.builtin.concern.statement import apart
from app.engines.builtin.desk import Desk
from app.engines.builtin.main_point import makes_light, tells_only_a_time, unfit
from app.engines.builtin.mood import slips, words_of
from app.engines.builtin.naming import names_of_the_matter, says_nothing
from app.engines.builtin.notes.patterns import pattern
from app.model.value import Span
from app.text.weights.opened import Kind, Way

_BETWEEN = re.compile(r"\s{1,2}(?:(?:no|number|ref)\.? )?")
"""What stands between a thing and its reference."""
_INTRODUCES = re.compile(
    r"\W*(?:I(?:['’]m| am)|this is|my name(?:['’]s| is)) (?:the|a|an|your|writing)\b", re.IGNORECASE
)
"""How they say who they are, which is not what they write about."""
_LONGEST = 24
"""Words up to which a statement of theirs opens a reply: a tale is not told back."""
_TELLS = 4
"""Words from which on a statement may tell what happened."""
_UNCLOSED = re.compile(r"(?<!\w)(?:['‘][^'’]*|[\"“][^\"”]*)$")
"""Words of somebody's that begin in it and end elsewhere: "our driver says 'delivered"."""
_SOMEBODY = re.compile(r"they\b", re.IGNORECASE)
"""Whom only the sentence before names: "they booked the wrong test centre" may be told of us."""
_ORDINAL = re.compile(r"(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)) [a-z]", re.IGNORECASE)
_SPLICED = re.compile(r"(?<=[a-z]{2}), (?:you|we) [a-z]{3,}(?: [a-z]{2,})?$")
"""A few words of another statement behind a comma."""
_ASIDE = re.compile(r"\s?\([^()]{0,60}\)(?=[\s,]|$)")
"""What they add in brackets: "my son Teddy (reception, Ladybird class)"."""
_OPEN_TO_ALL = frozenset({"review", "social"})
_OPEN = frozenset({"unmet", "open"})
"""How an ask stands that no note meets."""


class Opener(NamedTuple):
    """One way to open: the words that stand for theirs, where the message has them, and how they are put.

    `by` tells how it was found: by more than one way, it is likelier the matter. `worth` (-1 to 1) is how much likelier
    readers would be glad of it than mind it.
    """

    kind: Kind
    texts: tuple[str, ...]
    sources: tuple[Span, ...]
    clauses: tuple[Clause, ...] = ()
    asked: Asked | None = None
    by: tuple[Way, ...] = ()
    worth: float = 0.0


def openers(desk: Desk) -> list[Opener]:
    """All that could open the reply, each once."""
    found: dict[tuple[str, ...], Opener] = {}
    for one in (*_told(desk), *_asked(desk), *_named(desk)):
        known = found.get(one.texts)
        found[one.texts] = known._replace(by=(*known.by, *one.by)) if known else one
    return list(found.values())


def _told(desk: Desk) -> Iterator[Opener]:
    concern = desk.concern
    singles = [each[0] for each in concern.others if len(each) == 1]
    heart = (concern.heart,) if concern.heart else ()
    known: tuple[tuple[Way, Sequence[Clause]], ...] = (
        ("heart", heart),
        ("clause", concern.clauses),
        ("point", concern.point),
        ("other", singles),
    )
    for way, clauses in known:
        yield from (_of((one,), way) for one in clauses if _fits(desk, one))
    two = concern.point if len(concern.point) > 1 else ()
    if two and _fits(desk, two[0]) and not any(one.quoted or unfit(desk, one) for one in two):
        yield _of(two, "point")
    quote = concern.quote
    held = "grief" in desk.book.feelings or _asks_to_excuse(desk)
    whole = quote is not None and quote.text[:1].isupper() and not slips(quote.text)
    if quote is not None and whole and not held and not quote.text.endswith("?"):
        yield Opener("quoted", (" ".join(quote.text.split()),), (quote,), by=("quote",))


def _of(clauses: tuple[Clause, ...], way: Way) -> Opener:
    quoted = clauses[0].quoted
    clauses = clauses if quoted else tuple(map(_unspliced, clauses))
    return Opener(
        "quoted" if quoted else "told",
        tuple(one.text for one in clauses),
        tuple(one.source for one in clauses),
        clauses,
        by=(way,),
    )


def _unspliced(one: Clause) -> Clause:
    """A statement without what is added in brackets, and without the beginning of another that only a comma joins:
    "…that didn't happen, you cancelled".
    """
    text = _SPLICED.sub("", _ASIDE.sub("", one.text))
    return one if text == one.text else one.model_copy(update={"text": text})


def _fits(desk: Desk, one: Clause) -> bool:
    mourned = one.quoted and "grief" in desk.book.feelings
    # A question is asked back, and a feeling nodded to, and neither held up.
    felt = [sign for sign in desk.task.reading.signs if sign.of.startswith("feeling:")]
    spans = [*(ask.source for ask in desk.concern.asked), *felt]
    questioned = desk.task.reading.text[one.source.end :].lstrip()[:1] == "?"
    asked = one.quoted and (questioned or any(not apart(one.source, span) for span in spans))
    foreign = one.quoted and _asks_to_excuse(desk)
    announced = one.quoted and words_of("announces").match(one.text) is not None
    held = mourned or asked or foreign or announced or _INTRODUCES.match(one.source.text) is not None
    # "The bees arrived" tells nothing, and "third cancelled sailing this week" is no sentence.
    little = not one.quoted and (len(one.text.split()) < _TELLS or _ORDINAL.match(one.text) is not None)
    little = little or _UNCLOSED.search(one.text) is not None
    little = little or (
        not one.quoted and (_opens_nothing(desk, one) or _SOMEBODY.match(one.text) is not None)
    )
    leans = one.unnamed or held or little or tells_only_a_time(one) or makes_light(one)
    return not (leans or unfit(desk, one) or pattern("self_blame").search(one.text))


def _opens_nothing(desk: Desk, one: Clause) -> bool:
    """Whether what they say tells nothing of the matter, is no statement where it stands, or is a long tale."""
    before = desk.task.reading.text[: one.source.start]
    long = len(one.text.split()) > _LONGEST
    return (
        long or pattern("no_opener").search(one.text) is not None or bool(pattern("seen_done").search(before))
    )


def _asks_to_excuse(desk: Desk) -> bool:
    """Whether they ask us to excuse their English: then none of it is held up to them."""
    return words_of("says_foreign").search(desk.said) is not None


def _asked(desk: Desk) -> Iterator[Opener]:
    """What they ask and the notes meet; what is open is told where it is said that it is."""
    unmet = {each.ask for each in desk.task.plan.asks if each.by in _OPEN}
    for one in desk.concern.asked:
        general = patterns()["asks_in_general"].match(one.text) is not None
        # Their question held up word for word only shows that it was not understood.
        if not (general or one.ask in unmet or one.leans or one.quoted or slips(one.text)):
            yield Opener(one.kind, (one.text,), (one.source,), asked=one)


def _named(desk: Desk) -> Iterator[Opener]:
    thing = desk.concern.thing if desk.concern.thing_source is not None else None
    for names in names_of_the_matter(desk):
        if all(says_nothing(name) for name, _ in names):
            continue
        texts = tuple(name for name, _ in names)
        way: Way = "thing" if texts == (thing,) else "name"
        numbered = [_numbered(desk, *one) for one in names]
        yield Opener("named", tuple(n for n, _ in numbered), tuple(span for _, span in numbered), by=(way,))


def _numbered(desk: Desk, name: str, source: Span) -> tuple[str, Span]:
    """A name with the reference that stands right behind it in the message: "your order" as "your order KT-2041"."""
    text = desk.task.reading.text
    behind = (d for d in desk.task.reading.details if d.type == "reference" and d.start >= source.end)
    found = next((d for d in behind if _BETWEEN.fullmatch(text[source.end : d.start])), None)
    if found is None or desk.task.brief.channel in _OPEN_TO_ALL or any(ch.isdigit() for ch in name):
        return name, source
    return f"{name} {found.text}", Span(
        text=text[source.start : found.end], start=source.start, end=found.end
    )
