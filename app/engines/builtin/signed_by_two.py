"""The names of two people who sign a message together: "Yours, Neil & Barbara Cheetham", "Mr and Mrs Cole"."""

import re
from functools import lru_cache

from app.text.compiled import compiled, longest_first
from app.text.sentence_marks import marks
from app.text.weights.heart import knows

_WORD = r"[A-ZÀ-Þ][^\W\d_]+(?:['’-][^\W\d_]+)*"
_AND = r"[ \t]+(?:&|and|\+|und|et|y|e|en)[ \t]+"
_TWO = 2
"""Given names that have to be known where no formula stands above them."""
_END = 90
"""Characters at the end of what is visible in which they are looked for."""


def signed_by_two(shown: str, titles: tuple[str, ...], given: frozenset[str]) -> str | None:
    """Both names, with the title or the surname that they share; None where it is not sure that two people sign.

    `shown` is what is visible. Names below a closing formula count, and on a line of their own those that are known, or
    that with the surname behind them are no words of any message: "Yaw and Efua Mensah".
    """
    end = shown.rstrip()[-_END:]
    found = _pattern(titles).search(end)
    if found is None:
        return None
    first, second, rest = found["first"], found["second"], " ".join(found["rest"].split())
    titled = {first.rstrip(".").lower(), second.rstrip(".").lower()} <= set(titles)
    known = {first.lower(), second.lower()} & given
    strange = bool(rest) and not any(map(knows, [first, second, *rest.split()]))
    if not ((titled and rest) or (found["formula"] and known) or len(known) >= _TWO or strange):
        return None
    people = [one.rstrip(".") if titled else one for one in (first, second)]
    return " ".join([people[0], "and", people[1], *([rest] if rest else [])])


@lru_cache(maxsize=8)
def _pattern(titles: tuple[str, ...]) -> re.Pattern[str]:
    formula = "|".join(longest_first(map(re.escape, marks().signoffs)))
    person = rf"(?:(?i:{'|'.join(map(re.escape, titles))})\b\.?|{_WORD})"
    return compiled(
        rf"(?:(?P<formula>(?:^|(?<=[\s.!?]))(?i:{formula})[,.!]?[ \t]*+\n?[ \t]*)"
        rf"|(?:^|\n|(?<=[.!?]))[ \t]*+[-–—]?[ \t]*)"
        rf"(?P<first>{person}){_AND}(?P<second>{person})(?P<rest>(?:[ \t]+{_WORD}){{0,2}})"
        rf"(?:,[^.!?\n]{{1,40}}|[ \t]+x+)?[ \t.]*\Z"
    )
