"""What `softanswer eval` is asked to do, and what follows from it: engine, samples, where things lie."""

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click

SUITE = Path("tests/prompt_cases")
"""Where cases lie when none are named."""

SAMPLES = 3
"""Replies to each case by a model: one alone would say little of the next."""

Engine = Literal["builtin", "obedient", "replay", "live"]


@dataclass(frozen=True)
class Asked:
    """The command line of one run."""

    paths: tuple[Path, ...]
    engine: Literal["builtin", "obedient", "replay"] | None
    recordings: Path | None
    record: bool
    live: bool
    samples: int | None
    pattern: str | None
    max_calls: int | None
    max_tokens: int | None
    resume: Path | None
    baseline: Path | None
    update_baseline: bool
    strict: bool
    min_drop: float
    json_file: Path | None
    junit: Path | None
    md: Path | None
    html: Path | None
    lint: Path | None
    sarif: Path | None
    github: bool

    @property
    def asks_model(self) -> bool:
        """Whether a network is used."""
        return self.record or self.live

    @property
    def name(self) -> Engine:
        """The engine that writes."""
        if self.live:
            return "live"
        return self.engine or ("replay" if self.record or self.recordings else "builtin")

    @property
    def replies(self) -> int:
        """Samples of each case: engines without chance in them give one."""
        return (self.samples or SAMPLES) if self.name in {"replay", "live"} else 1

    @property
    def cases(self) -> tuple[Path, ...]:
        """Where the cases lie."""
        return self.paths or (SUITE,)

    @property
    def baseline_file(self) -> Path:
        """The baseline: one for each engine, since runs of different ones are never compared."""
        name = "baseline.json" if self.name == "replay" else f"baseline.{self.name}.json"
        return self.baseline or first_of(self.cases) / name

    @property
    def shelf(self) -> Path:
        """The file or folder of recorded answers."""
        return self.recordings or first_of(self.cases) / "recordings"

    def refuse_what_is_at_odds(self) -> None:
        """Raise click.UsageError for options that contradict each other."""
        if self.record and self.live:
            raise click.UsageError("--record and --live are two things; take one of them.")
        if self.asks_model and self.engine not in {None, "replay"}:
            raise click.UsageError(f"--engine {self.engine} asks no model; leave --record and --live out.")
        if not self.asks_model and not (self.max_calls is None and self.max_tokens is None):
            raise click.UsageError("--max-calls and --max-tokens cap what --record and --live spend.")
        if self.update_baseline and self.pattern is not None:
            raise click.UsageError("a baseline holds the whole suite; leave --filter out to write one.")
        if self.baseline and self.baseline.is_dir():
            raise click.UsageError(f"--baseline names a file, and {self.baseline} is a folder.")

    def command(self, *more: str) -> str:
        """A command that does the same and more, for people to copy."""
        words = ["softanswer", "eval", *map(str, self.paths)]
        words += ["--engine", self.engine] if self.engine and "--record" not in more else []
        words += ["--recordings", str(self.recordings)] if self.recordings else []
        words += ["--samples", str(self.samples)] if self.samples else []
        words += ["--baseline", str(self.baseline)] if self.baseline else []
        return shlex.join([*words, *more])


def first_of(paths: tuple[Path, ...]) -> Path:
    """The folder of the first path."""
    return paths[0] if paths[0].is_dir() or not paths[0].suffix else paths[0].parent
