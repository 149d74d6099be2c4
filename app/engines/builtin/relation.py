"""How several offers belong together: one of them is to be had, or all, or some stand beside a choice.

Where that is not sure, neither is said.
"""

from collections.abc import Sequence
from itertools import permutations

from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import pattern
from app.text.matching import families
from app.text.words import content_stems

_MONEY = frozenset({"refund", "compensation"})
"""Families of what is given in money."""
_AGAIN = frozenset({"replace", "deliver", "booking", "repair"})
"""Families of what is given in kind, of which there is one or the money back."""
_GIVEN = _AGAIN | {"refund", "compensation", "collect"}
"""The same with all that may be had instead of it."""
_OF_TIME = frozenset({"on", "at", "by", "between", "next", "this", "from"})
"""Words that a time may follow."""


def exclude_each_other(lines: Sequence[OptionLine]) -> bool:
    """Whether only one is to be had: a note says so ("or we collect it"), or one gives the money back for the whole and
    another the thing. Other offers may both be meant.
    """
    if any(line.alternative for line in lines) or _fetched_or_brought(lines) or _kept_or_brought(lines):
        return True
    if all(_variants(lines[0].text, line.text) for line in lines[1:]):
        return True
    kinds = [families(line.given.text) for line in lines]
    if kinds and kinds[0] & _GIVEN and any(pattern("instead_of_it").search(x.given.text) for x in lines[1:]):
        return True
    whole = [pattern("in_full").search(line.given.text) is not None for line in lines]
    back = any(w and "refund" in k for k, w in zip(kinds, whole, strict=True))
    again = any(
        bool({"replace", "redeliver", "rebook"} & k) or _anew(line.given.text)
        for k, line in zip(kinds, lines, strict=True)
    )
    return back and again


def _variants(one: str, other: str) -> bool:
    """Whether two offers are one deed at two times ("collect it on Monday", "… on Friday") or in two ways ("refund to
    card", "refund to PayPal"). What is then done besides makes two deeds of it: "come on Monday to measure".
    """
    words, others = one.lower().split(), other.lower().split()
    same = next((n for n, pair in enumerate(zip(words, others, strict=False)) if pair[0] != pair[1]), 0)
    shared, rests = words[:same], [" ".join(words[same:]), " ".join(others[same:])]
    if any(pattern("goal").search(rest) for rest in rests):
        return False
    if pattern("way_of_deed").search(" ".join(shared)):
        return True
    lead = shared[-1:] if shared[-1:] and shared[-1] in _OF_TIME else []
    return all(pattern("time_first").match(" ".join([*lead, rest])) for rest in rests)


def _fetched_or_brought(lines: Sequence[OptionLine]) -> bool:
    """Whether the two offers are two ways of one thing: they fetch it or we bring it, they bring it or we fetch it."""
    fetched = [line.form != "vp" and pattern("fetches").search(line.text) is not None for line in lines]
    brought = [pattern("brings").search(line.text) is not None for line in lines]
    ways = [f or b for f, b in zip(fetched, brought, strict=True)]
    return all(ways) and any(fetched) and not all(fetched)


def _kept_or_brought(lines: Sequence[OptionLine]) -> bool:
    """Whether of two offers one keeps a thing here and the other brings it to them."""
    ours = [line.text for line in lines if line.form == "vp"]
    kept = [text for text in ours if pattern("keeps").match(text)]
    brought = [text for text in ours if pattern("brings_it").match(text)]
    return any(
        any(pattern("the_same_thing").search(text) for text in (one, other))
        or bool(content_stems(one) & content_stems(other))
        for one in kept
        for other in brought
    )


def stand_beside(lines: Sequence[OptionLine]) -> tuple[OptionLine, ...]:
    """Offers that are no part of the choice between the others: to be had "either way", or somebody who wants to see
    them where the others exclude each other.
    """
    beside = [line for line in lines if pattern("in_any_case").search(line.given.text)]
    rest = [line for line in lines if line not in beside]
    meets = [line for line in rest if line.form == "clause" and pattern("would_meet").search(line.text)]
    others = [line for line in rest if line not in meets]
    if meets and len(others) > 1 and exclude_each_other(others) and not any(m.alternative for m in meets):
        beside += meets
    return tuple(beside) if 0 < len(beside) < len(lines) else ()


def go_together(lines: Sequence[OptionLine]) -> bool:
    """Whether all of it may be had at once and costs them nothing: one thing that is done, and money or a gift on top.

    No day to choose, no price, no condition, and not the money back beside the thing.
    """
    texts = [line.given.text for line in lines]
    if any(pattern(name).search(text) for name in ("chooses", "costs_them") for text in texts):
        return False
    kinds = [families(text) for text in texts]
    besides = [bool(k & _MONEY) or _is_besides(t) for k, t in zip(kinds, texts, strict=True)]
    if sum(besides) < len(lines) - 1:
        return False  # "let the sleeves down" and "make a new jacket", a delivery and a collection: one is needed
    whole = [
        "refund" in k and not pattern("back_in_part").search(t) for k, t in zip(kinds, texts, strict=True)
    ]
    again = [bool(k & _AGAIN) or _anew(text) for k, text in zip(kinds, texts, strict=True)]
    return not any(whole[a] and again[b] for a, b in permutations(range(len(texts)), 2))


def _is_besides(text: str) -> bool:
    """Whether it may be had on top of anything: a gift, an apology in person, something on loan meanwhile."""
    return any(pattern(name).search(text) for name in ("gift", "gesture"))


def _anew(text: str) -> bool:
    """Whether it gives the thing itself once more: "send a new one", "bake another"."""
    return pattern("anew").search(text) is not None


def only_time_open(lines: Sequence[OptionLine]) -> bool:
    """Whether all of it goes together, and one of two times is the only thing that is left to choose."""
    timed = [line for line in lines if two_times_in(line)]
    rest = [line for line in lines if line not in timed]
    return len(timed) == 1 and bool(rest) and go_together(rest) and not exclude_each_other(lines)


def two_times_in(line: OptionLine) -> bool:
    """Whether an offer names two days or hours, of which only one can be had."""
    return any(pattern("two_times").search(text) for text in (line.given.text, line.text))


def gives(lines: Sequence[OptionLine]) -> bool:
    """Whether one of these gives what was asked for: they may fetch it, or we may send it."""
    kinds = [families(line.given.text) for line in lines]
    return any(k & _GIVEN and "status" not in k for k in kinds)
