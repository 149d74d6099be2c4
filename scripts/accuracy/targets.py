"""The figures that were promised, each beside its target."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from scripts.accuracy.checklist import BY_THE_BRIEF
from scripts.accuracy.counting import Share

Tier = Literal["code", "judge"]


class Target(NamedTuple):
    """One line: a figure (a share of 0-1, or milliseconds), the bound it must keep, and on how much it rests."""

    what: str
    figure: float | None
    sign: Literal[">=", "<="]
    bound: float
    of: int | None = None
    unit: Literal["share", "figure", "ms"] = "share"

    @property
    def reached(self) -> bool | None:
        """Whether the bound is kept; nothing where nothing was measured."""
        if self.figure is None:
            return None
        return self.figure >= self.bound if self.sign == ">=" else self.figure <= self.bound


def targets(report: Mapping[str, Any]) -> list[Target]:
    """The lines for what a report measured."""
    found: list[Target] = []
    if "checklist" in report:
        tier: Tier = "judge" if report["checklist"]["judge"] else "code"
        found += _checklist(report["checklist"]["all"], tier)
    if "drafts" in report:
        found.append(_least("our own drafts: items that apply decided", report["drafts"], 0.97))
    if "acts" in report:
        acts = report["acts"]
        found.append(
            Target("acts, English, left-out writer: macro-F1", acts["english"], ">=", 0.74, None, "figure")
        )
        mean = acts["other_languages"]
        found.append(Target("acts, es fr de pt it nl: mean macro-F1", mean, ">=", 0.45, None, "figure"))
    if "reading" in report:
        found += _reading(report["reading"])
    if "speed" in report:
        found += _speed(report["speed"])
    return found


def _least(what: str, share: Share | None, bound: float) -> Target:
    return Target(what, share.figure if share else None, ">=", bound, share.whole if share else None)


def _most(what: str, share: Share | None, bound: float) -> Target:
    return Target(what, share.figure if share else None, "<=", bound, share.whole if share else None)


def _checklist(found: Mapping[str, Any], tier: Tier) -> Iterator[Target]:
    code = tier == "code"
    f1 = found["macro_f1_missed"]
    yield Target("missed: macro-F1", f1, ">=", 0.62 if code else 0.88, found["replies"], "figure")
    yield _least("precision of met", found["precision_met"], 0.95 if code else 0.97)
    yield _least("precision of missed", found["precision_missed"], 0.80 if code else 0.90)
    yield _least("items decided", found["decided"], 0.70 if code else 0.98)
    for name in BY_THE_BRIEF:
        own = found["by_the_brief"][name]
        yield _least(f"{name}: planted faults found", own["planted_found"], 0.80 if code else 0.95)
        yield _most(f"{name}: alarms on excellent replies", own["false_alarms"], 0.08 if code else 0.03)
    yield _most("planted items called met", found["planted_met"], 0.10 if code else 0.03)
    wronged = found["excellent_wrongly_missed"]
    yield _most("excellent replies with an item wrongly missed", wronged, 0.15 if code else 0.08)


_READING: tuple[tuple[str, str, str, float], ...] = (
    ("abuse at a person or threat: recall", "abuse: all", "recall", 0.85),
    ("the same without chat with a machine", "abuse: without chat with a machine", "recall", 0.85),
    ("abuse: alarms on texts that are not abusive", "abuse: all", "alarms", 0.03),
    ("negative against calm: recall", "negative: all", "recall", 0.90),
    ("negative against calm: alarms on calm posts", "negative: airline calm posts", "alarms", 0.10),
    (
        "the same on dialogues without any negative turn",
        "negative: first messages of dialogues",
        "alarms",
        0.10,
    ),
    ("topic of briefs", "topic", "share", 0.70),
    ("airline reasons, mapped", "airline reasons, mapped", "share", 0.60),
    ("escalate", "escalate", "share", 0.88),
    ("visible text of mails", "visible text of mails", "share", 0.85),
    ("visible text of briefs", "visible text", "share", 0.85),
    ("details with digits: recall", "details with digits", "recall", 0.95),
    ("language of briefs", "language", "share", 0.98),
    ("injection: recall", "injection: all", "recall", 0.90),
    ("injection: alarms on lookalikes and complaints", "injection: all", "alarms", 0.01),
    *(
        line
        for code in ("es", "fr", "de", "pt")
        for line in (
            (f"abuse, {code}: recall", f"abuse, {code}", "recall", 0.70),
            (f"abuse, {code}: alarms", f"abuse, {code}", "alarms", 0.05),
        )
    ),
)
"""What is said, where it stands in the figures, which of the two or three shares, and the bound."""


def _reading(found: Mapping[str, Mapping[str, Any]]) -> Iterator[Target]:
    lines = {**found["briefs"], **found["real"]}
    for what, name, which, bound in _READING:
        share = lines.get(name, {}).get(which)
        yield _most(what, share, bound) if which == "alarms" else _least(what, share, bound)


def _speed(found: Mapping[str, Any]) -> Iterator[Target]:
    for what, bound in (("check of 150 words", 5.0), ("reading of 300 words", 8.0)):
        timing = found[what]
        yield Target(f"{what}: p50", timing.p50_ms, "<=", bound, timing.texts, "ms")
