"""What a later run is compared with: the statuses of a run, without the texts of its replies."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from app.errors import ConfigurationError
from app.model.draft import Status
from app.model.value import Value
from app.promptci.outcome import Outcome, Run

FORMAT = 1

LETTERS: Mapping[Status, str] = {
    "met": "m",
    "missed": "x",
    "unsure": "u",
    "not_applicable": "n",
    "for_agent": "a",
}


class BaselineRow(Value):
    """One sample of one case. `reply` is the first 16 hex digits of the reply's sha256, `prompt` the request's key.

    `items` gives each guideline one letter: m met, x missed, u unsure, n not_applicable, a for_agent.
    """

    case: str
    cluster: str
    sample: int = 0
    prompt: str | None = None
    reply: str = ""
    items: dict[str, str]
    failures: tuple[tuple[str, str], ...] = ()


class Baseline(Value):
    """A run as the repository keeps it; `format` is raised when a reader of older files would misread it."""

    format: int = 1
    version: str
    engine: str
    model: str | None = None
    judge: str | None = None
    checks: str
    wording: str
    rows: tuple[BaselineRow, ...]


def baseline_of(run: Run) -> Baseline:
    """What is kept of a run."""
    rows = sorted((_row(outcome) for outcome in run.outcomes), key=lambda row: (row.case, row.sample))
    return Baseline(**run.model_dump(exclude={"outcomes"}), rows=tuple(rows))


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file.

    Raises ConfigurationError where the file is no baseline that this version reads.
    """
    remedy = "make it again with --update-baseline"
    try:
        baseline = Baseline.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ConfigurationError(
            [f"{path}: this is not a baseline of `softanswer eval`: {remedy}"]
        ) from error
    if baseline.format != FORMAT:
        raise ConfigurationError(
            [f"{path}: its format is {baseline.format}, and this version reads {FORMAT}: {remedy}"]
        )
    return baseline


def write_baseline(path: Path, run: Run) -> None:
    """Write the baseline of a run: one row a line, sorted, so that a change of quality is a line of a diff."""
    table = baseline_of(run).model_dump(mode="json")
    rows = [json.dumps(row, ensure_ascii=False, sort_keys=True) for row in table.pop("rows")]
    head = json.dumps(table, ensure_ascii=False, indent=1)
    body = ",\n".join(f"  {row}" for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.write_text(f'{head[:-2]},\n "rows": [\n{body}\n ]\n}}\n', encoding="utf-8")
    beside.replace(path)


def _row(outcome: Outcome) -> BaselineRow:
    return BaselineRow(
        case=outcome.case,
        cluster=outcome.cluster,
        sample=outcome.sample,
        prompt=outcome.prompt,
        reply=sha256(outcome.reply.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        items={name: LETTERS[item.status] for name, item in sorted(outcome.items.items())},
        failures=outcome.failures,
    )
