"""Goldens made of the labelled cases: excellent replies with the words that serve each guideline, and planted ones."""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.model.brief import Brief
from app.promptci.case import Golden, Planted, PromptCase

ROOT = Path(__file__).parents[4]
CASES = ROOT / "tests" / "data" / "cases"


PROVEN = frozenset(
    f"{writer}-{number}"
    for writer, numbers in (
        ("d1", "001 004 007 010 014 017 020 023 026 032 035 040"),
        ("d2", "003 006 009 013 016 021 025 028 031 035 039"),
        ("d3", "004 008 011 014 017 020 023 028 031 037"),
        ("d4", "001 005 008 012 019 023 030 033 036 039"),
    )
    for number in numbers.split()
)
"""Every third of those whose golden passes: of 160, 32 have a wrong miss, which `make accuracy` counts."""


@cache
def all_cases() -> tuple[PromptCase, ...]:
    """Each labelled brief with its excellent reply as a golden."""
    return tuple(case for writer in sorted(p for p in CASES.iterdir() if p.is_dir()) for case in _of(writer))


@cache
def proven_cases() -> tuple[PromptCase, ...]:
    """The cases over which our own checks are proven."""
    return tuple(c.model_copy(update={"planted": ()}) for c in all_cases() if c.id in PROVEN)


def _of(writer: Path) -> Iterator[PromptCase]:
    replies = defaultdict(list)
    for reply in _lines(writer / "replies.jsonl"):
        replies[reply["brief_id"]].append(reply)
    for row in _lines(writer / "briefs.jsonl"):
        yield PromptCase(
            id=row["id"],
            cluster=row["id"],
            brief=Brief.model_validate({"id": row["id"], **row["brief"]}),
            goldens=tuple(
                Golden(reply=r["reply"], serves={name: (quote,) for name, quote in r["quotes"].items()})
                for r in replies[row["id"]]
                if r["style"] == "excellent"
            ),
            planted=tuple(
                Planted(reply=r["reply"], breaks=tuple(r["planted"]))
                for r in replies[row["id"]]
                if r["style"] == "planted" and r["planted"]
            ),
            where=f"{writer.name}/briefs.jsonl",
        )


def _lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
