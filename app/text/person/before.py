"""Whom and what the notes before a note name, where its first pronoun may go on about them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.text.person.called import Sex
from app.text.person.given import sex_of_given
from app.text.person.nouns import NoteSense
from app.text.person.plurals import Plurals
from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords, tokenise
from app.text.weights.heart import knows

_LED_BY = 4
"""Words of a noun phrase before its noun, the article counted in."""
_ARTICLES = frozenset({"the", "our", "your", "this", "these", "those", "a", "an", "both", "two", "all"})
_TELLING = frozenset({"the", "our", "these", "both"})
"""What may lead in the words that are said again."""
_PRONOUNS: dict[Sex, frozenset[str]] = {
    "he": frozenset({"he", "him", "his"}), "she": frozenset({"she", "her", "hers"}),
}  # fmt: skip


class Someone(NamedTuple):
    """Somebody whom a note before names, in words that may be said again ("the fitter").

    `beside` where that note speaks of the customer too, as may be: "the fitter rang her".
    """

    phrase: str
    beside: bool


class Before:
    """The notes before one note, the last of them last; `name` is the customer's, who is nobody else."""

    def __init__(self, notes: Sequence[str], words: PersonWords, name: str) -> None:
        self._notes = [note for note in notes if note.strip()]
        self._words = words
        self._name = {word.strip(".,").lower() for word in name.split()}

    def one(self, sex: Sex) -> Someone | None:
        """The one person other than the customer that the last note is about and "he" (or "she") may go on about."""
        if not self._notes:
            return None
        sheet, sense = self._read(self._notes[-1])
        if self._of_customer(sheet, sex):
            return None
        beside = any(token.low in _PRONOUNS[sex] - {sex} for token in sheet.tokens)
        found = list(self._people(sheet, sense))
        phrases = {_words(sheet, index, self._words).lower() for index in found}
        led = bool(found) and (
            _words(sheet, found[0], self._words).split()[1:]
            or sheet.tokens[found[0]].text[0].isupper()
            or found[0] <= 1  # "Previous owner has the key", without its article
        )
        first = sheet.was(found[0]) if found else ""
        # "The coordinator's first visit" is about a visit, "Ezra's plan" may be about Ezra.
        owner = first.endswith("'s") and knows(first.removesuffix("'s")) and sex_of_given(first[:-2]) is None
        if not led or owner or len(phrases) > 1 or not sense.is_subject(found[0]):
            return None
        told = self._sex(sheet.was(found[0]).removesuffix("'s"))
        return Someone(_words(sheet, found[0], self._words), beside) if told in {None, sex} else None

    def has_own(self, whose: str, noun: str) -> bool:
        """Whether a note before the last, which brings somebody in, has a thing as "hers" already."""
        return any(
            sheet.was(k) == whose and sheet.was(k + 1) == noun
            for note in self._notes[:-1]
            for sheet in (self._read(note)[0],)
            for k in range(len(sheet.tokens))
        )

    def acting(self, sex: Sex) -> bool:
        """Whether somebody other than the customer, who may be a "he" (or a "she"), does something in the last note."""
        if not self._notes:
            return False
        sheet, sense = self._read(self._notes[-1])
        if self._of_customer(sheet, sex):
            return False
        fits = (
            k for k in self._people(sheet, sense) if self._sex(sheet.was(k).removesuffix("'s")) in {None, sex}
        )
        return any(sense.is_subject(k) and sheet.was(k) != "people" for k in fits)

    def many(self, *, suffered: bool = False, passive: bool = False) -> str | None:
        """The group, or else the things, of the nearest note that names any; an empty text where it has no one name.

        Where the things are what that note is about, what they `suffered` is theirs, and no group's that it names
        besides: "the ashes are at our Exeter branch", "they were sent there". What may be done to people as well, in
        the `passive`, is left open there.
        """
        for note in reversed(self._notes):
            sheet, sense = self._read(note)
            plurals = Plurals(sheet, self._words)
            end = len(sheet.tokens)
            groups, things = self._groups(sheet, plurals), plurals.before(end)
            about = [k for k in things if sense.is_subject(k)]
            aside = bool(groups and about) and not any(map(sense.is_subject, groups))
            if passive and aside:
                if not suffered:
                    return ""
                groups, things = [], about
            elif aside and all(self._is_where(sheet, k) for k in groups):
                groups = []  # "handed in at the office": an office where something is does nothing
            for found in (groups, things):
                phrases = {_words(sheet, index, self._words).lower() for index in found}
                if phrases:
                    told = _words(sheet, found[0], self._words)
                    led = told.split()[0].lower() in _TELLING and len(told.split()) > 1
                    return told if led and len(phrases) == 1 else ""
        return None

    def group(self) -> str | None:
        """The group that the nearest note names which names one."""
        for note in reversed(self._notes):
            sheet, _ = self._read(note)
            found = self._groups(sheet, Plurals(sheet, self._words))
            if found:
                return _words(sheet, found[0], self._words)
        return None

    def _groups(self, sheet: Sheet, plurals: Plurals) -> list[int]:
        """The groups of a note; where it goes on about others, "they broke it in the workshop", not where that was."""
        found = plurals.groups(len(sheet.tokens))
        goes_on = sheet.was(0) in {"they", "their"}
        return [k for k in found if not self._is_where(sheet, k)] if goes_on else found

    def _read(self, note: str) -> tuple[Sheet, NoteSense]:
        sheet = Sheet(note, tokenise(note))
        return sheet, NoteSense(sheet, self._words)

    def _of_customer(self, sheet: Sheet, sex: Sex) -> bool:
        """Whether a note speaks of the customer, by noun, name, or the pronoun before anybody is named."""
        for token in sheet.tokens:
            low = token.low.removesuffix("'s")
            if self._words.has("customer_nouns", low) or low in self._name:
                return True
        first = sheet.was(0)
        return first in _PRONOUNS[sex]

    def _people(self, sheet: Sheet, sense: NoteSense) -> Iterator[int]:
        for index, token in enumerate(sheet.tokens):
            low = token.low.removesuffix("'s")
            plural = low.endswith("s") and low[:-1] in self._words.sets["people"]
            grouped = self._words.has("groups", low) and not self._words.has("people", low)
            if low in self._name or plural or grouped or not sense.is_other_person(index, token):
                continue
            if self._is_place(sheet, index):
                continue
            yield index

    def _is_place(self, sheet: Sheet, index: int) -> bool:
        """Whether a name may be that of a place or a month: "Andorra is not in the zone", "last 8 Jan"."""
        if (
            self._words.has("people", sheet.was(index).removesuffix("'s"))
            or not sheet.tokens[index].text[0].isupper()
        ):
            return False
        being = sheet.was(index + 1) in {"is", "was", "isn't", "wasn't"}
        told_of_people = self._words.has("told_of_people", sheet.was(index + 2))
        return (being and not told_of_people) or sheet.was(index - 1).isdecimal()

    def _is_where(self, sheet: Sheet, index: int) -> bool:
        """Whether a noun tells where: "at the office", "in our depot"."""
        before = sheet.was(index - 1)
        at = index - 2 if before in _ARTICLES else index - 1
        return sheet.was(at) in {"at", "in", "from", "outside", "near", "behind", "to"}

    def _sex(self, low: str) -> Sex | None:
        if low in {"mr", "sir"} or self._words.has("men", low):
            return "he"
        return "she" if low in {"mrs", "ms", "miss", "madam"} or self._words.has("women", low) else None


def _words(sheet: Sheet, index: int, words: PersonWords) -> str:
    """The noun phrase of a noun, from its article on: "the meter reader"; a name as it stands."""
    start = index
    for k in range(index - 1, max(index - 1 - _LED_BY, -1), -1):
        word = sheet.was(k)
        if word in _ARTICLES:
            start = k
            break
        if not word[:1].isalpha() or words.finite(word) or words.has("prepositions", word):
            break
    said = [sheet.tokens[k].text for k in range(start, index + 1)]
    said[-1] = said[-1].removesuffix("'s").removesuffix("’s")
    if said[0].lower() in {"a", "an"}:
        said[0] = "the"
    first = said[0].lower() if said[0].lower() in _ARTICLES else said[0]
    return " ".join((first, *said[1:]))
