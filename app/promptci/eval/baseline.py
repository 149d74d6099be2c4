"""What a later run is compared with: the statuses of a run, without the texts of its replies."""

from app.model.value import Value


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
