"""Gives words of a piece the class that their neighbours show, where the plain forms need it."""

from collections.abc import Sequence

from app.engines.builtin.notes.plain.table import words
from app.engines.builtin.notes.telegraph.tokens import Tag, Token
from app.text.grammar import lexicon

OPENS_CLAUSE = frozenset({"until", "once", "when", "if", "till", "because", "unless"})
_NONE = Token("", "", "mark")
_NOUN_LED = frozenset({"prep", "det", "no"})
_DONE = frozenset({"either", "part", "past", "aux"})
_OPENS_NOUN = frozenset({"noun", "pronoun", "name", "det"})


def resettled(row: Sequence[Token]) -> list[Token]:
    """The words with the class that their neighbours give them here: "for recheck", "otherwise done"."""
    made = list(row)
    for at, token in enumerate(made):
        before = made[at - 1] if at else _NONE
        after = made[at + 1] if at + 1 < len(made) else _NONE
        tag = _of_word(token, before, after) or ("noun" if _is_noun(token, before, after) else None)
        tag = _report_verb(made, at, after) or _counted(made, at, after) or tag
        made[at] = token._replace(tag=tag) if tag else token
    return made


def _counted(row: Sequence[Token], at: int, after: Token) -> Tag | None:
    """What is counted, where the form may be a verb as well: "2 calls found"; and "in safe" is no state at the end."""
    several = at == 1 and row[0].tag == "number" and row[0].low not in {"1", "one"}
    if several and row[1].tag == "third" and after.tag in _DONE:
        return "noun"
    led = at and row[at - 1].low in {"in", "from"} and row[at].low == "safe"
    return "noun" if led and after.tag not in {"noun", "state"} else None


def _report_verb(row: Sequence[Token], at: int, after: Token) -> Tag | None:
    """What a source does, where the form may be a thing as well: "photos show", "test of 3 May shows"."""
    low = row[at].low
    at -= 1
    while at > 0 and (row[at].tag == "time" or row[at].low in {"of", "on", "from"}):
        at -= 1
    source = row[at].low if at >= 0 else ""
    if source not in words("sources") or after is _NONE:
        return None
    if low in words("reports_several") and source.endswith("s"):
        return "base"
    return "third" if low in words("reports_one") - {"has", "records", "lists", "states"} else None


def _of_word(token: Token, before: Token, after: Token) -> Tag | None:
    """What single words are: "otherwise done", "double-sold", "to burst pipe", "cut by roadworks"."""
    low = token.low
    if low in words("adverbs") and token.tag == "noun":
        return "adverb"
    if low.startswith("double-") and low.endswith(("ed", "sold", "paid")):
        return "either"
    if low in words("same_as_base") and before.tag in {"prep", "det"} and after.tag == "noun":
        return "state"
    if low in words("same_as_base") and before.tag == "noun" and after.low == "by":
        return "either"
    if low in words("earlier_ones") and after.tag in {"noun", "either", "part", "ing"}:
        return "state"
    if low in {"if", "when", "once"} and after.tag in _OPENS_NOUN and before is not _NONE:
        return "sub"
    if (beside := _beside(low, token, before, after)) is not None:
        return beside
    if low == "home" and before.low in words("moved_home"):
        return "adverb"
    if low == "costs" and token.tag == "third" and after.tag == "noun":
        return "noun"
    return "prep" if low == "pending" else None


def _beside(low: str, token: Token, before: Token, after: Token) -> Tag | None:
    """What a word is beside one other: "because of", "being rewound", "at till", "brought forward"."""
    if low in {"because", "unless"} and after.low == "of":
        return "prep"
    again = low.removeprefix("re") in lexicon().participles
    if token.tag == "noun" and again and before.low in {"being", "been", "be"}:
        return "either"
    if low == "till" and before.low in {"at", "from", "the", "our"}:
        return "noun"
    return "adverb" if low == "forward" and before.low in {"brought", "put", "moved"} else None


def _is_event(token: Token, after: Token) -> bool:
    """Whether an event with its day or state begins the piece: "recheck Monday", "retest free"."""
    return token.low in words("events") and after.tag in {"time", "state"}


def _is_noun(token: Token, before: Token, after: Token) -> bool:
    """Whether a word that may be a verb is a thing: "for recheck", "unlock done", "temporary filling"."""
    if token.tag == "ing":
        return token.low in words("ing_things") and before.tag in _NOUN_LED | {"noun", "state"}
    if before is not _NONE:
        return token.tag == "base" and before.tag in _NOUN_LED
    return (
        (token.tag == "base" and after.tag in {"either", "part"})
        or (token.tag == "base" and _is_event(token, after))
        or (token.tag == "base" and token.low in words("named_by_deed") and after.tag == "noun")
        or (token.tag == "third" and after.tag == "noun")
        or (token.low == "fine" and after.tag == "money")
        or (token.low == "estimated" and after.tag in {"noun", "base"})
    )
