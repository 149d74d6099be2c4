"""How likely a note is for the team's eyes only: a judgement of somebody, how far one may go, what is kept quiet.

A linear model over the marks of a note (`app.text.weights.heart`), fitted by `scripts.fit.for_agent` on notes of which
their writers said whether a customer may be told (`training/notes_told/`). Notes that are marked ("internal: …") are
known by that, in `app.engines.builtin.notes.unsaid`.
"""

from functools import lru_cache

from app.text.weights.fitted import fitted
from app.text.weights.heart import features


@lru_cache(maxsize=256)
def for_agent(note: str) -> float:
    """How likely (0-1) an English note is not for the customer."""
    return fitted("for_agent").shares(marks(note))[1]


def marks(note: str) -> frozenset[str]:
    """What the model sees of a note."""
    return frozenset[str]().union(*features([note], placed=False))
