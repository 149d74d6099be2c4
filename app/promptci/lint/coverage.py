"""The matrix of principle, prompt, check and case: what no prompt carries, no check reads or too few cases try."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from app.model.guideline import Guideline
from app.promptci.case import PromptCase
from app.promptci.finding import Finding, Level
from app.promptci.lint.places import of_guideline, shown, split
from app.promptci.lint.questions import Wordings
from app.promptci.lint.rendering import WRITING, Rendered
from app.promptci.lint.report import CoverageRow

LEAST = 3
"""Cases in which a guideline must apply."""


Applying = Mapping[str, frozenset[str]]
"""The guidelines that apply in each case, by its id."""


def matrix(wordings: Wordings, made: Sequence[Rendered], applying: Applying) -> tuple[CoverageRow, ...]:
    """A row for each guideline that a reply is judged by, in their order."""
    tries = Counter(chain.from_iterable(applying.values()))
    texts = _texts_by_template(made)
    return tuple(
        CoverageRow(
            guideline=g.id,
            severity=g.severity,
            kind=g.kind,
            prompt=sum(any(_holds(text, g) for text in found) for found in texts.values()),
            checks="" if g.check.kind == "none" else g.check.kind,
            cases=tries[g.id],
        )
        for g in _judged(wordings)
    )


def holes(
    wordings: Wordings, made: Sequence[Rendered], rows: Sequence[CoverageRow], *, sure: bool = True
) -> Iterator[Finding]:
    """What is missing: an error for a guideline of severity must, a warning for the others.

    Where the cases were not counted for `sure`, too few of them are a warning at the most.
    """
    by_id = {row.guideline: row for row in rows}
    lacking = _lacking(made)
    drafted = any(one.drafted for one in made)
    for guideline in _judged(wordings):
        row = by_id[guideline.id]
        if not (guideline.prompt or "").strip():
            yield _at(
                guideline,
                wordings,
                "prompt-empty",
                "prompt",
                "has no prompt line, so no model is told of it",
                "Write its `prompt`.",
            )
        elif drafted and not row.prompt:
            yield _unprompted(guideline, wordings, "draft", ())
        else:
            for folder in WRITING:
                if cases := lacking.get((folder, guideline.id)):
                    yield _unprompted(guideline, wordings, folder, cases)
        if not row.checks:
            yield _at(
                guideline,
                wordings,
                "check-missing",
                "check",
                "has no check: no reply is held to it",
                "Give `check` a kind.",
            )
        if row.cases < LEAST:
            few = f"applies in {row.cases} case{'' if row.cases == 1 else 's'}, and {LEAST} are the least"
            fix = "Add cases whose message or brief calls for it, and name it in their `triggers`."
            found = _at(guideline, wordings, "cases-few", "id", few, fix)
            yield found if sure else found.model_copy(update={"level": "warning"})


def idle_triggers(cases: Sequence[PromptCase], applying: Applying) -> Iterator[Finding]:
    """An error for each guideline that a case says it triggers and that does not apply in it."""
    for case in cases:
        path, line = split(case.where)
        for name in case.triggers:
            if name not in applying[case.id]:
                yield Finding(
                    rule="trigger-idle",
                    level="error",
                    message=f"{case.id} says that it triggers {name}, which does not apply in it",
                    path=path,
                    line=line,
                    guideline=name,
                    case=case.id,
                    fix="Take it out of `triggers`, or change the case so that it applies.",
                )


def _unprompted(guideline: Guideline, wordings: Wordings, folder: str, cases: Sequence[str]) -> Finding:
    """The prompt line is there and stands in no draft (no `cases`), or not in all of the requests it is meant for."""
    file = wordings.prompts.files().get(f"{folder}/system.jinja")
    where = f"not in the {folder} prompt of {len(cases)} cases" if cases else "in no draft prompt"
    return Finding(
        rule="prompt-missing",
        level=_level(guideline),
        message=f"the prompt line of {guideline.id} ({guideline.title}) stands {where}",
        path=shown(file),
        line=1,
        guideline=guideline.id,
        case=cases[0] if cases else None,
        excerpt=guideline.prompt,
        fix="Restore the loop or include that prints the lines of the guidelines.",
    )


def _at(guideline: Guideline, wordings: Wordings, rule: str, field: str, what: str, fix: str) -> Finding:
    path, line = of_guideline(wordings.guideline_folders, guideline.id, field)
    return Finding(
        rule=rule,
        level=_level(guideline),
        message=f"{guideline.id} ({guideline.title}) {what}",
        path=path,
        line=line,
        guideline=guideline.id,
        fix=fix,
    )


def _level(guideline: Guideline) -> Level:
    return "error" if guideline.severity == "must" else "warning"


def _judged(wordings: Wordings) -> tuple[Guideline, ...]:
    return tuple(g for g in wordings.guidelines if g.kind != "agent")


def _lacking(made: Sequence[Rendered]) -> Mapping[tuple[str, str], list[str]]:
    """The cases in which a request, by its folder, lacks the line of a guideline that applies."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in made:
        for lack in one.lacking:
            found.setdefault(lack, []).append(one.case)
    return found


def _texts_by_template(made: Sequence[Rendered]) -> Mapping[str, set[str]]:
    """The different texts of the templates that a reply is asked for with, their white space made even."""
    found: dict[str, set[str]] = {}
    for one in made:
        for name, text in one.texts.items():
            if name.partition("/")[0] in WRITING:
                found.setdefault(name, set()).add(text)
    return {name: {" ".join(text.split()) for text in texts} for name, texts in found.items()}


def _holds(text: str, guideline: Guideline) -> bool:
    prompt = " ".join((guideline.prompt or "").split())
    return bool(prompt) and prompt in text
