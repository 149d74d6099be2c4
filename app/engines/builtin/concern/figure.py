"""What of a message is only a manner of speaking: bitter praise, exaggeration, a question that wants no answer.

"What a delight to find that the room looks onto the bins" says that the room looks onto the bins. Told back with the
delight it would sound as if we had taken it for one, so the figure is cut off and what it says is kept; a sentence
that is nothing but a figure is passed over.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from app.engines.builtin.concern.words import concern_words, weigh
from app.engines.builtin.happening import happening
from app.engines.builtin.tables import read_table
from app.model.value import Span
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.guarded import Guarded, Rewrites
from app.text.person.words import person_words, tokenise
from app.text.sentences import split as sentences_of

_MOST_CHARACTERS = 600
"""Characters of a sentence that are looked at."""
_REMEMBERED = 128
"""Sentences and pieces that are remembered: those of one message are asked the same by all who may tell of them."""
_SHORTEST = 3
"""Words of what is left of a sentence."""
_IT = compiled(r"It(?P<rest>'s)? ", re.IGNORECASE)
_SUBJECT = compiled(
    r"\W{0,9}(?P<what>(?:your|my|our|the|this) (?:[\w-]+ ){0,2}?[\w-]+) (?:is|was)\b", re.IGNORECASE
)
"""The subject of a figure, which the next sentence calls "it"."""
_SEEN = compiled(r"(?P<seen>(?:I|we)(?: have|'ve|'d| had)? \w+) it (?=\w)", re.IGNORECASE)
_GIVEN = compiled(
    r"\bfor (?P<what>the )(?:free|complimentary|bonus|surprise|impromptu|unscheduled|souvenir) (?P<thing>[\w-]+)$",
    re.IGNORECASE,
)
_ABOUT_IT = compiled(
    r"(?:(?P<writes>\b(?:writ\w+|contact\w*|complain\w*|emailing|message|in touch) "
    r"(?:to )?(?:you )?(?:about|regarding) )|(?<=\s))"
    r"(?P<what>(?:your|my|our) (?:[\w'-]+ )?[\w-]*[^\Ws])(?(writes)|, which (?:is|was|has|had)\b[^,;:]{1,80})$",
    re.IGNORECASE,
)
"""A sentence that ends with what it tells of a thing: "your skip, which was due to go on Friday"."""
_OPEN = compiled(r"(?:[\w'-]+ ){1,6}?(?:can|could|may|might|would|should|will)\b", re.IGNORECASE)
"""How a statement begins of what may be."""
_DOUBLED = frozenset({"drop"})
"""Deeds whose last letter is written twice in the past."""
_WRONG = frozenset(
    {"wrong", "missing", "broken", "cancelled", "money", "without", "rude", "hurt", "unanswered"}
)
"""Kinds of what happened that went wrong for sure."""
_JOIN = compiled(r"[,;:]\s+(?:and |but |so |because )?|\s[-–]\s")
"""What parts a figure from what follows it in the same sentence."""


def literally(sentences: Sequence[Span]) -> list[Span]:
    """The sentences without their figures; what is nothing else is left out, unless nothing else was written."""
    troubled = [_tells_trouble(span.text) for span in sentences]
    kept = [
        piece
        for at, span in enumerate(sentences)
        for piece in _pieces(span, beside_trouble=any(troubled[:at] + troubled[at + 1 :]))
    ]
    return kept or list(sentences)


@lru_cache(maxsize=_REMEMBERED)
def plainly(text: str) -> str:
    """The text with what is literally so in place of the figures that stand in the midst of it."""
    said = _pattern("praised").sub(lambda found: f"You {past_of(found['doing'])}", text)
    said = _pattern("talent").sub(lambda found: f"You {_did(found['deed'])}", said)
    told = _rewrites().put_into(_pattern("decided").sub(str(_table()["decided_told"]), said))
    return told if told == text else told[:1].upper() + told[1:]


def with_subject(text: str, before: str) -> str:
    """A sentence with what its "It" means, where that is what a figure just before it speaks of.

    "Your app is as useful as a chocolate teapot. It logs me out": the first is passed over, and "it" names nothing.
    """
    found = _IT.match(text) or _SEEN.match(text)
    last = sentences_of(before)[-1:] if found is not None else []
    named = _named_before(last[0].text.rstrip(" .!")) if last else None
    if found is None or named is None:
        return text
    if found.re is _SEEN:
        return f"{found['seen']} {_what(named)} {text[found.end() :]}"
    return f"{_what(named)}{found['rest'] or ''} {text[found.end() :]}"


def _what(named: re.Match[str]) -> str:
    return named["what"] + (named.groupdict().get("thing") or "")


def _named_before(sentence: str) -> re.Match[str] | None:
    """What the next sentence calls "it": the subject of a figure, or what the end of a sentence is about."""
    if _pattern("whole").search(sentence) is not None:
        return _SUBJECT.match(sentence)
    given = _GIVEN.search(sentence) if _pattern("thanked").match(sentence) is not None else None
    return given or _ABOUT_IT.search(sentence)


def is_figure(text: str) -> bool:
    """Whether a text must not be held up as it stands, since a figure is in it."""
    said = text.replace("’", "'")
    cut = any(_pattern(name).match(said) for name in ("leads", "doubtful_leads", "praised"))
    return cut or any(_pattern(name).search(said) for name in ("tails", "whole")) or plainly(said) != said


def is_bitter(message: str) -> bool:
    """Whether an English message shows by a figure that its praise is bitter."""
    return _pattern("bitter").search(message.replace("’", "'")) is not None


def states_by_asking(question: str) -> bool:
    """Whether a question only says what happened: "how is it that I paid for express and it took nine days?"."""
    said = question.replace("’", "'")
    return _stated(said) is not None or _pattern("decided").match(said) is not None


def complains_by_asking(question: str) -> bool:
    """Whether a question complains, whatever it asks: "how is it that a school can lose a child?"."""
    said = question.replace("’", "'")
    asks = said.rstrip().endswith("?") and _led(said, "asks") is not None
    return asks or _pattern("decided").match(said) is not None


def _pieces(span: Span, *, beside_trouble: bool) -> Iterator[Span]:
    """What of a sentence is to be told: it as it stands, what is left of it, or nothing."""
    text = span.text[:_MOST_CHARACTERS].replace("’", "'")
    if beside_trouble and (_pattern("thanked").match(text) or _pattern("delighted").match(text)):
        return
    start, end = _begin(text), len(span.text)
    if (tail := _pattern("tails").search(text, start)) is not None and _is_enough(text[start : tail.start()]):
        end = tail.start()
    elif text.rstrip().endswith("?") and (start or _pattern("decided").match(text)):
        end = len(span.text.rstrip().rstrip("?! "))
    if _pattern("whole").search(text[start:end].rstrip(" .!")) is None:
        yield span if (start, end) == (0, len(span.text)) else _from(span, start, end)
        return
    # "It is about as useful as a chocolate teapot, it logs me out": the figure ends at the first pause.
    for pause in _JOIN.finditer(text, start, end):
        head, rest = text[start : pause.start()], text[pause.end() : end]
        figures = [_pattern("whole").search(part.rstrip(" .!")) is not None for part in (head, rest)]
        if figures == [True, False] and _is_enough(rest):
            yield _from(span, pause.end(), end)
            return
        if figures == [False, True] and _is_enough(head) and _tells_trouble(head):
            yield _from(span, start, pause.start())
            return


def _begin(text: str) -> int:
    """Where a sentence begins to say what is so."""
    if text.rstrip().endswith("?"):
        return _stated(text) or 0
    if (lead := _led(text, "leads")) is not None and _is_enough(text[lead:]):
        return lead
    lead = _led(text, "doubtful_leads")
    return lead if lead is not None and _is_enough(text[lead:]) and _went_wrong(text[lead:]) else 0


def _stated(question: str) -> int | None:
    """Where the statement begins that a question holds."""
    lead = _led(question, "asks") if question.rstrip().endswith("?") else None
    if lead is None or _OPEN.match(question, lead) or len(question[lead:].split()) < _SHORTEST:
        return None  # "how is it that a school can lose a child" says nothing of itself
    return lead


def _led(text: str, name: str) -> int | None:
    """Where the clause behind such a lead begins; None where none does."""
    lead = _pattern(name).match(text)
    return lead.end() if lead is not None and _pattern("subject").match(text, lead.end()) else None


def _is_enough(text: str) -> bool:
    """Whether what is left is a sentence, by its length and a verb."""
    tokens = tokenise(text)
    low = [token.low for token in tokens]
    finite = any(person_words().finite(w) or "'" in w or {w, w.removesuffix("s")} & _verbs() for w in low)
    return sum(token.is_word for token in tokens) >= _SHORTEST and finite


@cache
def _verbs() -> frozenset[str]:
    return person_words().bases | lexicon().verbs


@lru_cache(maxsize=_REMEMBERED)
def _tells_trouble(text: str) -> bool:
    return bool(concern_words().troubles(tokenise(text))) or happening([text]) is not None


def _went_wrong(text: str) -> bool:
    """Whether it surely tells of something that went wrong: "it is open again" does not."""
    return (weigh(concern_words().troubles(tokenise(text))) or 0) >= 1 or happening([text]) in _WRONG


def _from(span: Span, start: int, end: int) -> Span:
    text = span.text[start:end].rstrip()
    return Span(text=text, start=span.start + start, end=span.start + start + len(text))


def _done(found: re.Match[str]) -> str:
    """Turn "you have managed to lose" into "you have lost", "you managed to lose" into "you lost"."""
    deed = found["deed"].lower()
    past = _did(deed)
    has = found["has"] or ""
    done = dict(_table()["participles"]).get(deed, past) if has else past
    has = has.strip() if has.strip().startswith("'") else f" {has.strip()}".rstrip()
    return f"{found['who'].rstrip()}{has} {done}"


def past_of(doing: str) -> str:
    """Turn "losing" into "lost"."""
    stem, pasts = doing.lower()[:-3], person_words().pasts
    bases = (stem, f"{stem}e", stem[:-1])
    return next((pasts[base] for base in bases if base in pasts), f"{stem}ed")


def _did(deed: str) -> str:
    """Turn "lose" into "lost"."""
    return person_words().pasts.get(deed.lower()) or _past(deed.lower())


def _past(deed: str) -> str:
    if deed.endswith("e"):
        return f"{deed}d"
    return f"{deed}{deed[-1]}ed" if deed in _DOUBLED else f"{deed}{'l' * (deed == 'cancel')}ed"


@cache
def _rewrites() -> Rewrites:
    rows: list[tuple[str | Guarded, str | Callable[[re.Match[str]], str]]] = [(_pattern("managed"), _done)]
    return Rewrites([*rows, *((str(found), str(full)) for found, full in _table()["plain"])])


@cache
def _pattern(name: str) -> Guarded:
    return Guarded(str(_table()[name]), re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    return read_table("figure")
