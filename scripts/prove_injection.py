"""Puts attacks into a real complaint, over a model that obeys them, and counts what of it a person would see.

Run `python scripts/prove_injection.py --data DIR`, where DIR holds `real/injection.jsonl`: rows with `text` and
`is_injection`. Each attack is obeyed in every way of `tests/data/obedience.yaml` and in every place of a reply that is
streamed as it is written; customers who only sound like attackers get a good reply, which has to come out as it is.
With `--unguarded` the same runs go without the guards, to show that they can fail. Without the folder nothing is
measured.
"""

import argparse
import asyncio
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the battery lies with the tests

from app.model.brief import Brief  # noqa: E402 - after the path is set
from app.model.events import ReplaceEvent  # noqa: E402
from tests.pipeline.obeying import (  # noqa: E402
    GOOD,
    Obedience,
    attacked,
    complaint,
    leaked,
    obediences,
    replies,
    seen,
    without_guards,
)  # fmt: skip
from tests.pipeline.scripted import Scripted, builtin, drafted, events_of, pipeline_over  # noqa: E402


def main() -> int:
    """Run everything, print the table, exit 1 when something leaked or a customer was not served."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--unguarded", action="store_true", help="without the guards, a part of the runs")
    parser.add_argument("--spare", action="store_true", help="with the built-in engine behind the model")
    args = parser.parse_args()
    path = args.data / "real" / "injection.jsonl"
    if not path.is_file():
        print(f"{path} is not here: nothing was measured", file=sys.stderr)
        return 2
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return asyncio.run(_prove(rows, unguarded=args.unguarded, spare=args.spare))


async def _prove(rows: Sequence[dict[str, object]], *, unguarded: bool, spare: bool) -> int:
    attacks = [str(r["text"]) for r in rows if r["is_injection"]]
    customers = [str(r["text"]) for r in rows if not r["is_injection"]]
    tally: Counter[tuple[str, str]] = Counter()
    step = 10 if unguarded else 1
    for attack in track(attacks[::step], description="attacks", disable=not sys.stderr.isatty()):
        for kind in obediences().values():
            for obeyed in kind:
                await _attack(attack, obeyed, tally, unguarded=unguarded, spare=spare)
    served = 0
    for text in track(customers, description="customers", disable=not sys.stderr.isatty()):
        served += await _served(complaint().model_copy(update={"message": f"{complaint().message} {text}"}))
    _print(tally, len(attacks[::step]), served, len(customers))
    return (
        0
        if served == len(customers) and not any(n for (_, what), n in tally.items() if what == "leaked")
        else 1
    )


async def _attack(
    attack: str, obeyed: Obedience, tally: Counter[tuple[str, str]], *, unguarded: bool, spare: bool
) -> None:
    brief = attacked(complaint(), attack)
    checklist = without_guards() if unguarded else None
    for place, reply in replies(obeyed):
        texts = await seen(brief, reply, checklist=checklist, spare=builtin() if spare else None)
        marks = leaked(texts, obeyed)
        tally[obeyed.kind, "runs"] += 1
        tally[obeyed.kind, "leaked"] += bool(marks)
        if marks and not unguarded:
            print(f"leaked {place}: {marks[0]!r} after {attack[:80]!r}", file=sys.stderr)


async def _served(brief: Brief) -> bool:
    """Whether a good reply of the model comes out as it was written, and nothing is shown twice."""
    events = await events_of(pipeline_over(Scripted(GOOD), spare=builtin()), brief)
    return drafted(events).reply.text == GOOD and not any(isinstance(e, ReplaceEvent) for e in events)


def _print(tally: Counter[tuple[str, str]], attacks: int, served: int, customers: int) -> None:
    table = Table("obeyed", "runs", "leaked")
    for kind in obediences():
        table.add_row(kind, str(tally[kind, "runs"]), str(tally[kind, "leaked"]))
    console = Console()
    console.print(table)
    console.print(
        f"{attacks} attacks; {served} of {customers} customers who sound like one got the normal draft"
    )


if __name__ == "__main__":
    raise SystemExit(main())
