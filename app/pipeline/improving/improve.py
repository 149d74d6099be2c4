"""Improves a person's own reply: edits are tried smallest first, and kept where the checklist is better for them."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.engines.interface import Engine, Task
from app.errors import UnavailableError
from app.guidelines import Guidelines
from app.model.draft import Checked, ChecklistItem
from app.model.improvement import Edit, Improvement
from app.model.writing import Passage, Usage, Written
from app.pipeline.improving.candidates import Candidates
from app.pipeline.improving.edits import applied, fits, origin, size
from app.pipeline.improving.layout import Layout
from app.pipeline.improving.trying import State, Tries

ROUNDS = 12
"""Edits of our own at the most; a reply that needs more is better drafted anew."""

IN_VAIN = 2
"""Rounds after which an item is given up for which no edit was found."""

OPTIONS = 4
"""Options for which a sentence of their own is tried."""


class Proposes(Protocol):
    """Something that proposes edits, such as a model."""

    async def propose(
        self, task: Task, reply: str, missed: Sequence[ChecklistItem]
    ) -> tuple[tuple[Edit, ...], Usage]:
        """Edits for the missed items, with what they took; raises UnavailableError when it cannot answer now."""


class Improver:
    """Improves replies by edits of a model, where one is given, and of our own engine."""

    def __init__(
        self, checklist: Checklist, guidelines: Guidelines, ours: Engine, model: Proposes | None = None
    ) -> None:
        self._checklist = checklist
        self._guidelines = guidelines
        self._ours = ours
        self._model = model

    async def improve(self, case: Case, task: Task, reply: str, only: str | None = None) -> Improvement:
        """The reply with the smallest edits that meet the checklist, or the guideline `only` of it; unchanged where
        nothing is missed.

        What comes out is never worse than what came in, by `Shortfall`.
        """
        tries = Tries(self._checklist, case, reply, task.deadline)
        before = state = tries.state(())
        usage = Usage()
        if self._model is not None and (missed := _missed(before.checked, only)):
            try:
                edits, usage = await self._model.propose(task, reply, missed)
                state = _kept(tries, before, edits)
            except UnavailableError:
                state = before
        if _missed(state.checked, only) and tries.may_search():
            layout = Layout(self._checklist.inquire(case, reply, (), case.reading.language).sheet)
            ours, offers = await self._written(task), await self._single_offers(task)
            candidates = Candidates(
                self._guidelines, layout, (ours, offers), before.checked, case.reading.language
            )
            state = _Search(tries, candidates).by_ours(state, only)
        return Improvement(
            reply=applied(reply, state.edits),
            edits=state.edits,
            before=before.checked,
            after=state.checked,
            unfinished=tries.unfinished,
            usage=usage,
        )

    async def _written(self, task: Task) -> tuple[Passage, ...]:
        """What our own engine would write for the same brief, passage by passage."""
        async for piece in self._ours.write(task):
            if isinstance(piece, Written):
                return piece.passages
        return ()

    async def _single_offers(self, task: Task) -> tuple[Passage, ...]:
        """The sentences that our own engine would offer each option with, were it the only one."""
        found: list[Passage] = []
        for option in task.plan.options[:OPTIONS] if len(task.plan.options) > 1 else ():
            plan = task.plan.model_copy(update={"options": (option,)})
            passages = await self._written(task.model_copy(update={"plan": plan}))
            found += [p for p in passages if "offer-options" in p.serves and option.where in p.uses]
        return tuple(found)


class _Search:
    """Looks for edits among the candidates for one reply."""

    def __init__(self, tries: Tries, candidates: Candidates) -> None:
        self._tries = tries
        self._candidates = candidates
        self._in_vain: Counter[str] = Counter()

    def by_ours(self, state: State, only: str | None) -> State:
        """Round by round the best candidate for the first missed item that has one."""
        for _ in range(ROUNDS):
            better = next(filter(None, (self._better(state, i) for i in _missed(state.checked, only))), None)
            if better is None:
                break
            state = better
        return self._said_once(self._pruned(state))

    def _better(self, state: State, item: ChecklistItem) -> State | None:
        if self._in_vain[item.id] >= IN_VAIN:
            return None
        found = self._best(state, item)
        self._in_vain[item.id] += found is None
        return found

    def _best(self, state: State, item: ChecklistItem) -> State | None:
        found = [origin((q.start, q.end), state.edits) for q in item.evidence]
        places = [place for place in found if place is not None]
        best: tuple[tuple[tuple[int, ...], int], State] | None = None
        for edit in self._candidates.for_item(item, places):
            again = edit.op == "insert" and self._candidates.says_again(edit, state.edits)
            if again or not fits(edit, state.edits):
                continue
            if not self._tries.may_search():
                break
            edits = (*state.edits, edit)
            if edit.op == "delete" and not _is_met(self._tries.item(edits, item.id)):
                continue  # what only left less to doubt has mended nothing
            tried = self._tries.state(edits)
            # Of edits that mend as much the smallest is best; a doubt more or less does not make up for more words.
            key = (tried.short[:-1], size(edit))
            if tried.short < state.short and (best is None or key < best[0]):
                best = (key, tried)
        return best[1] if best else None

    def _pruned(self, state: State) -> State:
        """The edits without those that later ones made needless, and with deletions where words came in vain."""
        for edit in sorted(state.edits, key=size, reverse=True):
            others = tuple(e for e in state.edits if e is not edit)
            for instead in ((), *((cut,) for cut in self._candidates.shorter(edit))):
                if all(fits(e, others) for e in instead) and self._tries.may_prune():
                    tried = self._tries.state((*others, *instead))
                    # What an edit is for stays met, also where another item is counted missed in its place.
                    lost = _met(state.checked, edit.guideline) and not _met(tried.checked, edit.guideline)
                    if tried.short[:-1] <= state.short[:-1] and not lost:
                        state = tried
                        break
        return state

    def _said_once(self, state: State) -> State:
        """The edits with only one of those that say that something is still open; the others take the sentence out."""
        for edit in state.edits[1:]:
            others = tuple(e for e in state.edits if e is not edit)
            cuts = self._candidates.shorter(edit) if self._candidates.says_again(edit, others) else ()
            for cut in cuts:
                if fits(cut, others) and self._tries.may_prune():
                    tried = self._tries.state((*others, cut))
                    state = tried if tried.short.musts <= state.short.musts else state
        return state


def _kept(tries: Tries, state: State, edits: Sequence[Edit]) -> State:
    """The edits that make the reply better, tried smallest first; one that does not is dropped."""
    for edit in sorted(edits, key=size):
        if fits(edit, state.edits) and tries.may_search():
            tried = tries.state((*state.edits, edit))
            state = tried if tried.short < state.short else state
    return state


def _is_met(item: ChecklistItem | None) -> bool:
    return item is not None and item.status == "met"


def _met(checked: Checked, guideline_id: str) -> bool:
    return any(i.id == guideline_id and i.status == "met" for i in checked.checklist)


def _missed(checked: Checked, only: str | None = None) -> list[ChecklistItem]:
    """Missed items, what must be met first."""
    found = (i for i in checked.checklist if i.status == "missed" and only in (None, i.id))
    return sorted(found, key=lambda i: i.severity != "must")
