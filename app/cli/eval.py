"""`softanswer eval`: cases through an engine, the replies held against a baseline."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from app.cli.eval_asked import Asked
from app.cli.options import company_options, settings_with
from app.kept.uncollected import uncollected

PATH = click.Path(path_type=Path)
FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.command("eval")
@click.argument("paths", nargs=-1, metavar="[PATHS]...", type=PATH)
@click.option(
    "--engine",
    type=click.Choice(["builtin", "obedient", "replay"]),
    help="Who writes: the built-in engine; a simulated model that does what the prompt says (it proves wiring, not "
    "quality); or a model's recorded answers. Replay where recordings are named, else builtin.",
)
@click.option("--recordings", type=PATH, help="Recorded answers, a file or a folder (beside the cases).")
@click.option("--record", is_flag=True, help="Ask the model for what no recording answers, and replay then.")
@click.option("--live", is_flag=True, help="Ask the model for everything; recordings are left alone.")
@click.option("--samples", type=click.IntRange(1, 20), help="Replies to each case by a model (3).")
@click.option("--filter", "pattern", metavar="GLOB", help="Only cases whose id matches, as 'billing-*'.")
@click.option("--max-calls", type=click.IntRange(0), help="Stop before more calls than this are made.")
@click.option("--max-tokens", type=click.IntRange(0), help="Stop before more tokens than this are taken.")
@click.option("--resume", type=PATH, help="Write outcomes to this file at once; go on where it ends.")
@click.option("--no-cache", is_flag=True, help="Make every reply anew, also where nothing has changed.")
@click.option("--baseline", type=PATH, help="What to compare with (baseline.json beside the cases).")
@click.option("--update-baseline", is_flag=True, help="Write the baseline: what this run shows is accepted.")
@click.option("--strict", is_flag=True, help="Fail also where the suite is too small to tell.")
@click.option("--min-drop", type=click.FloatRange(0, 1), default=0.02, show_default=True,
              help="The least drop of a principle that counts, where chance is in it.")  # fmt: skip
@click.option("--json", "json_file", type=FILE, help="Write the report as JSON.")
@click.option("--junit", type=FILE, help="Write it as JUnit XML.")
@click.option("--md", type=FILE, help="Write it as Markdown, for a pull request.")
@click.option("--html", type=FILE, help="Write it as one page.")
@click.option("--lint", type=FILE, help="Show on that page what lint found (its report as JSON).")
@click.option("--sarif", type=FILE, help="Write it as SARIF.")
@click.option("--github", is_flag=True, help="Print annotations for GitHub.")
@company_options
def command(company: Path | None, guidelines: Path | None, prompts: Path | None, **given: Any) -> int:
    """Run the cases in PATHS (tests/prompt_cases), check each reply, and compare with the baseline.

    Exit 0: no worse; 1: worse; 2: it could not be run, or there are no cases; 3: recorded answers are missing; 4: too
    few cases to tell, with --strict; 5: there is nothing to compare with; 6: the model or the judge failed.
    """
    asked = Asked(company=company, guidelines=guidelines, prompts=prompts, **given)
    asked.refuse_what_is_at_odds()
    settings = settings_with(company, guidelines, prompts)
    if asked.asks_model and not settings.endpoints:
        raise click.UsageError(
            "no model is set up to be asked: set SOFTANSWER_LLM_BASE_URL or SOFTANSWER_LLM_API_KEY."
        )
    if asked.recordings is None and settings.recordings is not None:
        asked = replace(asked, recordings=settings.recordings)
    asked.refuse_no_recordings()

    with uncollected():
        from app.cli.eval_flow import evaluated

    code = asyncio.run(evaluated(asked, settings))
    sys.stdout.flush()
    return code
