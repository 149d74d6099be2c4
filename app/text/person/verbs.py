"""Verbs of the third person singular made to agree with "you"."""

from collections.abc import Callable

from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords

_IRREGULAR = {
    "is": "are", "isn't": "aren't", "was": "were", "wasn't": "weren't", "has": "have", "hasn't": "haven't",
    "dms": "DM", "does": "do", "doesn't": "don't", "goes": "go",
}  # fmt: skip
_HAS = frozenset({"been", "had", "got", "gone", "done"})


def second_person_verb(words: PersonWords, verb: str) -> str | None:
    """The form that follows "you" ("goes" gives "go"), or None where the word is no third person singular we know."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if not verb.endswith("s") or verb.endswith("ss"):
        return None
    candidates = [verb[:-1]]
    if verb.endswith("ies"):
        candidates.insert(0, verb[:-3] + "y")
    elif verb.endswith("es"):
        candidates.append(verb[:-2])
    return next((base for base in candidates if base in words.bases), None)


def without_s(words: PersonWords, verb: str) -> str | None:
    """A verb that no list holds, without the -s that "he" and "she" gave it: "emails" → "email", "re-uploads"."""
    unknown = not words.finite(verb) and verb.replace("-", "").isalpha() and len(verb) > 3
    if not unknown or not verb.endswith("s") or verb.endswith(("ss", "us", "is")):
        return None
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"  # "qualifies"
    return verb[:-2] if verb.endswith(("sses", "shes", "ches", "xes", "zzes")) else verb[:-1]


def contracted_s(words: PersonWords, verb: str) -> tuple[str, bool]:
    """What "he's" becomes before a word, "you've" or "you're", and whether that is certain."""
    if verb in _HAS or words.has("they_have", verb):
        return "you've", True
    if words.has("they_are", verb):
        return "you're", True
    done = words.regular_past(verb) or verb in words.participles
    return ("you've", False) if done else ("you're", True)


def after_not(sheet: Sheet, verb_index: Callable[[int], int], at: int) -> str:
    """The first word from `at` on that is no adverb and no "not": "been" of "not yet been"."""
    at = verb_index(at)
    return sheet.was(verb_index(at + 1) if sheet.was(at) == "not" else at)
