"""Whether what is quoted of a message in another language than English is likely what it is about."""

from typing import TYPE_CHECKING

from app.text.sentences import split
from app.text.weights.heart import roles, weighs

if TYPE_CHECKING:
    from app.engines.builtin.desk import Desk

_LIKELY = 0.4
"""How likely (0-1) the sentence quoted tells what went wrong, or what it did to them, below which a person has to look:
of 480 messages, each weighed by weights that had not seen it, above it 7 in 10 quotations were the heart, below 1 in 4.
"""
_GRIEVANCE = 0.25
"""How likely a sentence of the message has to tell what went wrong for there to be anything to pass over."""
_SENTENCES = 60


def is_unheard(desk: "Desk") -> bool:
    """Whether a bare message tells what went wrong, and what is quoted is likely beside it, or nothing is quoted."""
    reading = desk.task.reading
    code = reading.language.partition("-")[0]
    if not desk.bare or not weighs(code):
        return False
    sentences = split(reading.text)[:_SENTENCES]
    weighed = roles([sentence.text for sentence in sentences], code)
    if max((role.heart for role in weighed), default=0.0) < _GRIEVANCE:
        return False
    told = [
        role.heart + role.effect
        for sentence, role in zip(sentences, weighed, strict=True)
        if any(sentence.start < one.end and one.start < sentence.end for one in desk.told_back if one.quoted)
    ]
    return max(told, default=0.0) < _LIKELY
