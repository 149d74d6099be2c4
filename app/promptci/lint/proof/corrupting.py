"""All mutants of one golden: every corruption of every guideline that applies in its case."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.model.guideline import Guideline
from app.model.proof import BY_CODE, Least
from app.promptci.case import Planted
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.operators import OPERATORS, WORDED, Operator

PLANTED = "planted"
"""The name of the corruption that other hands made."""


class Mutant(NamedTuple):
    """A spoiled reply, the guideline that it is aimed at, and what the check must say at least."""

    guideline: Guideline
    corruption: str
    least: Least
    text: str
    sentence: str


def mutants(laid: Laid, guidelines: Iterable[Guideline]) -> Iterator[Mutant]:
    """Mutants of a golden, none of them like the golden or like another for the same guideline."""
    for guideline in guidelines:
        if guideline.kind == "agent":
            continue
        if guideline.kind == "reply" and guideline.id not in laid.read.plan.applies:
            continue
        seen = {laid.text}
        for name, least in guideline.proof.corruptions.items():
            for operator in _operators(guideline, name) if least else ():
                for text, sentence in operator(laid, guideline, name):
                    if text not in seen:
                        seen.add(text)
                        yield Mutant(guideline, name, least or "unsure", text, sentence)


def planted(replies: Iterable[Planted], laid: Laid, guidelines: Iterable[Guideline]) -> Iterator[Mutant]:
    """Replies that other hands spoiled, once for each guideline that they break."""
    for reply in replies:
        for guideline in guidelines:
            applies = guideline.kind == "guard" or guideline.id in laid.read.plan.applies
            if guideline.id in reply.breaks and applies:
                yield Mutant(guideline, PLANTED, "unsure", reply.reply, reply.reply)


def _operators(guideline: Guideline, name: str) -> Iterator[Operator]:
    if name in BY_CODE:
        yield OPERATORS[name]
        return
    yield from (WORDED[section] for section, worded in guideline.proof.worded() if worded == name)
