"""Whether a noun of the message is what it is about: a feeling is tied to no other, and no other opens a reply."""

from app.engines.builtin.concern.concerns import LEAD, SURELY
from app.engines.builtin.desk import Desk
from app.text.grammar import tokens
from app.text.words import content_stems, stem

_AGAIN = 2
"""Times that a message names what it is about."""
_ENOUGH = 6
"""Words of the message that facts share, from which on they show that it was read."""
_DIGITS = 4
"""Digits of a code from which on it is a reference of theirs, not a room or a question by its number."""
_FIRST, _CLOSE = 4, 4
"""Statements at the head of a reply, and words of the message in one of them, that show that it was read."""
_SPOKEN, _ANSWERS = 3, 1
"""Words of the message in one sentence of the notes that show that it speaks of it, or one less among more of them; the
same where it answers them."""
_EARLY = 4
"""Statements of notes at the head of a reply, or half of them, that show that the message was read."""
_OWN = frozenset({"your", "the", "our", "a", "an", "this", "that"})


def is_the_matter(desk: Desk) -> bool:
    """Whether message and notes are both about the noun that names the matter.

    Where notes are given, it is weighed; without notes it stands in the first statement or comes again.
    """
    if desk.concern.thing_share is not None:
        return desk.concern.thing_share >= SURELY
    source, head = desk.concern.thing_source, _head(desk)
    if source is None or head is None:
        return False
    spoken = sum(stem(word) == head for word in tokens(desk.said))
    numbered = any(ch.isdecimal() for ch in desk.concern.thing)
    owned = desk.concern.thing.startswith("your ") or numbered
    return spoken >= _AGAIN or (owned and source.start < LEAD)


def may_be_named(desk: Desk) -> bool:
    """Whether the noun may stand in a plain sentence, without a feeling tied to it.

    Where notes are given, it is the likeliest; else it is what the message is about, or a reference of theirs.
    """
    if desk.concern.thing_share is not None:
        return desk.concern.thing_source is not None
    source = desk.concern.thing_source
    words = [word for word in tokens(desk.concern.thing) if word not in _OWN]
    if source is None or not words:
        return False
    if sum(ch.isdecimal() for ch in desk.concern.thing) >= _DIGITS:
        return True
    return is_the_matter(desk)


def shows_itself_read(desk: Desk) -> bool:
    """Whether what is told of the facts shows by itself that the message was read."""
    told = {one for line in desk.facts if line.sentence for one in content_stems(line.sentence)}
    return len(told & desk.said_stems) >= _ENOUGH


def shows_read(desk: Desk) -> bool:
    """Whether the reply shows that the message was read: it gives it back, or what it tells first speaks of it in words
    of theirs, which is marked as listening.
    """
    noted = [k for k, passage in enumerate(desk.passages) if passage.uses]
    early = noted[: max(_EARLY, len(noted) // 2)]
    shared = {k: content_stems(desk.passages[k].text) & desk.said_stems for k in early}
    among = len(frozenset().union(*shared.values())) > _SPOKEN
    for k, stems in shared.items():
        passage = desk.passages[k]
        least = _ANSWERS if passage.answers else _SPOKEN - among
        if len(stems) >= least:
            desk.passages[k] = passage.model_copy(update={"serves": (*passage.serves, "listen")})
    return any("listen" in passage.serves for passage in desk.passages)


def _head(desk: Desk) -> str | None:
    words = tokens(desk.concern.thing)
    return stem(words[-1]) if words and words[-1].isalpha() else None
