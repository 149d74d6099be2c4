"""What an engine hands back: passages of text, and what it knows of each."""

from typing import Literal

from app.model.value import Span, Value


class Ground(Value):
    """Where a commitment is allowed: the place in brief, profile or thread, and the words there."""

    where: str
    quote: str


class Passage(Value):
    """A sentence (or a greeting, list item, sign-off) and what its writer knows of it.

    `serves` names the guidelines it was written to meet; `before` is the white space that stands in front of it.
    Where it is `claimed`, `serves`, `answers` and `uses` are the word of a model about its own work: they point to
    where something may be found, and prove nothing. Only what is not claimed is known to be what it says.
    What is `guessed` holds a note as it was jotted, or in words that may say more than it did.
    """

    text: str
    before: str = " "
    part: Literal["greeting", "body", "item", "signoff"] = "body"
    serves: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    answers: tuple[int, ...] = ()
    uses: tuple[str, ...] = ()
    message_evidence: tuple[Span, ...] = ()
    claimed: bool = False
    guessed: bool = False


class LeftOut(Value):
    """A fact that the reply does not hold, and why; `matters` where it carries a date, a sum or an answer, `unsaid`
    where it would be in the reply had a sure sentence been made of it, or where it speaks to something that was asked.
    """

    text: str
    reason: str
    matters: bool = False
    unsaid: bool = False


class EngineInfo(Value):
    """Who wrote the reply. `wording` is a digest of prompts and guidelines."""

    name: str
    model: str | None = None
    wording: str
    attempts: int = 1
    fallback_reason: str | None = None


class Usage(Value):
    """Tokens that a model took, and what they cost by the table in the settings; zeros for the built-in engine."""

    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    calls: int = 0
    cost: float | None = None

    def plus(self, other: "Usage") -> "Usage":
        """What both took together; the cost is known only where it is known of each that made a call."""
        known = [u.cost for u in (self, other) if u.calls or u.cost is not None]
        return Usage(
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            calls=self.calls + other.calls,
            cost=sum(c for c in known if c is not None) if known and None not in known else None,
        )


class Finding(Value):
    """What the checklist found wrong with a reply, told to an engine that can mend it."""

    guideline: str
    reason: str
    repair: str
    quotes: tuple[str, ...] = ()


Doubt = Literal["jotted", "question", "retold", "praised", "open"]


class Written(Value):
    """A whole reply as its engine made it: who wrote it, and what it took.

    `foreign` are the languages (ISO 639-1) of notes that stand in it as they were given and have to be translated.
    `doubts` are what else a person has to look at: a note that stands in it as it was jotted, a question of the message
    that was not read for certain, what is told back of it that may not be what was meant, praise that may be a
    complaint, or something they ask that is said to be open while notes are told. `unsure` are such notes in the
    agent's own words, by which they are named.
    """

    subject: str | None = None
    passages: tuple[Passage, ...] = ()
    language: str = "en"
    left_out: tuple[LeftOut, ...] = ()
    not_honoured: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unsure: tuple[str, ...] = ()
    engine: EngineInfo
    usage: Usage = Usage()

    @property
    def text(self) -> str:
        """The reply as it is sent."""
        return "".join(p.before + p.text for p in self.passages).strip()
