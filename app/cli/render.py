"""What people see in the terminal: the reply first, then why it is a good one; plain text where no terminal is."""

import re
import sys
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.model.draft import Action, Checked, ChecklistItem, Commitment, Draft, Gap, Status
from app.model.guideline import Guideline
from app.model.reading import Reading

STYLES: Mapping[Status, str] = {
    "met": "green",
    "missed": "bold red",
    "unsure": "yellow",
    "not_applicable": "dim",
    "for_agent": "cyan",
}
_ORDER: tuple[Status, ...] = ("missed", "unsure", "met", "for_agent", "not_applicable")
_WIDTH_PLAIN = 110
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that could move the cursor, colour the terminal or turn the line round; a customer may have sent them."""


def plain_text(words: str, style: str = "") -> Text:
    """Text that is shown as it is: no markup of ours is read in it, nothing reaches the terminal as a command."""
    return Text(_CONTROL.sub("", words), style=style)


def print_draft(draft: Draft) -> None:
    """The reply, its checklist, commitments, actions and the note."""
    console = terminal()
    if draft.reply.subject:
        console.print(plain_text(f"Subject: {draft.reply.subject}", style="bold"))
        console.print()
    console.print(plain_text(draft.reply.text), soft_wrap=True)
    verdict(console, draft.verdict, draft.verdict_reasons)
    _checklist(console, draft.checklist)
    _commitments(console, draft.commitments)
    _gaps(console, draft.gaps)
    _actions(console, draft.actions)
    if draft.note:
        heading(console, "Note for the record")
        console.print(plain_text(draft.note), soft_wrap=True)


def print_checked(checked: Checked, reply: str) -> None:
    """The checklist of a reply, its commitments and gaps."""
    console = terminal()
    console.print(plain_text(reply.strip()), soft_wrap=True)
    verdict(console, checked.verdict, checked.verdict_reasons)
    _checklist(console, checked.checklist)
    _commitments(console, checked.commitments)
    _gaps(console, checked.gaps)


def print_reading(reading: Reading) -> None:
    """What a message says, a line a finding."""
    console = terminal()
    rows = {
        "language": reading.language,
        "topic": reading.topic,
        "anger": f"{reading.anger} of 4",
        "abuse": reading.abuse,
        "feelings": ", ".join(reading.feelings),
        "urgency": reading.urgency,
        "risks": ", ".join(reading.risks),
        "kinds": ", ".join(reading.kinds),
        "escalate": "yes" if reading.escalate else "no",
        "injection": "yes" if reading.injection else "no",
        "asks": "\n".join(ask.text for ask in reading.asks),
        "details": "\n".join(f"{detail.type}: {detail.text}" for detail in reading.details),
        "in calm words": reading.calm_summary,
    }
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for name, value in rows.items():
        table.add_row(plain_text(name, style="bold"), plain_text(value or "-"))
    show(console, table)


def print_guidelines(guidelines: Iterable[Guideline]) -> None:
    """One row a guideline."""
    table = Table("id", "kind", "severity", "title", box=None, padding=(0, 2, 0, 0))
    for guideline in guidelines:
        table.add_row(guideline.id, guideline.kind, guideline.severity, plain_text(guideline.title))
    show(terminal(), table)


class _Out(Console):
    def on_broken_pipe(self) -> None:
        """Leave a reader that has had enough (`head`) to the command, where rich would end the process as failed."""
        raise  # noqa: PLE0704 - rich calls this while it handles the BrokenPipeError


def terminal() -> Console:
    """Colours and the width of the terminal, or plain text of a fixed width."""
    return _Out(highlight=False) if sys.stdout.isatty() else _Out(highlight=False, width=_WIDTH_PLAIN)


def show(console: Console, table: Table) -> None:
    """The table; without a terminal the blanks that fill up its lines are left out."""
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as captured:
        console.print(table)
    console.out("\n".join(line.rstrip() for line in captured.get().splitlines()), highlight=False)


def heading(console: Console, text: str) -> None:
    """A line that opens a part."""
    console.print()
    console.print(plain_text(text, style="bold underline"))


def verdict(console: Console, ruled: str, reasons: Iterable[str]) -> None:
    """Whether it can be sent, and why not."""
    console.print()
    ready = ruled == "ready"
    console.print(
        plain_text(
            "Ready to send." if ready else "It needs you first.",
            style="bold green" if ready else "bold yellow",
        )
    )
    for reason in reasons:
        console.print(plain_text(f"- {reason}"))


def _checklist(console: Console, items: Iterable[ChecklistItem]) -> None:
    heading(console, "Checklist")
    table = Table("status", "guideline", "why", box=None, padding=(0, 2, 0, 0))
    shown = [item for item in items if item.status != "not_applicable"]
    for item in sorted(shown, key=lambda item: _ORDER.index(item.status)):
        status = plain_text(item.status.replace("_", " "), style=STYLES[item.status])
        table.add_row(status, plain_text(item.id), plain_text(_why(item)))
    show(console, table)


def _why(item: ChecklistItem) -> str:
    quotes = [f"“{quote.quote}”" for quote in item.evidence]
    hint = [item.hint] if item.hint and item.status in {"missed", "unsure", "for_agent"} else []
    return "\n".join([item.reason, *quotes, *hint])


def _commitments(console: Console, commitments: Iterable[Commitment]) -> None:
    rows = list(commitments)
    if not rows:
        return
    heading(console, "What it promises, and where that is allowed")
    table = Table("kind", "promise", "ground", box=None, padding=(0, 2, 0, 0))
    for made in rows:
        ground = f"{made.ground.where}: {made.ground.quote}" if made.ground else "a step of yours"
        ground = ground if made.sure or not made.ground else f"perhaps {ground}"
        allowed = bool(made.ground) or made.kind == "process"
        table.add_row(
            made.kind,
            plain_text(made.text),
            plain_text(ground if allowed else "nothing allows it", "" if allowed else "bold red"),
        )
    show(console, table)


def _gaps(console: Console, gaps: Iterable[Gap]) -> None:
    rows = list(gaps)
    if rows:
        heading(console, "To fill in or confirm")
        for gap in rows:
            console.print(plain_text(f"- {gap.what}"))


def _actions(console: Console, actions: Iterable[Action]) -> None:
    rows = list(actions)
    if not rows:
        return
    heading(console, "What you have to do")
    for action in rows:
        due = f" (by {action.due:%Y-%m-%d %H:%M})" if action.due else ""
        console.print(plain_text(f"- {action.reason}{due}"))
        if action.text:
            console.print(plain_text(f"  “{action.text}”"))
