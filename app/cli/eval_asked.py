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
    no_cache: bool
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
    company: Path | None = None
    guidelines: Path | None = None
    prompts: Path | None = None

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
    def cached(self) -> bool:
        """Whether what earlier runs made may stand, and what this one makes is kept for later ones."""
        return not (self.no_cache or self.live or self.resume)

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

    def refuse_no_recordings(self) -> None:
        """Raise click.UsageError where recordings are named that are not there, and nobody is asked to make them."""
        named = self.recordings if self.name == "replay" and not self.record else None
        if named and not named.exists():
            raise click.UsageError(f"there is no such file or folder of recordings: {named}")

    def command(self, *more: str) -> str:
        """A command that does the same and more, for people to copy; a baseline is written without --filter."""
        recording = self.record or "--record" in more
        writing = self.update_baseline or "--update-baseline" in more
        given: dict[str, object] = {
            "--engine": None if recording else self.engine,
            "--recordings": self.recordings,
            "--samples": self.samples,
            "--filter": None if writing else self.pattern,
            "--max-calls": self.max_calls,
            "--max-tokens": self.max_tokens,
            "--baseline": self.baseline,
            "--company": self.company,
            "--guidelines": self.guidelines,
            "--prompts": self.prompts,
        }
        words = ["softanswer", "eval", *map(str, self.paths)]
        for name, value in given.items():
            words += [name, str(value)] if value is not None else []
        flags = {"--live": self.live, "--record": recording, "--update-baseline": writing}
        return shlex.join([*words, *(name for name, on in flags.items() if on)])


def first_of(paths: tuple[Path, ...]) -> Path:
    """The folder of the first path."""
    return paths[0] if paths[0].is_dir() or not paths[0].suffix else paths[0].parent
