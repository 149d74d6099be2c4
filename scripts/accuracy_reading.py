"""Measures the reading room against labelled texts: --data names a folder with `cases/` and `real/`; prints tables.

The labels of `cases/` were written by language models and checked by others of their kind; people would agree less.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.model.brief import Brief  # noqa: E402 - the script runs from a checkout
from app.model.reading import Reading  # noqa: E402
from app.prompts import Prompts  # noqa: E402
from app.reading.kinds import KINDS  # noqa: E402
from app.reading.lexicon import load_lexicons  # noqa: E402
from app.reading.reading import Reader  # noqa: E402
from app.reading.risks import RISKS  # noqa: E402
from app.text.words import content_stems  # noqa: E402

Row = dict[str, Any]
ABUSIVE = ("insult", "threat")
ASK_SHARE = 0.34
"""Share of a gold ask's content stems that one found ask must hold to count as the same."""


class Case(NamedTuple):
    """A labelled brief and what was read in it."""

    gold: Row
    reading: Reading
    ms: float


class Counts(NamedTuple):
    """How often a yes/no finding was right."""

    hit: int
    missed: int
    wrong: int
    quiet: int

    def row(self) -> tuple[str, ...]:
        """Recall and false alarms, each as a share and as counts."""
        recall = f"{self.hit / (self.hit + self.missed):.2f}" if self.hit + self.missed else "-"
        alarms = f"{self.wrong / (self.wrong + self.quiet):.3f}" if self.wrong + self.quiet else "-"
        return (
            recall,
            f"{self.hit}/{self.hit + self.missed}",
            alarms,
            f"{self.wrong}/{self.wrong + self.quiet}",
        )


def count(pairs: Iterable[tuple[bool, bool]]) -> Counts:
    found = list(pairs)
    return Counts(
        *(sum(p == q for p in found) for q in ((True, True), (True, False), (False, True), (False, False)))
    )


def lines(path: Path) -> Iterator[Row]:
    if path.is_file():
        yield from (
            json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
        )


def read_cases(reader: Reader, data: Path) -> list[Case]:
    cases = []
    for path in sorted(data.glob("cases/*/briefs.jsonl")):
        for row in lines(path):
            brief = Brief.model_validate(row["brief"])
            start = time.perf_counter()
            reading = reader.read(brief)
            cases.append(Case(row["gold"], reading, 1000 * (time.perf_counter() - start)))
    return cases


def real(
    reader: Reader, path: Path, gold: Callable[[Row], bool | None], found: Callable[[Reading], bool]
) -> Counts:
    """Counts over one file of texts; rows whose gold is None are passed over."""
    rows = [(row, label) for row in lines(path) if (label := gold(row)) is not None]
    briefs = ((Brief(message=row["text"], language=row.get("lang") or "auto"), label) for row, label in rows)
    return count((label, found(reader.read(brief))) for brief, label in briefs)


def asks_found(case: Case) -> int:
    found = [content_stems(ask.text) for ask in case.reading.asks]
    wanted = [content_stems(ask) for ask in case.gold["asks"]]
    return sum(any(len(w & f) >= max(1, ASK_SHARE * len(w)) for f in found) for w in wanted)


def asks_right(case: Case) -> int:
    """How many of the asks found share the stems of a gold ask; other words for the same thing count as wrong."""
    wanted = [content_stems(ask) for ask in case.gold["asks"]]
    found = [content_stems(ask.text) for ask in case.reading.asks]
    return sum(any(len(w & f) >= max(1, 0.25 * len(w)) for w in wanted) for f in found)


def cases_table(cases: list[Case], language: str) -> Table:
    own = [c for c in cases if (c.gold["language"] == "en") == (language == "en")]
    table = Table("finding", "right", "of", "share", title=f"Labelled briefs, {language}")

    def add(name: str, right: int, of: int) -> None:
        table.add_row(name, str(right), str(of), f"{right / of:.2f}" if of else "-")

    add("language", sum(c.reading.language == c.gold["language"] for c in own), len(own))
    for name in ("topic", "anger", "abuse", "escalate"):
        add(name, sum(getattr(c.reading, name) == c.gold[name] for c in own), len(own))
    add("anger within one", sum(abs(c.reading.anger - c.gold["anger"]) <= 1 for c in own), len(own))
    add("asks: gold found", sum(map(asks_found, own)), sum(len(c.gold["asks"]) for c in own))
    add("asks: found are gold", sum(map(asks_right, own)), sum(len(c.reading.asks) for c in own))
    add("asks: same number", sum(len(c.reading.asks) == len(c.gold["asks"]) for c in own), len(own))
    add(
        "asks: number within one",
        sum(abs(len(c.reading.asks) - len(c.gold["asks"])) <= 1 for c in own),
        len(own),
    )
    return table


