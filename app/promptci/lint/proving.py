"""What the proof of the checks found, as findings on the guidelines whose checks they are about."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.promptci.case import PromptCase
from app.promptci.finding import Finding
from app.promptci.lint.places import of_guideline, split
from app.promptci.lint.proof.report import ProofReport


def weaknesses(proof: ProofReport, cases: Sequence[PromptCase], folders: Sequence[Path]) -> Iterator[Finding]:
    """An error for each fault that the check of a `must` guideline let through, a warning for one of `should`; an error
    for each golden that a check calls missed.
    """
    where = {case.id: case.where for case in cases}
    for survivor in proof.survivors:
        path, line = of_guideline(folders, survivor.guideline, "check")
        yield Finding(
            rule="survivor",
            level="error" if survivor.severity == "must" else "warning",
            message=f"the check of {survivor.guideline} calls {survivor.status} what {survivor.corruption} spoiled",
            path=path,
            line=line,
            guideline=survivor.guideline,
            case=survivor.case,
            excerpt=survivor.sentence,
            fix="Mend the check; if the reply is sound all the same, allow it in accepted.yaml "
            f"(reply_hash {survivor.reply_hash}) with the reason.",
        )
    for failed in proof.failed_goldens:
        path, line = split(where[failed.case])
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
    for name in proof.unproven:
        path, line = of_guideline(folders, name, "check")
        yield Finding(
            rule="unproven",
            level="warning",
            message=f"nothing proves the check of {name}: no fault was put into any golden reply for it",
            path=path,
            line=line,
            guideline=name,
            fix="Add golden replies that serve it, or corruptions to its proof.yaml.",
        )
    for stale in proof.stale:
        yield Finding(
            rule="allowance-stale",
            level="warning",
            message=f"accepted.yaml allows {stale.reply_hash} for {stale.guideline}, which no longer survives",
            guideline=stale.guideline,
            fix="Take the allowance out.",
        )
