"""What the message and its notes tell about the words of a note: what is named, whose it is, in which currency."""

import re
from collections.abc import Sequence

from app.engines.builtin.notes.customer import sex_by_name, sex_by_naming, told_of_others, writer_is
from app.engines.builtin.notes.genitives import with_owner_first
from app.engines.builtin.notes.own_name import and_i_will
from app.engines.builtin.notes.telegraph.articles import Known, known_in
from app.engines.builtin.notes.wording import currency_of, sums_of, with_currency
from app.model.brief import Brief
from app.model.value import Value
from app.text.compiled import compiled
from app.text.grammar import tokens
from app.text.person import Called, called_in
from app.text.person.called import Sex, told_of
from app.text.person.house import House, house_to_first
from app.text.person.words import person_words


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
    message: str = ""
    notes: tuple[str, ...] = ()
    house: House = House()

    def before(self, note: str) -> tuple[str, ...]:
        """All notes that stand before another, the nearest last: "they" may speak of what one of them names."""
        return self.notes[: self.notes.index(note)] if note in self.notes else ()

    def priced(self, note: str) -> str:
        """The note with the currency before its bare sums."""
        return with_currency(note, self.sign, self.sums)

    def from_us(self, note: str) -> str:
        """The note with the house as "we", with "I" for the agent who signs, and with who has a thing before it."""
        ours = house_to_first(with_owner_first(note, self.message), self.house) if self.english else note
        return and_i_will(ours, note)

    @property
    def offering(self) -> Known:
        """What is known when a note says what is offered."""
        return self.known.model_copy(update={"offering": True})


_HE = compiled(r"\b(?:he|him|his|himself|he's|he'll)\b", re.IGNORECASE)
_SHE = compiled(r"\b(?:she|her|hers|herself|she's|she'll)\b", re.IGNORECASE)


_OWNER = compiled(
    r"his\b|her (?!to\b|at\b|in\b|on\b|by\b|for\b|with\b|from\b|the\b|a\b|an\b|that\b|and\b|when\b|if\b|as\b)[a-z]",
    re.IGNORECASE,
)
_SPOUSES = frozenset({"husband", "wife"})
_SURNAME_LEAST = 3
_NAMED = compiled(r"(?<=[a-z,] )(?:[A-Z][a-z]+)\b(?! \d)|^[A-Z][a-z]+ [A-Z][a-z]")
"""Somebody, or something, that an offer names: its pronoun may be theirs."""
_ANY = compiled(f"{_HE.pattern}|{_SHE.pattern}", re.IGNORECASE)


def context_for(brief: Brief, said: str, name: str, *, english: bool) -> Context:
    """The context of a brief, what the customer said in it, and their name."""
    notes = (*brief.facts, *brief.options, *brief.cannot, *brief.policies)
    context = context_of(said, notes, (*brief.options, *brief.cannot), name)
    house = House(company=brief.company or "", agent=brief.agent.name or "", message=said, notes=notes)
    return context.model_copy(update={"english": english, "house": house})


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
        message=message,
        notes=tuple(notes),
    )


def _called(message: str, notes: Sequence[str], offers: Sequence[str], name: str) -> Called:
    """What the notes call the customer: their title decides, then whose things come first, then the offers.

    Where all of that is silent, the one pronoun that all notes use is theirs, but that is not sure.
    """
    writer = writer_is(message, notes)
    if writer is not None:
        # "her daughter" is the customer; "she" is then the mother, whoever the customer is.
        apart = writer.sex is not None and writer.sex != writer.kin
        called = called_in(message, writer.sex if apart else None, titled=apart)
        others = frozenset({writer.kin} if writer.kin else {"he", "she"})
        return called.model_copy(update={"others": others, "writer": writer.noun})
    found = _sex_of(message, notes, offers, name)
    if found.sex is None or not found.titled:
        return found
    other: Sex = "she" if found.sex == "he" else "he"
    return found.model_copy(update={"others": frozenset({other})})


