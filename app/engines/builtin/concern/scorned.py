"""A sentence without the words of scorn within a name: "your worthless company took it" → "your company took it".

Told back in our words, "our worthless company" would be ours.
"""

import re
from functools import cache, lru_cache

from app.engines.builtin.tables import read_table
from app.text.compiled import longest_first
from app.text.guarded import Rewrites

_TEXTS = 128
"""Texts whose answer is remembered: one draft asks for that of the same sentence again and again."""


@lru_cache(maxsize=_TEXTS)
def without_scorn(sentence: str) -> str:
    """The English sentence with what is scorned named plainly; one that scorns in another way stays as it is."""
    plain = sentence.replace("’", "'")
    told = _named().put_into(plain)
    return sentence if told == plain else told


def _plainly(found: re.Match[str]) -> str:
    """What the name stands behind, fitted to its first letter: "an incompetent driver" → "a driver"."""
    before, first = found["before"], found["first"]
    if before.lower() not in {"a", "an"}:
        return f"{before} {first}"
    article = before[0] + ("n" if first.lower() in "aeiou" else "")
    return f"{article} {first}"


@cache
def _named() -> Rewrites:
    table = {name: _any_of(listed.split()) for name, listed in read_table("scorned").items()}
    stronger = rf"(?:(?:{table['stronger']}),? )*"
    name = rf"(?!(?:{table['no_name']})\b)(?P<first>[a-z])(?=[a-z])"
    before, yours = table["before"], rf"{table['always']}|{table['yours']}"
    case = rf"(?:(?:{table['stronger']}|{yours}),? )*(?:{table['case_of']}) (?:of|for) an?"
    joined = r"(?:,? and|,)? "
    own = rf"(?:{table['your_case']}) of an? {name}"
    written = (
        rf"\b(?P<before>your) {stronger}{own}",
        rf"\b(?P<before>{before}) {case} {name}",
        rf"\b(?P<before>your) {stronger}(?:(?:{yours}){joined})+{name}",
        rf"\b(?P<before>{before}) {stronger}(?:(?:{table['always']}){joined})+{name}",
    )
    return Rewrites((one, _plainly) for one in written)


def _any_of(listed: list[str]) -> str:
    # "So called" as "so-called".
    return "|".join(re.escape(word).replace(r"\-", "[- ]") for word in longest_first(listed))
