"""Whether a text may be said back to the customer, and whether as a fact or only as reported."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from app.engines.builtin.concern.classes import Frame
from app.engines.builtin.concern.words import ConcernWords
from app.model.brief import Brief
from app.model.profile import Fault
from app.model.reading import Reading
from app.model.value import Span
from app.text.compiled import compiled
from app.text.guarded import Guarded
from app.text.person.words import Token, person_words, tokenise

SHORTEST, LONGEST = 3, 26
QUOTE_SHORTEST, QUOTE_LONGEST = 3, 12
DETAILS = frozenset({"reference", "money", "date", "time", "duration", "quantity", "product", "percentage"})
"""The types of detail that make a clause concrete."""
PRIVATE = frozenset({"email", "phone", "link", "address"})
"""The types of detail that are not said back."""

_UNFIT = compiled(
    r"[@#<>{}\[\]|\\^~`\"“”«»?!;…—]|(?<!\w)'|'(?!\w)|\s[-–/,]+\s|[:.]\s|\.\.|[^\W\d_]{2}\.[^\W\d_]{2}"
    r"|[$%][^\W\d_]|(?<!\w)\w/\w(?!\w)|https?:|www\.|\d{12,}|(\w)\1\1|\S{36,}|[*_]\w|\w\*"
    r"|\b[24] (?:a|an|my|our|me|us|you|be|get|go|two|three|now|ever|check)\b"
)
_BREAKS_OFF = Guarded(
    r"(?<!\bnobody )(?<!\bno-one )(?<!\bno one )(?<!\bnever )"
    r"\b(?:told|assured|promised|informed|advised) (?:me|us|him|her|you|them)"
    r"(?: (?:on|over|by|in|at|during) (?:\w+ ){0,2}\w+| (?:yesterday|today|twice|again|then))?[\s.]*$",
    re.IGNORECASE,
)
"""How a clause ends that has lost what somebody was told: "but the receptionist told me on the phone"."""
_SAID_WHAT = Guarded(
    r"\b(?:and|but|then)(?: (?:then|just|only|even|simply|he|she|they|somebody|someone)){0,2}"
    r" (?:said|says|replied|answered|added|asked)[\s.]*$",
    re.IGNORECASE,
)
"""How a clause ends that has lost what somebody said: "drilled through a pipe and then said"."""
_OPENERS = frozenset(
    {"and", "but", "because", "so", "that", "when", "which", "what", "until", "after", "before", ","}
)
_CALM_ENOUGH = 2
_TEXTS = 128
"""Texts whose answer is remembered: one draft asks for that of the same sentence again and again."""


@lru_cache(maxsize=_TEXTS)
def fit_marks(text: str) -> bool:
    """Whether a text holds no mark, link, long number or drawn-out letter that a reply would not have, and does not
    break off before what somebody was told.
    """
    return not (_UNFIT.search(text) or _BREAKS_OFF.search(text) or _SAID_WHAT.search(text))


def harmless(text: str, words: ConcernWords) -> bool:
    """Whether a text holds no swearing, insult, threat, irony, order to a machine, or odd mark."""
    return fit_marks(text) and all(h.name in {"unsettled", "governing"} for h in words.hits(tokenise(text)))


def right_length(tokens: Sequence[Token]) -> bool:
    """3 to 26 words."""
    return SHORTEST <= sum(1 for t in tokens if t.is_word) <= LONGEST


def plain_quote(sentences: Sequence[Span], reading: Reading) -> Span | None:
    """For languages without clause rules: the first short, calm sentence that holds a detail of the message."""
    if reading.abuse != "none" or reading.anger > _CALM_ENOUGH:
        return None
    for sentence in sentences:
        text = sentence.text.rstrip(" .")
        end = sentence.start + len(text)
        detailed = any(
            d.type in DETAILS and sentence.start <= d.start and d.end <= end for d in reading.details
        )
        loud = any(w.isupper() and w.isalpha() and len(w) > 3 for w in text.split())
        if detailed and not loud and fit_marks(text) and QUOTE_SHORTEST <= len(text.split()) <= QUOTE_LONGEST:
            return Span(text=text, start=sentence.start, end=end)
    return None


def only_reported(frame: Frame, tokens: Sequence[Token], fault: Fault, words: ConcernWords) -> bool:
    """Whether the clause may only be given as the customer's words ("You told me that …").

    Where the mistake is ours, only times such as "today" are kept back, since the reply may be read on another day.
    Else whatever charges us, or denies what we may have done, is reported; where the customer errs, so is all but
    what they did themselves.
    """
    low = [t.low for t in tokens]
    if moves(low, words):
        return True
    if fault == "ours":
        return False
    if frame.subject in {"company", "company_thing", "nobody", "it", "count"}:
        return True
    denies = any(words.has("denials", w) or w.endswith("n't") for w in low)
    passive = not {"was", "were", "been"}.isdisjoint(low)
    if denies or passive or _company_acts(low):
        return True
    return fault == "customer" and (frame.subject != "self" or not words.has("own_acts", low[frame.verb]))


def moves(low: Sequence[str], words: ConcernWords) -> bool:
    """Whether a clause holds a time that means another day when it is read later: "today", "this week"."""
    return any(
        words.has("deictic", word)
        or (word in {"this", "last", "next"} and words.has("time_nouns", following))
        for word, following in zip(low, [*low[1:], ""], strict=True)
    )


def names_colleague(tokens: Sequence[Token], words: ConcernWords) -> bool:
    """Whether one of the company's people is named or described: "your Shalini", "your colleague", "that lad"."""
    for k, (token, following) in enumerate(pairwise(tokens)):
        name = following.text.istitle() and following.text.isalpha() and len(following.text) > 2
        if token.low == "your" and name:
            return True
        absent = k + 2 < len(tokens) and tokens[k + 2].low in {"never", "did", "didn't", "hasn't"}
        if token.low in {"your", "that", "this"} and words.has("staff", following.low) and not absent:
            return True
        if token.low in {"the", "a", "some"} and words.has("loose_person", following.low):
            return True
    return False


def _company_acts(low: Sequence[str]) -> bool:
    """Whether "you" begins a clause inside the clause."""
    return any(word == "you" and low[k - 1] in _OPENERS for k, word in enumerate(low) if k)


def dangles(low: Sequence[str], words: ConcernWords) -> bool:
    """Whether a pronoun or "here" points at somebody or somewhere that the clause itself does not name."""
    if "here" in low:
        return True
    for k, word in enumerate(low):
        if words.has("pointing", word.split("'", 1)[0]):
            before = [w.removesuffix("'s") for w in low[:k]]
            people = ("family", "one_person", "own_others")
            named = any(words.has(name, w) for w in before for name in people)
            # "The tenant upstairs has had his washing machine on" says whose it is.
            owned = word in {"his", "her"} and not person_words().sets["people"].isdisjoint(before)
            named = named or owned
            plural = word[0] == "t" and any(w.endswith("s") for w in low[:k])
            if not (named or plural):
                return True
    return False


def private_types(brief: Brief) -> frozenset[str]:
    """The types of detail that are not told back: a street may be where it happened, but not for all to read."""
    return PRIVATE if brief.channel in {"review", "social"} else PRIVATE - {"address"}
