"""Whether a limit has to do with what the customer wrote: a refusal that nobody asked for only puts them off."""

import re
from functools import cache

from app.model.plan import AskPlan, Given
from app.model.reading import Reading
from app.text.compiled import compiled
from app.text.matching import families
from app.text.tables import table
from app.text.words import content_stems

_RELATED = frozenset({"refund", "compensation"})
"""Families of money: whoever speaks of one kind of it may be told that there is none of another."""

_REMEDIES = frozenset({*_RELATED, "repair", "replace"})
"""Families of what makes good."""


def hinted(limit: Given, reading: Reading, options: tuple[Given, ...], asks: tuple[AskPlan, ...]) -> bool:
    """Whether the message asks for what the limit refuses, hints at it, or an offer makes it needed.

    As long as one request meets no note, the limit may be the answer to it in other words. In a language but English
    every limit may.
    """
    if reading.language.partition("-")[0] != "en":
        return True  # what was asked is not known
    said = (reading.visible or reading.text).replace("’", "'")
    if _rejected(limit.text, said):
        return False
    unmet = (reading.asks[a.ask].text for a in asks if a.by in {"unmet", "handover"})
    if _pattern("for_the_reply").search(limit.text) or not all(map(_pattern("asks_to_know").search, unmet)):
        return True
    mine = content_stems(limit.text) - _slight()
    if not mine or mine & content_stems(said):
        return True
    if any(mine & content_stems(option.text) for option in options):
        return True
    wanted, refused = families(said), families(limit.text)
    of_money = bool(refused & _RELATED) or _pattern("money").search(limit.text) is not None
    if refused & wanted or (of_money and _pattern("money").search(said)):
        return True
    if _pattern("the_matter").search(limit.text):
        return True
    if not reading.asks:
        return bool(refused & _REMEDIES)  # who only tells what happened may hope for what makes it good
    return _pattern("any_remedy").search(said) is not None and (of_money or bool(refused))


def _rejected(limit: str, said: str) -> bool:
    """Whether they say themselves that they do not want what cannot be had: "I don't want a voucher"."""
    mine = content_stems(limit) - _slight()
    refused = {s for m in _pattern("not_wanted").finditer(said) for s in content_stems(m["what"])}
    return bool(mine) and mine <= refused


@cache
def _slight() -> frozenset[str]:
    return content_stems(str(table("en", "hinted")["slight"]))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(str(table("en", "hinted")[name]), re.IGNORECASE)