def _sex_of(message: str, notes: Sequence[str], offers: Sequence[str], name: str) -> Called:
    """What is told by a title, else by the given name or the pronoun behind the name, else by all pronouns."""
    title = name.split(" ", maxsplit=1)[0].rstrip(".").lower() if name else ""
    if title in {"mr", "mrs", "ms", "miss"}:
        return called_in(message, "he" if title == "mr" else "she", titled=True)
    titles = _titles(notes, name)
    own = called_in(message, None)
    if len(titles) > 1 and (own.he is None) != (own.she is None):
        # Mr and Mrs of one name, and the message is about the one: its writer is the other.
        told: Sex = "he" if own.she else "she"
        return called_in(message, told, titled=True).model_copy(update={"both_titles": True})
    by_name = sex_by_name(name) or sex_by_naming(notes, name)
    fits = by_name is not None and (not titles or ("mr" if by_name == "he" else "mrs") in titles)
    if by_name is not None and fits and not _both(name):
        called = called_in(message, by_name, titled=True)
        return called.model_copy(update={"both_titles": len(titles) > 1})
    # "Yvonne Penn is the named contact" beside "Mr Penn's account": two people.
    two = len(titles) > 1 or (" " in name and any(name in note for note in notes))
    title_told: Sex | None = None if len(titles) != 1 or two else "he" if titles == {"mr"} else "she"
    if title_told is not None and own.kin(title_told) not in _SPOUSES:
        return called_in(message, title_told, titled=True)
    called = _by_pronouns(message, notes, offers)
    if called.sex in told_of_others(message, notes, name):
        called = called.model_copy(update={"mixed": True, "sure": False, "titled": False})
    return called.model_copy(update={"both_titles": bool(titles) and two})


def _both(name: str) -> bool:
    """Whether a name is of two people: "Darrell and Sunita Coombes"."""
    return not {"and", "&"}.isdisjoint(name.lower().split())


def _by_pronouns(message: str, notes: Sequence[str], offers: Sequence[str]) -> Called:
    """What the pronouns of the notes tell."""
    first = next((m for note in notes if (m := _ANY.search(note))), None)
    theirs = first is not None and _OWNER.match(first.string, first.start()) is not None
    if first is not None and theirs and first.group()[:1].isupper():
        return called_in(message, _sex(first.group()), sure=True)  # "Her cat … his sheets"
    if (apart := _apart(message, notes)) is not None:
        return called_in(message, apart)
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


def _apart(message: str, notes: Sequence[str]) -> Sex | None:
    """What the customer is called where the notes speak of a "he" and a "she" and the message goes on about the one:
    that is somebody else, since nobody calls themself so. None where that does not tell.
    """
    used = {_sex(m.group()) for note in notes for m in _ANY.finditer(note)}
    told: list[Sex] = [sex for sex in ("he", "she") if told_of(message, sex)]
    if len(used) == 1 or len(told) != 1 or told[0] not in used:
        return None
    return "she" if told[0] == "he" else "he"


def _speaks_of_people(offer: str) -> bool:
    """Whether an offer names somebody, by name or by what they do: its pronoun may be theirs."""
    people = person_words().sets["people"]
    return _NAMED.search(offer) is not None or not people.isdisjoint(tokens(offer))


def _titles(notes: Sequence[str], name: str) -> frozenset[str]:
    """The titles that the notes put before the customer's surname; one is the customer's, but for a husband or wife."""
    surname = name.rsplit(maxsplit=1)[-1] if name else ""
    if len(surname) < _SURNAME_LEAST:
        return frozenset()
    told = "\n".join(notes)
    if surname not in told:
        return frozenset()
    titled = rf"\b(Mr|Mrs|Ms|Miss)\.? (?:[A-Z][\w.'-]* )?{re.escape(surname)}\b"
    found = re.findall(titled, told)
    return frozenset("mr" if title == "Mr" else "mrs" for title in found)


def _sex(pronoun: str) -> Sex:
    return "she" if _SHE.match(pronoun) else "he"
