"""What is seen of a noun of a message that its matter may be called by: the signs that are weighed."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from app.engines.builtin.concern.noun_phrase import Phrase
from app.engines.builtin.concern.noun_words import WORDS, row_of, words_of
from app.engines.builtin.concern.stating import nouns
from app.engines.builtin.concern.words import concern_words
from app.model.value import Span
from app.text.grammar import tokens
from app.text.person.words import tokenise
from app.text.weights.heart import Role
from app.text.words import content_stems, stem

_FINITE = frozenset({"past", "third", "aux", "be", "modal", "either"})
_VERB = frozenset({"base", "past", "third", "either", "ing", "part"})
MOST = 3
"""Up to which it counts how often something is spoken of."""
_EARLY = 3
"""Sentences from which on what comes up comes up late."""
_BEGINS = 6
"""Words at the beginning of a note in which stands what it is about."""


class Notes(NamedTuple):
    """The words of the agent's notes: facts, offers and limits."""

    facts: Sequence[str]
    options: Sequence[str]
    cannot: Sequence[str]

    @property
    def all(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.facts, *self.options, *self.cannot)


def signs_of(
    group: Sequence[Phrase], sentences: Sequence[Span], told: Sequence[Role], notes: Notes
) -> dict[str, float]:
    """The signs of a noun by its phrases; `told` is what each sentence of the message does in it."""
    return {
        **_noted(stem(group[0].head), notes),
        **_placed(group, sentences),
        **_role(group, told),
        **_grammar(group),
        **_troubled(group, sentences),
        **_word(group),
    }


def is_announced(group: Sequence[Phrase], sentences: Sequence[Span]) -> bool:
    """Whether they say that they write about it: "I'm writing about the boiler"."""
    return any(WORDS.shape("announced").search(_before(phrase, sentences[phrase.place])) for phrase in group)


def is_of_them(phrase: Phrase, sentence: Span) -> bool:
    """Whether they say by it who they are: "I'm the treasurer of a brass band"."""
    return WORDS.shape("introduces").search(_before(phrase, sentence).replace("’", "'")) is not None


def _before(phrase: Phrase, sentence: Span) -> str:
    return sentence.text[: phrase.source.start - sentence.start]


def is_troubled(text: str) -> bool:
    """Whether a sentence tells of trouble."""
    return any(hit.name != "no_problems" for hit in concern_words().troubles(tokenise(text)))


def _noted(head: str, notes: Notes) -> dict[str, float]:
    """How much the notes speak of it."""
    facts, options, cannot = (
        sum(head in content_stems(note) for note in kind)
        for kind in (notes.facts, notes.options, notes.cannot)
    )
    begins = sum(head == _begins_with(note) for note in notes.all)
    return {
        "facts": float(min(facts, MOST)),
        "options": float(min(options, 2)),
        "cannot": float(min(cannot, 1)),
        "notes": float(min(facts + options + cannot, MOST + 1)),
        "noted": float(facts + options + cannot > 0),
        "first_fact": float(bool(notes.facts) and head in content_stems(notes.facts[0])),
        "kinds": float((facts > 0) + (options > 0) + (cannot > 0) > 1),
        "begins_note": float(min(begins, 2)),
    }


def _begins_with(note: str) -> str | None:
    """The noun that a note begins with: "The tanker left the yard" → "tanker"."""
    last = None
    for word in row_of(note).words[:_BEGINS]:
        if word.tag in {"noun", "ing", "name", "code"}:
            last = stem(word.low)
        elif last is not None or word.tag not in {"det", "number", "state"}:
            break
    return last


def _placed(group: Sequence[Phrase], sentences: Sequence[Span]) -> dict[str, float]:
    """How early it comes up."""
    place = min(phrase.place for phrase in group)
    length = max(1, sentences[-1].end - sentences[0].start)
    return {
        "first": float(place == 0),
        "second": float(place == 1),
        "late": float(place > _EARLY),
        "place": (min(phrase.source.start for phrase in group) - sentences[0].start) / length,
    }


def _role(group: Sequence[Phrase], told: Sequence[Role]) -> dict[str, float]:
    """What the sentences that hold it do in the message."""
    held = [told[phrase.place] for phrase in group]
    return {
        "heart": max(one.heart for one in held),
        "ask": max(one.ask for one in held),
        "story": min(one.story for one in held),
        "noise": min(one.noise for one in held),
        "effect": min(one.effect for one in held),
    }


def _grammar(group: Sequence[Phrase]) -> dict[str, float]:
    """Whose it is, and what it is in its sentence."""
    whose = {phrase.whose for phrase in group}
    places = [_is_placed(phrase) for phrase in group]
    return {
        "mine": float("mine" in whose),
        "ours": float("ours" in whose),
        "a": float(group[0].whose == "a"),
        "theirs": float(whose == {"theirs"}),
        "bare": float(whose == {"none"}),
        "subject": float(any(_is_subject(phrase) for phrase in group)),
        "object": float(any(p.before is not None and p.before.tag in _VERB for p in group)),
        "placed": float(all(places)),
        "placed_once": float(any(places)),
    }


def _is_placed(phrase: Phrase) -> bool:
    return phrase.before is not None and phrase.before.low in words_of("locating")


def _is_subject(phrase: Phrase) -> bool:
    before, after = phrase.before, phrase.after
    return after is not None and after.tag in _FINITE and not (before is not None and before.tag == "prep")


def _troubled(group: Sequence[Phrase], sentences: Sequence[Span]) -> dict[str, float]:
    """Whether a sentence that holds it tells of trouble or asks."""
    held = [sentences[phrase.place] for phrase in group]
    words = concern_words()
    troubled = any(is_troubled(one.text) for one in held)
    behind = any(p.before is not None and p.before.low in words_of("about") for p in group)
    return {
        "trouble": float(troubled),
        "suffers": float(any(_suffers(phrase, one) for phrase, one in zip(group, held, strict=True))),
        "trouble_noun": float(words.has("trouble_nouns", group[0].head)),
        "spoken_about": float(behind and not is_announced(group, sentences)),
        "asked": float(any("?" in one.text[-3:] for one in held)),
    }


def _suffers(phrase: Phrase, sentence: Span) -> bool:
    """Whether it is what goes wrong: trouble is told of it before another clause begins."""
    if not _is_subject(phrase):
        return False
    after = sentence.text[phrase.source.end - sentence.start :]
    hits = [hit for hit in concern_words().troubles(tokenise(after)) if hit.name != "no_problems"]
    return bool(hits) and not words_of("parting") & set(tokens(after[: hits[0].start]))


def _word(group: Sequence[Phrase]) -> dict[str, float]:
    """What the word is by itself, and with those before it."""
    head = group[0].head
    one = head.removesuffix("s")
    words = concern_words()
    return {
        "a_place": float(bool({head, one} & words_of("places"))),
        "told_by": float(bool({head, one} & words_of("told_by"))),
        "compound": float(any(len(phrase.words) > 1 for phrase in group)),
        "known": float(head in nouns()),
        "complained_of": float(bool({head, one} & _complained_of())),
        "in_passing": float(words.has("no_matter", head)),
        "body_and_mind": float(words.has("body_and_mind", head)),
    }


@cache
def _complained_of() -> frozenset[str]:
    return frozenset[str]().union(*concern_words().topic_nouns.values())
