"""Tells which statements of a jotted piece stand by themselves, where the others of it cannot be read."""

from collections.abc import Sequence
from itertools import pairwise

from app.engines.builtin.notes.patterns import pattern, word_list
from app.engines.builtin.notes.unsaid import Reason, carries
from app.model.plan import Given
from app.model.value import Value
from app.text.grammar import lexicon, tokens

_HELPERS = frozenset({"is", "are", "was", "were", "has", "have"})
_ALONE_AT_LEAST = 5
"""Words of a statement from which on it says enough without the one before it."""


class FactLine(Value):
    """A part of a fact: its sentence, or the reason why it is not said. `mistake`: it tells our own mistake.

    `item` is the part as a list may hold it, where it is too short for a sure sentence and clean all the same.
    `goes_on`: it is a clause of the sentence that the line before it began. `filled`: its note was told as a whole,
    and `guessed`: more than an article was put in for that. `spoken`: its note was read clause by clause, and what is
    told of it stands by itself. `logged`: it is an event of a log. `fielded`: it is
    a field of a form, every part of which was understood.
    """

    given: Given
    part: str
    sentence: str | None = None
    item: str | None = None
    reason: Reason | None = None
    mistake: bool = False
    goes_on: bool = False
    filled: bool = False
    guessed: bool = False
    spoken: bool = False
    logged: bool = False
    fielded: bool = False


def apart(lines: tuple[FactLine, ...]) -> tuple[FactLine, ...]:
    """The lines of a piece, those without their sentence that say nothing sure when others are left out."""
    barred = any(line.reason in {"internal", "blame"} for line in lines)
    before = (None, *lines)
    behind = (*lines[1:], None)
    return tuple(
        line
        if line.sentence is None or (not barred and _stands(line, first, last))
        else line.model_copy(update={"sentence": None, "reason": "short"})
        for line, first, last in zip(lines, before, behind, strict=False)
    )


def beside_what_is_left_out(lines: Sequence[FactLine]) -> tuple[FactLine, ...]:
    """The lines of a jotted note without the stump behind a statement that is left out: "the target is 8"."""
    return tuple(
        line.model_copy(update={"sentence": None, "reason": "short"})
        if line.sentence and before is not None and before.sentence is None and _is_stump(line)
        else line
        for before, line in zip((None, *lines), lines, strict=False)
    )


def _is_stump(line: FactLine) -> bool:
    """Whether a statement is so short that it speaks of what stood before it, and tells no time and no sum."""
    return len(tokens(str(line.sentence))) < _ALONE_AT_LEAST and not carries(line.part)


def _stands(line: FactLine, before: FactLine | None, behind: FactLine | None) -> bool:
    """Whether a statement is true and clear without its neighbours, where those are left out."""
    words = tokens(line.part)
    if not lexicon().third_persons.isdisjoint(w.split("'")[0] for w in words) or "customer" in words:
        return False
    if pattern("dated_thing").match(str(line.sentence)) and (
        (before is not None and before.sentence is None) or (behind is not None and behind.sentence is None)
    ):
        return False  # "delivery 3/10, paid …": whether it was or will be, the rest would tell
    if before is not None and before.sentence is None:
        if pattern("governs").search(before.part) and verb_supplied(line):
            return False  # "can be taken back and recut, bottom line gone"
        led = tokens(before.part)[:1]
        if (
            len(words) < _ALONE_AT_LEAST
            or set(led) & word_list("conditions")
            or set(words[:1]) & word_list("joined")
        ):
            return False
    if behind is not None and behind.sentence is None:
        return leaves_it_true(behind.part)
    return True


def verb_supplied(line: FactLine) -> bool:
    """Whether the verb of a statement was not in the note."""
    made, noted = tokens(str(line.sentence)), set(pairwise(tokens(line.given.text)))
    helpers = [pair for pair in pairwise(made) if pair[1] in _HELPERS]
    return bool(helpers) and noted.isdisjoint(helpers)


def leaves_it_true(part: str) -> bool:
    """Whether what follows a statement takes nothing of it back when it is left out."""
    words = tokens(part)
    told = set(words)
    return not (set(words[:1]) & word_list("taking_back") or told & word_list("conditions") or not words)
