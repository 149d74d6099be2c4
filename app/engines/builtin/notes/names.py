"""Names that a brief spells with a capital."""

import re
from collections.abc import Iterable

from app.text.grammar import lexicon


def proper_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Words that the brief spells with a capital in the middle of a sentence, and nowhere without: names that a jotted
    note may have lost.
    """
    found: set[str] = set()
    common: set[str] = set()
    lex = lexicon()
    for text in texts:
        found.update(match.group() for match in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b", text))
        common.update(
            b.lower()
            for a, b in re.findall(r"\b([A-Za-z]+) ([a-z]{3,})\b", text)
            if a.lower() in lex.determiners
        )
    closed = lex.verbs | lex.determiners | lex.pronouns | lex.prepositions | lex.auxiliaries
    return tuple(sorted(name for name in found if name.lower() not in common | closed))
