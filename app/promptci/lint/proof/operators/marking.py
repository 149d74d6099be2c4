"""Corruptions of the look: a place left open, marks of Markdown, capitals."""

from collections.abc import Iterator

from app.model.guideline import Guideline
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.mutant import Spoiled, chosen


def unfill_name(laid: Laid, _: Guideline, name: str) -> Iterator[Spoiled]:
    """A place to fill in where the customer's name stood."""
    called = next((n for n in (laid.read.brief.customer.name or "").split() if n in laid.greeting), None)
    if called:
        (slot,) = chosen(("[name]", "{{name}}", "[Customer Name]", "<name>", "____"), 1, laid.case.id, name)
        yield Spoiled(laid.text.replace(called, slot), laid.greeting.replace(called, slot))


def mark_up(laid: Laid, _: Guideline, name: str) -> Iterator[Spoiled]:
    """A sentence in Markdown's or HTML's bold."""
    for sentence in chosen(
        [s for s in laid.body if len(s.text) < 90 and "\n" not in s.text], 1, laid.case.id, name
    ):
        (opening, closing) = chosen((("**", "**"), ("<b>", "</b>"), ("__", "__")), 1, laid.case.id)[0]
        marked = f"{opening}{sentence.text}{closing}"
        yield Spoiled(laid.with_others({sentence: marked}), marked)


def shout(laid: Laid, _: Guideline, name: str) -> Iterator[Spoiled]:
    """A sentence in capitals."""
    for sentence in chosen([s for s in laid.body if len(s.text.split()) >= 4], 1, laid.case.id, name):
        yield Spoiled(laid.with_others({sentence: sentence.text.upper()}), sentence.text.upper())
