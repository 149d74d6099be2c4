"""Which phrases fit the circumstances of a brief, and which of them is said: deterministic, by the brief."""

import json
from collections.abc import Callable, Iterable
from hashlib import blake2s

from app.model.brief import Brief
from app.model.guideline import Phrase, When
from app.model.reading import Reading
from app.model.value import Value


class Circumstances(Value):
    """What `when` of a phrase is held against."""

    fault: str
    channel: str
    tone: str
    length: str
    topic: str
    feelings: tuple[str, ...]
    abuse: str
    anger: int


def circumstances(brief: Brief, reading: Reading) -> Circumstances:
    """The circumstances of a brief and its reading."""
    return Circumstances(
        fault=brief.fault,
        channel=brief.channel,
        tone=brief.tone or "warm",
        length=brief.length,
        topic=reading.topic,
        feelings=reading.feelings,
        abuse=reading.abuse,
        anger=reading.anger,
    )


def holds(when: When, found: Circumstances) -> bool:
    """Whether a phrase may be said: every field that it restricts names what was found."""
    return (
        (not when.fault or found.fault in when.fault)
        and (not when.channel or found.channel in when.channel)
        and (not when.tone or found.tone in when.tone)
        and (not when.length or found.length in when.length)
        and (not when.topic or found.topic in when.topic)
        and (not when.feeling or not set(when.feeling).isdisjoint(found.feelings))
        and (not when.abuse or found.abuse in when.abuse)
        and (not when.anger or found.anger in when.anger)
    )


def seed_of(brief: Brief) -> str:
    """A digest of what the caller gave: it alone decides between phrases that fit.

    Names of requests do not count, nor does what came before: it adds its own sentences and changes no other.
    """
    given = brief.model_dump(mode="json", exclude={"id", "at", "variants", "history"})
    return blake2s(json.dumps(given, sort_keys=True, ensure_ascii=False).encode(), digest_size=16).hexdigest()


def ranking(seed: str, place: str) -> Callable[[str], bytes]:
    """The order of phrases for one brief and place, as a key to sort them by; the smallest is said."""
    begun = blake2s(f"{seed}\0{place}\0".encode(), digest_size=8)

    def rank(say: str) -> bytes:
        digest = begun.copy()
        digest.update(say.encode())
        return digest.digest()

    return rank


def first_of(phrases: Iterable[Phrase], found: Circumstances, seed: str, place: str) -> Phrase | None:
    """The phrase that is said at a place, None where none fits."""
    fitting = [p for p in phrases if holds(p.when, found)]
    rank = ranking(seed, place)
    return min(fitting, key=lambda p: rank(p.say), default=None)
