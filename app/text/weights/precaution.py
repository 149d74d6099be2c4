"""What a reply has to tell somebody to do first, for their safety, where a message speaks of a danger.

Of the messages that do, more than half need nothing of the kind: the harm is over, or it is ours to remove. A linear
model over the marks of the sentences (`app.text.weights.heart`), fitted by `scripts.fit.precaution` on messages of
which others said how the reply has to begin (`training/precaution/`).
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from app.text.weights.fitted import fitted
from app.text.weights.urgency import marks

Precaution = Literal["none", "stop", "clear", "care", "any"]
LABELS: tuple[Precaution, ...] = ("none", "stop", "clear", "care")
"""`stop`: leave a thing unused; `clear`: keep away from a place, or call for help; `care`: have somebody seen to;
`any`, which is no label, is said where it is not sure which of them."""
NEEDED, NEEDED_SURELY, KNOWN = 0.3, 0.2, 0.5
"""How likely it must be that anything has to be said, the same where the danger is sure, and which share of it the kind
must have to be told apart."""


def shares(sentences: Sequence[str]) -> Mapping[Precaution, float]:
    """How likely (0-1, together 1) each of LABELS is for a whole English message; at least one sentence."""
    whole = frozenset[str]().union(*marks(sentences))
    return dict(zip(LABELS, fitted("precaution").shares(whole), strict=True))


def precaution(sentences: Sequence[str], *, sure: bool = False) -> Precaution:
    """What has to be said first; `sure` where there is no doubt that somebody is at risk."""
    found = shares(sentences)
    needed = 1 - found["none"]
    if needed < (NEEDED_SURELY if sure else NEEDED):
        return "none"
    kind = max(LABELS[1:], key=lambda label: found[label])
    return kind if found[kind] >= KNOWN * needed else "any"
