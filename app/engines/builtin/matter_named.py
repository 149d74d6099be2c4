"""The matter of a message by its name, where no sentence of it is told: "your message about the sink"."""

import re

from app.engines.builtin.careful import is_careful
from app.engines.builtin.desk import Desk
from app.engines.builtin.matter import comes_again, is_the_matter, may_be_named, shows_itself_read
from app.engines.builtin.mood import foreign_hand
from app.engines.builtin.naming import shared_name
from app.model.value import Span

_NUMBERED = re.compile(r"(?=.*\d)(?!.*[xX]{2})(?!.* (?:19|20)\d\d$).{4,}")
"""The same where nothing else shows that the message was read: "window 2"."""
_PLAIN = re.compile(r"(?!.*[xX]{2})(?!.* (?:19|20)\d\d$)(?=.*\d.*\d.*\d).{5,}")
"""A detail that can be given back: it holds digits, is not masked ("XX 94133") and no name with a year."""


def name_the_matter(desk: Desk, guideline: str, slot: str) -> bool:
    """Name the thing as the message has it, with its number where there is one, else a sum or reference of theirs."""
    if foreign_hand(desk.said, desk.task.reading.language):
        return False
    thing, source = desk.concern.thing, desk.concern.thing_source
    stray = is_careful(desk) and thing.startswith("the ") and not comes_again(desk)
    may = is_the_matter(desk) if guideline == "empathize" else may_be_named(desk) and not stray
    if source is None or not may:
        found = _number_of_theirs(desk) if source is None and guideline == "listen" else None
        found = found or (shared_name(desk) if guideline == "listen" else None)
        if found is None:
            return False
        thing, source = found
    return desk.say(guideline, slot, shown=(source,), values={"thing": thing})


def _number_of_theirs(desk: Desk) -> tuple[str, Span] | None:
    """A reference or a product of theirs, where the message names no thing."""
    forms = desk.tables["words"]["details"]
    fits = (_PLAIN,) if desk.bare or shows_itself_read(desk) else (_PLAIN, _NUMBERED)
    details = [d for fit in fits for d in desk.task.reading.details if fit.fullmatch(d.text)]
    named = next((d for d in details if d.type in forms and any(ch.isalpha() for ch in d.text)), None)
    return None if named is None else (str(forms[named.type]).format(text=named.text), named)
