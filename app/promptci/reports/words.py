"""The sentences that all forms share: what the verdict means, and the red line with principle, case and sentence."""

from app.promptci.gate.report import CASE, GateReport, PrincipleVerdict, Regression
from app.promptci.reports.safe import one_line

OWN = "the case itself"


def name_of(guideline: str) -> str:
    """The principle as it is told."""
    return OWN if guideline == CASE else guideline


def fallen(report: GateReport, verdict: str) -> tuple[PrincipleVerdict, ...]:
    """The principles with this verdict."""
    return tuple(principle for principle in report.principles if principle.verdict == verdict)


def headline(report: GateReport) -> str:
    """The verdict in one sentence, with the principles that it is about."""
    names = {
        verdict: ", ".join(name_of(p.guideline) for p in fallen(report, verdict))
        for verdict in ("regression", "inconclusive")
    }
    return {
        "pass": f"No principle got worse in {report.cases} cases.",
        "regression": f"Worse than the baseline: {names['regression']}.",
        "inconclusive": f"Fewer cases hold than before, too few to tell it from chance: {names['inconclusive']}.",
        "not_comparable": "Not comparable with the baseline, so nothing is known to hold.",
        "trouble": "Not every case has a reply, so nothing is known to hold.",
    }[report.verdict]


def sentence_of(one: Regression) -> str:
    """The sentence that decided it, or that there is none; on one line, in quotes."""
    return f"“{one_line(one.sentence)}”" if one.sentence.strip() else "no sentence of the reply shows it"


def red_line(one: Regression) -> str:
    """Principle, case, sentence, and why; on one line."""
    sample = f" ({one.misses} of {one.of} samples)" if one.of > 1 else ""
    reason = f" — {one_line(one.reason)}" if one.reason else ""
    return f"{name_of(one.guideline)}: {one.case}{sample}: {sentence_of(one)}{reason}"


def percent(rate: float | None) -> str:
    """A rate as people read it; nothing known is a dash."""
    if rate is None:
        return "–"
    return f"{100 * rate:.1f} %".replace(".0 %", " %")


def why(principle: PrincipleVerdict, min_drop: float) -> str:
    """How the verdict on a principle came about, in one sentence."""
    counts = f"{principle.newly_failing} newly failing, {principle.newly_passing} newly passing"
    if principle.method == "none":
        return "Not compared."
    if principle.method == "exact":
        return f"{counts}; no chance is in it, so one newly failing case is red."
    if principle.verdict == "regression" and principle.p_holm is None:
        return f"{counts}."
    p = f"p = {principle.p_holm:.3g} over all principles asked" if principle.p_holm is not None else ""
    seen = principle.smallest_drop_seen
    could = "no drop at all" if seen is None else f"no drop below {percent(seen)}"
    if principle.verdict == "inconclusive":
        return f"{counts}; {p}; this suite could have seen {could} (what matters is {percent(min_drop)})."
    return f"{counts}; {p}."
