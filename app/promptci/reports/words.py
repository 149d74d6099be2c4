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


def worst_first(report: GateReport) -> list[PrincipleVerdict]:
    """The principles, those that are red first."""
    order = {"regression": 0, "inconclusive": 1, "not_compared": 2, "pass": 3}
    return sorted(report.principles, key=lambda principle: order[principle.verdict])


def headline(report: GateReport) -> str:
    """The verdict in one sentence, with the principles that it is about."""
    names = {
        verdict: ", ".join(name_of(p.guideline) for p in fallen(report, verdict))
        for verdict in ("regression", "inconclusive")
    }
    new = ", ".join(dict.fromkeys(one.case for one in report.regressions if one.new))
    worse = [f"Worse than the baseline: {names['regression']}."] if names["regression"] else []
    worse += [f"New cases that fail: {new}."] if new else []
    return {
        "pass": f"No principle got worse in {counted(report.cases, 'case')}.",
        "accepted": f"Accepted as the baseline: {counted(report.cases, 'case')}.",
        "regression": " ".join(worse),
        "inconclusive": f"Fewer replies hold than before, not clearly more than by chance: {names['inconclusive']}.",
        "not_comparable": "Not comparable with the baseline, so nothing is known to hold.",
        "trouble": "Not every case has a reply, so nothing is known to hold.",
    }[report.verdict]


def counted(number: int, what: str) -> str:
    """A number with its noun, which ends in a plain s where there are several: `1 case`, `2 cases`."""
    if number == 1:
        return f"1 {what}"
    return f"{number} {what[:-1]}ies" if what.endswith("y") else f"{number} {what}s"


def made_of(report: GateReport) -> str:
    """How much the run holds."""
    return f"{counted(report.cases, 'case')}, {counted(report.samples, 'reply')}"


def sentence_of(one: Regression) -> str:
    """The sentence that decided it, or that there is none; on one line, in quotes."""
    if one.sentence.strip():
        return f"“{one_line(one.sentence)}”"
    return "no sentence of the reply shows it" if one.misses else "no sentence of the reply decides it"


def red_line(one: Regression) -> str:
    """Principle, case, sentence, and why; on one line."""
    sample = f" ({one.misses} of {one.of} samples)" if one.of > 1 else ""
    reason = f" ({one_line(one.reason)})" if one.reason else ""
    return f"{name_of(one.guideline)}: {one.case}{sample}: {sentence_of(one)}{reason}"


def percent(rate: float | None) -> str:
    """A rate as people read it; nothing known is a dash."""
    if rate is None:
        return "–"
    return f"{100 * rate:.1f} %".replace(".0 %", " %")


def why(principle: PrincipleVerdict) -> str:
    """How the verdict on a principle came about: what changed, and what chance says of it."""
    if principle.method == "none":
        return "not compared"
    told = ["no case changed"]
    if principle.newly_failing or principle.newly_passing:
        told = [f"{principle.newly_failing} newly failing", f"{principle.newly_passing} newly passing"]
    if principle.method == "exact":
        told.append("no chance in it")
    if principle.p_holm is not None and principle.newly_failing:
        told.append(f"p {principle.p_holm:.2g}")
    if principle.verdict == "inconclusive":
        seen = principle.smallest_drop_seen
        told.append("no drop would show" if seen is None else f"drops below {percent(seen)} would not show")
    return ", ".join(told)
