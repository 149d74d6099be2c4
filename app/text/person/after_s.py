"""Whether "the customer's" owns what follows, or stands for "is" or "has": "the customer's booking was entered"."""

from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords


def owns_what_follows(sheet: Sheet, words: PersonWords, at: int) -> bool:
    """Whether what stands behind "'s" is surely a thing: "booking" with no object, or "first" before a noun."""
    word, after = sheet.was(at), sheet.was(at + 1)
    if words.has("ing_things", word):
        return not any(words.has(name, after) for name in ("determiners", "third_persons", "numbers"))
    noun = after[:1].isalpha() and not after.endswith("ing") and not words.regular_past(after)
    small = ("determiners", "prepositions", "auxiliaries", "adverbs", "conjunctions", "third_persons")
    done = words.participles | words.pasts_safe | words.pasts_shared
    noun = noun and after not in done and not any(words.has(name, after) for name in small)
    return words.has("before_owned", word) and noun
