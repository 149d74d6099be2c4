"""Which statements of a note are told where others of it are left out: one that leans on those is left out too."""

from collections.abc import Iterator

from app.engines.builtin.notes.apart import FactLine, verb_supplied
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.plain.table import words
from app.engines.builtin.notes.written import is_written
from app.text.grammar import lexicon, tokens

_REFERRING = frozenset({"it", "its", "them", "theirs"})
_ALONE_LEAST = 3
"""Words from which on a statement says something without the one before it; "nobody did" does not."""
_NOT_SAID = frozenset({"short", "person", "blame", "internal"})
_SPOILING = frozenset({"person", "blame", "internal"})
"""Reasons for which a clause is left out that the rest of its sentence may hang on."""


def whole_sentences(lines: tuple[FactLine, ...]) -> tuple[FactLine, ...]:
    """A clause behind which one is left out that bears on it is left out too: "…; that was theirs, not ours"."""
    told: list[FactLine] = []
    for made in _sentences(lines):
        lost = next(
            (line.reason for line in made[1:] if line.reason in _SPOILING and _bears_back(line)), None
        )
        told += (
            line.model_copy(update={"sentence": None, "reason": lost}) if lost and line.sentence else line
            for line in made
        )
    return tuple(told)


def _bears_back(line: FactLine) -> bool:
    """Whether a clause speaks of the one before it, or takes some of it back."""
    return pattern("bears_back").search(line.part) is not None


def _sentences(lines: tuple[FactLine, ...]) -> Iterator[list[FactLine]]:
    """The lines of each sentence."""
    held: list[FactLine] = []
    for line in lines:
        if held and not line.goes_on:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def in_order(lines: tuple[FactLine, ...]) -> tuple[FactLine, ...]:
    """A statement that leans on the one before it ("it leaves at 3", "nobody switched it off") is left out with it."""
    told: list[FactLine] = []
    lex = lexicon()
    hung = False
    for made in lines:
        line = made
        first = tokens(line.part)[0].split("'")[0] if tokens(line.part) else ""
        hangs = not is_written(line.given.text) and not _REFERRING.isdisjoint(tokens(line.part))
        leans = first in lex.leaning or hangs or (bool(told) and len(tokens(line.part)) < _ALONE_LEAST)
        # The note before names "them", and `leaning.py` looks whether that is told.
        goes_on = is_written(line.given.text) and first in words("going_on")
        if not told and first in lex.third_persons and line.sentence is not None and not goes_on:
            line = line.model_copy(update={"sentence": None, "reason": "person"})
        lost = not told or told[-1].sentence is None
        doubtful = lost and line.sentence is not None and not is_written(line.given.text)
        hung = doubtful and (_hangs(line, told[-1] if told else None) or (hung and verb_supplied(line)))
        if hung:
            told.append(line.model_copy(update={"sentence": None, "reason": "short"}))
        elif told and told[-1].reason is not None and leans and line.sentence is not None:
            told.append(line.model_copy(update={"sentence": None, "reason": told[-1].reason}))
        else:
            told.append(line)
    return tuple(told)


def _hangs(line: FactLine, before: FactLine | None) -> bool:
    """Whether a jotted statement says nothing sure without the one before it, which is left out."""
    said = str(line.sentence)
    if pattern("hangs").search(said):
        return True
    # "Nobody told you" hangs on what is not said at all, not on what the customer knows.
    name = "leans_on_unsaid" if before is not None and before.reason in _NOT_SAID else "leans_on_lost"
    return before is not None and pattern(name).search(said.rstrip(".")) is not None
