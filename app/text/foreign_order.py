"""Questions of those in whose language the verb stands before its subject: "When come the third box?"."""

import re

from app.text.compiled import compiled
from app.text.tables import table

_PLURAL = compiled(r"[a-z]{2,}[^siu]s", re.IGNORECASE)


def in_our_order(question: str) -> str | None:
    """The question as it follows "you ask": "when come my tools" → "when my tools come"; None for any other."""
    asked = compiled(str(table("en", "indirect")["verb_first"]), re.IGNORECASE).match(question)
    if asked is None:
        return None
    several = _PLURAL.fullmatch(asked["what"].split()[-1]) is not None
    return f"{asked['asks'].lower()} {asked['what']} {asked['verb'].lower()}{'' if several else 's'}"
