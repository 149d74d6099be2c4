"""Words that make a clause unfit to be told elsewhere, where what stands about them shows that they do no harm.

"A driver we had never seen" is no outcry, "a burn on the lapel" no threat and "your fraud team" no insult. Left out for
such a word, the sentence that tells what went wrong would be missing from the reply.
"""

import re
from functools import cache

from app.engines.builtin.concern.words import Hit
from app.engines.builtin.tables import read_table
from app.text.compiled import compiled


def harmless(hit: Hit, text: str) -> bool:
    """Whether a pattern of the list that holds the words spans them in the text."""
    return any(
        found.start() <= hit.start and hit.end <= found.end()
        for pattern in _patterns().get(hit.name, ())
        for found in pattern.finditer(text)
    )


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {
        name: tuple(compiled(one, re.IGNORECASE) for one in listed)
        for name, listed in read_table("harmless").items()
    }
