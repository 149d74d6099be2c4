"""A sentence taken apart where a new statement begins, so that a promise and a refusal in one line stay apart."""

import re
from collections.abc import Iterable, Iterator

from app.model.value import Span, stretch
from app.text.compiled import compiled

_JOINT = compiled(
    r"""
    \s?[;:]\s{1,4} | \s-\s | \n
    | ,?\s{1,4}(?:but|so|and)\s{1,4}
      (?=(?:I|we|you|he|she|they|it|the|your|our|there|that|this)\b)
    | ,\s{1,4}(?:while|whereas|though|although)\s{1,4}
    | ,?\s{1,4}(?:and|but)\s{1,4}(?=(?:when|if|once|as\ soon\ as|until|after|before|since)\b)
    | ,\s{1,4}and\s{1,4}
      (?=(?:[\w'-]{1,20}\s){1,7}?(?:I|we|you|he|she|they)(?:'ll|\s(?:will|can|shall|have|am|are|may))\b)
    | ,?\s{1,4}and\s{1,4}(?=(?:\w{1,20}\s){1,3}?(?:will|is|are|has|have|can|shall|was|were)\b)
    | ,\s{1,4}(?=(?:I|we|you|they|and\ then)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def clauses(plain: str, sentences: Iterable[Span], joints: re.Pattern[str] | None = None) -> Iterator[Span]:
    """Clauses of the sentences, in order, with offsets into `plain` (a text after `straight`).

    `joints` is where a language begins a new statement; by default, where English does.
    """
    joint_of = joints or _JOINT
    for sentence in sentences:
        part = plain[sentence.start : sentence.end]
        joints_in = list(joint_of.finditer(part))
        if not joints_in and part == sentence.text and part.strip():
            yield sentence
            continue
        at = 0
        for joint in joints_in:
            yield from _piece(part, at, joint.start(), sentence.start)
            at = joint.end()
        yield from _piece(part, at, len(part), sentence.start)


def _piece(part: str, start: int, end: int, offset: int) -> Iterator[Span]:
    text = part[start:end]
    if text.strip():
        yield stretch(text, offset + start, offset + end)
