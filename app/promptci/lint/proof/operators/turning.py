"""The corruption that turns words round: a yes into a no, an admission into its denial."""

import re
from collections.abc import Iterator

from app.model.guideline import Guideline
from app.model.value import Span
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.mutant import Spoiled


def turn(laid: Laid, guideline: Guideline, name: str) -> Iterator[Spoiled]:
    """The words of each serving sentence turned by the first turn that fits; sentences that none fits are taken away.

    What would still serve the guideline as it was must not stay beside what was turned.
    """
    turns = guideline.proof.turn[name].get(laid.language, ())
    others: dict[Span, str] = {}
    shown = ""
    for sentence in laid.serving(guideline):
        others[sentence] = ""
        for one in turns:
            turned, count = re.subn(one.find, one.put, sentence.text, count=1, flags=re.IGNORECASE)
            if count and turned != sentence.text:
                others[sentence] = turned
                shown = shown or turned
                break
    if shown:
        yield Spoiled(laid.with_others(others), shown)
