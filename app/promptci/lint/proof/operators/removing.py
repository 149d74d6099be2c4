"""Corruptions that take something away: what serves a guideline, an answer, greeting, closing, the end."""

from collections.abc import Iterator

from app.model.guideline import Guideline
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.mutant import Spoiled

_ASKS = 3
"""Asks whose answer is taken from one golden."""


def drop(laid: Laid, guideline: Guideline, _: str) -> Iterator[Spoiled]:
    """Every sentence gone that may serve the guideline."""
    taken = laid.serving(guideline)
    if taken and len(taken) < len(laid.body):
        yield Spoiled(laid.without(taken), taken[0].text)


def drop_answer(laid: Laid, _: Guideline, __: str) -> Iterator[Spoiled]:
    """Every sentence gone that speaks of one ask, or of the note that answers it."""
    plan, asks = laid.read.plan, laid.read.reading.asks
    notes = {g.where: g.text for g in (*plan.options, *plan.facts, *plan.cannot, *plan.policies)}
    answered = [a for a in plan.asks if a.where in notes and a.ask < len(asks)]
    for ask in answered[:_ASKS]:
        taken = laid.speaking_of(asks[ask.ask].text, notes[ask.where or ""])
        if taken and len(taken) < len(laid.body):
            yield Spoiled(laid.without(taken), taken[0].text)


def drop_greeting(laid: Laid, _: Guideline, __: str) -> Iterator[Spoiled]:
    """No greeting."""
    if laid.greeting and laid.read.brief.channel == "email":
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
