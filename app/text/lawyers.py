"""Where an English message names a lawyer as what somebody is, or a firm of them, and so no legal step."""

import re
from functools import cache

from app.text.compiled import compiled
from app.text.tables import table


def named(message: str) -> tuple[tuple[int, int], ...]:
    """The places where one is named: "as a solicitor", "my brother is a barrister", "Rudge & Pike Solicitors"."""
    return tuple(found.span() for found in _pattern().finditer(message.replace("’", "'")))


@cache
def _pattern() -> re.Pattern[str]:
    return compiled(str(table("en", "danger")["lawyer_named"]), re.IGNORECASE)
