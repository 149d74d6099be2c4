"""A person's reply as it would read with the edits made, and each edit with its reason."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from app.cli.render import heading, plain_text, terminal, verdict
from app.model.draft import Checked
from app.model.improvement import Edit, Improvement


def print_improvement(improvement: Improvement, reply: str) -> None:
    """The reply with what goes as `[-…-]` and what comes as `{+…+}`, the reasons, and what is still missed."""
    console = terminal()
    console.print(_marked(reply, improvement.edits), soft_wrap=True)
    heading(console, "Edits")
    if not improvement.edits:
        console.print(plain_text("None: nothing was found that an edit of ours would mend."))
    for number, edit in enumerate(improvement.edits, start=1):
        console.print(plain_text(f"{number}. {edit.op}, for {edit.guideline}: {edit.reason}"), soft_wrap=True)
    _missed(console, improvement.before, improvement.after)
    verdict(console, improvement.after.verdict, improvement.after.verdict_reasons)


def _marked(reply: str, edits: Iterable[Edit]) -> Text:
    """The marks are those of `git diff --word-diff`, so that they can be read without colours."""
    shown, at = Text(), 0
    for edit in edits:
        shown.append_text(plain_text(reply[at : edit.start]))
        if edit.end > edit.start:
            shown.append_text(plain_text(f"[-{reply[edit.start : edit.end]}-]", style="red"))
        if edit.text:
            shown.append_text(plain_text(f"{{+{edit.text}+}}", style="green"))
        at = edit.end
    shown.append_text(plain_text(reply[at:].rstrip()))
    return shown


def _missed(console: Console, before: Checked, after: Checked) -> None:
    first, last = ([i.id for i in c.checklist if i.status == "missed"] for c in (before, after))
    console.print()
    console.print(plain_text(f"Missed before: {', '.join(first) or 'nothing'}"))
    console.print(plain_text(f"Missed after:  {', '.join(last) or 'nothing'}"))
