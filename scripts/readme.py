"""Writes the true output of the README's run, and its table of settings, into the README: `make readme`."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

from app.settings import KEYS, PREFIX

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
RUN = re.compile(
    r"```console\n\$ softanswer (?P<command>[^\n|]+) \| head -n (?P<lines>\d+)\n(?P<output>.*?)```", re.DOTALL
)
TABLE = re.compile(r"\| variable \|.*?\n(?=\n|\Z)", re.DOTALL)


def main() -> int:
    """Rewrite the README in place."""
    text = README.read_text(encoding="utf-8")
    run = RUN.search(text)
    assert run, "the README shows no run"
    text = text[: run.start("output")] + output_of(run) + text[run.end("output") :]
    README.write_text(TABLE.sub(lambda _: settings_table(), text, count=1), encoding="utf-8")
    return 0


def output_of(run: re.Match[str]) -> str:
    """What the command of the block prints, as many lines as it says."""
    arguments = shlex.split(run["command"])
    done = subprocess.run(
        [sys.executable, "-m", "app", *arguments], cwd=ROOT, capture_output=True, check=True
    )
    return "".join(done.stdout.decode().splitlines(keepends=True)[: int(run["lines"])])


def settings_table() -> str:
    """Every variable with its shape, default and meaning."""
    rows = ["| variable | value | default | what for |", "|---|---|---|---|"]
    for key in KEYS:
        default = f"`{key.default}`" if key.default else ""
        rows.append(f"| `{PREFIX}{key.name}` | {key.shape} | {default} | {key.meaning} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
