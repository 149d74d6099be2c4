"""What the gate says of a run: one verdict, one for each principle, and the cases and sentences behind it."""

from typing import Literal

from app.model.draft import Severity
from app.model.value import Value
from app.promptci.exits import Exit

Verdict = Literal["pass", "accepted", "regression", "inconclusive", "not_comparable", "trouble"]
PrincipleResult = Literal["pass", "regression", "inconclusive", "not_compared"]
Method = Literal["exact", "mcnemar", "sign_flip", "none"]

CASE = ""
"""Stands for a principle's id where a case's own expectation speaks of none (`says`, `never_says`)."""

ALPHA = 0.03
"""Below the 5 % that are promised, so that chance alone hardly ever makes 200 evaluations look worse than that."""

CHANCE_FREE = frozenset({"builtin", "obedient", "replay"})


class GateSettings(Value):
    """`alpha`: the share of unchanged prompts that may be called worse; `min_drop` (0-1): the least drop that matters.

    With `strict` an inconclusive run does not pass. With `accept` the run becomes the baseline, whatever it shows.
    `chance_free` names the engines that give the same reply each time.
    """

    alpha: float = ALPHA
    min_drop: float = 0.02
    strict: bool = False
    accept: bool = False
    chance_free: frozenset[str] = CHANCE_FREE


class PrincipleVerdict(Value):
    """One principle over the `n` cases in which it applied. `before`, `after` are the shares that did not miss it.

    `newly_failing` counts cases with more misses than before. `method` exact means: no chance in it, so any new miss is
    red. `p_holm` is `p` corrected for all principles asked. `smallest_drop_seen` (0-1) is the smallest that this suite
    would have shown 4 times of 5, nothing where it could have shown none. `path`, `line` lead to its prompt line.
    """

    guideline: str
    title: str = ""
    severity: Severity
    method: Method
    before: float | None
    after: float
    n: int
    newly_failing: int = 0
    newly_passing: int = 0
    weakened: int = 0
    p: float | None = None
    p_holm: float | None = None
    drop: float = 0.0
    smallest_drop_seen: float | None = None
    bound_words: str
    bound_low: float
    bound_high: float
    verdict: PrincipleResult
    path: str | None = None
    line: int | None = None


class Regression(Value):
    """A case that misses a principle more often than before. `sentence` is the words of the reply that decided it.

    Where nothing in the reply shows the principle, `sentence` is empty and `reason` says what was looked for. `verdict`
    is that of its principle: only under `regression` is the case red. `where` is the file and line of the case.
    `new` marks a case that the baseline does not hold and that fails from the start.
    """

    guideline: str
    severity: Severity
    case: str
    sample: int = 0
    sentence: str = ""
    reason: str = ""
    misses: int = 1
    of: int = 1
    new: bool = False
    verdict: PrincipleResult
    where: str | None = None
    path: str | None = None
    line: int | None = None


class GateReport(Value):
    """`exit` is how the command ends. `weakened` are `must` items that were met and now want a person's eye.

    `notes` are sentences: what made the runs incomparable, which cases are new or gone, what went wrong.
    """

    verdict: Verdict
    exit: Exit
    principles: tuple[PrincipleVerdict, ...] = ()
    regressions: tuple[Regression, ...] = ()
    weakened: tuple[Regression, ...] = ()
    notes: tuple[str, ...] = ()
    cases: int = 0
    samples: int = 0
    alpha: float = ALPHA
    min_drop: float = 0.02
