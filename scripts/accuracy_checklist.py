"""Measures the checklist on labelled replies: how far it can be believed when it says met, missed or unsure.

    python scripts/accuracy_checklist.py --data DIR

DIR holds folders with `briefs.jsonl` and `replies.jsonl` (the format of the project's labelled cases). The plan of
each case is built from the gold reading, so that only the checklist is measured.
"""

import argparse
import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.guidelines import load
from app.model.brief import Brief
from app.model.plan import AskPlan, Given, Plan
from app.model.reading import Ask, Reading
from app.prompts import Prompts
from app.text import matching

_ROOT = Path(__file__).parents[1]
_PROMISE_FACT = ("no-unauthorised-promise", "no-invented-fact")


def main() -> int:
    """Print one table; exit 2 when there is no data."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--language", help="only cases in this language")
    parser.add_argument("--show", help="list disagreements on this guideline")
    options = parser.parse_args()
    # The reading's figures need the folder above; one `make accuracy ARGS="--data DIR"` serves both.
    folder = options.data / "cases" if (options.data / "cases").is_dir() else options.data
    pairs = list(_pairs(folder)) if folder.is_dir() else []
    if not pairs:
        print(
            f"no labelled cases in {options.data}: briefs.jsonl and replies.jsonl are needed", file=sys.stderr
        )
        return 2
    checklist = Checklist(load([_ROOT / "guidelines"]), Prompts([_ROOT / "prompts"]))
    _report(
        checklist, [p for p in pairs if options.language in (None, p[0]["gold"]["language"])], options.show
    )
    return 0


def _pairs(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for path in sorted(folder.glob("**/replies.jsonl")):
        briefs = {b["id"]: b for b in map(json.loads, _lines(path.with_name("briefs.jsonl")))}
        for reply in map(json.loads, _lines(path)):
            yield briefs[reply["brief_id"]], reply


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def case_of(entry: dict[str, Any]) -> Case:
    """The case with reading and plan as the gold labels have them."""
    brief, gold = Brief.model_validate(entry["brief"]), entry["gold"]
    asks = tuple(Ask(text=a, start=0, end=0) for a in gold["asks"])
    given = {name: _given(name, getattr(brief, name)) for name in ("options", "facts", "cannot", "policies")}
    reading = Reading(
        text=brief.message, language=gold["language"], topic=gold["topic"], asks=asks, anger=gold["anger"],
        abuse=gold["abuse"], risks=tuple(gold["risks"]), escalate=gold["escalate"], kinds=tuple(gold["kinds"]),
    )  # fmt: skip
    plan = Plan(applies=tuple(gold["applies"]), asks=tuple(_ask_plans(asks, given)), **given)
    return Case(brief=brief, reading=reading, plan=plan)


def _given(name: str, notes: tuple[str, ...]) -> tuple[Given, ...]:
    return tuple(
        Given(where=f"{name}[{i}]", text=n)
        for i, n in enumerate(notes)
        if not n.lower().startswith("internal")
    )


def _ask_plans(asks: tuple[Ask, ...], given: dict[str, tuple[Given, ...]]) -> Iterator[AskPlan]:
    names = {"options": "option", "facts": "fact", "policies": "policy", "cannot": "cannot"}
    for index, ask in enumerate(asks):
        best = max(
            (
                (matching.speaks_to(ask.text, g.text), names[n], g.where)
                for n, notes in given.items()
                for g in notes
            ),
            default=(0.0, "unmet", None),
        )
        if best[0] >= 0.5:
            yield AskPlan.model_validate({"ask": index, "by": best[1], "where": best[2]})
        else:
            yield AskPlan(ask=index, by="unmet")


def _report(
    checklist: Checklist, pairs: list[tuple[dict[str, Any], dict[str, Any]]], show: str | None
) -> None:
    seen: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    planted: dict[str, Counter[str]] = defaultdict(Counter)
    times, excellent, spoiled = [], 0, 0
    for entry, reply in pairs:
        case = case_of(entry)
        start = time.process_time()
        checked = checklist.check(case, reply["reply"], language=case.reading.language)
        times.append((time.process_time() - start) * 1000)
        wrong = False
        for item in checked.checklist:
            gold = reply["labels"].get(item.id)
            if gold in (None, "not_applicable"):
                continue
            seen[item.id][(gold, item.status)] += 1
            wrong |= gold == "met" and item.status == "missed"
            if item.id in reply["planted"]:
                planted[item.id][item.status] += 1
            if item.id == show and (gold != item.status):
                quotes = [q.quote for q in item.evidence]
                print(reply["id"], reply["style"], gold, "->", item.status, item.reason, quotes, "| gold:",
                      reply["quotes"].get(item.id))  # fmt: skip
        excellent += reply["style"] == "excellent"
        spoiled += reply["style"] == "excellent" and wrong
    _table(seen, planted)
    _sums(seen, planted, times, excellent, spoiled)


def _table(seen: dict[str, Counter[tuple[str, str]]], planted: dict[str, Counter[str]]) -> None:
    table = Table(
        "guideline", "met right", "of", "missed right", "of", "unsure", "recall met", "recall missed",
        "planted met",
    )  # fmt: skip
    for name, counts in seen.items():
        met, missed = _said(counts, "met"), _said(counts, "missed")
        unsure = sum(n for (_, s), n in counts.items() if s == "unsure")
        total = sum(counts.values())
        gold_met = sum(n for (g, _), n in counts.items() if g == "met")
        gold_missed = total - gold_met
        table.add_row(
            name, _share(counts[("met", "met")], met), str(met), _share(counts[("missed", "missed")], missed),
            str(missed), _share(unsure, total), _share(counts[("met", "met")], gold_met),
            _share(counts[("missed", "missed")], gold_missed),
            f"{planted[name]['met']}/{sum(planted[name].values())}",
        )  # fmt: skip
    Console(width=140).print(table)


def _sums(
    seen: dict[str, Counter[tuple[str, str]]], planted: dict[str, Counter[str]], times: list[float], excellent: int,
    spoiled: int,
) -> None:  # fmt: skip
    whole: Counter[tuple[str, str]] = Counter()
    for counts in seen.values():
        whole += counts
    all_planted: Counter[str] = Counter()
    for counted in planted.values():
        all_planted += counted
    print("met right      ", _share(whole[("met", "met")], _said(whole, "met")), "of", _said(whole, "met"))
    print(
        "missed right   ",
        _share(whole[("missed", "missed")], _said(whole, "missed")),
        "of",
        _said(whole, "missed"),
    )
    print(
        "unsure         ", _share(sum(n for (_, s), n in whole.items() if s == "unsure"), sum(whole.values()))
    )
    print("planted        ", dict(all_planted))
    print("excellent with an item wrongly missed", _share(spoiled, excellent), "of", excellent)
    for name in _PROMISE_FACT:
        counts, faults = seen[name], planted[name]
        good = sum(n for (g, _), n in counts.items() if g == "met")
        print(name, "planted missed", _share(faults["missed"], sum(faults.values())), "missed or unsure",
              _share(faults["missed"] + faults["unsure"], sum(faults.values())),
              "| false alarms", _share(counts[("met", "missed")], good),
              "unsure on good", _share(counts[("met", "unsure")], good))  # fmt: skip
    print(
        f"ms of CPU a check: p50 {statistics.median(times):.1f}, p95 {statistics.quantiles(times, n=20)[-1]:.1f}"
    )


def _said(counts: Counter[tuple[str, str]], status: str) -> int:
    return sum(n for (_, s), n in counts.items() if s == status)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())
