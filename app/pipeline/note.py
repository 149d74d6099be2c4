"""The note for the record: concern, what was said and offered, what was left out and why."""

from collections.abc import Sequence

from app.checklist.case import Case
from app.model.draft import Action, Checked
from app.model.writing import Written
from app.prompts import Prompts


def note_for(
    prompts: Prompts, locale: str, case: Case, written: Written, checked: Checked, actions: Sequence[Action]
) -> str:
    """Render `prompts/builtin/<locale>/note.jinja`: plain text, one thing a line."""
    text = prompts.render(
        f"builtin/{locale}/note.jinja",
        reading=case.reading,
        plan=case.plan,
        commitments=checked.commitments,
        left_out=written.left_out,
        not_honoured=written.not_honoured,
        actions=actions,
    )
    return "\n".join(line for line in text.splitlines() if line.strip())
