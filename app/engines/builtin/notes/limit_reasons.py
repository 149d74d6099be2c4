"""What a jotted limit denies, and why, where its few words can mean only one thing.

"cant refund the frames, worn" → "refund the frames", because "they have been worn". A tail that says nothing sure is
cut off, and listed for the agent.
"""

import re
from functools import cache
from typing import NamedTuple

from app.engines.builtin.notes.telegraph.articles import is_plural
from app.engines.builtin.tables import Table
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens

_TABLE = Table("limit_reasons")

_ONE_BREATH = 24
"""Words of a limit and its reason that one sentence holds."""
_COMMA = compiled(r"(?<!\s)\s*(?:,|;| - | – )\s*")


class Why(NamedTuple):
    """What is refused, why, and what of the note is neither."""

    main: str
    reason: str | None
    unread: str | None


def spelled_out(note: str) -> str:
    """The note with the apostrophes that it lacks, and a "not" that stands for "we can't offer": "not free callout"."""
    return _TABLE.rewrites("denied").put_into(_TABLE.rewrites("apostrophes").put_into(note))


def as_a_thing(note: str) -> str:
    """The note of a thing that is refused, with its "no": "delay compensation", "a refund, we can't after the show"."""
    return _TABLE.rewrites("of_a_thing").put_first(note)


def reassures(note: str) -> bool:
    """Whether a "no" keeps the customer from harm, and refuses nothing: "no bailiffs while on hold"."""
    return _TABLE.shape("reassures").search(note) is not None


def with_reason(text: str) -> Why:
    """A limit parted from the reason behind its last comma, where that is one of those that can be told."""
    parts = [*_COMMA.finditer(text)]
    if not parts:
        return Why(text, None, None)
    main, tail = text[: parts[-1].start()], text[parts[-1].end() :].strip(" .")
    if tokens(main) and (told := _reason(tail, main)) is not None:
        return Why(main, told, None)
    if not tokens(main) or _TABLE.shape("goes_on").match(tail):
        return Why(text, None, None)
    return Why(main, None, tail) if _TABLE.shape("loose").match(tail) else Why(text, None, None)


def in_one_breath(limit: str, reason: str) -> str | None:
    """A limit with its reason in one sentence; None where they are too long for one, or it may be no reason at all."""
    apart = _TABLE.shape("cause").match(reason) is None or "," in limit
    if apart or len(tokens(f"{limit} {reason}")) > _ONE_BREATH:
        return None
    return _since().format(limit=limit, reason=reason)


def _since() -> str:
    return str(_TABLE.rows["since"])


def _reason(tail: str, main: str) -> str | None:
    """The reason as a clause; what is said of the thing agrees with it."""
    for find, say in _rows():
        if (found := find.fullmatch(tail)) is not None:
            return str(say).format(**{k: v or "" for k, v in found.groupdict().items()}, **_agreeing(main))
    return None


def _agreeing(main: str) -> dict[str, str]:
    """What is refused as "it" or "they", with the helpers that agree."""
    bare = _TABLE.shape("refusing").sub("", main)
    found = _TABLE.shape("object").match(bare)
    head = found["x"].rsplit(maxsplit=1)[-1] if found else ""
    several = bool(head) and head not in lexicon().pronouns and is_plural(head)
    return {"it": "they", "is": "are", "has": "have"} if several else {"it": "it", "is": "is", "has": "has"}


@cache
def _rows() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((compiled(find, re.IGNORECASE), str(say)) for find, say in _TABLE.rows["reasons"])
