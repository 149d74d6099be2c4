"""Follows a wish for one reply as far as the built-in engine can, and says what it could not follow."""

import re
from collections.abc import Mapping
from typing import Any

from app.model.brief import Brief
from app.text.compiled import compiled

_WISHES = compiled(r"[.;,\n]+|\band\b", re.IGNORECASE)


def heed(brief: Brief, table: Mapping[str, Any]) -> tuple[Brief, tuple[str, ...]]:
    """The brief with tone and length as wished, and a line for each wish that was not followed.

    The wish comes from the agent, not from the customer; its words never enter the reply.
    """
    if not brief.hint:
        return brief, ()
    changes: dict[str, str] = {}
    unheeded: list[str] = []
    for wish in (w.strip() for w in _WISHES.split(brief.hint)):
        if not wish:
            continue
        found = next((rule for rule in table["wishes"] if _matches(rule, wish)), None)
        if found is None:
            unheeded.append(str(table["not_applied"]).format(wish=wish))
        else:
            changes.update(found["set"])
    return brief.model_copy(update=changes), tuple(unheeded)


def _matches(rule: Mapping[str, Any], wish: str) -> bool:
    unless = rule.get("unless")
    return bool(re.search(rule["match"], wish, re.IGNORECASE)) and not (
        unless and re.search(unless, wish, re.IGNORECASE)
    )
