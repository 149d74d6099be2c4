"""A model is asked about all that code cannot prove; code looks its answers up, and what it proves stays."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any, Literal

from pydantic import ValidationError

from app.checklist.asked import whole_answer
from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.checklist.sources import internal_notes
from app.checklist.testimony import Testimony
from app.errors import UnavailableError
from app.guidelines import Guidelines
from app.model.completion import Completes, Message, Request, Veil
from app.model.draft import Checked, ChecklistItem
from app.model.guideline import Guideline
from app.model.value import Value
from app.model.writing import Usage
from app.prompts import Prompts
from app.text.fence import mark_for

MAX_TOKENS = 3000

TURNS = 8
"""Earlier messages that are shown, the latest ones."""

PROVEN = 0.9
"""How sure (0-1) code must be of a miss that it proves for the judge not to be asked."""

_STRUCTURE = "form"
"""The kind of check that counts and looks up, where a reader adds nothing."""


class Verdict(Value):
    """The model's word on one question, with the words of the reply that it rests on."""

    id: str
    quote: str = ""
    answer: Literal["yes", "no", "cannot_tell"]


class _Answer(Value):
    verdicts: tuple[Verdict, ...]


def readable(text: str) -> bool:
    """Whether a judge's answer is what was asked for."""
    try:
        _Answer.model_validate_json(text)
    except ValidationError:
        return False
    return True


def judging(prompts: Prompts, guidelines: Iterable[Guideline]) -> str:
    """Twelve hexadecimal characters that change with what a judge is told and asked."""
    digest = sha256("".join(f"{g.id}{g.question}" for g in guidelines).encode())
    for name, path in sorted(prompts.files().items()):
        if name.startswith("judge/"):
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def schema(ids: Sequence[str]) -> dict[str, Any]:
    """The answer's JSON schema: one entry an id, the quote before the answer, so that it is looked for first."""
    entry = {
        "id": {"type": "string", "enum": list(ids)},
        "quote": {"type": "string"},
        "answer": {"type": "string", "enum": ["yes", "no", "cannot_tell"]},
    }
    items = {"type": "object", "properties": entry, "required": list(entry), "additionalProperties": False}
    return {
        "type": "object",
        "properties": {"verdicts": {"type": "array", "items": items}},
        "required": ["verdicts"],
        "additionalProperties": False,
    }


def _told(case: Case) -> str:
    """The brief without the caller's own number for it: the same case is asked about in the same words."""
    return case.brief.model_dump_json(exclude={"id"})


def _names(case: Case) -> list[str]:
    """Who is who: names that a reply may hold without a note."""
    brief, profile = case.brief, case.profile
    told = {
        "customer": brief.customer.name,
        "company": brief.company or profile.name,
        "agent": brief.agent.name,
        "signature": brief.agent.signature or profile.signature,
    }
    return [f"{who}: {' '.join(name.split())}" for who, name in told.items() if name]


class Judge:
    """Judges what code did not prove and our engine did not write, all in one call."""

    def __init__(
        self,
        completes: Completes,
        checklist: Checklist,
        guidelines: Guidelines,
        prompts: Prompts,
        veil: Veil | None = None,
    ) -> None:
        self._completes = completes
        self._veil = veil
        self._checklist = checklist
        self._guidelines = guidelines
        self._prompts = prompts

    async def judged(
        self, case: Case, text: str, checked: Checked, deadline: float | None = None
    ) -> tuple[Checked, Usage]:
        """The checklist with the judge's word on what code could not prove; where it has none, as code left it.

        `deadline` is a time of the running loop (seconds). A judge that cannot answer leaves the checklist as it is.
        """
        asked = self._undecided(case, text, checked)
        if not asked:
            return checked, Usage()
        try:
            completion = await whole_answer(
                self._completes, self._veil, case, self.request(case, text, asked), deadline
            )
            told = _Answer.model_validate_json(completion.text).verdicts
        except (UnavailableError, ValidationError):
            return checked, Usage()
        testimony = Testimony(self._checklist.inquire(case, text, (), case.reading.language))
        first = {v.id: v for v in reversed(told)}
        items = tuple(
            self._decided(item, first[item.id], testimony) if item in asked and item.id in first else item
            for item in checked.checklist
        )
        return self._checklist.ruled(case, checked.model_copy(update={"checklist": items})), completion.usage

    def request(self, case: Case, text: str, items: Sequence[ChecklistItem]) -> Request:
        """What the model is asked: the same for the same case and reply."""
        plan = case.plan
        hidden = internal_notes(case)
        promised = tuple(g for g in (*plan.promises, *plan.broken_promises) if g.where.startswith("history"))
        kinds = {
            "known": (*plan.facts, *promised),
            "offered": plan.options,
            "barred": plan.cannot,
            "rules": plan.policies,
        }
        notes = {
            kind: [" ".join(g.text.split()) for g in given if g.text not in hidden]
            for kind, given in kinds.items()
        }
        user = self._prompts.render(
            "judge/user.jinja",
            mark=mark_for(_told(case), text),
            thread=[{"by": turn.sender, "text": turn.text} for turn in case.brief.thread[-TURNS:]],
            message=case.reading.text,
            names=_names(case),
            notes=notes,
            reply=text,
            fault=case.brief.fault,
            questions=[{"id": i.id, "text": self._question(i.id)} for i in items],
        )
        system = self._prompts.render("judge/system.jinja")
        messages = (Message(role="system", content=system), Message(role="user", content=user))
        answer = schema([i.id for i in items])
        return Request(
            purpose="judge", messages=messages, answer=answer, max_tokens=MAX_TOKENS, temperature=0
        )

    def _undecided(self, case: Case, text: str, checked: Checked) -> list[ChecklistItem]:
        """Items that code did not prove, in an order that a hash gives: no item profits from its place."""
        seed = f"{_told(case)}\0{text}"
        likely = {i.id for i in checked.checklist if i.status == "missed" and i.confidence >= PROVEN}
        inquiry = self._checklist.inquire(case, text, (), case.reading.language)
        proven = {name for name, _ in self._checklist.proofs(inquiry, likely)} if likely else set()
        found = [i for i in checked.checklist if self._open(i) and i.id not in proven]
        return sorted(found, key=lambda i: sha256(f"{seed}\0{i.id}".encode()).digest())

    def _open(self, item: ChecklistItem) -> bool:
        """Whether the item has a question that a reader may answer better than code did."""
        guideline = self._guidelines.get(item.id)
        if guideline is None or not guideline.question or item.status in {"not_applicable", "for_agent"}:
            return False
        return item.status == "unsure" or (item.decided_by == "code" and guideline.check.kind != _STRUCTURE)

    def _question(self, guideline_id: str) -> str | None:
        guideline = self._guidelines.get(guideline_id)
        return guideline.question if guideline is not None else None

    def _decided(self, item: ChecklistItem, verdict: Verdict, testimony: Testimony) -> ChecklistItem:
        """The item as the judge decides it; as it was where the judge cannot tell, or its quote does not count."""
        if verdict.answer == "cannot_tell":
            return item
        place = testimony.place(verdict.quote, favourable=verdict.answer == "yes")
        return item if place is None else self._checklist.by_judge(item, place, met=verdict.answer == "yes")
