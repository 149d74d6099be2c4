"""What the proof of the checks found, as findings on the guidelines whose checks they are about."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.promptci.case import PromptCase
from app.promptci.finding import Finding
from app.promptci.lint.places import checked_by_product, of_check, of_example, split
from app.promptci.lint.proof.corrupting import PLANTED
from app.promptci.lint.proof.report import FailedExample, ProofReport, Survivor


def weaknesses(proof: ProofReport, cases: Sequence[PromptCase], folders: Sequence[Path]) -> Iterator[Finding]:
    """An error for each fault that the check of a `must` guideline let through, a warning for one of `should`; an error
    for each golden that a check calls missed.

    A check of ours that one of our faults gets by is a warning to those who have laid nothing over it: they cannot mend
    it. Nor can they prove it, so that all such checks are one note.
    """
    by_id = {case.id: case for case in cases}
    for survivor in proof.survivors:
        yield _survived(survivor, by_id[survivor.case], folders)
    for failed in proof.failed_goldens:
        path, line = split(by_id[failed.case].where)
        yield Finding(
            rule="golden-missed",
            level="error",
            message=f"a golden reply of {failed.case} misses {failed.guideline}: {failed.reason}",
            path=path,
            line=line,
            guideline=failed.guideline,
            case=failed.case,
            excerpt=failed.sentence,
            fix="Mend the check, or the golden reply.",
        )
    yield from (_example(failed, folders) for failed in proof.failed_examples)
    yield from _unproven(proof.unproven, folders)
    for stale in proof.stale:
        yield Finding(
            rule="allowance-stale",
            level="warning",
            message=f"accepted.yaml allows {stale.reply_hash} for {stale.guideline}, which no longer survives",
            guideline=stale.guideline,
            fix="Take the allowance out.",
        )


def _survived(survivor: Survivor, case: PromptCase, folders: Sequence[Path]) -> Finding:
    name = survivor.guideline
    planted = survivor.corruption == PLANTED
    ours = checked_by_product(folders, name) and not planted
    path, line = split(case.where) if planted else of_check(folders, name, case.brief.language)
    what = (
        f"the planted reply of {case.id}" if planted else f"what {survivor.corruption} spoiled in {case.id}"
    )
    mend = "It is a check of ours: tell us, or lay your own over it" if ours else "Mend the check"
    return Finding(
        rule="survivor",
        level="error" if survivor.severity == "must" and not ours else "warning",
        message=f"the check of {name} calls {survivor.status} {what}",
        path=path,
        line=line,
        guideline=name,
        case=case.id,
        excerpt=survivor.sentence,
        fix=f"{mend}; if the reply is sound all the same, allow it in accepted.yaml "
        f"(reply_hash {survivor.reply_hash}) with the reason.",
    )


def _example(failed: FailedExample, folders: Sequence[Path]) -> Finding:
    path, line = of_example(folders, failed.guideline, failed.part, failed.number)
    status = "missed" if failed.part == "good" else "met"
    return Finding(
        rule="example-failed",
        level="error",
        message=f"the check of {failed.guideline} calls {status} what its examples call {failed.part}: {failed.reason}",
        path=path,
        line=line,
        guideline=failed.guideline,
        excerpt=failed.sentence,
        fix="Mend the check, or the example.",
    )


def _unproven(names: Sequence[str], folders: Sequence[Path]) -> Iterator[Finding]:
    ours = [name for name in names if checked_by_product(folders, name)]
    fix = "Add golden replies that serve it, or corruptions to its proof.yaml."
    for name in names:
        if name not in ours:
            path, line = of_check(folders, name)
            yield Finding(
                rule="unproven",
                level="warning",
                message=f"nothing proves the check of {name}: no fault was put into any golden reply for it",
                path=path,
                line=line,
                guideline=name,
                fix=fix,
            )
    if ours:
        told = f"{len(ours)} checks" if len(ours) > 1 else "a check"
        yield Finding(
            rule="unproven",
            level="note",
            message=f"nothing here proves {told} that came with Softanswer: {', '.join(ours)}",
            fix="Add golden replies that serve them.",
        )
