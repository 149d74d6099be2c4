"""The figures as tables: rows of plain words first, so that the terminal and the page show the same."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from scripts.accuracy.counting import Share
from scripts.accuracy.targets import Target

Line = tuple[str, ...]


class Table(NamedTuple):
    """A table of words; all columns but the first are figures."""

    title: str
    head: Line
    lines: Sequence[Line]


def shown(figure: float | None) -> str:
    """A figure of 0-1 with two places, or a dash."""
    return "–" if figure is None else f"{figure:.2f}"


def counted(share: Share | None) -> str:
    """A share with what it is counted from."""
    return f"{shown(share.figure)} ({share.part}/{share.whole})" if share is not None and share.whole else "–"


def all_tables(report: Mapping[str, Any]) -> Iterator[Table]:
    """Every table of a report, the promised figures last."""
    if "checklist" in report:
        yield from checklist_tables(report["checklist"])
    if "reading" in report:
        yield from reading_tables(report["reading"])
    if "acts" in report:
        yield acts_table(report["acts"])
    if "speed" in report:
        yield speed_table(report["speed"])
    yield targets_table(report["targets"])


def targets_table(targets: Sequence[Target]) -> Table:
    """Each promised figure beside its target."""
    return Table("Targets", ("what", "figure", "target", "of", "reached"), [_target(t) for t in targets])


def _target(target: Target) -> Line:
    sign = "≥" if target.sign == ">=" else "≤"
    reached = {True: "yes", False: "no", None: "not measured"}[target.reached]
    of = "–" if target.of is None else str(target.of)
    return target.what, _said(target, target.figure), f"{sign} {_said(target, target.bound)}", of, reached


def _said(target: Target, figure: float | None) -> str:
    if figure is not None and target.unit == "ms":
        return f"{figure:.1f} ms"
    return f"{figure:.3f}" if figure is not None and figure < 0.1 else shown(figure)


def checklist_tables(found: Mapping[str, Any]) -> Iterator[Table]:
    """Per guideline, the sums with their splits, confidence, who decided."""
    yield items_table(found)
    sums = {
        "all": found["all"], **found["by_writer"], **found["by_language"],
        **{f"{style} replies": own for style, own in found["by_style"].items()},
    }  # fmt: skip
    yield sums_table(sums)
    yield calibration_table(found)
    lines = [(by, counted(own["met"]), counted(own["missed"])) for by, own in found["by_decider"].items()]
    yield Table("Who decided, and how often that is right", ("decided by", "met", "missed"), lines)


def items_table(found: Mapping[str, Any]) -> Table:
    """One line a guideline."""
    head = (
        "guideline", "gold met", "gold missed", "missed: prec.", "recall", "F1", "met: prec.", "recall", "F1",
        "unsure", "kappa", "planted called met",
    )  # fmt: skip
    lines = []
    for name, own in found["items"].items():
        figures = [
            shown(figure)
            for status in ("missed", "met")
            for figure in (own[status]["precision"].figure, own[status]["recall"].figure, own[status]["f1"])
        ]
        pooled = " *" if name in found["pooled"] else ""
        planted = own["planted_met"]
        lines.append((
            name + pooled, str(own["gold"].get("met", 0)), str(own["gold"].get("missed", 0)), *figures,
            shown(own["unsure"].figure), shown(own["kappa"]), f"{planted.part}/{planted.whole}",
        ))  # fmt: skip
    star = " (* pooled in the macro-F1: fewer than 10 gold misses)" if found["pooled"] else ""
    return Table(f"Checklist by guideline{star}", head, lines)


_SUMS = (
    ("missed: macro-F1", "macro_f1_missed"),
    ("met: precision", "precision_met"),
    ("met: precision where it applies", "precision_met_applying"),
    ("met: recall", "recall_met"),
    ("missed: precision", "precision_missed"),
    ("missed: precision where it applies", "precision_missed_applying"),
    ("missed: recall", "recall_missed"),
    ("decided", "decided"),
    ("unsure", "unsure"),
    ("applies or not: right", "applies_right"),
    ("kappa", "kappa"),
    ("planted: found", "planted_missed"),
    ("planted: called met", "planted_met"),
    ("excellent with a wrong miss", "excellent_wrongly_missed"),
)


def sums_table(sums: Mapping[str, Mapping[str, Any]]) -> Table:
    """The sums over all replies and over each part of them, a column each."""
    lines: list[Line] = [("replies", *(str(own["replies"]) for own in sums.values()))]
    for what, key in _SUMS:
        values = [own[key] for own in sums.values()]
        lines.append((what, *(shown(v.figure if isinstance(v, Share) else v) for v in values)))
    for guard in next(iter(sums.values()))["by_the_brief"]:
        for what, key in (
            ("planted found", "planted_found"),
            ("planted found or unsure", "planted_not_met"),
            ("alarms on excellent", "false_alarms"),
        ):
            shares = [own["by_the_brief"][guard][key] for own in sums.values()]
            lines.append((f"{guard}: {what}", *(shown(s.figure) for s in shares)))
    return Table("Checklist, sums", ("what", *sums), lines)


def calibration_table(found: Mapping[str, Any]) -> Table:
    """Confidence beside what is right."""
    lines = [
        (f"{d.low:.1f}–{d.low + 0.1:.1f}", shown(d.sure), counted(d.right)) for d in found["calibration"]
    ]
    return Table("Confidence of what is met or missed", ("confidence", "on average", "right"), lines)


def reading_tables(found: Mapping[str, Any]) -> Iterator[Table]:
    """The reading of briefs, by writer and language, and of real texts."""
    columns = {"all": found["briefs"], **found["by_writer"], **found["by_language"]}
    lines = [
        (f"{name}: {which}", *(counted(own[name][which]) for own in columns.values()))
        for name, shares in found["briefs"].items()
        for which, share in shares.items()
        if share.whole
    ]
    if lines:
        yield Table("Reading of labelled briefs", ("what", *columns), lines)
    real = [
        (name, *(counted(shares.get(which)) for which in ("share", "recall", "alarms")))
        for name, shares in found["real"].items()
    ]
    if real:
        yield Table("Reading of real texts", ("what", "right", "recall", "false alarms"), real)


def acts_table(found: Mapping[str, Any]) -> Table:
    """Sentences of each file, and the macro-F1 where something labels them."""
    lines = [
        (name, str(own["sentences"]), str(own["acts"]), shown(found["macro_f1"].get(name)))
        for name, own in found["files"].items()
    ]
    return Table(
        "Acts of single sentences, writer left out", ("file", "sentences", "acts", "macro-F1"), lines
    )


def speed_table(found: Mapping[str, Any]) -> Table:
    """Milliseconds of one core."""
    lines = [
        (what, str(t.texts), *(f"{ms:.1f}" if ms is not None else "–" for ms in (t.p50_ms, t.p95_ms)))
        for what, t in found.items()
    ]
    return Table("Milliseconds on one core", ("what", "texts", "p50", "p95"), lines)
