"""A reply as it lies on the screen: its text as it is now, with the checklist of that text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from app.model.brief import Brief
from app.model.draft import Action, Checked, ChecklistItem, Draft, PersonAnswer, Variant, words_of
from app.model.improvement import Edit
from app.model.reading import Reading
from app.model.record import FollowUp, OutcomeRecord
from app.model.writing import EngineInfo


@dataclass(frozen=True)
class Piece:
    """Words of a text; `mark` tells whether they are shown as marked, taken out (`del`) or put in (`ins`)."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Fix:
    """A smallest edit for one guideline, shown before it is taken: the text around it, and the whole with it made."""

    guideline: str
    pieces: tuple[Piece, ...]
    text: str
    met: bool


@dataclass(frozen=True)
class Sheet:
    """All that the right side shows. `draft` is None for a reply that a person wrote from the start."""

    brief: Brief
    reading: Reading
    checked: Checked
    subject: str
    text: str
    draft: Draft | None = None
    answers: Mapping[str, PersonAnswer] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()
    outcome: OutcomeRecord | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    fix: Fix | None = None

    @property
    def language(self) -> str:
        """That of the reply."""
        return self.draft.reply.language if self.draft else self.reading.language

    @property
    def edited(self) -> bool:
        """Whether the text is another than the draft's."""
        return self.draft is None or self.draft.reply.text.strip() != self.text.strip()

    @property
    def doubts(self) -> Sequence[tuple[str, str]]:
        """What the writer doubted and nobody has looked at yet, each with its mark."""
        told = self.draft.doubts if self.draft else ()
        return [(doubt, mark) for doubt in told if (mark := mark_of(doubt)) not in self.seen]

    @property
    def ready(self) -> bool:
        """Whether it may go out, once it was read."""
        return self.checked.verdict == "ready" and not self.doubts

    @property
    def why_not(self) -> Sequence[str]:
        """Why it needs a person and no item of the checklist says so: danger that was read in the message."""
        items = {i.title for i in self.checked.checklist}
        gaps = len(self.checked.gaps)
        told = self.checked.verdict_reasons
        told = told[: len(told) - gaps] if gaps else told
        return [reason for reason in told if not any(title in reason for title in items)]

    @property
    def actions(self) -> Sequence[Action]:
        """What a person has to do."""
        return self.draft.actions if self.draft else ()

    @property
    def note(self) -> str:
        """For the record."""
        return self.draft.note if self.draft else ""

    @property
    def engine(self) -> EngineInfo | None:
        """Who wrote it."""
        return self.draft.engine if self.draft else None

    @property
    def variants(self) -> Sequence[Variant]:
        """Its stances, the draft's own first."""
        return self.draft.variants if self.draft else ()

    def items(self, *statuses: str) -> Sequence[ChecklistItem]:
        """The items of these statuses, those that must be met first."""
        found = [i for i in self.checked.checklist if i.status in statuses]
        return sorted(found, key=lambda i: i.severity != "must")

    def words(self, item: ChecklistItem) -> str:
        """What a person's answer to an item is bound to."""
        return words_of(item, self.text)


def mark_of(doubt: str) -> str:
    """A doubt's mark in a form."""
    return sha256(doubt.encode()).hexdigest()[:12]


def as_drafted(
    brief: Brief,
    draft: Draft,
    outcome: OutcomeRecord | None = None,
    follow_ups: tuple[FollowUp, ...] = (),
) -> Sheet:
    """A draft as it was made."""
    checked = Checked(
        checklist=draft.checklist,
        commitments=draft.commitments,
        answers=draft.answers,
        gaps=draft.gaps,
        verdict=draft.verdict if not draft.doubts else _without(draft),
        verdict_reasons=tuple(r for r in draft.verdict_reasons if r not in draft.doubts),
    )
    return Sheet(
        brief=brief,
        reading=draft.reading,
        checked=checked,
        subject=draft.reply.subject or "",
        text=draft.reply.text,
        draft=draft,
        outcome=outcome,
        follow_ups=follow_ups,
    )


def pieces_of(text: str, edits: Sequence[Edit], around: int = 90) -> tuple[Piece, ...]:
    """The text near the edits, with what goes and what comes; longer stretches between are cut short."""
    found: list[Piece] = []
    at = 0
    for edit in edits:
        found.append(Piece(_short(text[at : edit.start], around, first=at == 0)))
        if edit.end > edit.start:
            found.append(Piece(text[edit.start : edit.end], "del"))
        if edit.text:
            found.append(Piece(edit.text, "ins"))
        at = edit.end
    rest = text[at:]
    found.append(Piece(rest if len(rest) <= around else rest[:around].rstrip() + " …"))
    return tuple(p for p in found if p.text)


def _short(text: str, around: int, *, first: bool) -> str:
    if first:
        return text if len(text) <= around else "… " + text[-around:].lstrip()
    return text if len(text) <= 2 * around else f"{text[:around].rstrip()} … {text[-around:].lstrip()}"


def _without(draft: Draft) -> str:
    """The verdict but for the writer's doubts."""
    return "needs_you" if any(r not in draft.doubts for r in draft.verdict_reasons) else "ready"
