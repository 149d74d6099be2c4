"""How the check of a guideline is proven: faults put into good replies on purpose, each of which it must see."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field, model_validator

from app.model.value import Value

Least = Literal["missed", "unsure"]
"""What a check must say of a corrupted reply at least; `unsure` allows missed too, and neither allows met."""

Near = Literal["message", "options", "cannot"]
"""What a sentence may speak of to serve a guideline."""

BY_CODE = frozenset(
    (
        "drop", "drop_answer", "drop_greeting", "drop_signoff", "cut_off", "swap_name", "swap_amount", "swap_number",
        "swap_date", "leak_note", "leak_prompt", "unfill_name", "mark_up", "shout",
    )
)  # fmt: skip
"""Corruptions that need no wording of their own; any other name needs sentences or turns."""


class Line(Value):
    """A sentence that spoils a reply. It is left out where what was given matches `unless` (then it is no fault)."""

    say: str = Field(min_length=1)
    unless: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _a_bare_text_will_do(cls, value: Any) -> Any:
        return {"say": value} if isinstance(value, str) else value


class TurnedRound(Value):
    """Words and what they are turned into: `find` is a regular expression, `put` its replacement."""

    find: str = Field(min_length=1)
    put: str


Lines = dict[str, tuple[Line, ...]]
"""Sentences by language (ISO 639-1)."""


class Proof(Value):
    """`proof.yaml`: each corruption with the least that the check must say, and the wording that it needs.

    `put` adds a sentence; `instead` puts one in the place of those that serve the guideline; `body` in that of all
    between greeting and sign-off; `turn` turns words of a serving sentence (of any, where none serves) round. `serves`
    are wordings without which no sentence serves the guideline, `near` notes of which it would have to speak: `drop`
    and `instead` take every sentence away that has either. `or_in` names guidelines that may say it
    in this one's place.
    """

    corruptions: dict[str, Least | None] = {}
    put: dict[str, Lines] = {}
    instead: dict[str, Lines] = {}
    body: dict[str, Lines] = {}
    turn: dict[str, dict[str, tuple[TurnedRound, ...]]] = {}
    serves: dict[str, tuple[str, ...]] = {}
    near: tuple[Near, ...] = ()
    or_in: tuple[str, ...] = ()

    def worded(self) -> Iterator[tuple[str, str]]:
        """Section and name of each corruption that has a wording."""
        for section in ("put", "instead", "body", "turn"):
            yield from ((section, name) for name in getattr(self, section))

    def expressions(self) -> Iterator[tuple[str, str]]:
        """Each regular expression with its place."""
        for locale, patterns in self.serves.items():
            yield from ((f"serves.{locale}[{at}]", pattern) for at, pattern in enumerate(patterns))
        for section in ("put", "instead", "body"):
            for name, by_locale in getattr(self, section).items():
                for locale, lines in by_locale.items():
                    for at, line in enumerate(lines):
                        if line.unless is not None:
                            yield f"{section}.{name}.{locale}[{at}].unless", line.unless
        for name, turns_by_locale in self.turn.items():
            for locale, turns in turns_by_locale.items():
                yield from ((f"turn.{name}.{locale}[{at}].find", t.find) for at, t in enumerate(turns))
