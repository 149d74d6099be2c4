"""What the notes of a brief are weighed against: the message, the offers and limits, whose fault it was."""

from datetime import date

from app.engines.builtin.notes.context import Context
from app.model.profile import Fault
from app.model.value import Value, made
from app.text.words import content_stems


class Said(Value):
    """Something that is said elsewhere: a sentence of the message, an option, a limit."""

    text: str
    stems: frozenset[str]


class Setting(Value):
    """What facts are weighed against: the message, the options and limits, whose fault it was."""

    message: tuple[Said, ...]
    options: tuple[Said, ...]
    limits: tuple[Said, ...]
    fault: Fault
    customer_name: str | None
    names: tuple[str, ...]
    text: str | None = None
    agent_name: str | None = None
    context: Context = Context()
    thing: str | None = None
    """What the message is about, in words to the customer ("your boiler"), where it names it."""
    today: date | None = None
    """The day on which the reply is written, where the brief tells it."""
    own: bool = False
    """Whether the "I" of the note at hand is the agent who signs."""
    facts: tuple[str, ...] = ()
    """All facts as they stand: "they" may speak of what the one before it names."""

    def before(self, fact: str) -> tuple[str, ...]:
        """The facts that stand before another, the nearest last."""
        return self.facts[: self.facts.index(fact)] if fact in self.facts else ()


def said(text: str) -> Said:
    """A text with its content stems, worked out once."""
    return made(Said, {"text": text, "stems": content_stems(text)})
