"""What a later run is compared with: the statuses of a run, without the texts of its replies."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from app.errors import ConfigurationError
from app.model.draft import Status
from app.model.value import Value
from app.promptci.outcome import Conditions, Outcome, Run

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

    `brief` is the digest of the brief that was answered, and `asks` what its case expected; both are nothing in a
    baseline that was written before they were kept.

    `items` gives each guideline one letter: m met, x missed, u unsure, n not_applicable, a for_agent.
    """

    case: str
    cluster: str
    sample: int = 0
    prompt: str | None = None
    brief: str = ""
    asks: tuple[str, ...] | None = None
    reply: str = ""
    items: dict[str, str]
    failures: tuple[tuple[str, str], ...] = ()


class Baseline(Conditions):
    """A run as the repository keeps it; `format` is raised when a reader of older files would misread it."""

    format: int = 1
    rows: tuple[BaselineRow, ...]


def baseline_of(run: Run) -> Baseline:
    """What is kept of a run."""
    rows = sorted((_row(outcome) for outcome in run.outcomes), key=lambda row: (row.case, row.sample))
    return Baseline(**run.model_dump(exclude={"outcomes", "unreached"}), rows=tuple(rows))


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


def replies_file(baseline: Path) -> Path:
    """Where the replies of a baseline lie: beside it, so that a later report can show old and new side by side."""
    return baseline.with_suffix(".replies.jsonl")


def write_replies(path: Path, run: Run) -> None:
    """Write the texts of a run's replies by the hash that the baseline knows them by, one a line, sorted."""
    texts = {reply_hash(outcome.reply): outcome.reply for outcome in run.outcomes if outcome.reply}
    lines = (json.dumps({"reply": key, "text": texts[key]}, ensure_ascii=False) for key in sorted(texts))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_replies(path: Path) -> dict[str, str]:
    """The texts of replies by their hash; none where there is no such file, and none of a line that is spoiled."""
    found: dict[str, str] = {}
    if path.is_file():
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                table = json.loads(line)
                key, text = table["reply"], table["text"]
            except (ValueError, KeyError, TypeError):
                continue
            if isinstance(text, str) and reply_hash(text) == key:
                found[key] = text
    return found


def reply_hash(reply: str) -> str:
    """A reply as the baseline knows it: the first 16 hexadecimal digits of its sha256."""
    return sha256(reply.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _row(outcome: Outcome) -> BaselineRow:
    return BaselineRow(
        case=outcome.case,
        cluster=outcome.cluster,
        sample=outcome.sample,
        prompt=outcome.prompt,
        brief=outcome.brief,
        asks=outcome.asks,
        reply=reply_hash(outcome.reply),
        items={name: LETTERS[item.status] for name, item in sorted(outcome.items.items())},
        failures=outcome.failures,
    )
