"""Drafts replies to a folder of labelled briefs and real texts and prints what holds and what does not.

Run `python scripts/prove_drafts.py --data DIR`, where DIR holds `cases/*/briefs.jsonl` and `real/*.jsonl`. Without the
folder it says so and measures nothing.
"""

import argparse
import asyncio
import itertools
import json
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from app.bootstrap import build_service
from app.model.brief import Brief
from app.model.draft import Draft
from app.service import Service
from app.settings import read_settings
from app.text.sentences import split
from app.text.words import fold, overlap

SLOT = re.compile(r"\{\w*\}|\[(?!confirm:)[^\]]*\]|<[^>]{1,40}>|\bXX+\b|insert ", re.IGNORECASE)
DOUBLED = re.compile(r"[,;:?!]{2,}|(?<!\.)\.\.(?!\.)|\.[,;]|[,;]\.|  +|[ \t\n][,.;!?]")
ENGLISH_FILE = re.compile(r"^(?:en_|injection|emails)")


def main() -> int:
    """Draft everything, print the tables, exit 1 when something that must hold does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--most", type=int, default=100_000, help="texts of each real file at the most")
    parser.add_argument("--show", type=int, default=12, help="failures to print")
    args = parser.parse_args()
    if not args.data.is_dir():
        print(f"{args.data} is not here: nothing was measured", file=sys.stderr)
        return 2
    return asyncio.run(_prove(args.data, args.most, args.show))


async def _prove(data: Path, most: int, show: int) -> int:
    service = build_service(read_settings({"SOFTANSWER_ENGINE": "builtin"}))
    console = Console()
    failures: list[str] = []
    cases = await _draft_all(service, list(_cases(data)), failures, "cases")
    real = await _draft_all(service, list(_real(data, most)), failures, "real texts")
    tally: Counter[str] = Counter()
    for name, brief, draft in itertools.chain(cases, real):
        _inspect(name, brief, draft, tally, failures)
    _print_tally(console, tally, len(cases), len(real))
    english = [(n, b, d) for n, b, d in cases if d.reading.language == "en"]
    _print_principles(console, english)
    _print_sharing(console, english, "labelled briefs")
    _print_sharing(
        console, [r for r in real if r[2].reading.language == "en"][:: max(1, len(real) // 300)], "real texts"
    )
    for line in failures[:show]:
        console.print(line, markup=False, highlight=False)
    console.print(f"{len(failures)} failures")
    return 1 if failures else 0


def _cases(data: Path) -> Iterator[tuple[str, Brief, str]]:
    for path in sorted(data.glob("cases/*/briefs.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["id"], Brief.model_validate({**row["brief"], "id": row["id"]}), row["gold"]["language"]


def _real(data: Path, most: int) -> Iterator[tuple[str, Brief, str]]:
    for path in sorted(data.glob("real/*.jsonl")):
        rows = path.read_text(encoding="utf-8").splitlines()[:most]
        for row in map(json.loads, rows):
            if str(row.get("text", "")).strip():
                yield f"{path.stem}/{row['id']}", Brief.model_validate({"message": row["text"]}), path.stem


async def _draft_all(
    service: Service, rows: list[tuple[str, Brief, str]], failures: list[str], what: str
) -> list[tuple[str, Brief, Draft]]:
    done = []
    for name, brief, _ in track(rows, description=what, disable=not sys.stderr.isatty()):
        try:
            done.append((name, brief, await service.draft(brief)))
        except Exception as error:  # noqa: BLE001 - the point is to count every crash
            failures.append(f"{name}: crashed: {type(error).__name__}: {str(error)[:200]}")
    return done


def _inspect(name: str, brief: Brief, draft: Draft, tally: Counter[str], failures: list[str]) -> None:
    text = draft.reply.text
    own = text
    for sentence in split(brief.message):
        own = own.replace(sentence.text, "their words") if len(sentence.text) > 30 else own
    if draft.reply.language != "en":
        # There notes are passed on as they are given, with the marks that they hold.
        for note in (*brief.facts, *brief.options, *brief.cannot):
            own = re.sub(re.escape(note.rstrip(" .")), "their note", own, flags=re.IGNORECASE)
    tally["drafts"] += 1
    if not text.strip():
        failures.append(f"{name}: empty reply")
    if SLOT.search(own):
        failures.append(f"{name}: unfilled slot: {SLOT.search(own).group()!r}")  # type: ignore[union-attr]
    if DOUBLED.search(own):
        at = DOUBLED.search(own).start()  # type: ignore[union-attr]
        failures.append(f"{name}: doubled punctuation: {own[max(0, at - 40) : at + 20]!r}")
    _inspect_offsets(name, draft, failures)
    _inspect_guards(name, draft, tally, failures)
    for note in (*brief.options, *brief.facts):
        _inspect_note(name, note, draft, brief, tally, failures)
    secrets = [*brief.internal, *(f for f in brief.facts if f.lower().startswith("internal"))]
    shown = [s for s in secrets if overlap(s, text) > 0.7 and overlap(s, brief.message) < 0.5]
    failures.extend(f"{name}: internal note shows: {secret}" for secret in shown)


def _inspect_guards(name: str, draft: Draft, tally: Counter[str], failures: list[str]) -> None:
    english = draft.reading.language == "en"
    tally["english" if english else "other language"] += 1
    guards = [i for i in draft.checklist if i.kind == "guard" and i.status != "met"]
    if english and guards:
        tally["english with a guard not met"] += 1
        failures.extend(
            f"{name}: {i.id} {i.status}: {i.reason} | {'; '.join(q.quote for q in i.evidence)}"
            for i in guards
        )
    if draft.reply.language != draft.reading.language and draft.verdict != "needs_you":
        failures.append(
            f"{name}: {draft.reading.language} answered in {draft.reply.language} ended {draft.verdict}"
        )
    if draft.verdict == "needs_you" and not draft.verdict_reasons:
        failures.append(f"{name}: needs_you without a reason")
    if draft.reply.language == draft.reading.language and not english:
        missed = [i for i in draft.checklist if i.kind == "guard" and i.status == "missed" and not draft.gaps]
        failures.extend(f"{name}: {i.id} missed: {i.reason}" for i in missed)


def _inspect_note(
    name: str, note: str, draft: Draft, brief: Brief, tally: Counter[str], failures: list[str]
) -> None:
    kind = "option" if note in brief.options else "fact"
    said = overlap(note, draft.reply.text)
    noted = fold(note)[:40] in fold(draft.note) or overlap(note, draft.note + draft.reply.text) > 0.6
    if kind == "option" and not brief.end_relationship and said < 0.5:
        failures.append(f"{name}: option not in the reply ({said:.2f}): {note}")
    if kind == "fact" and said < 0.5 and not noted and overlap(note, draft.note) < 0.5:
        failures.append(f"{name}: fact neither in reply nor note: {note}")
    tally[f"{kind}s given"] += 1
    tally[f"{kind}s said"] += said >= 0.5


def _inspect_offsets(name: str, draft: Draft, failures: list[str]) -> None:
    text, message = draft.reply.text, draft.reading.text
    pairs = [(q.quote, text[q.start : q.end]) for i in draft.checklist for q in i.evidence]
    pairs += [(q.quote, message[q.start : q.end]) for i in draft.checklist for q in i.message_evidence]
    pairs += [(c.text, text[c.start : c.end]) for c in draft.commitments]
    pairs += [(s.text, message[s.start : s.end]) for s in (*draft.reading.asks, *draft.reading.details)]
    wrong = [p for p in pairs if p[0] != p[1]]
    if wrong:
        failures.append(f"{name}: {len(wrong)} offsets do not hold, such as {wrong[0]}")


def _print_tally(console: Console, tally: Counter[str], cases: int, real: int) -> None:
    table = Table(title=f"{cases} labelled briefs, {real} real texts")
    table.add_column("what")
    table.add_column("count", justify="right")
    for key, count in tally.items():
        table.add_row(key, str(count))
    console.print(table)


def _print_principles(console: Console, rows: list[tuple[str, Brief, Draft]]) -> None:
    table = Table(title=f"principles on {len(rows)} English briefs, by our own checklist")
    for column in ("id", "applies", "met", "missed", "unsure", "share met"):
        table.add_column(column, justify="left" if column == "id" else "right")
    per: dict[str, Counter[str]] = {}
    whole = 0
    for _, _, draft in rows:
        items = [i for i in draft.checklist if i.kind == "reply" and i.status != "not_applicable"]
        whole += all(i.status == "met" for i in items)
        for item in items:
            per.setdefault(item.id, Counter())[item.status] += 1
    for key, count in per.items():
        total = sum(count.values())
        table.add_row(
            key,
            str(total),
            *(str(count[s]) for s in ("met", "missed", "unsure")),
            f"{count['met'] / total:.0%}",
        )
    console.print(table)
    console.print(
        f"every applicable principle met: {whole} of {len(rows)} briefs ({whole / max(1, len(rows)):.1%})"
    )
    ready = sum(d.verdict == "ready" for _, _, d in rows)
    console.print(f"ready: {ready} of {len(rows)}")


def _print_sharing(console: Console, rows: list[tuple[str, Brief, Draft]], what: str) -> None:
    sentences = [_body(d) for _, _, d in rows]
    shares = [len(a & b) / min(len(a), len(b)) for a, b in itertools.combinations(sentences, 2) if a and b]
    if shares:
        over = sum(s > 1 / 3 for s in shares)
        console.print(
            f"{what}: sentences shared between two replies: median {statistics.median(shares):.1%}, "
            f"most {max(shares):.1%}, over a third in {over} of {len(shares)} pairs"
        )


def _body(draft: Draft) -> set[str]:
    """Sentences of the reply without greeting and sign-off."""
    inner = draft.reply.text.split("\n\n")[1:-1]
    return {fold(s.text) for part in inner for s in split(part) if " " in s.text.strip()}


if __name__ == "__main__":
    sys.exit(main())
