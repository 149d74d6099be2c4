"""Words that the customer tells somebody else to have said: whose "we" that is, their words do not show."""

from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords

_MANY = frozenset({"we", "our", "us"})
_TOLD = frozenset({"that", "me", "us", ",", ":"})
_TELLS = frozenset(
    {"say", "tell", "telling", "saying", "claims", "claimed", "replied", "answered", "insisted"}
)
_NOW = frozenset(
    {
        "'re",
        "'ll",
        "'ve",
        "are",
        "will",
        "can",
        "can't",
        "cannot",
        "don't",
        "do",
        "have",
        "won't",
        "aren't",
        "haven't",
    }
)


def is_said_of_others(sheet: Sheet, words: PersonWords, index: int) -> bool:
    """Whether somebody else says "we" in the present: "nobody said we're running late", "your text says we will come".

    Their own "we" is told in the past: "he said we could go".
    """
    if sheet.was(index).partition("'")[0] not in _MANY:
        return False
    at = index - 1
    while at >= 0 and sheet.was(at) in _TOLD:
        at -= 1
    told = (
        words.has("saying", sheet.was(at))
        or words.has("speaking_to", sheet.was(at))
        or sheet.was(at) in _TELLS
    )
    mine = any(sheet.was(k) in {"i", "we", "i'd", "i've"} for k in range(max(0, at - 2), at))
    then = sheet.was(index + 1) if "'" not in sheet.was(index) else "'" + sheet.was(index).partition("'")[2]
    return told and not mine and then in _NOW
