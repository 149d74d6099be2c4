"""Statements of a jotted note that speak of "it", where the note before it, which names what it is, is not told."""

from collections.abc import Iterable

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.plain.table import expression, words
from app.engines.builtin.notes.sure import sure_only
from app.engines.builtin.notes.written import is_stopped, is_written


def surely_told(lines: Iterable[FactLine]) -> tuple[FactLine, ...]:
    """The lines of all facts, without what is a guess and without what leans on that."""
    return unleaning(sure_only(lines))


def unleaning(lines: Iterable[FactLine]) -> tuple[FactLine, ...]:
    """The lines; one that leans on a note that is left out is left out with it."""
    made: list[FactLine] = []
    for line in lines:
        before = next((one for one in reversed(made) if one.given.where != line.given.where), None)
        text = line.given.text
        jotted = not (is_written(text) or is_stopped(text))
        leans = line.sentence is not None and expression("leans").match(line.sentence) and jotted
        unsure = before is not None and _leaves_open(before, made, spoken=line.spoken)
        # An entry of a log goes on about what one before it in the same note names.
        named = line.logged and any(one.sentence for one in made if one.given == line.given)
        dropped = leans and unsure and not named and not text.lower().startswith("it")
        dropped = dropped or (not jotted and _goes_on(line) and not _just_told(made))
        dropped = dropped or (not jotted and _leans_within(line, made))
        left = {"sentence": None, "item": None, "reason": line.reason or "leans"}
        made.append(line.model_copy(update=left) if dropped else line)
    return tuple(made)


def _leans_within(line: FactLine, made: Iterable[FactLine]) -> bool:
    """Whether a sentence speaks of what only the one before it in the same note names, which is not told."""
    before = [one for one in made if one.given == line.given]
    lost = bool(before) and before[-1].sentence is None and before[-1].item is None
    return lost and line.sentence is not None and expression("leans_within").match(line.sentence) is not None


def _goes_on(line: FactLine) -> bool:
    """Whether a written note begins with "they", whom only the note before it names."""
    first = line.sentence.split(maxsplit=1)[0].lower() if line.sentence else ""
    return first in words("going_on") and line.given.text.startswith(line.part[:4])


def _just_told(made: Iterable[FactLine]) -> bool:
    """Whether the last of the notes before is told."""
    lines = list(made)
    return bool(lines) and lines[-1].sentence is not None


def pointing_home(lines: Iterable[FactLine], message: str) -> tuple[FactLine, ...]:
    """The lines; one that only says which of several it speaks of ("both are here", "the other one is due") is left out
    where the note that names them is, and the message does not.
    """
    made: list[FactLine] = []
    for line in lines:
        before = next((one for one in reversed(made) if one.given.where != line.given.where), None)
        found = expression("points_among").search(line.sentence) if line.sentence else None
        last = found[0].lower().split()[-1] if found else ""
        lost = not any(one.sentence for one in made if before is not None and one.given == before.given)
        lost = lost and (before is not None or last not in words("anybody"))
        jotted = not (is_written(line.given.text) or is_stopped(line.given.text))
        hangs = found is not None and lost and jotted and not _named_by(message, last)
        left = {"sentence": None, "item": None, "reason": "leans"}
        made.append(line.model_copy(update=left) if hangs else line)
    return tuple(made)


def _named_by(message: str, last: str) -> bool:
    """Whether a message names those of which "both" or "the other one" speaks, by its last word; "they" are anybody."""
    kind = "of_two" if last in words("two_of_them") else "among"
    return last not in words("anybody") and expression(kind).search(message) is not None


def _leaves_open(before: FactLine, made: Iterable[FactLine], *, spoken: bool) -> bool:
    """Whether the note before leaves open what "it" is: nothing told of it, or several things; a note that is `spoken`
    goes on about the matter.
    """
    if spoken:
        return not any(one.sentence for one in made if one.given.where == before.given.where)
    return before.sentence is None or expression("several").search(before.sentence) is not None
