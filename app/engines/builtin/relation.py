"""How several offers belong together: one of them is to be had, or all, or some stand beside a choice.

Where that is not sure, neither is said.
"""

from collections.abc import Sequence
from itertools import permutations

from app.engines.builtin.consent import asks_consent
from app.engines.builtin.notes.offer_class import waits
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.remedies import remedy
from app.text.matching import families
from app.text.words import content_stems

_MONEY = frozenset({"refund", "compensation"})
"""Families of what is given in money."""
_AGAIN = frozenset({"replace", "deliver", "booking", "repair"})
"""Families of what is given in kind, of which there is one or the money back."""
_GIVEN = _AGAIN | {"refund", "compensation", "collect"}
"""The same with all that may be had instead of it."""
_TWO = 2
_OF_TIME = frozenset({"on", "at", "by", "between", "next", "this", "from"})
"""Words that a time may follow."""


def exclude_each_other(lines: Sequence[OptionLine]) -> bool:
    """Whether only one is to be had: a note says so ("or we collect it"), or one gives the money back for the whole and
    another the thing, or one mends what another renews. Other offers may both be meant.
    """
    if any(line.noted and line.filled for line in lines):
        return False  # one of them nothing reads
    if len(lines) > 1 and any(map(waits, lines)):
        return True  # whatever else is to be had is instead of waiting
    if any(line.alternative for line in lines) or _fetched_or_brought(lines) or _kept_or_brought(lines):
        return True
    if _two_ways_there(lines) or _ends_or_goes_on(lines):
        return True
    if _in_place_of_another(lines) or _theirs_to_choose(lines):
        return True
    if all(_variants(lines[0].text, line.text) for line in lines[1:]):
        return True
    texts = [line.given.text for line in lines]
    kinds = [families(text) for text in texts]
    if kinds and kinds[0] & _GIVEN and any(pattern("instead_of_it").search(text) for text in texts[1:]):
        return True
    if any(_says("adds_up", text) for text in texts[1:]):
        return False
    whole = [_is_whole(text, kin) for text, kin in zip(texts, kinds, strict=True)]
    worth = [_says("same_worth", text) for text in texts]
    again = any(
        "replace" in k or _anew(text) or _says("renews", text) or (_says("mends", text) and any(worth))
        for k, text in zip(kinds, texts, strict=True)
    )
    back = any(whole) or any(worth)
    # Of two, the thing itself is sent or all of its price comes back.
    sent = (line.form == "vp" and "deliver" in k for line, k in zip(lines, kinds, strict=True))
    instead = (
        len(lines) == _TWO
        and any(whole)
        and any(one and not full for one, full in zip(sent, whole, strict=True))
    )
    return (back and again) or instead or (any(whole) and any(worth)) or _mended_or_renewed(texts)


def _ends_or_goes_on(lines: Sequence[OptionLine]) -> bool:
    """Whether one ends what another is for who stays with it: "close the plan", "the student plan if she stays"."""
    texts = [line.given.text for line in lines]
    stays = [pattern("if_they_stay").search(text) is not None for text in texts]
    ends = [pattern("ends_it").search(text) is not None for text in texts]
    return any(stays) and any(end and not stay for end, stay in zip(ends, stays, strict=True))


def _is_whole(text: str, kinds: frozenset[str]) -> bool:
    """Whether an offer gives all of the money back."""
    if _says("depends", text):
        return False  # "refund if it is still not right" comes after the repair
    in_full = "refund" in kinds and pattern("in_full").search(text) is not None
    return in_full or (_says("whole_refund", text) and not pattern("back_in_part").search(text))


def _mended_or_renewed(texts: Sequence[str]) -> bool:
    """Whether one mends the thing that another replaces: the same thing, with another outcome."""
    mended = [text for text in texts if _says("mends", text) and not _says("renews", text)]
    renewed = [text for text in texts if _says("renewed_thing", text) and not _says("depends", text)]
    if not mended or not renewed or len(mended) + len(renewed) < len(texts):
        return False
    things = [_thing(text) for text in (*mended, *renewed)]
    return len({thing for thing in things if thing}) <= 1


def _thing(text: str) -> str | None:
    """What is mended or replaced, by its stem; None where the note leaves that out."""
    found = remedy("object").search(text)
    return next(iter(content_stems(found["x"])), None) if found else None


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


def _in_place_of_another(lines: Sequence[OptionLine]) -> bool:
    """Whether one is to be had in place of what another gives: "two free months in place of the refund"."""
    named = [(line, pattern("in_place_of").search(line.given.text)) for line in lines]
    return any(
        content_stems(found["other"]) & content_stems(other.given.text)
        for line, found in named
        if found is not None
        for other in lines
        if other is not line
    )


