"""Somebody whom a note names and who is not the customer."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.text.person.called import Sex
from app.text.person.given import sex_of_given
from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords


@dataclass
class Other:
    """Somebody other than the customer: first and last index in the note, and what is known of them.

    `proper` where a name was given, `subject` where they are what their clause is about, `named` the word for them.
    """

    start: int
    at: int
    sex: Sex | None
    plural: bool
    proper: bool
    subject: bool
    named: str = ""


def told_sex(words: PersonWords, low: str, given: Iterable[str]) -> Sex | None:
    """What a word for somebody tells of them: a title, "the lady", or one of the `given` names."""
    if low in {"mr", "sir"} or words.has("men", low):
        return "he"
    if low in {"mrs", "ms", "miss", "madam"} or words.has("women", low):
        return "she"
    return next((sex for name in given if (sex := sex_of_given(name)) is not None), None)


def given_words(sheet: Sheet, index: int) -> tuple[str, ...]:
    """The words of a name, by its last, that may be given names: of "Alison Boyd" not "Boyd"."""
    start = index
    while start and sheet.tokens[start - 1].is_word and sheet.tokens[start - 1].text[0].isupper():
        start -= 1
    return tuple(sheet.was(k).removesuffix("'s") for k in range(start, max(index, start + 1)))
