"""Corruptions that add a sentence: an accusation, a promise, an invention, a note that was for us alone."""

import re
from collections.abc import Iterator

from app.checklist.sources import internal_notes
from app.model.guideline import Guideline
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.mutant import Spoiled, chosen
from app.promptci.lint.proof.operators.wording import sayings

_MOST = 1
"""Sentences of one corruption put into one golden; over many goldens all come in turn."""

_LONG = 6
"""Words of a note or prompt line that surely says something."""


def put(laid: Laid, guideline: Guideline, name: str) -> Iterator[Spoiled]:
    """A sentence of the guideline's `put` behind one of the golden's own."""
    for said in sayings(laid, guideline.proof.put[name], _MOST, name):
        yield from _added(laid, said, name)


def leak_note(laid: Laid, _: Guideline, name: str) -> Iterator[Spoiled]:
    """A note that is for the agent's eyes, retold."""
    notes = [re.sub(r"^internal\W*", "", n, flags=re.IGNORECASE) for n in internal_notes(laid.read)]
    for note in chosen([n for n in notes if len(n.split()) >= _LONG], _MOST, laid.case.id, name):
        yield from _added(laid, f"{note[0].upper()}{note[1:].rstrip('.')}.", name)


def leak_prompt(laid: Laid, guideline: Guideline, name: str) -> Iterator[Spoiled]:
    """A line of the prompt, which is English."""
    lines = re.split(r"(?<=[.!?])\s+", guideline.prompt or "") if laid.language == "en" else []
    for line in chosen([x for x in lines if len(x.split()) >= _LONG], 1, laid.case.id, name):
        yield from _added(laid, line, name)


def _added(laid: Laid, said: str, name: str) -> Iterator[Spoiled]:
    for place in chosen(laid.room(), 1, laid.case.id, name, said):
        yield Spoiled(laid.with_others({place: f"{place.text} {said}"}), said)
