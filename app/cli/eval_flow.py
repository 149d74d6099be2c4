"""One run of `softanswer eval` from cases to exit code; every way of not running ends in a sentence that helps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import click

from app import __version__
from app.bootstrap_eval import Meter, Shelf, build_eval
from app.cli.eval_asked import Asked
from app.cli.eval_progress import watched
from app.cli.eval_reports import told
from app.kept import files
from app.promptci.case import PromptCase
from app.promptci.eval.baseline import (
    Baseline,
    read_baseline,
    replies_file,
    write_baseline,
    write_replies,
)
from app.promptci.eval.cache import Cache
from app.promptci.eval.checks import checks_digest
from app.promptci.eval.engine import EvalEngine, Sampled
from app.promptci.eval.notebook import Notebook
from app.promptci.eval.record import need_of, record
from app.promptci.eval.run import Memory, run_of, sample
from app.promptci.eval.selecting import narrowed, selected
from app.promptci.exits import Exit
from app.promptci.outcome import Conditions, Run
from app.promptci.reports.words import counted
from app.promptci.suite import load_suite
from app.settings import Settings

NAMED = 10
"""Cases that a sentence names; the rest is counted."""


@dataclass(frozen=True)
class Bench:
    """What one run works with."""

    asked: Asked
    settings: Settings
    shelf: Shelf | None
    engine: EvalEngine
    meter: Meter
    cases: tuple[PromptCase, ...]
    conditions: Conditions


async def evaluated(asked: Asked, settings: Settings) -> int:
    """Run, report and compare; returns the exit code.

    Raises InputError and ConfigurationError where it cannot be run at all.
    """
    shelf = Shelf(asked.shelf) if asked.name == "replay" else None
    meter = Meter(asked.max_calls, asked.max_tokens)
    engine = build_eval(settings, asked.name, shelf, meter)
    suite = load_suite(asked.cases, [g.id for g in engine.guidelines])
    cases = selected(suite, asked.pattern)
    baseline = _baseline(asked)
    if baseline is None and not asked.update_baseline:
        return _said(
            Exit.NOT_COMPARABLE,
            f"There is no baseline at {asked.baseline_file}, so nothing says whether this is worse. Write one: "
            f"{asked.command('--update-baseline')}",
        )
    if shelf and not shelf.recordings and not asked.record:
        return _missing(asked, [case.id for case in cases], len(cases))
    conditions = Conditions(
        version=__version__,
        engine=engine.name,
        model=settings.llm_model,
        judge=engine.judge,
        checks=checks_digest(engine.guidelines),
        wording=engine.wording,
    )
    bench = Bench(asked, settings, shelf, engine, meter, cases, conditions)
    run = run_of(cases, await _sampled(bench), conditions, samples=asked.replies)
    return _concluded(bench, run, narrowed(baseline, cases, asked.pattern) if baseline else None)


async def _sampled(bench: Bench) -> list[Sampled]:
    """Every sample that could be made; what earlier runs made by these very means is taken from them, and that told."""
    folder, made_of = files.folder(), bench.engine.made_of
    if folder is None or made_of is None or not bench.asked.cached:
        resume = bench.asked.resume
        return await _made(bench, Notebook(resume, bench.conditions) if resume else None)
    cache = Cache(folder / "eval", made_of(), bench.engine.answers)
    try:
        found = await _made(bench, cache)
    finally:
        cache.keep()
    if cache.taken:
        click.echo(
            f"{cache.taken} of {counted(len(found), 'reply')} as in an earlier run, where nothing that they are made "
            "of was different (--no-cache makes all anew).",
            err=True,
        )
    return found


async def _made(bench: Bench, memory: Memory | None) -> list[Sampled]:
    """Every sample that could be made; with --record what is missing is asked for first."""
    asked, cases = bench.asked, bench.cases
    with watched(len(cases) * asked.replies, "replies") as progress:
        found = await sample(cases, bench.engine, samples=asked.replies, memory=memory, progress=progress)
    await bench.engine.close()
    need = need_of(found, bench.engine, asked.replies) if asked.record else None
    if need is None or not need.cases or bench.shelf is None:
        return found
    click.echo(
        f"Recording {len(need.cases)} of {len(cases)} cases: {need.drafts} drafts, about {need.tokens} tokens in; "
        "answers and repairs come on top.",
        err=True,
    )
    wanted = [case for case in cases if case.id in need.cases]
    trouble = await _recorded(bench, bench.shelf, wanted)
    replay = build_eval(bench.settings, "replay", bench.shelf)
    anew = {
        (s.outcome.case, s.outcome.sample): s
        for s in await sample(wanted, replay, samples=asked.replies, memory=memory)
    }
    if trouble:
        anew[trouble.outcome.case, trouble.outcome.sample] = trouble
    return [anew.get((s.outcome.case, s.outcome.sample), s) for s in found]


async def _recorded(bench: Bench, shelf: Shelf, cases: Sequence[PromptCase]) -> Sampled | None:
    today = datetime.now(UTC).date().isoformat()
    live = build_eval(bench.settings, "live", meter=bench.meter)
    with watched(len(cases) * bench.asked.replies, "recording") as progress:
        trouble = await record(
            cases,
            live,
            lambda answers: shelf.keep(answers, today),
            samples=bench.asked.replies,
            progress=progress,
        )
    click.echo(
        f"{bench.meter.calls} calls, {bench.meter.tokens} tokens; kept in {bench.asked.shelf}.", err=True
    )
    return trouble


def _concluded(bench: Bench, run: Run, baseline: Baseline | None) -> int:
    asked = bench.asked
    code = told(asked, run, baseline, bench.engine.guidelines, bench.cases)
    troubles = {outcome.trouble for outcome in run.outcomes} - {None}
    if troubles == {"recording_missing"}:
        names = dict.fromkeys(o.case for o in run.outcomes if o.trouble)
        return _missing(asked, list(names), len(bench.cases))
    if troubles:
        worst = next(o for o in run.outcomes if o.trouble not in {None, "recording_missing"})
        left = len(bench.cases) * asked.replies - sum(o.trouble is None for o in run.outcomes)
        return _said(
            Exit.PROVIDER,
            f"{left} of {len(bench.cases) * asked.replies} replies could not be made ({worst.trouble}): "
            f"{worst.case}: {worst.detail}",
        )
    if asked.update_baseline:
        write_baseline(asked.baseline_file, run)
        if asked.name != "live":  # of what is asked live nothing is kept
            write_replies(replies_file(asked.baseline_file), run)
        return _said(Exit.PASS, f"{asked.baseline_file} holds {counted(len(run.outcomes), 'reply')} now.")
    return code


def _baseline(asked: Asked) -> Baseline | None:
    """The baseline; with --update-baseline one that cannot be read is as good as none."""
    path = asked.baseline_file
    return read_baseline(path) if path.is_file() and not asked.update_baseline else None


def _missing(asked: Asked, names: Sequence[str], of: int) -> int:
    rest = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return _said(
        Exit.RECORDING_MISSING,
        f"No answers are recorded in {asked.shelf} for {len(names)} of {of} cases: {', '.join(names[:NAMED])}{rest}. "
        f"Record them with your model: {asked.command('--record')}",
    )


def _said(code: Exit, sentence: str) -> int:
    click.echo(sentence, err=True)
    return int(code)
