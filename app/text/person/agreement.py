"""Makes the verbs of a subject that has become "you" agree with it: "he rings and asks" becomes "you ring and ask"."""

from app.text.person.nouns import NoteSense
from app.text.person.shifted import Sheet
from app.text.person.verbs import second_person_verb, without_s
from app.text.person.words import PersonWords

_REACH = 40
"""Tokens that a verb joined by "and" may lie ahead."""
_NEW_SUBJECT = frozenset({"he", "she"})
_GOVERNED = frozenset({"for", "to", "us", "it", "them", "me", "if", "whether"})
_SUBJECT_AT_MOST = 4
"""Words of a subject behind a comma, its verb counted in."""


_OF_ONE = {
    "are": "is", "have": "has", "were": "was", "do": "does", "go": "goes", "aren't": "isn't", "haven't": "hasn't",
    "weren't": "wasn't", "don't": "doesn't",
}  # fmt: skip


def agree_with_one(sheet: Sheet, sense: NoteSense, words: PersonWords, index: int) -> None:
    """Make the verb behind a "they" for which one body was put at `index` agree with it: "the insurer quotes"."""
    at = sense.verb_index(index + 1)
    word = sheet.was(at)
    if word in _OF_ONE:
        sheet.put(at, _OF_ONE[word])
    elif word in words.bases and word not in words.pasts_shared and not words.has("modals", word):
        sheet.put(at, f"{word}es" if word.endswith(("s", "sh", "ch", "x", "z")) else f"{word}s")


def agree(sheet: Sheet, sense: NoteSense, words: PersonWords, index: int) -> None:
    """Make the verb behind the subject at `index` agree with "you", and verbs joined to it by "and" or "or"."""
    after = index + 3 if (sheet.was(index + 1), sheet.was(index + 2)) == ("no", "longer") else index + 1
    at = sense.verb_index(after)
    new = second_person_verb(words, sheet.was(at)) or without_s(words, sheet.was(at))
    if new is not None:
        sheet.put(at, new)
    elif not words.finite(sheet.was(at)):
        return
    below, relative = False, _in_relative(sheet, words, index)
    aside = sheet.was(index - 2) == "," and words.has("subordinators", sheet.was(index - 1))
    for k in range(at + 1, min(at + _REACH, len(sheet.tokens))):
        word = sheet.was(k)
        if word in (".", ";", "?", "!") or (relative and words.finite(word)):
            return
        below = below or (words.has("subordinators", word) and not words.has("prepositions", word))
        if below and word in _NEW_SUBJECT:
            return  # "if he rings and asks": what is joined there is his
        if word == "," and aside and sense.clearly_verb(sheet.was(k + 1)):
            return  # "the session, if she takes it, is free"
        if word == "," and _other_subject(sheet, sense, words, k + 1):
            return
        if word in ("and", "but") and sheet.was(k - 1) == "," and words.has("determiners", sheet.was(k + 1)):
            return  # ", and the confirmation box … was completed" is a clause of its own
        if word in ("and", "or", "but", ","):
            _joined(sheet, sense, words, k + 1, below=below, at_once=k == at + 1)


def _in_relative(sheet: Sheet, words: PersonWords, index: int) -> bool:
    """Whether the subject only says which thing is meant, whose own verb follows: "the pot that you bought is made"."""
    led = sheet.was(index - 1) in ("that", "which") and words.has("determiners", sheet.was(index - 3))
    return led and not words.finite(sheet.was(index - 2))


def _joined(
    sheet: Sheet, sense: NoteSense, words: PersonWords, start: int, *, below: bool, at_once: bool
) -> None:
    """A verb behind "and": it agrees with "you" too, unless a clause in between may be its own, or it may be a noun;
    `at_once` behind the first it is none ("lives or cooks").
    """
    at = sense.verb_index(start)
    word = sheet.was(at)
    new = second_person_verb(words, word) or (without_s(words, word) if at_once else None)
    if new is None:
        return
    after = sheet.was(at + 1)
    # "and asks for it" is no noun.
    governs = words.has("determiners", after) or after in _GOVERNED
    if below or (words.has("noun_or_verb_s", word) and not (governs or at_once)):
        sheet.doubt("the subject of a verb behind and", at)
        return
    sheet.put(at, new)


def _other_subject(sheet: Sheet, sense: NoteSense, words: PersonWords, start: int) -> bool:
    """Whether somebody else begins a clause behind a comma: "if you wish, Mr Rook leads all viewings and keeps …"."""
    first = sheet.was(start)
    if first in ("and", "or", "but", "") or words.has("adverbs", first) or sense.clearly_verb(first):
        return False
    return any(sense.clearly_verb(sheet.was(k)) for k in range(start + 1, start + _SUBJECT_AT_MOST))
