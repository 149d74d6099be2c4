"""Customer text outside its fence: every field that a customer fills is marked, and each mark must stand inside."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from app.checklist.case import Case
from app.model.brief import Customer, Turn
from app.promptci.finding import Finding
from app.promptci.lint.places import shown
from app.promptci.lint.traced import Place, Rendering, spans, untagged
from app.text.compiled import compiled

_SIGNED = compiled("QZX([a-z]+)QZX")
"""A sign and the field that it was put in; a reply gets one too, since it quotes the customer."""


class Leak(NamedTuple):
    """A field that stands outside of the fence in a template."""

    template: str
    line: int
    field: str


REPLY = "QZXreplyQZX"
"""A reply that quotes a customer."""


def marked(case: Case) -> Case:
    """The case with a sign in each field that a customer fills."""
    brief, reading = case.brief, case.reading
    thread = tuple(
        Turn.model_validate({**turn.model_dump(), "text": _sign("thread")}) for turn in brief.thread
    ) or (Turn.model_validate({"from": "customer", "text": _sign("thread")}),)
    customer = Customer(
        name=_sign("name"), ref=_sign("reference"), contacts_before=brief.customer.contacts_before
    )
    text = f"{_sign('message')}{reading.text}{_sign('message')}"
    seen = reading.model_copy(
        update={
            "text": text,
            "visible": text,
            "visible_spans": (),
            "asks": tuple(a.model_copy(update={"text": _sign("ask")}) for a in reading.asks),
            "details": tuple(
                d.model_copy(update={"text": _sign("detail"), "value": None}) for d in reading.details
            ),
            "calm_summary": _sign("summary"),
            "signs": tuple(s.model_copy(update={"text": _sign("message")}) for s in reading.signs),
        }
    )
    given = brief.model_copy(update={"message": text, "thread": thread, "customer": customer})
    plan = case.plan.model_copy(
        update={
            name: tuple(p.model_copy(update={"text": _sign("thread")}) for p in getattr(case.plan, name))
            for name in ("promises", "broken_promises", "perhaps_promised")
        }
    )
    return case.model_copy(update={"brief": given, "reading": seen, "plan": plan})


def unfenced(renderings: Iterable[Rendering], files: Mapping[str, Path]) -> Iterator[Finding]:
    """An error for each place in a template that puts a customer's words outside of the fence.

    The texts are those of marked cases, tagged, so that the place is known.
    """
    found: dict[Leak, None] = {}
    for rendering in renderings:
        found.update(dict.fromkeys(_leaks(rendering)))
    for leak in found:
        yield Finding(
            rule="customer-outside-fence",
            level="error",
            message=f"{leak.template} puts the customer's words ({leak.field}) outside of the fence",
            path=shown(files.get(leak.template)),
            line=leak.line,
            fix="Put them between two lines that begin with {{ mark }}.",
        )


def _leaks(rendering: Rendering) -> Iterator[Leak]:
    if rendering.text is None:
        return
    mark = rendering.values.get("mark")
    clean = untagged(rendering.text)
    inside = _inside(clean, mark) if isinstance(mark, str) and mark else ()
    outside = [m for m in _SIGNED.finditer(clean) if not any(b <= m.start() < e for b, e in inside)]
    for match in outside:
        place = _place(rendering.text, match.start()) or Place(rendering.template, 1)
        yield Leak(place.template, place.line, match.group(1))


def _inside(text: str, mark: str) -> tuple[tuple[int, int], ...]:
    """The stretches between fence lines. A line that begins with the mark opens one; it closes one if it goes on with
    "end", or is the last.
    """
    lines: list[tuple[int, int, bool]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.startswith(mark):
            closes = line[len(mark) :].strip().casefold().startswith("end")
            lines.append((at, at + len(line), closes))
        at += len(line)
    return tuple((end, following) for (_, end, closes), (following, _, _) in pairwise(lines) if not closes)


def _place(tagged: str, at: int) -> Place | None:
    """The outermost line of a template that put there what stands at an offset of the text without its tags."""
    for span in spans(tagged):
        if at < len(span.text):
            return span.places[0] if span.places else None
        at -= len(span.text)
    return None


def _sign(field: str) -> str:
    return f"QZX{field}QZX"
