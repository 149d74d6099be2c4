"""Corruptions that take something away: what serves a guideline, an answer, greeting, closing, the end."""

from collections.abc import Iterator

from app.model.guideline import Guideline
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.mutant import Spoiled

_ASKS = 3
"""Asks whose answer is taken from one golden."""

_PART = 0.7
"""The most (0-1) of a reply's sentences that may speak of one ask; where more do, nothing of it would be left."""


def drop(laid: Laid, guideline: Guideline, _: str) -> Iterator[Spoiled]:
    """Every sentence gone that may serve the guideline."""
    taken = laid.serving(guideline)
    if taken and len(taken) < len(laid.body):
        yield Spoiled(laid.without(taken), taken[0].text)


def drop_answer(laid: Laid, _: Guideline, __: str) -> Iterator[Spoiled]:
    """Every sentence gone that has a word in common with one ask, or with the note that answers it."""
    plan, asks = laid.read.plan, laid.read.reading.asks
    notes = {g.where: g.text for g in (*plan.options, *plan.facts, *plan.cannot, *plan.policies)}
    answered = [a for a in plan.asks if a.where in notes and a.ask < len(asks)]
    for ask in answered[:_ASKS]:
        taken = laid.touching(asks[ask.ask].text, notes[ask.where or ""])
        if taken and len(taken) <= _PART * len(laid.body):
            yield Spoiled(laid.without(taken), taken[0].text)


def drop_greeting(laid: Laid, guideline: Guideline, _: str) -> Iterator[Spoiled]:
    """No greeting, where the first sentence does not greet as well."""
    if laid.greeting and laid.body[0] not in laid.serving(guideline) and laid.read.brief.channel == "email":
        yield Spoiled(laid.text[len(laid.greeting) :].lstrip(), laid.greeting)


def drop_signoff(laid: Laid, _: Guideline, __: str) -> Iterator[Spoiled]:
    """No closing."""
    if laid.closing and laid.read.brief.channel == "email":
        yield Spoiled(laid.text[: len(laid.text) - len(laid.closing)].rstrip(), laid.closing)


def cut_off(laid: Laid, _: Guideline, __: str) -> Iterator[Spoiled]:
    """The reply breaks off in the middle of its last long sentence."""
    long = [s for s in laid.body if len(s.text.split()) >= 8]
    if long and laid.read.brief.channel == "email":
        half = " ".join(long[-1].text.split()[: len(long[-1].text.split()) // 2])
        yield Spoiled(laid.text[: long[-1].start] + half, half)
