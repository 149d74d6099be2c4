"""Subject and first verb of a clause: the customer, the company, a thing, or nobody in particular."""

from collections.abc import Sequence

from app.engines.builtin.concern.classes import Frame, Subject, WordClasses, head, word_at
from app.engines.builtin.concern.noun import NounSubject
from app.text.person.words import Token

_SAID = frozenset({"said", "heard", "asked"})
_UNREAL = frozenset({
    "will", "would", "shall", "should", "may", "might", "must", "won't", "wouldn't", "shouldn't", "could", "can",
})  # fmt: skip
_BETWEEN = frozenset({"been", "a", "bit", "so", "very", "too"})
_COUNTED = frozenset({"time", "week", "month", "day", "call", "email", "complaint", "letter", "replacement"})
_BE = frozenset({"is", "was", "were", "are", "has", "have"})
_OTHERS = frozenset({"he", "she", "they", "that", "there", "what", "who"})


class Subjects:
    """Finds who or what a clause is about; None for a clause whose subject we must not or cannot take over."""

    def __init__(self, classes: WordClasses) -> None:
        self._classes = classes
        self._words = classes.words
        self._person = classes.person
        self._noun = NounSubject(classes)

    def frame(self, low: Sequence[str], start: int, tokens: Sequence[Token]) -> Frame | None:
        """The frame of the clause whose subject stands at `start`."""
        first = low[start]
        if head(first) in {"i", "we"}:
            return self._self(low, start)
        if head(first) == "you":
            return self._company(low, start)
        if first in {"nobody", "nothing", "no-one"} or low[start : start + 2] == ["no", "one"]:
            return self._at_verb("nobody", low, start, start + (2 if first == "no" else 1))
        if first == "it":
            if self._words.has("present_s", word_at(low, start + 1)):
                return Frame("it", start, start + 1)
            return self._at_verb("it", low, start, start + 1)
        if first == "it's":
            return Frame("it", start, start)
        if first == "there" and word_at(low, start + 1) in _BE:
            return Frame("there", start, start + 1)
        if first in {"this", "that"} and word_at(low, start + 1) == "is":
            return self._count(low, start)
        if self._person.has("third_nominative", first) or head(first) in _OTHERS:
            return None
        return self._noun.frame(low, start, tokens)

    def _at_verb(self, subject: Subject, low: Sequence[str], start: int, at: int) -> Frame | None:
        verb = self._classes.verb_at(low, at)
        return None if verb is None else Frame(subject, start, verb)

    def _company(self, low: Sequence[str], start: int) -> Frame | None:
        verb = start if "'" in low[start] else self._classes.verb_at(low, start + 1)
        return (
            None if verb is None or self._person.has("modals", low[verb]) else Frame("company", start, verb)
        )

    def _count(self, low: Sequence[str], start: int) -> Frame | None:
        """Take "this is the third time I have written" alone of all that begins with "this is"."""
        rest = [w for w in low[start + 2 : start + 7] if w not in {"now", "the", "literally", "my"}]
        if len(rest) < 2 or rest[1] not in _COUNTED:
            return None
        counted = self._person.has("numbers", rest[0]) or rest[0][0].isdecimal()
        return Frame("count", start, start + 1) if counted else None

    def _self(self, low: Sequence[str], start: int) -> Frame | None:
        """Take what the customer did or met with, not what they think, wish or will do."""
        if low[start].endswith(("'d", "'ll")):
            return None
        verb = start if "'" in low[start] else self._classes.verb_at(low, start + 1)
        if verb is None:
            at = self._classes.past_adverbs(low, start + 1)
            return Frame("self", start, at) if self._words.has("self_present", word_at(low, at)) else None
        return None if self.mental(low, verb) else Frame("self", start, verb)

    def mental(self, low: Sequence[str], verb: int) -> bool:
        """Whether the customer thinks, feels, wishes or intends, by the verb at an index."""
        word = low[verb]
        if self._words.has("mental", word):
            return word not in _SAID
        if word in _UNREAL:
            return True
        after = verb + 1
        while after < len(low) and (self._person.has("adverbs", low[after]) or low[after] in _BETWEEN):
            after += 1
        follower = word_at(low, after)
        if self._words.has("feelings", follower) or self._words.has("mental", follower):
            return True
        if word in {"do", "don't"} and follower != "have":
            return True
        return word in {"i'm", "am", "we're"} and self._no_state(low[verb:after], follower)

    def _no_state(self, before: Sequence[str], follower: str) -> bool:
        """Whether "I am …" goes on with an intention or feeling, not with a state such as "waiting" or "charged"."""
        if "not" in before or "never" in before:
            return follower != "able"
        participle = self._person.regular_past(follower) or follower in self._person.participles
        return not (participle or self._words.has("self_states", follower))
