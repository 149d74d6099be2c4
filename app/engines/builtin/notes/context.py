"""What the message and its notes tell about the words of a note: what is named, whose it is, in which currency."""

import re
from collections.abc import Sequence
from typing import Literal

from app.engines.builtin.notes.telegraph.articles import Known, known_in
from app.engines.builtin.notes.wording import currency_of, sums_of, with_currency
from app.model.value import Value


class Context(Value):
    """What is known when a note is read; `sign` and `sums` are the one currency of the brief and its figures.

    `english` where message and notes are read as English; `they` is what the notes call the customer: in another note
    "he" is then somebody else.
    """

    known: Known = Known()
    they: Literal["he", "she"] | None = None
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

    def another(self, note: str) -> bool:
        """Whether a note speaks of somebody who is not the customer by the pronoun that it uses."""
        other = {"he": _SHE, "she": _HE}.get(self.they or "")
        return other is not None and other.search(note) is not None


_HE = re.compile(r"\b(?:he|him|his|himself|he's|he'll)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself|she's|she'll)\b", re.IGNORECASE)


_ANY = re.compile(f"{_HE.pattern}|{_SHE.pattern}", re.IGNORECASE)


def context_of(
    message: str, notes: Sequence[str] = (), offers: Sequence[str] = (), name: str = ""
) -> Context:
    """The context of one brief: its message, all its notes, and among them its offers; the customer's name."""
    texts = (message, *notes)
    return Context(
        known=known_in(message),
        they=_called(notes, offers, name),
        sign=currency_of(texts),
        sums=sums_of(texts),
    )


def _called(notes: Sequence[str], offers: Sequence[str], name: str) -> Literal["he", "she"] | None:
    """What the notes call the customer; their title decides first, then whose things come first, then the offers."""
    title = name.split(" ", maxsplit=1)[0].rstrip(".").lower() if name else ""
    if title in {"mr", "mrs", "ms", "miss"}:
        return "he" if title == "mr" else "she"
    first = next((m.group() for note in notes if (m := _ANY.search(note))), "")
    if first[:1].isupper() and first.lower() in {"her", "his"}:
        return "she" if first == "Her" else "he"  # "Her cat … his sheets"
    called = {bool(_SHE.match(m.group())) for offer in offers for m in _ANY.finditer(offer)}
    if len(called) == 1:
        return "she" if called.pop() else "he"
    return {"her": "she", "his": "he"}.get(first.lower())  # type: ignore[return-value]
