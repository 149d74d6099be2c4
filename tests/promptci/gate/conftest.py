"""A run judged against a baseline, both given as tables of letters."""

import pytest

from app.promptci.gate.gate import judge_runs


@pytest.fixture
def judged(baseline_of, run_of, guidelines_named):
    """The report of a run against a baseline, both given as tables."""

    def judge(before, after, *names, should=(), settings=None, **made):
        names = names or tuple(next(iter(after.values()))[1])
        made_before = {key: made[key] for key in ("engine",) if key in made}
        return judge_runs(
            baseline_of(before, **made_before),
            run_of(after, **made),
            guidelines_named(*names, should=should),
            settings,
        )

    return judge
