"""What the writer was told: a reply that retells it lets out what is not for the customer."""

import re
from collections.abc import Iterable, Iterator

from app.checklist.patterns import Piece
from app.guidelines import Guidelines
from app.prompts import Prompts
from app.text.compiled import compiled

RUN = 9
"""Words in a row that no reply shares with an instruction by chance."""

_WORD = compiled(r"[^\W_]+(?:'[^\W_]+)*")
_BLOCK = compiled(r"\{[{%#].{0,4000}?[}%#]\}", re.DOTALL)
"""A tag of a template: what is filled in is no instruction of ours."""


class Instructions:
    """Runs of words of the guidelines' `prompt` lines and of the templates for models."""

    def __init__(self, guidelines: Guidelines, prompts: Prompts) -> None:
        lines = [g.prompt for g in guidelines if g.prompt]
        pieces = (part for text in prompts.templates() for part in _BLOCK.split(text))
        self._runs = frozenset(run for text in (*lines, *pieces) for run, _, _ in _runs(_words([text])))

    def retold(self, said: Piece) -> tuple[int, int] | None:
        """Start and end of the first words (offsets of the whole text) that stand in an instruction; None for none."""
        for run, start, end in _runs(_words([said.lower])):
            if run in self._runs:
                return said.start + start, said.start + end
        return None


def _words(texts: Iterable[str]) -> list[re.Match[str]]:
    return [match for text in texts for match in _WORD.finditer(text.lower())]


def _runs(words: list[re.Match[str]]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    spelt = [word.group() for word in words]
    for first in range(len(words) - RUN + 1):
        yield tuple(spelt[first : first + RUN]), words[first].start(), words[first + RUN - 1].end()
