"""What cannot be repaired is never hidden: it becomes a visible `[confirm: …]`, a gap that a person closes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.checklist.guards import Breach, Kind
from app.model.value import Span, Value
from app.text.compiled import compiled
from app.text.sentences import split

_WHOLE: frozenset[Kind] = frozenset({"leak", "language"})
"""Kinds with which the whole sentence goes: what is left of it would make no sense, or still tell."""

_NEVER_SHOWN: frozenset[Kind] = _WHOLE | {"link", "markup"}
"""Kinds that may not even stand in a gap."""

_LINK_TEXT = compiled(r"!?\[(?P<text>[^\[\]\n]{1,100})\]\([^()\s]{1,300}\)")
_MARKS = compiled(r"<[^<>]{0,220}>|<!--|-->|```|\*\*|__|#{1,6}\s?")


class _Change(Value):
    span: Span
    text: str


class Neutral:
    """Puts harmless words in the place of those that break a guard; `words` are those of `neutral.yaml`."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._words = words
        self._confirm = str(words["confirm"])
        self._gaps = re.compile(rf"\[{re.escape(self._confirm)}:[^\[\]]*\]")

    @property
    def taken_out(self) -> str:
        """What is told where marks were taken out and no gap shows it."""
        return str(self._words["markup"])

    @property
    def written_anew(self) -> str:
        """Why another engine wrote the reply."""
        return str(self._words["written_anew"])

    def text(self, text: str, breaches: Sequence[Breach]) -> str:
        """The text with every breach neutralised; unchanged where there is none."""
        changes = sorted(self._changes(text, breaches), key=lambda c: c.span.start, reverse=True)
        for change in changes:
            text = f"{text[: change.span.start]}{change.text}{text[change.span.end :]}"
        return text

    def _changes(self, text: str, breaches: Sequence[Breach]) -> Iterator[_Change]:
        """One change for each stretch; what lies in a stretch that goes as a whole needs none of its own, nor does what
        a person has to confirm already.
        """
        taken: list[Span] = []
        open_already = [found.span() for found in self._gaps.finditer(text)]
        breaches = [
            b
            for b in breaches
            if b.kind in _NEVER_SHOWN
            or not any(start <= b.span.start and b.span.end <= end for start, end in open_already)
        ]
        left_out = [
            b.model_copy(update={"span": _sentences(text, b.span)}) for b in breaches if b.kind in _WHOLE
        ]
        for stretch, kind in _joined(text, left_out):
            taken.append(stretch)
            yield _Change(span=stretch, text=f"[{self._confirm}: {self._words[kind]}]")
        for breach in sorted(breaches, key=_weight):
            # Half of an accusation makes no sense, and what is left of it no sentence.
            span = _sentences(text, breach.span) if breach.kind == "tone" else breach.span
            if breach.kind not in _WHOLE and all(span.end <= t.start or t.end <= span.start for t in taken):
                taken.append(span)
                yield _Change(span=span, text=self._instead(breach.model_copy(update={"span": span})))

    def _instead(self, breach: Breach) -> str:
        words = breach.span.text
        if breach.kind == "link":
            return f"[{self._confirm}: {self._words['link']}]"
        if breach.kind == "markup":
            linked = _LINK_TEXT.fullmatch(words)
            return (
                f"{linked['text']} [{self._confirm}: {self._words['link']}]"
                if linked
                else _MARKS.sub("", words)
            )
        inside = words.replace("[", "(").replace("]", ")")
        return f"[{self._confirm}: {inside}]"


def _weight(breach: Breach) -> tuple[int, int]:
    """Markup that wraps a link goes first, then links and tags, which no bracket may keep, then longer stretches."""
    order = {"markup": 0, "link": 1}
    return order.get(breach.kind, 2), breach.span.start - breach.span.end


def _sentences(text: str, span: Span) -> Span:
    """The sentences that a stretch lies in."""
    touched = [s for s in split(text) if s.start < span.end and span.start < s.end]
    start = min([span.start, *(s.start for s in touched)])
    end = max([span.end, *(s.end for s in touched)])
    return Span(text=text[start:end], start=start, end=end)


def _joined(text: str, breaches: Sequence[Breach]) -> Iterator[tuple[Span, Kind]]:
    """Stretches that touch as one, with the kind of the first."""
    run: tuple[int, int, Kind] | None = None
    for breach in sorted(breaches, key=lambda b: b.span.start):
        start, end = breach.span.start, breach.span.end
        if run is not None and not text[run[1] : start].strip():
            run = (run[0], max(run[1], end), run[2])
            continue
        if run is not None:
            yield Span(text=text[run[0] : run[1]], start=run[0], end=run[1]), run[2]
        run = (start, end, breach.kind)
    if run is not None:
        yield Span(text=text[run[0] : run[1]], start=run[0], end=run[1]), run[2]
