"""What the message and its notes tell about the words of a note: what is named, whose it is, in which currency."""

import re
from collections.abc import Sequence

from app.engines.builtin.notes.telegraph.articles import Known, known_in
from app.engines.builtin.notes.wording import currency_of, sums_of, with_currency
from app.model.value import Value
from app.text.grammar import tokens
from app.text.person import Called, called_in
from app.text.person_called import Sex
from app.text.person_words import person_words


class Context(Value):
    """What is known when a note is read; `sign` and `sums` are the one currency of the brief and its figures.

    `english` where message and notes are read as English; `called` is what the notes call the customer: in another note
    "he" is then somebody else.
    """

    known: Known = Known()
    called: Called = Called()
    english: bool = True
    sign: str | None = None
    sums: frozenset[str] = frozenset()

    def priced(self, note: str) -> str:
        """The note with the currency before its bare sums."""
        return with_currency(note, self.sign, self.sums)

    @property
    def offering(self) -> Known:
        """What is known when a note says what is offered."""
        return self.known.model_copy(update={"offering": True})


_HE = re.compile(r"\b(?:he|him|his|himself|he's|he'll)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself|she's|she'll)\b", re.IGNORECASE)


_OWNER = re.compile(
    r"his\b|her (?!to\b|at\b|in\b|on\b|by\b|for\b|with\b|from\b|the\b|a\b|an\b|that\b|and\b|when\b|if\b|as\b)[a-z]",
    re.IGNORECASE,
)
_SPOUSES = frozenset({"husband", "wife"})
_SURNAME_LEAST = 3
_NAMED = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z]+)\b(?! \d)|^[A-Z][a-z]+ [A-Z][a-z]")
"""Somebody, or something, that an offer names: its pronoun may be theirs."""
_ANY = re.compile(f"{_HE.pattern}|{_SHE.pattern}", re.IGNORECASE)


def context_of(
    message: str, notes: Sequence[str] = (), offers: Sequence[str] = (), name: str = ""
) -> Context:
    """The context of one brief: its message, all its notes, and among them its offers; the customer's name."""
    texts = (message, *notes)
    return Context(
        known=known_in(message),
        called=_called(message, notes, offers, name),
        sign=currency_of(texts),
        sums=sums_of(texts),
    )


def _called(message: str, notes: Sequence[str], offers: Sequence[str], name: str) -> Called:
    """What the notes call the customer: their title decides, then whose things come first, then the offers.

    Where all of that is silent, the one pronoun that all notes use is theirs, but that is not sure.
    """
    title = name.split(" ", maxsplit=1)[0].rstrip(".").lower() if name else ""
    if title in {"mr", "mrs", "ms", "miss"}:
        return called_in(message, "he" if title == "mr" else "she", titled=True)
    titles = _titles(notes, name)
    # "Yvonne Penn is the named contact" beside "Mr Penn's account": two people.
    two = len(titles) > 1 or (" " in name and any(name in note for note in notes))
    told: Sex | None = None if len(titles) != 1 or two else "he" if titles == {"mr"} else "she"
    if told is not None and called_in(message, None).kin(told) not in _SPOUSES:
        return called_in(message, told, titled=True)
    called = _by_pronouns(message, notes, offers)
    return called.model_copy(update={"both_titles": bool(titles) and two})


def _by_pronouns(message: str, notes: Sequence[str], offers: Sequence[str]) -> Called:
    """What the pronouns of the notes tell."""
    first = next((m for note in notes if (m := _ANY.search(note))), None)
    theirs = first is not None and _OWNER.match(first.string, first.start()) is not None
    if first is not None and theirs and first.group()[:1].isupper():
        return called_in(message, _sex(first.group()), sure=True)  # "Her cat … his sheets"
    of_theirs = [offer for offer in offers if not _speaks_of_people(offer)]
    offered = {_sex(m.group()) for offer in of_theirs for m in _ANY.finditer(offer)}
    if len(offered) == 1 and first is not None and theirs and _sex(first.group()) not in offered:
        return called_in(message, None).model_copy(
            update={"mixed": True}
        )  # "mailed to a viewer with her number … he writes to her"
    if len(offered) == 1:
        return called_in(message, offered.pop(), sure=True)
    if first is not None and theirs:
        return called_in(message, _sex(first.group()), sure=True)
    used = {_sex(m.group()) for note in notes for m in _ANY.finditer(note)}
    return called_in(message, used.pop() if len(used) == 1 else None)


def _speaks_of_people(offer: str) -> bool:
    """Whether an offer names somebody, by name or by what they do: its pronoun may be theirs."""
    people = person_words().sets["people"]
    return _NAMED.search(offer) is not None or not people.isdisjoint(tokens(offer))


def _titles(notes: Sequence[str], name: str) -> frozenset[str]:
    """The titles that the notes put before the customer's surname; one is the customer's, but for a husband or wife."""
    surname = name.rsplit(maxsplit=1)[-1] if name else ""
    if len(surname) < _SURNAME_LEAST:
        return frozenset()
    titled = rf"\b(Mr|Mrs|Ms|Miss)\.? (?:[A-Z][\w.'-]* )?{re.escape(surname)}\b"
    found = re.findall(titled, "\n".join(notes))
    return frozenset("mr" if title == "Mr" else "mrs" for title in found)


def _sex(pronoun: str) -> Sex:
    return "she" if _SHE.match(pronoun) else "he"
