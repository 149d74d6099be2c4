"""A run with everything that a report has to tell, and words that try to break out of it."""

import pytest

from app.promptci.eval.baseline import reply_hash
from app.promptci.gate.gate import judge_runs
from app.promptci.outcome import ItemOutcome, Outcome, Run

HOSTILE = (
    "<script>alert(1)</script> | ``` `x` ]]> &amp; @team #12 [red]bold[/red] "
    "\x1b[31m \x00 \u202e \r\n::error::x %0A https://example.org {{ 7*7 }} --> '\" \\"
)


@pytest.fixture
def hostile():
    return HOSTILE


@pytest.fixture
def made(baseline_of, guidelines_named, tmp_path):
    """`made(sentence=…)`: report, run and baseline of five cases of which the first got worse in `blame`."""

    def make(sentence="You should have read it.", reason="It blames.", worse=1, engine="builtin", **more):
        names = ("blame", "listen", "calm")
        folder = tmp_path / "guidelines" / "blame"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "guideline.md").write_text("---\nid: blame\nprompt: Accuse nobody.\n---\n")
        cases = [f"case-{at}" for at in range(max(5, worse))]
        table = {case: (case, {"blame": "m", "listen": "m", "calm": "x"}) for case in cases}
        baseline = baseline_of(table, engine=engine)
        old = f"Dear Ann,\n\nWe sent it late.\n\nTom {sentence[:0]}"
        rows = [row.model_copy(update={"reply": reply_hash(old)}) for row in baseline.rows]
        baseline = baseline.model_copy(update={"rows": tuple(rows)})
        outcomes = [
            Outcome(
                case=case,
                cluster=case,
                reply=old if at >= worse else f"Dear Ann,\n\n{sentence} We sent it late.\n\nTom",
                items={
                    "blame": _item("missed" if at < worse else "met", sentence, reason),
                    "listen": _item("met"),
                    "calm": _item("missed", reason="It was so before."),
                },
                **more if at == 1 else {},
            )
            for at, case in enumerate(cases)
        ]
        shared = baseline.model_dump(include={"version", "engine", "model", "judge", "checks", "wording"})
        run = Run(**shared, outcomes=tuple(outcomes))
        where = {case: f"cases/a.jsonl:{at}" for at, case in enumerate(cases, 1)}
        guidelines = guidelines_named(*names, origin=str(folder))
        report = judge_runs(baseline, run, guidelines, where=where, root=tmp_path)
        return report, run, baseline

    return make


def _item(status, sentence="", reason=""):
    excerpt = sentence if status == "missed" else ""
    return ItemOutcome(status=status, decided_by="code", excerpt=excerpt, reason=reason)
