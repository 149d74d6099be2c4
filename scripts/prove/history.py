"""What a service acknowledged under load, and whether the store bears it out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from app.model.record import DraftRecord


def digest(text: str) -> str:
    """Tells replies apart."""
    return sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Kept:
    """A draft as the store has it: its key is the id of its brief."""

    draft_id: str
    key: str
    reply: str
    outcome: str | None

    @classmethod
    def of(cls, record: DraftRecord) -> "Kept":
        """What of a record is compared."""
        assert record.brief is not None
        assert record.draft is not None
        return cls(
            draft_id=record.id,
            key=record.brief.id or "",
            reply=digest(record.draft.reply.text),
            outcome=record.outcome.outcome if record.outcome else None,
        )


@dataclass
class History:
    """What clients were told. A request without an answer may have been done or not; both are right."""

    drafts: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    """By key: ids and digests of the replies that came with a 200."""
    outcomes: dict[str, str] = field(default_factory=dict)
    """By draft id: the outcome that was acknowledged."""
    missing: set[str] = field(default_factory=set)
    """Ids of drafts that were acknowledged and not found when they were asked for."""
    unanswered: set[str] = field(default_factory=set)
    """Keys whose last request got no answer."""
    refused: Counter[int] = field(default_factory=Counter)
    """Answers that asked to come back later, by status."""

    def drafted(self, key: str, draft_id: str, text: str) -> None:
        """A draft was acknowledged under a key."""
        self.drafts.setdefault(key, set()).add((draft_id, digest(text)))
        self.unanswered.discard(key)

    def settled(self, draft_id: str, outcome: str) -> None:
        """An outcome was acknowledged."""
        self.outcomes[draft_id] = outcome


def faults(history: History, kept: Iterable[Kept]) -> list[str]:
    """What must not be: lost, changed, or made twice. Empty where all is well."""
    found: list[str] = []
    by_id = {draft.draft_id: draft for draft in kept}
    made = Counter(draft.key for draft in by_id.values())
    found += [f"key {key}: {number} drafts were made" for key, number in made.items() if number > 1]
    for key, answers in history.drafts.items():
        if len(answers) > 1:
            found.append(f"key {key}: {len(answers)} different answers were given")
        for draft_id, reply in answers:
            there = by_id.get(draft_id)
            if there is None:
                found.append(f"draft {draft_id}: it was acknowledged, and is lost")
            elif (there.key, there.reply) != (key, reply):
                found.append(f"draft {draft_id}: it is not what was answered")
    found += [
        f"draft {draft_id}: it was acknowledged, and was not found" for draft_id in sorted(history.missing)
    ]
    for draft_id, outcome in history.outcomes.items():
        there = by_id.get(draft_id)
        if there is not None and there.outcome != outcome:
            found.append(
                f"draft {draft_id}: the outcome {outcome} was acknowledged, and {there.outcome} is kept"
            )
    return found
