"""Runs, baselines and guidelines as small tables of letters."""

import pytest

from app.model.guideline import Check, Guideline
from app.promptci.eval.baseline import Baseline, BaselineRow
from app.promptci.outcome import ItemOutcome, Outcome, Run

STATUS = {"m": "met", "x": "missed", "u": "unsure", "n": "not_applicable", "a": "for_agent"}
MADE = {"version": "0.1.0", "checks": "c1", "wording": "w1", "engine": "live", "model": "some-model"}


def samples_of(letters):
    return len(next(iter(letters.values())))


@pytest.fixture
def baseline_of():
    """From case -> (cluster, guideline -> letters, one a sample)."""

    def make(table, failures=None, **made):
        rows = [
            BaselineRow(
                case=case,
                cluster=cluster,
                sample=sample,
                items={name: found[sample] for name, found in letters.items()},
                failures=(failures or {}).get(case, ()),
            )
            for case, (cluster, letters) in table.items()
            for sample in range(samples_of(letters))
        ]
        return Baseline(**(MADE | made), rows=tuple(rows))

    return make


@pytest.fixture
def run_of():
    """The same as a run; a missed item quotes `bad words of <case>`."""

    def make(table, failures=None, decided_by="code", trouble=None, **made):
        outcomes = [
            Outcome(
                case=case,
                cluster=cluster,
                sample=sample,
                reply=f"Dear you, bad words of {case}.",
                items={
                    name: ItemOutcome(
                        status=STATUS[found[sample]],
                        decided_by=decided_by,
                        excerpt=f"bad words of {case}" if found[sample] == "x" else "",
                        reason="It blames." if found[sample] == "x" else "",
                    )
                    for name, found in letters.items()
                },
                failures=(failures or {}).get(case, ()),
                trouble=(trouble or {}).get(case),
            )
            for case, (cluster, letters) in table.items()
            for sample in range(samples_of(letters))
        ]
        return Run(**(MADE | made), outcomes=tuple(outcomes))

    return make


@pytest.fixture
def guidelines_named():
    """Guidelines of these names, each a `must` unless `should` says otherwise."""

    def make(*names, should=(), origin=""):
        return tuple(
            Guideline(
                id=name,
                title=name,
                kind="guard",
                order=at,
                applies="always",
                severity="should" if name in should else "must",
                why="It is so.",
                source=(),
                check=Check(kind="none", reason="made up"),
                origin=origin,
            )
            for at, name in enumerate(names)
        )

    return make
