"""Whether an English message says outright that it is written to thank somebody.

Whoever writes to thank tells how they were helped, and that story begins with trouble: "the boiler packed in on
Christmas Eve, and he stayed till midnight". By its words alone it would be taken for a complaint.
"""

import re
from functools import cache, lru_cache

from app.text.guarded import Guarded
from app.text.tables import table

_LOOKED_AT = 4000
"""Characters of a message that are looked at."""


@lru_cache(maxsize=16)
def writes_to_thank(message: str) -> bool:
    """Whether thanks are what it is for, and nothing in it turns round or asks for something to be put right."""
    text = " ".join(message[:_LOOKED_AT].replace("’", "'").split())
    announced, spoilt = _patterns()
    return any(one.search(text) for one in announced) and not any(one.search(text) for one in spoilt)


@cache
def _patterns() -> tuple[tuple[Guarded, ...], tuple[Guarded, ...]]:
    raw = table("en", "thankful")

    def ready(name: str) -> tuple[Guarded, ...]:
        return tuple(
            Guarded(str(one).replace("{whom}", str(raw["whom"])), re.IGNORECASE) for one in raw[name]
        )

    return ready("announced"), ready("spoilt")
