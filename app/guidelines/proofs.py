"""`proof.yaml`: one file laid over another, and what is wrong with what they say together."""

import re
from collections.abc import Collection, Iterator
from string import Formatter
from typing import Any

from app.guidelines.files import Table
from app.guidelines.mistakes import nearest
from app.model.proof import BY_CODE, Proof
from app.text.expressions import expression

BLANKS = frozenset(("name", "agent", "company"))
"""What a sentence of a proof may leave open: the customer's name, the writer's, the company's."""


def laid_over(below: Table, above: Table) -> Table:
    """Two tables as one: what the upper says of a corruption replaces what the lower says; empty, it ends it."""
    merged: dict[str, Any] = dict(below)
    for section, table in above.items():
        under = merged.get(section)
        merged[section] = table
        if isinstance(under, dict) and isinstance(table, dict):
            merged[section] = {**under, **table}
    return merged


def proof_mistakes(proof: Proof, locales: Collection[str]) -> Iterator[str]:
    """Each mistake as `proof.<place>: reason`."""
    worded = {name for _, name in proof.worded()}
    for name, least in proof.corruptions.items():
        if least is not None and name not in BY_CODE and name not in worded:
            reason = f"no sentence and no turn is given for it{nearest(name, BY_CODE | worded)}"
            yield f"proof.corruptions.{name}: {reason}"
    for section, name in proof.worded():
        if name not in proof.corruptions:
            reason = f"it does not stand under corruptions{nearest(name, proof.corruptions)}"
            yield f"proof.{section}.{name}: {reason}"
        for locale in getattr(proof, section)[name]:
            if locale not in locales:
                yield f"proof.{section}.{name}.{locale}: unknown language{nearest(locale, locales)}"
    for place, written in proof.expressions():
        try:
            expression(written)
        except re.error as error:
            yield f"proof.{place}: not a regular expression: {error}"
    yield from _open_blanks(proof)


def _open_blanks(proof: Proof) -> Iterator[str]:
    for section in ("put", "instead", "body"):
        for name, by_locale in getattr(proof, section).items():
            for locale, lines in by_locale.items():
                for at, line in enumerate(lines):
                    try:
                        blanks = {
                            blank for _, blank, _, _ in Formatter().parse(line.say) if blank is not None
                        }
                    except ValueError as error:
                        yield f"proof.{section}.{name}.{locale}[{at}].say: {error}"
                        continue
                    for unknown in sorted(blanks - BLANKS):
                        reason = f"unknown placeholder {{{unknown}}}{nearest(unknown, BLANKS)}"
                        yield f"proof.{section}.{name}.{locale}[{at}].say: {reason}"
