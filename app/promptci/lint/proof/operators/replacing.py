"""Corruptions that put other sentences in the place of those that serve a guideline, or of all."""

from collections.abc import Iterator

from app.model.guideline import Guideline
from app.model.value import Span
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.mutant import Spoiled
from app.promptci.lint.proof.operators.wording import sayings

_MOST = 1


def instead(laid: Laid, guideline: Guideline, name: str) -> Iterator[Spoiled]:
    """A sentence of `instead` in the place of all that may serve the guideline."""
    first, *rest = laid.serving(guideline) or (None,)
    if first is None:
        return
    for said in sayings(laid, guideline.proof.instead[name], _MOST, name):
        gone: dict[Span, str] = dict.fromkeys(rest, "")
        yield Spoiled(laid.with_others({first: said, **gone}), said)


def body(laid: Laid, guideline: Guideline, name: str) -> Iterator[Spoiled]:
    """A text of `body` in the place of all between greeting and closing."""
    if not laid.body:
        return
    start, end = laid.body[0].start, laid.body[-1].end
    for said in sayings(laid, guideline.proof.body[name], 1, name):
        yield Spoiled(laid.text[:start] + said + laid.text[end:], said)
