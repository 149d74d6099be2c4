"""What somebody lost for good by what went wrong, which is told beside it before any lesser thing."""

import re
from collections.abc import Sequence
from functools import cache

from app.engines.builtin.tables import read_table
from app.model.value import Span
from app.text.guarded import Guarded
from app.text.weights.heart import Role


def losses_first(weighed: Sequence[Role], sentences: Sequence[Span]) -> list[Role]:
    """The roles, where what was lost for good weighs as much as what went wrong: both are told.

    "The hearing aid took eleven weeks. I couldn't hear my daughter's vows at her wedding."
    """
    most = max((role.heart for role in weighed), default=0.0)
    return [
        role._replace(heart=most, noise=0.0, ask=0.0) if tells_loss(span.text) else role
        for role, span in zip(weighed, sentences, strict=True)
    ]


def tells_loss(sentence: str) -> bool:
    """Whether a sentence tells of something lost for good: an occasion missed, a place lost."""
    plain = sentence.replace("’", "'")
    return not plain.rstrip().endswith("?") and _lost().search(plain) is not None


def beside_loss(sentence: str, told: Sequence[str], *, late: bool) -> bool | None:
    """Whether a sentence is told beside a loss that is; None where none is told, or where other things decide.

    Beside what failed and what was lost stands another loss; a lesser thing, or one that is only added (`late`), does
    not.
    """
    lost = [tells_loss(one) for one in told]
    if not any(lost):
        return None
    if late:
        return False
    return None if all(lost) else tells_loss(sentence)


@cache
def _lost() -> Guarded:
    return Guarded(read_table("loss")["lost"], re.IGNORECASE)
