"""A run-on note in its clauses, each with the word that joined it to the one before."""

from collections.abc import Iterator
from typing import NamedTuple

from app.engines.builtin.notes.spoken.table import form, words
from app.engines.builtin.notes.spoken.verbs import finite_at
from app.text.grammar import tokens

_CLAUSES_MOST = 24
"""Clauses of a note from which on it is no jotting that is read here."""


class Piece(NamedTuple):
    """A clause as it was jotted, without the word that joined it ("so", "but"; empty behind a comma)."""

    text: str
    joint: str


def pieces_of(note: str) -> list[Piece]:
    """The clauses of a note: cut at its commas, a condition together with what it is the condition of."""
    found: list[Piece] = []
    held = ""
    for bit in form("pieces").split(note)[:_CLAUSES_MOST]:
        bare = bit.strip(" ,;.")
        if not bare:
            continue
        text = f"{held}, {bare}" if held else bare
        if found and not held and form("days_on").match(bare) and form("days_end").search(found[-1].text):
            found[-1] = found[-1]._replace(text=f"{found[-1].text}, {bare}")
            continue
        held = text if _opens(text) else ""
        if not held:
            found.append(_without_joint(text))
    return [*found, *([_without_joint(held)] if held else [])]


def parts_of(piece: Piece) -> Iterator[Piece]:
    """The clauses that stand in one piece: "it was late so we shut, and nobody rang"."""
    at, joint = 0, piece.joint
    for found in form("inner_joints").finditer(piece.text):
        if finite_at(piece.text[at : found.start()]) is None or finite_at(piece.text[found.end() :]) is None:
            continue
        yield Piece(piece.text[at : found.start()].strip(" ,"), joint)
        at, joint = found.end(), found["joint"].lower()
    yield Piece(piece.text[at:].strip(" ,"), joint)


def _opens(text: str) -> bool:
    """Whether a piece is a condition that still waits for its statement: "if she goes to invoices"."""
    row = tokens(text)
    if not row or row[0] not in words("opens"):
        return False
    last = text.rpartition(", ")[2]
    return last == text or finite_at(last) is None


def _without_joint(text: str) -> Piece:
    found = form("joints").match(text)
    if found is None:
        return Piece(text, "")
    return Piece(text[found.end() :], found["joint"].lower())
