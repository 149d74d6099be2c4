"""How likely a filled note is a sentence that may be sent: true to the note and sound enough.

A logistic model of a few signs, fitted by `scripts.fit.soundness` on filled notes that others graded
(`training/notes_graded/`). What is not likely enough is never told.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, log

from app.engines.builtin.notes.filling.units import MARK, VERBS, Unit, noun_phrase, pieces
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.text.compiled import compiled

_VERB = compiled(
    r"\b(?:HB|WAS|IS|HAVE|is|are|was|were|has|have|had|can|will|be|been|takes|came|went|says|can't|must)\b"
)
"""What is put in that is a verb."""
_LEADS = compiled(r"(?:with|for|at|in|on|from|which|by|of|as)\b")
_VERBAL = frozenset({"either", "past"})
_BEGINS = frozenset({None, "=;", "=."})
_BARE = frozenset({"", "IS", "WAS", "HB", "and", "with"})
"""What leaves a noun behind it without its article."""
_PASSIVE = compiled(r"(?:WAS|IS|HB|been|be)$")
_ARTICLE = compiled(r"(?:^|\b)(?:the|A|your|our)$")
_AFTER_NUMBERED = frozenset({"ing", "either", "part", "modal", "third"})
_FINITE = frozenset({"modal", "third", "aux", "be", "past", "either"})
_NO_THING = frozenset({"modal", "aux", "be", "pronoun", "prep", "conj", "sub", "det", "not", "to"})
_NEVER_THINGS = frozenset({"else", "also", "still", "should've", "then", "only"})
NEVER = ("verbless", "objects", "odd_articles", "headless")
"""Signs of which one is enough: a jotting still, or nonsense."""
FLAWS = {
    **dict.fromkeys(NEVER, 3.0),
    "bare": 0.6,
    "fragments": 0.6,
    "acted_on": 0.5,
    "doubtful_articles": 0.2,
}
"""How much less likely each makes one way to fill a note than another, in logs."""
_SOUNDS_THE_SAME = 1e-3
_LABELS = 512
"""What may be put in at a place of which it is remembered what it holds; the weights have half as many labels."""


@lru_cache(maxsize=_LABELS)
def holds_verb(label: str) -> bool:
    """Whether what is put in holds a verb."""
    return _VERB.search(label) is not None


@lru_cache(maxsize=_LABELS)
def _ends_in_article(label: str) -> bool:
    return _ARTICLE.search(label) is not None


def signs(
    row: Sequence[Unit], put_in: Sequence[str], kind: str, sure: float, weakest: float
) -> Mapping[str, float]:
    """What speaks for and against it; `sure` and `weakest` as in `Filled`."""
    spans = pieces(row)
    marks = (None, *(put_in[end] for _, end in spans[:-1]))
    found = dict.fromkeys(("verbless", "fragments", "kept_commas"), 0.0)
    for (start, end), mark in zip(spans, marks, strict=True):
        told = any(holds_verb(put_in[at]) or row[at].tag in VERBS for at in range(start, end))
        may = any(
            row[at].tag in _VERBAL and (at == start or row[at - 1].tag != "not") for at in range(start, end)
        )
        leads = _LEADS.match(put_in[start]) or (start < end and row[start].tag in {"prep", "sub", "to"})
        found["fragments"] += not told and mark in _BEGINS
        found["verbless"] += not told and not may and mark in _BEGINS
        found["kept_commas"] += not told and mark == "=," and not leads
    return {
        **found,
        "sure": sure,
        "sure_each": sure / len(put_in),
        "weakest": log(weakest + _SOUNDS_THE_SAME),
        "length": len(put_in) / 10,
        "bare": _bare_nouns(row, put_in),
        "objects": _objects(row, put_in),
        "headless": _headless(row, put_in),
        "odd_articles": _odd_articles(row, put_in),
        "doubtful_articles": _doubtful_articles(row, put_in),
        "acted_on": _acted_on(row, put_in),
        "option": float(kind == "option"),
        "pieces": len(spans),
        "commas": sum(mark == "=," for mark in marks),
    }


def flaws(row: Sequence[Unit], put_in: Sequence[str], kind: str) -> float:
    """How much speaks against one way to fill a note, in logs: 0 or more."""
    found = signs(row, put_in, kind, 0.0, 1.0)
    return sum(weight * found[name] for name, weight in FLAWS.items())


def soundness(row: Sequence[Unit], put_in: Sequence[str], kind: str, sure: float, weakest: float) -> float:
    """How likely (0-1) it may be sent."""
    table = _table()
    found = signs(row, put_in, kind, sure, weakest)
    if any(found[name] for name in NEVER):
        return 0.0
    return 1 / (1 + exp(-(table["bias"] + sum(table[name] * value for name, value in found.items()))))


def _bare_nouns(row: Sequence[Unit], put_in: Sequence[str]) -> float:
    """Nouns that need an article and have none."""
    count = 0
    for at, unit in enumerate(row):
        opens = at == 0 or row[at - 1].tag in {"prep", MARK} or put_in[at] != ""
        if unit.tag != "noun" or not opens or put_in[at] not in _BARE:
            continue
        head, _ = noun_phrase(row, at)
        count += head is not None and "s" in head.kind and not {"p", "m"} & set(head.kind)
    return float(count)


def _passives(row: Sequence[Unit], put_in: Sequence[str]) -> Iterator[int]:
    """Where a form that may be active was made a passive."""
    for at, unit in enumerate(row):
        if unit.tag == "either" and _PASSIVE.search(put_in[at]):
            yield at


def _objects(row: Sequence[Unit], put_in: Sequence[str]) -> float:
    """Passives with an object, which were active: "the lifeguard was heard a voice", "it was told you"."""
    count = 0
    for at in _passives(row, put_in):
        follows = row[at + 1] if at + 1 < len(row) else None
        head, _ = noun_phrase(row, at + 1)
        owned = follows is not None and follows.tag in {"det", "pronoun", "name"}
        thing = follows is not None and (owned or head is not None) and not put_in[at + 1]
        object_ = thing or (follows is not None and put_in[at + 1] in {"the", "A", "your", "our"})
        given = row[at].low in telegraph("given_to") and not put_in[at].startswith("it ")
        count += object_ and not given
    return float(count)


def _headless(row: Sequence[Unit], put_in: Sequence[str]) -> float:
    """Statements that begin with their verb, and nobody says whose it is: "takes 10 days", "should be back"."""
    marks = (None, *(put_in[end] for _, end in pieces(row)[:-1]))
    return float(
        sum(
            start < end
            and mark in _BEGINS
            and row[start].tag in _FINITE
            and (not put_in[start] or _ends_in_article(put_in[start]))
            for (start, end), mark in zip(pieces(row), marks, strict=True)
        )
    )


def _odd_articles(row: Sequence[Unit], put_in: Sequence[str]) -> float:
    """Articles before what is no thing ("the also"), and numbers parted from theirs ("van is 4 going")."""
    parted = sum(
        label in {"IS", "WAS", "HB"}
        and row[at].tag == "number"
        and at + 1 < len(row)
        and row[at + 1].tag in _AFTER_NUMBERED
        for at, label in enumerate(put_in[:-1])
    )
    return parted + float(
        sum(
            _ends_in_article(label)
            and at < len(row)
            and (
                row[at].tag in _NO_THING
                or row[at].low.endswith(("'ve", "n't"))
                or row[at].low in _NEVER_THINGS
            )
            for at, label in enumerate(put_in)
        )
    )


def _doubtful_articles(row: Sequence[Unit], put_in: Sequence[str]) -> float:
    """Articles before words that are not surely things."""
    count = 0
    for at, label in enumerate(put_in):
        if _ends_in_article(label) and at < len(row):
            head, _ = noun_phrase(row, at)
            count += head is None or "s" not in head.kind
    return float(count)


def _acted_on(row: Sequence[Unit], put_in: Sequence[str]) -> float:
    """Passives of which somebody is the subject who more likely acts: "Priya was rechecked"."""
    count = 0
    for at in _passives(row, put_in):
        before = row[at - 1] if at else None
        acts = before is not None and (before.tag == "name" or "a" in before.kind)
        count += acts and row[at].low not in telegraph("given_to")
    return float(count)


@cache
def _table() -> Mapping[str, float]:
    path = files("app.engines.builtin") / "locale" / "en" / "soundness.json"
    table: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return table
