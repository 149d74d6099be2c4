"""How clauses of a message bear on the notes that an agent took down for it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from app.engines.builtin.concern.thing import place
from app.engines.builtin.concern.told import Told
from app.engines.builtin.concern.words import ConcernWords
from app.model.brief import Brief
from app.model.value import Span
from app.text.words import content_stems

OPENS_WELL = 2
"""Sentences from the start in which a quotation still opens a reply well."""
_SHARED, _MUCH = 2, 3
"""Stems that a clause shares with the agent's notes when it is about the matter: with trouble in it, and without."""
_PLAIN_LENGTH = 18
_EARLY = 1
"""Sentences from the start in which the main event stands."""
_GRAVE, _EVENT_LENGTH = 4.7, 22
"""Weight and words of a clause that is the main event."""
_STRINGS = frozenset({"and", "but", "so", "because", "which", "when", "while"})


def stems_of_notes(brief: Brief) -> Mapping[str, int]:
    """How many of the agent's notes speak of each stem; an offer counts twice, since it is made for the matter."""
    notes = [*brief.facts, *brief.cannot, *brief.options, *brief.options]
    return Counter(stem for note in notes for stem in content_stems(note))


def _shared(told: Told, noted: Mapping[str, int]) -> int:
    return sum(1 for stem in content_stems(told.text) if stem in noted)


def bears(told: Told, noted: Mapping[str, int], words: ConcernWords, *, named: bool) -> bool:
    """Whether a clause is about the matter and says it plainly enough to open a reply with.

    It tells trouble of which the agent's notes speak too, a wait, a lack, or the deal itself where the matter is not
    `named`. A side remark, an errand or a string of events may be true and still miss the point: the matter is then
    named instead. Where there are no notes to go by, any plain clause will do.
    """
    low = [token.low for token in told.tokens]
    subject = told.frame.subject
    if _main_event(told, low):
        return True
    strung = sum(word in _STRINGS for word in low)
    if strung > 1 or subject == "it" or sum(t.is_word for t in told.tokens) > _PLAIN_LENGTH:
        return False
    shared = _shared(told, noted)
    troubled = bool(told.trouble) and shared >= _SHARED
    if not noted or subject != "self":
        plain = subject == "thing" and shared >= _MUCH and not words.has("tellings", low[told.frame.verb])
        grave = troubled and told.trouble >= 1 and subject != "there"
        return not noted or grave or plain
    after = low[told.frame.verb : told.frame.verb + 4]
    if "no" in after or any(word.startswith("wait") for word in after):
        return shared > 0
    if words.has("deals", low[told.frame.verb]):
        return troubled or (shared >= _MUCH and not named)
    lacks = any(words.has("denials", w) or w.endswith("n't") for w in low[: told.frame.verb + 4])
    return troubled and (lacks or any(words.has("done_to_self", w) for w in after))


def _main_event(told: Told, low: Sequence[str]) -> bool:
    """Whether a clause of the first sentences tells so much trouble that it is what the message is about."""
    early = told.place <= _EARLY and told.value >= _GRAVE and told.trouble >= 1
    words = sum(t.is_word for t in told.tokens)
    strung = sum(word in _STRINGS for word in low)
    subject = told.frame.subject
    return (
        early
        and words <= _EVENT_LENGTH
        and strung <= 1
        and subject not in {"it", "there", "company"}
        and "say" not in low
    )


def is_stray(source: Span | None, said: Sequence[Span], name: str, noted: Mapping[str, int]) -> bool:
    """Whether a name for the matter may be something in passing: named late, or in no note of the agent."""
    if source is None:
        return True
    at = place(source, said)
    return at > OPENS_WELL or (at > 0 and bool(noted) and not content_stems(name) & noted.keys())


def worth(told: Told, noted: Mapping[str, int]) -> float:
    """The weight of a clause beside the notes; one that strings several things together tells each less well."""
    strung = sum(token.low in _STRINGS for token in told.tokens)
    return told.value + 0.8 * min(_shared(told, noted), 3) - 0.8 * strung
