"""A reply is written even where the reading of a note goes wrong: that note is then left to a person."""

from collections.abc import Callable, Mapping

from app.engines.interface import Task
from app.model.plan import Given
from app.model.writing import LeftOut, Written
from app.telemetry.log import tell

_NOTES = ("facts", "options", "cannot", "beside", "policies")
"""Fields of a plan that hold notes as they were jotted."""


def steadily(compose: Callable[[Task], Written], task: Task, reasons: Mapping[str, str]) -> Written:
    """What `compose` makes of a task; of the notes that it cannot read at all none, each listed as left out.

    Notes are written in more ways than anybody tried out, and a mistake of ours in the grammar of one must not cost the
    whole reply. What is wrong is logged, without a word of the note. Raises what `compose` raises where no note is the
    cause of it.
    """
    try:
        return compose(task)
    except Exception as error:
        at_fault = _stumbled_over(compose, task)
        if not at_fault:
            raise
        tell("note_unread", error=type(error).__name__)
    written = compose(_with_notes(task, lambda note: note not in at_fault))
    left = tuple(LeftOut(text=n.text, reason=reasons["short"], matters=True, unsaid=True) for n in at_fault)
    return written.model_copy(update={"left_out": (*written.left_out, *left)})


def _stumbled_over(compose: Callable[[Task], Written], task: Task) -> tuple[Given, ...]:
    """The notes over which the writing stumbles, each by itself; all of them where it does so over several at once."""
    notes = [note for field in _NOTES for note in getattr(task.plan, field)]
    alone = tuple(note for note in notes if not _goes(compose, _with_notes(task, note.__eq__)))
    if alone and _goes(compose, _with_notes(task, lambda note: note not in alone)):
        return alone
    return tuple(notes) if _goes(compose, _with_notes(task, lambda _: False)) else ()


def _goes(compose: Callable[[Task], Written], task: Task) -> bool:
    try:
        compose(task)
    except Exception:  # noqa: BLE001 - whichever it is, the note is not read
        return False
    return True


def _with_notes(task: Task, kept: Callable[[Given], bool]) -> Task:
    """The task with these notes only; that is a plan of its own, the brief still tells how words are spelt."""
    chosen = {field: tuple(n for n in getattr(task.plan, field) if kept(n)) for field in _NOTES}
    return task.model_copy(update={"plan": task.plan.model_copy(update=chosen)})
