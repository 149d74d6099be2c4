"""Measures reading, checklist and acts on labelled texts and prints each figure beside its target: `make accuracy`."""

import argparse
import asyncio
import sys
from pathlib import Path

from app.errors import ConfigurationError
from scripts.accuracy import page, terminal
from scripts.accuracy.checklist import disagreeing, often_missed
from scripts.accuracy.data import ROOT, SHIPPED, Data, load, write_unlabelled
from scripts.accuracy.product import built
from scripts.accuracy.reading_briefs import differing
from scripts.accuracy.report import Measured, Part, measured, write_json

PARTS: dict[str, tuple[Part, ...]] = {
    "checklist": ("checklist", "drafts"),
    "reading": ("reading",),
    "acts": ("acts",),
    "speed": ("speed",),
}
FIELDS = ("topic", "escalate", "abuse", "anger", "language")


def main() -> int:
    """Print the figures; exit 2 when there is nothing to measure."""
    options = _options()
    whole = load(options.data)
    if whole.empty:
        print(f"{options.data} holds no labelled texts: cases/, real/ or acts/ are needed", file=sys.stderr)
        return 2
    if whole.shipped:
        print(f"Measured on the labelled texts that ship, {SHIPPED.relative_to(ROOT)}; more: --data DIR")
    data = whole.by_writer(options.writer) if options.writer else whole
    if data.empty:
        print(f"{options.writer} wrote nothing in {options.data}", file=sys.stderr)
        return 2
    if options.unlabelled:
        write_unlabelled(data.replies, options.unlabelled)
        return 0
    try:
        found = asyncio.run(_measured(options, whole, data))
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 2
    _tell(found, options)
    return 0


async def _measured(options: argparse.Namespace, whole: Data, data: Data) -> Measured:
    wanted = PARTS[options.only] if options.only else tuple(p for parts in PARTS.values() for p in parts)
    product = built(options.recordings, options.model)
    # The items with an F1 of their own are those of all writers, so that the writers' figures compare.
    return await measured(product, data, wanted, often_missed(whole.replies))


def _tell(found: Measured, options: argparse.Namespace) -> None:
    if options.json:
        write_json(found.report, options.json)
    if options.page:
        page.write(found.report)
    if options.show in FIELDS:
        terminal.print_differing(options.show, differing(found.reads, options.show))
    elif options.show:
        terminal.print_items(options.show, disagreeing(i for i in found.items if i.id == options.show))
    terminal.print_report(found.report, worst=not options.show)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make accuracy", description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        default=SHIPPED,
        metavar="DIR",
        help="holds cases/, real/, acts/ (what ships, without it)",
    )
    parser.add_argument("--only", choices=PARTS, help="measure this part alone")
    parser.add_argument(
        "--writer", metavar="NAME", help="the cases or sentences of one writer alone, such as d4"
    )
    parser.add_argument(
        "--recordings", type=Path, metavar="FILE", help="with the judge, answered from these recordings alone"
    )
    parser.add_argument(
        "--model", metavar="NAME", help="the model that the judge's requests were written out for"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure and disagreement there")
    parser.add_argument("--page", action="store_true", help="write the figures into docs/accuracy.md")
    parser.add_argument(
        "--show", metavar="NAME", help=f"list each disagreement on a guideline, or on {', '.join(FIELDS)}"
    )
    parser.add_argument(
        "--unlabelled",
        type=Path,
        metavar="FILE",
        help="measure nothing; write replies and briefs there, without labels, for `softanswer requests export`",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
