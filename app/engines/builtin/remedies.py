"""The patterns that tell remedies apart, from `app/text/locale/en/remedies.yaml`."""

import re
from functools import cache

from app.text.guarded import Guarded
from app.text.tables import table


@cache
def remedy(name: str) -> Guarded:
    """The pattern of that name; KeyError where there is none."""
    return Guarded(str(table("en", "remedies")[name]), re.IGNORECASE)
