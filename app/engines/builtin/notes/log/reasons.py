"""Why something happened, as a log note gives it: "reason: clinician off sick", "- addr incompl", "due to swell"."""

from app.engines.builtin.notes.log.events import Beside
from app.engines.builtin.notes.log.table import form, one_of, pairs, said, words
from app.engines.builtin.notes.log.things import thing_at


def reason_of(text: str, beside: Beside) -> str | None:
    """What stands behind the event for its reason; None where it is not read to its end."""
    text = text.strip()
    cause = pairs("causes").get(text.lower())
    if cause is not None:
        return said("because_of", cause=cause)
    clause = pairs("noted").get(text.lower()) or clause_of(text, beside)
    return said("because", clause=clause) if clause else None


def clause_of(text: str, beside: Beside) -> str | None:
    """A thing and how it was, or what it did: "clinician off sick", "ramp failed"."""
    found = thing_at(text, 0, beside.eyes)
    if found is None:
        return None
    thing, end = found
    behind = text[end:].strip()
    was = said("were" if thing.plural else "was")
    so = pairs("because_words").get(behind.lower()) or (
        behind.lower() if behind.lower() in words("because_so") else None
    )
    if so is not None:
        return None if thing.actor else f"{thing.text} {was} {so}"
    deed = one_of("failing").fullmatch(behind)
    return f"{thing.text} {deed.group().lower()}" if deed and not thing.actor else None


def reason_in(piece: str) -> str | None:
    """The reason that a piece names as one: "reason addr incomplete"."""
    found = form("reason").match(piece)
    return found["cause"] if found else None
