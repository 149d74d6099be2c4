"""The note for the record: concern, what was said and offered, what was left out and why."""

from collections.abc import Sequence

from app.model.draft import Action, Checked
from app.model.plan import Plan
from app.model.reading import Reading
from app.model.writing import LeftOut
from app.prompts import Prompts


def note_for(
    prompts: Prompts,
    locale: str,
    reading: Reading,
    plan: Plan,
    checked: Checked,
    left_out: Sequence[LeftOut],
    not_honoured: Sequence[str],
    actions: Sequence[Action],
) -> str:
    """Render `prompts/builtin/<locale>/note.jinja`: plain text, one thing a line."""
    text = prompts.render(
        f"builtin/{locale}/note.jinja",
        reading=reading,
        plan=plan,
        commitments=checked.commitments,
        left_out=left_out,
        not_honoured=not_honoured,
        actions=actions,
    )
    return "\n".join(line for line in text.splitlines() if line.strip())
