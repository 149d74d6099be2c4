"""What a message with notes is about: how likely each noun of it is the centre of the matter.

The noun of which the notes speak too, early in the message, what something is said or asked of, is likelier it than a
place, or what comes up late. A linear model of a few signs, fitted by `scripts.fit.centre` on names that readers graded
(`training/opened/`); its weights stand by their names in `locale/en/centre.json`.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from app.engines.builtin.concern.fit import fit_marks
from app.engines.builtin.concern.noun_phrase import Phrase, noted_in, phrases, row_of, words_of
from app.engines.builtin.concern.stating import nouns
from app.engines.builtin.concern.thing import touched_people
from app.engines.builtin.concern.words import concern_words
from app.model.value import Span
from app.text.grammar import lexicon
from app.text.person.words import person_words, tokenise
from app.text.weights.heart import Role, roles
from app.text.words import content_stems, stem

_FINITE = frozenset({"past", "third", "aux", "be", "modal", "either"})
_VERB = frozenset({"base", "past", "third", "either", "ing", "part"})
_MOST = 3
"""Up to which it counts how often something is spoken of."""
_EARLY = 3
"""Sentences from which on what comes up comes up late."""
_LETTERS = 3
"""Letters from which on a word in capitals is loud, and no code."""
_BEGINS = 6
"""Words at the beginning of a note in which stands what it is about."""


class Centre(NamedTuple):
    """A noun of the message: its phrases, in order, what is seen of it, and how likely (0-1) it is the centre."""

    phrases: tuple[Phrase, ...]
    signs: Mapping[str, float]
    share: float = 0.0

    @property
    def best(self) -> Phrase:
        """The phrase that names it best: theirs before another, the fuller before the shorter, the first of these."""
        return max(
            self.phrases, key=lambda p: (p.whose == "mine", len(p.words) > 1, -p.place, -p.source.start)
        )


class Notes(NamedTuple):
    """The words of the agent's notes: facts, offers and limits."""

    facts: Sequence[str]
    options: Sequence[str]
    cannot: Sequence[str]

    @property
    def all(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.facts, *self.options, *self.cannot)


def centres(text: str, sentences: Sequence[Span], notes: Notes) -> list[Centre]:
    """The nouns that the matter could be called by, the likeliest first; `sentences` are those of `text`."""
    weights = _weights()
    seen = (c._replace(share=_share(weights, c.signs)) for c in candidates(text, sentences, notes))
    return sorted(seen, key=lambda c: -c.share)


def candidates(text: str, sentences: Sequence[Span], notes: Notes) -> list[Centre]:
    """The same, not weighed yet."""
    noted = noted_in(notes.all)
    groups: dict[str, list[Phrase]] = {}
    for place, sentence in enumerate(sentences):
        for phrase in phrases(sentence, place, noted):
            groups.setdefault(stem(phrase.head), []).append(phrase)
    told = roles([sentence.text for sentence in sentences])
    spoken = [stem(token.low) for token in tokenise(text.replace("’", "'"))]
    made = [
        Centre(tuple(group), _signs(head, group, sentences, told, notes) | _again(spoken.count(head)))
        for head, group in groups.items()
        if not any(_names_none(phrase) for phrase in group)
    ]
    most = max((one.signs["notes"] for one in made), default=0.0)
    return [
        one._replace(signs={**one.signs, "less_noted": min(most - one.signs["notes"], _MOST)}) for one in made
    ]


def _names_none(phrase: Phrase) -> bool:
    """Whether the noun is a person, a time or nothing by itself, or words stand by it that are not given back."""
    forms = {phrase.head, phrase.head.removesuffix("s")}
    unfit = next(concern_words().unfit.find(tokenise(phrase.source.text)), None) is not None
    return bool(forms & _no_names()) or unfit or not fit_marks(phrase.source.text)


def _signs(
    head: str, group: Sequence[Phrase], sentences: Sequence[Span], told: Sequence[Role], notes: Notes
) -> dict[str, float]:
    return {
        **_noted(head, notes),
        **_placed(group, sentences),
        **_role(group, told),
        **_grammar(group),
        **_troubled(group, sentences),
        **_word(group),
    }


def _again(count: int) -> dict[str, float]:
    return {"again": float(min(count - 1, _MOST))}


def _noted(head: str, notes: Notes) -> dict[str, float]:
    """How much the notes speak of it."""
    facts, options, cannot = (
        sum(head in content_stems(note) for note in kind) for kind in (notes.facts, notes.options, notes.cannot)
    )
    begins = sum(head == _begins_with(note) for note in notes.all)
    return {
        "facts": float(min(facts, _MOST)),
        "options": float(min(options, 2)),
        "cannot": float(min(cannot, 1)),
        "notes": float(min(facts + options + cannot, _MOST + 1)),
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
        "spoken_about": float(any(p.before is not None and p.before.low in words_of("about") for p in group)),
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
    troubles = (hit.name for one in held for hit in words.troubles(tokenise(one.text)))
    return {
        "trouble": float(any(name != "no_problems" for name in troubles)),
        "trouble_noun": float(words.has("trouble_nouns", group[0].head)),
        "asked": float(any("?" in one.text[-3:] for one in held)),
    }


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


def _share(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    return 1 / (1 + exp(-weights["bias"] - sum(weights[name] * value for name, value in signs.items())))


@cache
def _weights() -> dict[str, float]:
    path = files("app.engines.builtin") / "locale" / "en" / "centre.json"
    return {name: float(value) for name, value in json.loads(path.read_text(encoding="utf-8")).items()}


@cache
def _complained_of() -> frozenset[str]:
    return frozenset[str]().union(*concern_words().topic_nouns.values())


@cache
def _no_names() -> frozenset[str]:
    """Nouns that name a person, a time, or nothing by themselves."""
    words, lex = concern_words().sets, lexicon()
    people = person_words().sets["people"] | touched_people() | words["staff"] | lex.colleagues | lex.actors
    kin = words["family"] - words["own_others"] | {"child", "baby", "toddler", "kid"}
    return frozenset(people | kin | words["time_nouns"] | words["quote_empty"] | words_of("empty"))


def called(phrase: Phrase) -> str:
    """The words of a phrase, in small letters where they are loud or only begin a sentence."""
    first, *rest = phrase.source.text.split()
    begins = phrase.before is None or phrase.before.tag == "mark"
    known = begins and phrase.whose == "none" and first.lower() in nouns()
    return " ".join([first.lower() if known else _calm(first), *map(_calm, rest)])


def _calm(word: str) -> str:
    loud = len(word) > _LETTERS and word.isupper() and word.replace("'", "").isalpha()
    return word.lower() if loud and not concern_words().has("acronyms", word) else word
