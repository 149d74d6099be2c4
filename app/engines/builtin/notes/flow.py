"""Joins the short sentences that one jotted note makes, so that they do not read like a telegram."""

from collections.abc import Sequence

from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.text.grammar import form_of, tokens

_SHORT = 9
"""Words up to which a sentence is joined to its neighbour."""
_OBJECTS = frozenset({"the", "your", "it", "them", "this"})
"""What stands behind the verb of an order."""


def flowing(sentences: Sequence[str]) -> list[str]:
    """The sentences, two short ones in a row as one: "The tariff is unchanged, and the meter is fine on the check."."""
    told: list[str] = []
    joined = False
    for sentence in sentences:
        if told and not joined and _joinable(told[-1]) and _joinable(sentence) and _common(sentence):
            told[-1] = f"{told[-1].rstrip('.')}, {jotting('and')} {sentence[:1].lower()}{sentence[1:]}"
            joined = True
        else:
            told.append(sentence)
            joined = False
    return told


def _joinable(sentence: str) -> bool:
    """Whether a sentence is short and joins nothing itself."""
    words = sentence.split()
    plain = jotting("and") not in words and not any(c in sentence for c in ",;:()")
    return len(words) <= _SHORT and plain and not _asks(sentence)


def _asks(sentence: str) -> bool:
    """Whether a sentence tells them to do something: a statement behind it would hang on that."""
    form, behind = form_of(sentence), tokens(sentence)[1:2]
    unknown = form != "clause" and behind and behind[0] in _OBJECTS  # "Untick the box."
    return form == "order" or bool(unknown) or pattern("bids").match(sentence) is not None


def _common(sentence: str) -> bool:
    """Whether a sentence begins with a small word, which may lose its capital."""
    return sentence.split(maxsplit=1)[0].lower() in telegraph("openers")
