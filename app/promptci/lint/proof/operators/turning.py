"""The corruption that turns words round: a yes into a no, an admission into its denial."""

import re
from collections.abc import Iterator

from app.model.guideline import Guideline
from app.model.value import Span
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.mutant import Spoiled


def turn(laid: Laid, guideline: Guideline, name: str) -> Iterator[Spoiled]:
    """The words of each serving sentence turned by all turns; sentences that none fits are taken away.

    What would still serve the guideline as it was must not stay beside what was turned.
    """
    turns = guideline.proof.turn[name].get(laid.language, ())
    others: dict[Span, str] = {}
    shown = ""
    for sentence in laid.serving(guideline):
        turned = sentence.text
        for one in turns:
            turned = re.sub(one.find, one.put, turned, flags=re.IGNORECASE)
        others[sentence] = turned if turned != sentence.text else ""
        shown = shown or others[sentence]
    if shown:
        yield Spoiled(laid.with_others(others), shown)
