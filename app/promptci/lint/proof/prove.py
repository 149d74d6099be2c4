"""Proves the checks: every golden must pass, and every fault put into one must be seen; no model is asked."""

import multiprocessing
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from typing import NamedTuple, Protocol

from app.checklist.case import Case
from app.model.draft import ChecklistItem, Status
from app.model.guideline import Guideline
from app.promptci.case import Golden, PromptCase
from app.promptci.lint.proof.corrupting import Mutant, mutants, planted
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.mutant import digest
from app.promptci.lint.proof.report import Accepted, FailedGolden, ProofReport, ProofRow, Survivor

_RANK: Mapping[Status, int] = {"missed": 2, "unsure": 1}
"""How much a status says against a reply; the others say nothing."""


class Checks(Protocol):
    """What the proof needs of the checklist (`bench.Bench` is one)."""

    def case(self, case: PromptCase) -> Case:
        """What the product reads in a case."""

    def __call__(self, case: PromptCase, reply: str, wanted: Collection[str]) -> Mapping[str, ChecklistItem]:
        """The items of the wanted guidelines, for one reply."""


class _Told(NamedTuple):
    """What came of one mutant."""

    guideline: str
    corruption: str
    status: Status
    survives: bool
    sentence: str
    reply_hash: str


class _Proven(NamedTuple):
    """What came of one case."""

    case: str
    told: tuple[_Told, ...]
    failed: tuple[FailedGolden, ...]


def prove(
    cases: Sequence[PromptCase],
    guidelines: Iterable[Guideline],
    check: Checks,
    accepted: Sequence[Accepted] = (),
    workers: int = 1,
) -> ProofReport:
    """The proof over all goldens and planted replies of the cases.

    `accepted` are survivors that somebody found to be no faults: they stand in the report and do not count. With more
    than one of the `workers`, cases are shared among as many processes, where the system can fork one.
    """
    given = tuple(guidelines)
    own = [case for case in cases if case.goldens or case.planted]
    return _report(list(_proven(own, given, check, workers)), given, accepted)


def _proven(
    cases: Sequence[PromptCase], guidelines: tuple[Guideline, ...], check: Checks, workers: int
) -> Iterator[_Proven]:
    if workers <= 1 or len(cases) < 2 * workers or "fork" not in multiprocessing.get_all_start_methods():
        yield from (_of_case(case, guidelines, check) for case in cases)
        return
    # What a worker needs is there when it is forked, wordings compiled by the first case: nothing is built anew.
    yield _of_case(cases[0], guidelines, check)
    _Work.shared = (cases, guidelines, check)
    try:
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_Work.of, range(1, len(cases)))
    finally:
        _Work.shared = None


class _Work:
    """What forked workers share."""

    shared: tuple[Sequence[PromptCase], tuple[Guideline, ...], Checks] | None = None

    @staticmethod
    def of(index: int) -> _Proven:
        assert _Work.shared is not None  # set before the workers are forked
        cases, guidelines, check = _Work.shared
        return _of_case(cases[index], guidelines, check)


def _of_case(case: PromptCase, guidelines: tuple[Guideline, ...], check: Checks) -> _Proven:
    read = check.case(case)
    known = frozenset(g.id for g in guidelines)
    failed: list[FailedGolden] = []
    told: list[_Told] = []
    for golden in case.goldens:
        laid = Laid(case, read, golden)
        failed += _failures(case, golden, check, known)
        told += (_told(mutant, case, check) for mutant in mutants(laid, guidelines))
    bare = Laid(case, read, Golden(reply="-"))
    told += (_told(mutant, case, check) for mutant in planted(case.planted, bare, guidelines))
    return _Proven(case.id, tuple(told), tuple(failed))


def _failures(
    case: PromptCase, golden: Golden, check: Checks, known: Collection[str]
) -> Iterator[FailedGolden]:
    for item in check(case, golden.reply, known).values():
        if item.status == "missed":
            shown = item.evidence[0].quote if item.evidence else golden.reply
            yield FailedGolden(case=case.id, guideline=item.id, sentence=shown, reason=item.reason)


def _told(mutant: Mutant, case: PromptCase, check: Checks) -> _Told:
    guideline = mutant.guideline
    items = check(case, mutant.text, {guideline.id, *guideline.proof.or_in})
    worst = max((item.status for item in items.values()), key=lambda s: _RANK.get(s, 0))
    return _Told(
        guideline=guideline.id,
        corruption=mutant.corruption,
        status=worst,
        survives=_RANK.get(worst, 0) < _RANK[mutant.least],
        sentence=mutant.sentence,
        reply_hash=digest(mutant.text),
    )


def _report(
    proven: Sequence[_Proven], guidelines: Sequence[Guideline], accepted: Sequence[Accepted]
) -> ProofReport:
    by_id = {g.id: g for g in guidelines}
    allowed = {(a.guideline, a.reply_hash): a for a in accepted}
    survivors = [
        Survivor(
            guideline=t.guideline,
            severity=by_id[t.guideline].severity,
            corruption=t.corruption,
            case=p.case,
            sentence=t.sentence,
            reply_hash=t.reply_hash,
            status=t.status,
        )
        for p in proven
        for t in p.told
        if t.survives
    ]
    used = {(s.guideline, s.reply_hash) for s in survivors} & set(allowed)
    rows = tuple(_rows(list(chain.from_iterable(p.told for p in proven)), guidelines))
    shown = {row.guideline for row in rows}
    return ProofReport(
        mutants=sum(row.mutants for row in rows),
        by_guideline=rows,
        survivors=tuple(s for s in survivors if (s.guideline, s.reply_hash) not in used),
        failed_goldens=tuple(f for p in proven for f in p.failed),
        accepted=tuple(allowed[key] for key in sorted(used)),
        stale=tuple(a for key, a in allowed.items() if key not in used),
        unproven=tuple(
            g.id for g in guidelines if g.severity == "must" and g.kind != "agent" and g.id not in shown
        ),
    )


def _rows(told: Sequence[_Told], guidelines: Sequence[Guideline]) -> Iterator[ProofRow]:
    counts = Counter((t.guideline, t.corruption, _told_as(t.status)) for t in told)
    for guideline in guidelines:
        for name in dict.fromkeys(t.corruption for t in told if t.guideline == guideline.id):
            missed, unsure, met = (counts[guideline.id, name, s] for s in ("missed", "unsure", "met"))
            yield ProofRow(
                guideline=guideline.id,
                severity=guideline.severity,
                corruption=name,
                mutants=missed + unsure + met,
                missed=missed,
                unsure=unsure,
                met=met,
            )


def _told_as(status: Status) -> Status:
    return status if status in _RANK else "met"