def labels_table(cases: list[Case]) -> Table:
    table = Table("label", "recall", "hits", "false alarms", "of", title="Risks and kinds, all languages")
    for field, names in (("risks", RISKS), ("kinds", KINDS)):
        for name in names:
            pairs = ((name in c.gold[field], name in getattr(c.reading, field)) for c in cases)
            table.add_row(f"{field}: {name}", *count(pairs).row())
    return table


def real_table(reader: Reader, folder: Path) -> Table:
    abuse: Callable[[Reading], bool] = lambda r: r.abuse in ABUSIVE  # noqa: E731 - one of a family of small tests
    table = Table("texts", "recall", "hits", "false alarms", "of", title="Real texts")
    tasks: list[tuple[str, str, Callable[[Row], bool | None], Callable[[Reading], bool]]] = [
        ("angry posts: abuse", "en_angry_abuse_read",
         lambda r: {"none": False, "abusive": True}.get(r["abuse"]), abuse),
        ("minimal cases: abuse", "en_abuse_minimal_cases", lambda r: r["abuse"], abuse),
        ("chat: abuse", "en_abuse_convabuse", lambda r: r["abuse"], abuse),
        ("es fr de pt minimal cases: abuse", "multi_abuse_minimal_cases", lambda r: r["abuse"], abuse),
        ("complaints: abuse", "en_airline_negative", lambda _: False, abuse),
        ("calm posts: abuse", "en_airline_calm", lambda _: False, abuse),
        ("airline complaints: anger", "en_airline_negative", lambda _: True, lambda r: r.anger >= 1),
        ("airline calm: anger", "en_airline_calm", lambda _: False, lambda r: r.anger >= 1),
        ("dialogues: anger", "en_support_dialogues", lambda r: r.get("first_message_negative") or None,
         lambda r: r.anger >= 1),
        ("pt complaints: anger", "pt_complaints_rated", lambda _: True, lambda r: r.anger >= 1),
        ("injection", "injection", lambda r: r["is_injection"], lambda r: r.injection),
        ("complaints: injection", "en_airline_negative", lambda _: False, lambda r: r.injection),
        ("dialogues: injection", "en_support_dialogues", lambda _: False, lambda r: r.injection),
    ]  # fmt: skip
    for name, file, gold, found in tasks:
        table.add_row(name, *real(reader, folder / f"{file}.jsonl", gold, found).row())
    return table


def speed_table(cases: list[Case]) -> Table:
    table = Table("words", "messages", "p50 ms", "p95 ms", title="Time of one reading")
    for low, high in ((0, 100), (100, 200), (200, 300), (300, 600)):
        ms = sorted(c.ms for c in cases if low <= len(c.reading.text.split()) < high)
        if ms:
            table.add_row(
                f"{low}-{high}", str(len(ms)), f"{ms[len(ms) // 2]:.1f}", f"{ms[int(0.95 * len(ms))]:.1f}"
            )
    return table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds cases/ and real/")
    data: Path = parser.parse_args().data
    console = Console()
    if not (data / "cases").is_dir() and not (data / "real").is_dir():
        console.print(
            f"{data}: no folder cases/ or real/ here; give --data the folder that holds them", style="red"
        )
        return 2
    reader = Reader(load_lexicons(), Prompts([ROOT / "prompts"]))
    read_cases(reader, data)  # the first reading of a language compiles its lexicons; it is not timed
    cases = read_cases(reader, data)
    if cases:
        for table in (cases_table(cases, "en"), cases_table(cases, "other than en"), labels_table(cases)):
            console.print(table)
        console.print(speed_table(cases))
    if (data / "real").is_dir():
        console.print(real_table(reader, data / "real"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
