"""The one place where the customer's words enter a prompt: sections between lines with a mark that they cannot hold."""

from hashlib import sha256
from itertools import count
from typing import Literal

from app.engines.interface import Task
from app.model.brief import Brief
from app.model.plan import Plan
from app.model.reading import Reading
from app.model.value import Value

HEAD, TAIL = 16_000, 8_000
"""Characters kept of each end of a text that is longer than both; what is left out between them is said."""

Kind = Literal["name", "reference", "theirs", "ours", "promised", "message", "below", "asks"]


class Section(Value):
    """A stretch of somebody's words: `text`, and where it was too long, `cut` characters left out before `rest`."""

    kind: Kind
    text: str
    where: str | None = None
    cut: int = 0
    rest: str = ""


class Fenced(Value):
    """The sections and the mark that no text of the brief holds."""

    mark: str
    sections: tuple[Section, ...]


def fenced(task: Task) -> Fenced:
    """All that the customer wrote, and our own earlier messages to them, ready to be set between marked lines."""
    brief, reading = task.brief, task.reading
    sections = [
        *_who(brief),
        *(
            _section("theirs" if turn.sender == "customer" else "ours", turn.text, f"thread[{i}]")
            for i, turn in enumerate(brief.thread)
        ),
        *_promised(task.plan),
        *_message(reading),
    ]
    asks = "\n".join(f"asks[{i}]: {one_line(ask.text)}" for i, ask in enumerate(reading.asks))
    if asks:
        sections.append(_section("asks", asks))
    return Fenced(mark=mark_for(brief), sections=tuple(sections))


def mark_for(brief: Brief) -> str:
    """A mark that is the same for the same brief, whatever its id, and that stands nowhere in it.

    It is drawn from a hash of what the brief says, so that a recorded answer is found again. Whoever could guess it
    still cannot close the fence: a mark that the brief holds anywhere is passed over for the next.
    """
    # By the names of the fields: the mark of a brief stays what it is in the recordings.
    whole = brief.model_dump_json(exclude={"id", "variants"}, exclude_defaults=True, by_alias=False)
    texts = whole.casefold()
    for turn in count():
        mark = sha256(f"{turn}:{whole}".encode()).hexdigest()[:16]
        if mark not in texts:
            return f"=={mark}=="
    raise AssertionError("unreachable")


def one_line(text: str) -> str:
    """The text without line breaks and without runs of white space."""
    return " ".join(text.split())


def _who(brief: Brief) -> list[Section]:
    """Name and reference are the customer's words too: anybody can call themselves anything."""
    found: list[Section] = []
    if brief.customer.name:
        found.append(_section("name", one_line(brief.customer.name)))
    if brief.customer.ref:
        found.append(_section("reference", one_line(brief.customer.ref)))
    return found


def _promised(plan: Plan) -> list[Section]:
    """Promises of earlier replies; those of the thread stand in its turns. They may quote the customer."""
    given = (*plan.broken_promises, *plan.promises)
    return [_section("promised", one_line(g.text), g.where) for g in given if g.where.startswith("history")]


def _message(reading: Reading) -> list[Section]:
    """What was written for us, then what hangs below it (quoted mails, signature), each once."""
    visible = reading.visible.strip() or reading.text.strip()
    found = [_section("message", visible)]
    below = _beside(reading) if reading.visible.strip() else ""
    if below:
        found.append(_section("below", below))
    return found


def _beside(reading: Reading) -> str:
    pieces, at = [], 0
    for span in reading.visible_spans:
        pieces.append(reading.text[at : span.start])
        at = max(at, span.end)
    if reading.visible_spans:
        pieces.append(reading.text[at:])
    return "\n".join(piece.strip() for piece in pieces if piece.strip())


def _section(kind: Kind, text: str, where: str | None = None) -> Section:
    if len(text) <= HEAD + TAIL:
        return Section(kind=kind, text=text, where=where)
    cut = len(text) - HEAD - TAIL
    return Section(kind=kind, text=text[:HEAD], where=where, cut=cut, rest=text[-TAIL:])
