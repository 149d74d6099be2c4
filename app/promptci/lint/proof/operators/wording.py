"""The sentences of a `proof.yaml` that are faults in a golden, with their blanks filled in."""

import re
from string import Formatter

from app.model.proof import Lines
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.mutant import chosen


def sayings(laid: Laid, lines: Lines, most: int, name: str) -> tuple[str, ...]:
    """As many as `most` sentences in the golden's language; those that would be no fault in it are passed over."""
    found = []
    for line in lines.get(laid.language, ()):
        if line.unless and re.search(line.unless, laid.given, re.IGNORECASE):
            continue
        said = _filled(line.say, laid)
        if said:
            found.append(said)
    return chosen(found, most, laid.case.id, name)


def _filled(say: str, laid: Laid) -> str | None:
    brief = laid.read.brief
    names = {"name": brief.customer.name, "agent": brief.agent.name, "company": brief.company}
    wanted = [blank for _, blank, _, _ in Formatter().parse(say) if blank]
    return say.format(**names) if all(names[blank] for blank in wanted) else None
