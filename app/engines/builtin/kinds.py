"""Kinds of what a sentence may tell, in their order: each is known by what tells it and what takes that back."""

import re
from collections.abc import Sequence
from functools import cache

from app.engines.builtin.tables import read_table
from app.text.guarded import Guarded, Several


class Kinds:
    """The kinds of one table, whose rows are a name with `told` and `but`."""

    def __init__(self, table: str) -> None:
        rows = read_table(table)
        self.names = tuple(rows)
        self._told = [Guarded(row["told"], re.IGNORECASE) for row in rows.values()]
        self._but = [Guarded(row["but"], re.IGNORECASE) for row in rows.values()]
        self._any = Several(self._told)

    def first(self, texts: Sequence[str]) -> str | None:
        """The first kind of which one of the texts surely tells, else None; their apostrophes are straight."""
        likely = sorted((at, k) for k, text in enumerate(texts) for at in self._any.possible(text))
        return next((self.names[at] for at, k in likely if self._tells(at, texts[k])), None)

    def _tells(self, at: int, text: str) -> bool:
        return self._told[at].found_in(text) and not self._but[at].search(text)


@cache
def kinds_of(table: str) -> Kinds:
    """The kinds of a table, read once."""
    return Kinds(table)
