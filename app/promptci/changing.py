"""Makes the message of one case from that of another: other words, another name, slips of the keyboard."""

import re
from hashlib import sha256

from app.errors import InputError
from app.model.brief import Brief
from app.promptci.case import Change
from app.text.compiled import compiled

_WORD = compiled(r"[^\W\d_]{5,}")
"""Words that bear a slip: short ones change their meaning, numbers are facts."""


def changed(brief: Brief, change: Change) -> Brief:
    """The brief after the change.

    Raises InputError where a text that is to be replaced does not stand in the message, or there is no name to change.
    """
    message = brief.message
    for old, new in change.replace:
        if old not in message:
            raise InputError(f"{old[:40]!r} does not stand in the message that is to be changed")
        message = message.replace(old, new)
    message = f"{change.prepend}{message}{change.append}"
    message = with_typos(message, change.typos)
    customer = brief.customer
    if change.name is not None:
        if not customer.name:
            raise InputError("the brief names no customer whose name could be changed")
        for old, new in zip(customer.name.split(), change.name.split(), strict=False):
            message = re.sub(rf"\b{re.escape(old)}\b", new, message)
        customer = customer.model_copy(update={"name": change.name})
    return brief.model_copy(update={"message": message, "customer": customer})


def with_typos(text: str, count: int) -> str:
    """The text with two inner letters swapped in `count` of its longer words, the same ones each time.

    Words with a capital inside a sentence are left alone: they may be names.
    """
    words = [m for m in _WORD.finditer(text) if m.group().islower()]
    words.sort(key=lambda m: sha256(f"{m.start()} {m.group()}".encode()).digest())
    for match in sorted(words[:count], key=lambda m: -m.start()):
        at = match.start() + 1 + len(match.group()) // 2 - 1
        text = f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}"
    return text
