"""Which statements of a jotted note are told: those that need no guess, for a wrong one is worse than none."""

from collections.abc import Iterable
from itertools import groupby

from app.engines.builtin.notes.apart import FactLine, verb_supplied
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.written import is_stopped, is_written
from app.text.grammar import tokens

_ALONE_LEAST = 5
"""Words of a statement with a verb of its own, from which on it is clear though others of its note are not told."""
_NOT_READ = frozenset({"short", "person"})


def sure_only(lines: Iterable[FactLine]) -> tuple[FactLine, ...]:
    """The lines; of jotted notes those that are a guess lose their sentence, and none is left as an item of a list."""
    made: list[FactLine] = []
    for _, group in groupby(lines, key=lambda line: line.given.where):
        note = list(group)
        text = note[0].given.text
        if is_written(text) or is_stopped(text) or all(line.filled for line in note):
            made += note
            continue
        whole = not any(line.sentence is None and line.reason in _NOT_READ for line in note)
        made += (line if _is_sure(line, whole=whole) else _untold(line) for line in note)
    return tuple(made)


def _is_sure(line: FactLine, *, whole: bool) -> bool:
    """Whether a statement is told as it was meant: its verb stands in the note, or the note was read to its end."""
    if line.sentence is None:
        return line.item is None
    if any(
        pattern(name).search(line.sentence)
        for name in ("rough_told", "rough_cased", "hanging_sum", "never_passive", "past_to_come")
    ):
        return False
    if not verb_supplied(line):
        return whole or len(tokens(line.part)) >= _ALONE_LEAST
    return whole and pattern("sure_link").search(line.sentence) is not None


def _untold(line: FactLine) -> FactLine:
    return line.model_copy(update={"sentence": None, "item": None, "reason": line.reason or "short"})
