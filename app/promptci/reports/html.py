"""One page that holds everything: no script, no request to anywhere, readable in light and dark."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.promptci.eval.baseline import Baseline
from app.promptci.gate.report import GateReport
from app.promptci.outcome import Run
from app.promptci.reports.lint_view import Lint
from app.promptci.reports.page_view import MOST_CHANGED, cards, other_changes, principle_rows
from app.promptci.reports.safe import visible
from app.promptci.reports.side_by_side import Texts
from app.promptci.reports.words import headline, made_of, percent

TEMPLATE = "page.html.jinja"


def dump(
    report: GateReport,
    run: Run,
    *,
    baseline: Baseline | None = None,
    old_replies: Mapping[str, str] | None = None,
    lint: Lint | None = None,
) -> str:
    """The page. `old_replies` are texts of earlier replies by the hash that the baseline gives them."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), undefined=StrictUndefined, autoescape=True,
        trim_blocks=True, lstrip_blocks=True, finalize=_seen,
    )  # fmt: skip
    texts = Texts(run, baseline, old_replies or {})
    worse = tuple(cards(report.regressions, texts))
    changed = other_changes(run, worse, texts)
    return environment.get_template(TEMPLATE).render(
        report=report,
        run=run,
        headline=headline(report),
        made=made_of(report),
        percent=percent,
        principles=tuple(principle_rows(report)),
        worse=worse,
        weakened=tuple(cards(report.weakened, texts)),
        changed=changed[:MOST_CHANGED],
        more_changed=max(0, len(changed) - MOST_CHANGED),
        lint=lint,
    )


def _seen(value: object) -> object:
    """Nothing invisible reaches the page, whatever it came in."""
    return visible(value) if type(value) is str else value