def _theirs_to_choose(lines: Sequence[OptionLine]) -> bool:
    """Whether all are what they may do, and only one at that: one is "instead", one leaves what another keeps."""
    does = [remedy("they_may_do").match(line.given.text) for line in lines]
    if any(one is None for one in does) or any(_says("adds_up", line.given.text) for line in lines):
        return False
    if any(pattern("instead_of_it").search(line.given.text) for line in lines):
        return True
    verbs = [one["does"].lower() for one in does if one is not None]
    leave = any(remedy("leaves").match(verb) for verb in verbs)
    return leave and any(remedy("stays").match(verb) for verb in verbs)


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


def _two_ways_there(lines: Sequence[OptionLine]) -> bool:
    """Whether all are ways in which one thing gets to them: "bring the plate to your home", "post the plate alone"."""
    found = [remedy("gets_there").match(line.text) if line.form == "vp" else None for line in lines]
    ways = [one for one in found if one is not None]
    if len(ways) < len(lines) or len({one["way"].lower() for one in ways}) < len(lines):
        return False
    first, *others = [content_stems(one["thing"]) for one in ways]
    return all(first & other for other in others)


def stand_beside(lines: Sequence[OptionLine]) -> tuple[OptionLine, ...]:
    """Offers that are no part of the choice between the others: to be had "either way", what only tells, and a word to
    them where the others exclude each other.
    """
    beside = [line for line in lines if pattern("in_any_case").search(line.given.text)]
    meanwhile = [line for line in lines if pattern("for_meanwhile").search(line.given.text)]
    if len(lines) - len(meanwhile) > 1:  # beside a single one it is simply had too
        beside += [line for line in meanwhile if line not in beside]
    instead = any(line.alternative for line in lines)  # "the ticket stays valid", "or a refund"
    beside += [line for line in lines if line not in beside and not instead and _only_tells(line)]
    rest = [line for line in lines if line not in beside]
    words = [line for line in rest if _is_a_word(line) and not line.alternative]
    others = [line for line in rest if line not in words]
    if words and len(others) > 1 and exclude_each_other(others):
        beside += words
    return tuple(line for line in lines if line in beside) if 0 < len(beside) < len(lines) else ()


def _only_tells(line: OptionLine) -> bool:
    """Whether a jotted offer is a statement that waits for no word of theirs: "the carrier will be told"."""
    told = line.form == "clause" and line.filled and not line.alternative
    return told and not asks_consent(line) and not pattern("on_condition").match(line.given.text)


def _is_a_word(line: OptionLine) -> bool:
    """Whether it is an apology, a call or a letter: to be had with whatever they choose."""
    if line.form == "clause" and pattern("would_meet").search(line.text):
        return True
    kinds = families(line.given.text)
    return _says("word", line.given.text) and not kinds & (_MONEY | {"replace", "repair"})


def go_together(lines: Sequence[OptionLine]) -> bool:
    """Whether all of it may be had at once and costs them nothing: one thing that is done, and money or a gift on top.

    No day to choose, no price, no condition, and not the money back beside the thing.
    """
    if len(lines) > 1 and exclude_each_other(lines):
        return False
    texts = [remedy("no_condition").sub("", line.given.text) for line in lines]
    if any(pattern("chooses").search(text) or _costs(text) or _says("same_worth", text) for text in texts):
        return False
    kinds = [families(text) for text in texts]
    if sum("refund" in k for k in kinds) > 1 and any(_says("bare_refund", text) for text in texts):
        return False  # a sum with no word for what, and another refund: one of the two
    again = [bool(k & _AGAIN) or _anew(text) for k, text in zip(kinds, texts, strict=True)]
    besides = [
        bool(k & _MONEY) or _is_besides(t) or (_says("clears", t) and any(again))
        for k, t in zip(kinds, texts, strict=True)
    ]
    if sum(besides) < len(lines) - 1:
        return False  # "let the sleeves down" and "make a new jacket", a delivery and a collection: one is needed
    whole = [
        "refund" in k and not pattern("back_in_part").search(t) for k, t in zip(kinds, texts, strict=True)
    ]
    pairs = list(permutations(range(len(texts)), 2))
    if any(whole[a] and _says("other_money", texts[b]) and not _says("adds_up", texts[b]) for a, b in pairs):
        return False  # "refund" and "£20 voucher": on top of it, or instead
    return not any(
        whole[a] and again[b] and not (_says("word", texts[b]) or _says("adds_up", texts[b]))
        for a, b in pairs
    )


def _costs(text: str) -> bool:
    """Whether an offer costs them something, or is something off a price that they would have to pay."""
    return pattern("costs_them").search(remedy("off_the_next").sub("", text)) is not None


def _is_besides(text: str) -> bool:
    """Whether it may be had on top of anything: a gift, a word to them, something on loan, a slip undone."""
    gift = any(pattern(name).search(text) for name in ("gift", "gesture"))
    return gift or any(_says(name, text) for name in ("word", "undoes", "off_the_next", "adds_up"))


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


def _says(name: str, text: str) -> bool:
    """Whether a note holds what the remedies' pattern of that name finds."""
    return remedy(name).search(text) is not None
