"""The same cases before and after, side by side for each principle."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.promptci.eval.baseline import Baseline, BaselineRow
from app.promptci.eval.expectations import asked_no_more, subject_of
from app.promptci.gate.report import CASE
from app.promptci.outcome import Outcome, Run

LETTERS = {"met": "m", "missed": "x", "unsure": "u", "not_applicable": "n", "for_agent": "a"}
_SILENT = {"n", "a"}
_CODE = {"code", "engine"}

T = TypeVar("T", BaselineRow, Outcome)


@dataclass(frozen=True)
class Side:
    """One principle in the samples of one case: their letters, and whether each misses it."""

    letters: tuple[str, ...]
    missed: tuple[bool, ...]

    @property
    def misses(self) -> int:
        """How many samples miss it."""
        return sum(self.missed)

    @property
    def applies(self) -> bool:
        """Whether it applied in any sample."""
        return any(self.missed) or not _SILENT.issuperset(self.letters)


@dataclass(frozen=True)
class Pair:
    """One principle in one case, before (where a baseline knows the case) and after; `outcomes` are those after.

    `by_code` says that no judge had a part in what came after; `loosened` that the case asks less of this principle
    than it did, so that fewer misses are no gain.
    """

    case: str
    cluster: str
    before: Side | None
    after: Side
    outcomes: tuple[Outcome, ...]
    by_code: bool
    loosened: bool = False

    @property
    def samples(self) -> int:
        """How many samples there are of the case."""
        return len(self.outcomes)

    @property
    def worse(self) -> int:
        """How many more samples miss it than before; below zero where fewer do."""
        worse = self.after.misses - self.before.misses if self.before else 0
        return max(worse, 0) if self.loosened else worse

    @property
    def lost(self) -> int:
        """1 where every sample misses it now and not every one did before, -1 the other way round, else 0."""
        if self.before is None:
            return 0
        lost = all(self.after.missed) - all(self.before.missed)
        return max(lost, 0) if self.loosened else lost

    @property
    def weakened(self) -> bool:
        """Whether it was met in each sample and nobody can tell now."""
        return (
            self.before is not None
            and set(self.before.letters) == {"m"}
            and set(self.after.letters) == {"u"}
            and not self.after.misses
        )


class Pairing:
    """Both runs by case, read once. Cases of which a sample has no reply are left out; the gate tells of them."""

    def __init__(self, baseline: Baseline | None, run: Run) -> None:
        self.compared = baseline is not None
        self.before = _grouped(baseline.rows) if baseline else {}
        every = _grouped(run.outcomes)
        unreached = frozenset(run.unreached)
        self.after = {
            case: found
            for case, found in every.items()
            if case not in unreached and not any(o.trouble for o in found)
        }
        self.tried = frozenset(every) | unreached
        self.loosened = {case: asks for case in self.after if (asks := self._asked_no_more(case))}
        """What the baseline's cases asked for and no longer do, by case."""
        self.edited = tuple(case for case in self.after if self._other_brief(case))
        """Cases whose brief is another than in the baseline: the replies answer different letters."""

    def _other_brief(self, case: str) -> bool:
        before = {row.brief for row in self.before.get(case, ())} - {""}
        return bool(before) and not before.issuperset(o.brief for o in self.after[case])

    def _asked_no_more(self, case: str) -> tuple[str, ...]:
        before = next((row.asks for row in self.before.get(case, ()) if row.asks is not None), ())
        return asked_no_more(before, self.after[case][0].asks)

    def common(self) -> list[str]:
        """The cases that both runs hold with the same brief, in the order of the run; all where no baseline is."""
        return [c for c in self.after if not self.compared or (c in self.before and c not in self.edited)]

    def of(self, guideline: str) -> Iterator[Pair]:
        """The common cases in which a principle applied, before or after."""
        for case in self.common():
            pair = self._pair(case, guideline)
            if pair.after.applies or (pair.before and pair.before.applies):
                yield pair

    def new(self, guideline: str) -> Iterator[Pair]:
        """The cases that the baseline does not hold and that miss a principle; none where there is no baseline."""
        if self.compared:
            pairs = (self._pair(case, guideline) for case in self.after if case not in self.before)
            yield from (pair for pair in pairs if pair.after.misses)

    def _pair(self, case: str, guideline: str) -> Pair:
        samples = self.after[case]
        items = [sample.items[guideline] for sample in samples if guideline in sample.items]
        return Pair(
            case=case,
            cluster=samples[0].cluster,
            before=_before(self.before[case], guideline) if case in self.before else None,
            after=_after(samples, guideline),
            outcomes=samples,
            by_code=all(item.decided_by in _CODE for item in items),
            loosened=not {guideline, "*"}.isdisjoint(map(subject_of, self.loosened.get(case, ()))),
        )


def _grouped(rows: Iterable[T]) -> dict[str, tuple[T, ...]]:
    cases: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        cases[row.case].append(row)
    return {case: tuple(sorted(found, key=lambda row: row.sample)) for case, found in cases.items()}


def _after(samples: Sequence[Outcome], guideline: str) -> Side:
    letters = tuple(LETTERS[s.items[guideline].status] if guideline in s.items else "n" for s in samples)
    return _side(letters, [sample.failures for sample in samples], guideline)


def _before(rows: Sequence[BaselineRow], guideline: str) -> Side:
    letters = tuple(row.items.get(guideline, "n") for row in rows)
    return _side(letters, [row.failures for row in rows], guideline)


def _side(letters: tuple[str, ...], failures: Sequence[tuple[tuple[str, str], ...]], guideline: str) -> Side:
    missed = tuple(letter == "x" for letter in letters)
    if any(failures):
        named = (any(name == guideline for name, _ in failed) for failed in failures)
        missed = tuple(miss or fails for miss, fails in zip(missed, named, strict=True))
    if guideline == CASE:  # a case's own expectations apply in every sample
        letters = tuple("x" if miss else "m" for miss in missed)
    return Side(letters=letters, missed=missed)
