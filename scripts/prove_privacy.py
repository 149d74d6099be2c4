"""Plants identifiers in complaints, sends them through the wrapper that hides them, and counts what gets out or comes
back wrong.

Run `python -m scripts.prove_privacy --identifiers 10000`. The model is a stub that keeps what it saw and answers with
every placeholder in another case, spacing or dress, in pieces cut at random. Exit 1 when anything leaks or is wrong.
"""

import argparse
import asyncio
import itertools
import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from app.model.completion import Completion, Message, Request
from app.privacy.private import Private
from app.privacy.redaction import Redaction
from app.settings import IDENTIFIERS, Identifier
from scripts.planted import Case, cases, squeezed

ROOT = Path(__file__).resolve().parent.parent
PLACEHOLDER = re.compile(r"\[([A-Z]+)-(\d+)-([A-Z]{3})\]")


@dataclass
class Report:
    """What came out: counts by kind, and a line for each thing that went wrong."""

    planted: Counter[str] = field(default_factory=Counter)
    leaked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    hidden_decoys: list[str] = field(default_factory=list)
    decoys: int = 0


class Echo:
    """A model that keeps what it saw, and answers with it, every placeholder spelled in another way."""

    model = "echo"

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self.seen = ""

    async def stream(self, request: Request, deadline: float) -> AsyncIterator[str | Completion]:  # noqa: ARG002
        """Answer with the last message, in pieces."""
        self.seen = "\n".join(message.content for message in request.messages)
        said = PLACEHOLDER.sub(self._dressed, request.messages[-1].content)
        text = json.dumps({"reply": said}, ensure_ascii=self._dice.random() < 0.5)
        at = 0
        while at < len(text):
            size = self._dice.choice((1, 1, 2, 3, 5, 9, 40))
            yield text[at : at + size]
            at += size
        yield Completion(text=text, model=self.model)

    def _dressed(self, match: re.Match[str]) -> str:
        word, number, tag = match.groups()
        return self._dice.choice((
            f"[{word}-{number}-{tag}]", f"[{word.lower()}-{number}-{tag.lower()}]", f"[ {word} {number} {tag} ]",
            f"[{word.title()}_{number}_{tag}]", f"{word}-{number}-{tag}", f"{word.lower()} {number} {tag}",
            f"**[{word}-{number}-{tag}]**", f"`{word}-{number}-{tag}`", f"[**{word}-{number}-{tag}**]",
            f"\\[{word}-{number}-{tag}\\]", f"{word}\\-{number}\\-{tag}", f"[{word} – {number} – {tag}]",
            f"{{{word}-{number}-{tag}}}", f"[{word}-\n{number}-{tag}]", f"[X{word[1:].lower()}-{number}-{tag}]",
        ))  # fmt: skip


def plain(text: str) -> str:
    """A text without the dress that the stub adds."""
    return re.sub(r"\*\*|`", "", text)


async def prove(chosen: Iterable[Case], seed: int, kinds: Collection[Identifier] = IDENTIFIERS) -> Report:
    """Send each case through the wrapper; see `Report`."""
    dice = random.Random(seed + 1)
    report = Report()
    for case in chosen:
        echo = Echo(dice)
        asked = "\n".join((*case.brief.facts, case.brief.message))
        request = Request(
            purpose="draft",
            messages=(
                Message(role="system", content="Answer in JSON."), Message(role="user", content=asked),
            ),
            answer={"type": "object"},
            max_tokens=1,
        )  # fmt: skip
        private = Private(echo, Redaction.of(case.brief, case.language, kinds))
        pieces = [piece async for piece in private.stream(request, 0.0)]
        _judge(case, asked, echo.seen, pieces, report)
    return report


def _judge(case: Case, asked: str, seen: str, pieces: list[str | Completion], report: Report) -> None:
    report.decoys += len(case.decoys)
    report.hidden_decoys += [decoy for decoy in case.decoys if decoy not in seen]
    exact = squeezed(seen)
    for kind, value in case.planted:
        report.planted[kind] += 1
        shown = squeezed(value) in exact if kind in {"phone", "card", "iban", "email"} else value in seen
        if shown:
            report.leaked.append(f"{kind} {value!r} in {case.language}: {seen!r}")
    *streamed, last = pieces
    assert isinstance(last, Completion)
    told = "".join(map(str, streamed))
    reply = json.loads(told)["reply"]
    if told != last.text or plain(reply) != plain(asked):
        report.wrong.append(f"{asked!r}\n  came back as {reply!r}")


def speed(seed: int) -> float:
    """The median time (ms of this process) to hide a letter of 300 words with about seven identifiers in it."""
    taken = []
    english = [case for case in cases(1500, seed) if case.language == "en"]
    for case, other in itertools.pairwise(english):
        words = f"{case.brief.message}\n{other.brief.message}".split(" ")
        text = " ".join(words[:300])
        redaction = Redaction.of(case.brief, "en")
        started = time.process_time()
        redaction.hide(text)
        if len(words) >= 300:
            taken.append(time.process_time() - started)
    return 1000 * statistics.median(taken)


def main() -> int:
    """Prove, print the table, exit 1 when something leaked or came back wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--identifiers", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chosen = list(cases(args.identifiers, args.seed))
    started = time.perf_counter()
    report = asyncio.run(prove(track(chosen, "planted", disable=not sys.stderr.isatty()), args.seed))
    seconds = time.perf_counter() - started
    table = Table("kind", "planted")
    for kind, count in sorted(report.planted.items()):
        table.add_row(kind, str(count))
    console = Console()
    console.print(table)
    for line in (*report.leaked[:5], *report.wrong[:5], *report.hidden_decoys[:5]):
        console.print(line, markup=False, highlight=False)
    console.print(
        f"{report.planted.total()} identifiers in {len(chosen)} complaints, {seconds:.1f} s: "
        f"{len(report.leaked)} leaked, {len(report.wrong)} replies wrong, "
        f"{len(report.hidden_decoys)} of {report.decoys} sums, dates and order numbers hidden by mistake"
    )
    console.print(f"{speed(args.seed):.2f} ms to hide a letter of 300 words (p50)")
    return 1 if report.leaked or report.wrong or report.hidden_decoys else 0


if __name__ == "__main__":
    raise SystemExit(main())
