"""Whom a sentence means that begins with "he" or "his", put in where only one person can be meant.

Told back by itself, "his ankles are swollen" names nobody; "your father's ankles are swollen" does. The one meant is
the last who is named in the two sentences before, with nobody else between.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from app.engines.builtin.concern.words import ConcernWords, concern_words
from app.text.compiled import compiled, longest_first
from app.text.person.words import PersonWords, person_words
from app.text.sentences import split
from app.text.tables import table, word_set

_BEFORE = 2
"""Sentences before, in which the one meant is named."""
_PRONOUN = compiled(r"\b(he|his|him|she|her)(?:'(s|d|ll))?(?![\w'])", re.IGNORECASE)
_FIRST_WORDS = 5
"""Words of a sentence within which the pronoun stands that is put right."""
_OBJECT = compiled(
    r"\s*(?:$|[.,;!?]|(?:up|in|on|at|out|off|from|to|for|with|by|and|again|home|there|back)\b)"
)
_APPOSED = compiled(r",? (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?:[A-Z][\w'-]*\s)*")
"""What stands between kin and a name that is theirs: "my mum, Mrs Olive Grant"."""
_OF_ANOTHER = re.compile(r"(?:\b\w+['’]s?|\b(?:his|her|their|your|the|an?|every|another))\s$", re.IGNORECASE)
"""What shows before kin that they are not of the one who writes: "Joel's dad"."""
_PLACING = frozenset({"at", "in", "on", "the", "near", "for", "mr", "mrs", "ms", "miss", "dr", "a", "an"})
_SOMEBODY = compiled(
    r"\b(?:year[- ]old|month[- ]old|girls?|boys?|child|children|kids?|toddler|teenager|lad|lady|woman|man|gentleman"
    r"|customer|patient|resident|tenant|passenger|pupil|student|guest)\b",
    re.IGNORECASE,
)
_TITLED = compiled(r"\b(?P<title>Mr|Mrs|Ms|Miss)\.? [A-Z][\w'’-]+")
_OWNERS = frozenset({"your", "my", "our"})
_SEVERAL = frozenset({"men", "women", "people", "staff", "crew", "team", "police"})
_WORD = compiled(r"[^\W\d_][\w'-]*")

Sex = Literal["he", "she"]
_SEX: dict[str, Sex] = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}


class _Person(NamedTuple):
    """Somebody named: the words, and of which sex, None where it may be either."""

    words: str
    sex: Sex | None


class Naming:
    """Knows kin and people at work by lists, and names by their capital before a verb."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person

    def name(self, sentence: str, before: str) -> str:
        """The sentence with its first pronoun as the one it means, or as it stands where that is not sure."""
        found = _PRONOUN.search(sentence)
        if found is None or len(sentence[: found.start()].split()) > _FIRST_WORDS:
            return sentence
        if self._somebody(sentence[: found.start()]):
            return sentence
        meant = self._last(before)
        word = found[1].lower()
        if meant is None or meant.sex not in {None, _SEX[word]}:
            return sentence
        begins = not sentence[: found.start()].strip()
        form = self._form(word, sentence[found.end() :], begins=begins)
        if form is None:
            return sentence
        words = meant.words + form + (f"'{found[2]}" if found[2] else "")
        named = sentence[: found.start()] + words + sentence[found.end() :]
        return named[0].upper() + named[1:]

    def _form(self, word: str, after: str, *, begins: bool) -> str | None:
        """What is put behind the name: an "'s" for "his"; None where "her" may be either.

        "Her heating is off" `begins` with whose it is.
        """
        if word == "his":
            return "'s" if not _OBJECT.match(after) else None
        if word == "her" and begins:
            return "'s" if not _OBJECT.match(after) else None
        if word == "her":
            return "" if _OBJECT.match(after) else None
        return ""

    def _last(self, before: str) -> _Person | None:
        """The last person named; None where others are named beside them."""
        sentences = split(before)[-_BEFORE:]
        for span in reversed(sentences):
            people = self._people(span.text)
            if people:
                return people[-1] if len(set(people)) == 1 else None
            if span is not sentences[-1]:
                continue
            # A sentence in between has to go on about the same one.
            if _PRONOUN.search(span.text) is None:
                return None
        return None

    def _people(self, text: str) -> list[_Person | None]:
        """Everybody who is named in a sentence, in order; None for one who cannot be told back by name."""
        found: list[tuple[int, _Person | None]] = []
        for match in _kin().finditer(text):
            noun = match["noun"].lower()
            bare = self._words.has("called_bare", noun) and not _OF_ANOTHER.search(text[: match.start()])
            known = match["own"] is not None or bare
            told = _Person(f"my {noun}", self._sex(noun)) if known else None
            found.append((match.start(), told))
        # Somebody of whom it is not said who they are: "my 15 year old", "a little girl".
        found += [(match.start(), None) for match in _SOMEBODY.finditer(text)]
        titled = [match for match in _TITLED.finditer(text) if not self._apposed(text, match)]
        found += [(m.start(), _Person(m[0], "he" if m["title"] == "Mr" else "she")) for m in titled]
        for match in _WORD.finditer(text):
            low = match[0].lower()
            if any(m.start() <= match.start() < m.end() for m in titled):
                continue
            if self._words.has("staff", low) or self._words.has("loose_person", low):
                found.append((match.start(), self._at_work(text, match)))
            elif self._is_name(text, match):
                acts = self._acts(text[match.end() :])
                found.append((match.start(), _Person(match[0], _sex_of(low)) if acts else None))
        return [one for _, one in sorted(found, key=lambda pair: pair[0])]

    def _at_work(self, text: str, word: re.Match[str]) -> _Person | None:
        """Somebody of ours or theirs, by their work: "your plumber"; None where more words or none say who it is."""
        owner = text[: word.start()].lower().rsplit(maxsplit=1)[-1:]
        several = word[0].lower().endswith("s") or word[0].lower() in _SEVERAL
        if not owner or owner[0] not in _OWNERS or several or text[word.start() - 1] != " ":
            return None
        return _Person(f"{owner[0]} {word[0].lower()}", None)

    def _sex(self, noun: str) -> Sex | None:
        if noun in self._person.sets["kin_men"]:
            return "he"
        return "she" if noun in self._person.sets["kin_women"] else None

    def _is_name(self, text: str, word: re.Match[str]) -> bool:
        """Whether a word may be somebody's name: a capital within a sentence, and no place and no apposition."""
        low, before = word[0].lower(), text[: word.start()].rstrip()
        if not word[0].istitle() or low == "i" or self._person.has("calendar", low):
            return False
        if not before:
            return _sex_of(low) is not None
        last = before.split()[-1].lower()
        placed = last in _PLACING or before.count("(") > before.count(")")
        return not (placed or self._apposed(text, word) or low.startswith(("i'", "ref")))

    @staticmethod
    def _apposed(text: str, name: re.Match[str]) -> bool:
        """Whether a name is that of kin who are named just before: "my mum, Mrs Grant"."""
        return any(_APPOSED.fullmatch(text, m.end(), name.start()) for m in _kin().finditer(text))

    def _acts(self, after: str) -> bool:
        """Whether a verb follows that people have: "Biscuit would be walked"."""
        verb = _WORD.match(after.lstrip())
        return verb is not None and self._person.has("auxiliaries", verb[0].lower())

    def _somebody(self, text: str) -> bool:
        """Whether somebody is named in the words before the pronoun, who may be meant."""
        return bool(self._people(text)) or any(
            word.istitle() and not word.startswith("I") and not self._person.has("calendar", word.lower())
            for word in text.split()[1:]
        )


@cache
def _names() -> dict[str, frozenset[str]]:
    return {sex: word_set(names) for sex, names in table("en", "given_names").items() if sex in _SEX}


def _sex_of(name: str) -> Sex | None:
    """Of which sex somebody of a given name is; None where the list does not know it, or has it for both."""
    found = [sex for sex, names in _names().items() if name in names]
    return _SEX[found[0]] if len(found) == 1 else None


@cache
def _kin() -> re.Pattern[str]:
    people, others = person_words().sets, concern_words().sets["own_others"]
    kin = "|".join(longest_first(people["kin_men"] | people["kin_women"] | others))
    return re.compile(
        rf"(?:\b(?P<own>my|our) (?:[a-z]+ )?)?(?<![\w-])(?P<noun>{kin})(?![\w-])", re.IGNORECASE
    )
