"""`softanswer lint`: what can be said of prompts, guidelines and cases without a model."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from app.bootstrap import TokenCounter, build_reader, wording_folders
from app.bootstrap_lint import build_linter, build_wordings
from app.cli.options import company_options, settings_with
from app.errors import ConfigurationError, InputError
from app.promptci.case import PromptCase
from app.promptci.exits import Exit
from app.promptci.lint.budget import FILE as BUDGET
from app.promptci.lint.budget import read_limits
from app.promptci.lint.lint import Linter, LintReport, Proves, Then
from app.promptci.lint.places import beside
from app.promptci.lint.revision import at_revision
from app.promptci.lint.sharing import processors
from app.promptci.lint.unusable import unusable
from app.promptci.suite import load_suite
from app.settings import Settings

SUITE = Path("tests/prompt_cases")
"""Where cases lie when none are named."""

FORMATS = ("text", "json", "junit", "sarif", "github")


@click.command("lint")
@click.argument("paths", nargs=-1, metavar="[PATHS]...", type=click.Path(path_type=Path))
@click.option(
    "--fast", is_flag=True, help="Only what takes less than a second: read no message, prove no check."
)
@click.option(
    "--diff", "ref", metavar="REF", help="Show what changed in the rendered prompts since a commit."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to tell it.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it to a file.")
@click.option("--all", "everything", is_flag=True, help="Show also what is in order, and notes.")
@company_options
def command(
    paths: tuple[Path, ...],
    fast: bool,
    ref: str | None,
    form: str,
    out: Path | None,
    everything: bool,
    **company: Path | None,
) -> int:
    """Look for what is wrong with prompts, guidelines and the cases in PATHS, without a model.

    PATHS are folders or files of cases; tests/prompt_cases when none is named. Exit 0: nothing is wrong; 1: something
    is; 2: it could not be run, or there are no cases.
    """
    if fast and ref:
        raise click.UsageError("--diff renders every case, which --fast leaves out; take one of them.")
    try:
        report = _report((paths or (SUITE,), ref), fast, company)
    except (ConfigurationError, InputError) as error:
        if form != "text":
            _tell(unusable(error), form, out, everything=everything)
        raise
    _tell(report, form, out, everything=everything)
    return int(Exit.REGRESSION if report.errors else Exit.PASS)


def _report(
    asked: tuple[Sequence[Path], str | None], fast: bool, company: Mapping[str, Path | None]
) -> LintReport:
    paths, ref = asked
    settings = settings_with(company["company"], company["guidelines"], company["prompts"])
    linter = build_linter(settings, fast=fast)
    cases = load_suite(paths, [g.id for g in linter.now.guidelines])
    if not cases:
        told = ", ".join(map(str, paths))
        raise InputError(f"there is no case in {told}: lint needs at least one.")
    limits = read_limits(beside(paths, BUDGET), tuple(linter.now.prompts.files()))
    return linter.fast(cases) if fast else _whole(linter, cases, limits, settings, (paths, ref))


def _whole(
    linter: Linter,
    cases: Sequence[PromptCase],
    limits: Mapping[str, int],
    settings: Settings,
    asked: tuple[Sequence[Path], str | None],
) -> LintReport:
    paths, ref = asked
    reader, count, workers = build_reader(linter.now.prompts), TokenCounter(), processors()
    with TemporaryDirectory(prefix="softanswer-lint-") as folder:
        then = _then(ref, settings, Path(folder), paths) if ref else None
        return linter.whole(cases, reader, count, limits, then, workers, _prover(settings, paths))


def _prover(settings: Settings, paths: Sequence[Path]) -> Proves:
    """What proves the checks in force; `accepted.yaml` beside the cases names mutants that are no faults."""
    from app.bootstrap_lint import build_proof
    from app.promptci.lint.proof.accepted import FILE

    # What a file of allowances holds for other cases of its folder cannot be told from what fits nothing any more.
    whole = all(path.is_dir() for path in paths)
    prove = build_proof(settings, beside(paths, FILE), processors())
    return prove if whole else lambda cases: prove(cases).model_copy(update={"stale": ()})


def _then(ref: str, settings: Settings, into: Path, paths: Sequence[Path]) -> Then:
    """The wordings in force as they were at a commit of the team's repository: of their folders, else of the cases.

    What came with the product and lies elsewhere is taken as it is.
    """
    theirs = [place for place in (settings.guidelines, settings.prompts) if place]
    guidelines, prompts = wording_folders(settings)
    revision = at_revision(ref, (*guidelines, *prompts), into, theirs or tuple(paths))
    old = [folder for folder in revision.folders[: len(guidelines)] if folder]
    worded = [folder for folder in revision.folders[len(guidelines) :] if folder]
    if not (old and worded):
        raise InputError(f"--diff: there were no guidelines or no prompts here at {ref!r}")
    return Then(revision, build_wordings(old, worded, locales=()))


def _tell(report: LintReport, form: str, out: Path | None, *, everything: bool) -> None:
    if form == "text":
        from app.cli.render_lint import print_lint

        with out.open("w", encoding="utf-8") if out else nullcontext() as stream:
            print_lint(report, stream, everything=everything)
        return
    text = _worded(report if everything else report.without_notes(), form)
    if out is None:
        click.echo(text)
    else:
        out.write_text(text + "\n", encoding="utf-8")


def _worded(report: LintReport, form: str) -> str:
    """The report in one of the forms for programs; what words it is imported when it is wanted."""
    if form == "junit":
        from app.promptci.reports import findings_junit

        return findings_junit.dump(report.findings)
    if form == "sarif":
        from app.promptci.reports import findings_sarif

        return findings_sarif.dump(report.findings)
    if form == "github":
        from app.promptci.reports import findings_github

        changes = findings_github.changed(report.changes) if report.changes else ()
        return "\n".join((*findings_github.lines(report.findings), *changes))
    return report.model_dump_json(indent=2)
