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

from app.engines.builtin.concern.centre_signs import (
    MOST,
    Notes,
    is_announced,
    is_of_them,
    is_troubled,
    signs_of,
)
from app.engines.builtin.concern.fit import fit_marks
from app.engines.builtin.concern.noun_phrase import Phrase, phrases
from app.engines.builtin.concern.noun_words import is_given_name, noted_in, words_of
from app.engines.builtin.concern.stating import nouns
from app.engines.builtin.concern.thing import touched_people
from app.engines.builtin.concern.words import concern_words
from app.model.value import Span
from app.text.grammar import lexicon, tokens
from app.text.person.words import person_words, tokenise
from app.text.weights.heart import roles
from app.text.words import stem

_ANNOUNCED, _PRAISED = 0.2, 0.45
"""What it counts that they say that they write about it, and that they only praise it; few graded names are either."""
_SAID_OF = 3
"""Words behind a noun by which it is said what it is like: "is FINE", "was so good"."""
_LETTERS = 3
"""Letters from which on a word in capitals is loud, and no code."""


class Centre(NamedTuple):
    """A noun of the message: its phrases, in order, what is seen of it, and how likely (0-1) it is the centre."""

    phrases: tuple[Phrase, ...]
    signs: Mapping[str, float]
    share: float = 0.0

    @property
    def best(self) -> Phrase:
        """The phrase that names it best: theirs before another's, then one that the notes have too, then the first."""
        return max(self.phrases, key=lambda p: (p.whose == "mine", p.together, -p.source.start))


def centres(text: str, sentences: Sequence[Span], notes: Notes) -> list[Centre]:
    """The nouns that the matter could be called by, the likeliest first; `sentences` are those of `text`."""
    seen = (one._replace(share=_share(one, sentences)) for one in candidates(text, sentences, notes))
    return sorted(seen, key=lambda one: -one.share)


def candidates(text: str, sentences: Sequence[Span], notes: Notes) -> list[Centre]:
    """The same, not weighed yet."""
    noted = noted_in(notes.all)
    groups: dict[str, list[Phrase]] = {}
    for place, sentence in enumerate(sentences):
        for phrase in phrases(sentence, place, noted):
            alone = phrase.head in words_of("half_empty") and len(phrase.words) == 1
            if alone or is_of_them(phrase, sentence):
                continue
            groups.setdefault(stem(phrase.head), []).append(phrase)
    told = roles([sentence.text for sentence in sentences])
    spoken = [stem(token.low) for token in tokenise(text.replace("’", "'"))]
    made = [
        Centre(tuple(group), signs_of(group, sentences, told, notes) | _again(spoken.count(head)))
        for head, group in groups.items()
        if not (any(map(_names_none, group)) or _is_a_name(group[0].head, text))
        and (head in noted.stems or _is_given(group, sentences))
    ]
    most = max((one.signs["notes"] for one in made), default=0.0)
    return [one._replace(signs={**one.signs, **_beside(most - one.signs["notes"])}) for one in made]


def called(phrase: Phrase) -> str:
    """The words of a phrase, in small letters where they are loud or only begin a sentence."""
    first, *rest = phrase.source.text.split()
    begins = phrase.whose == "none" and (phrase.before is None or phrase.before.tag == "mark")
    word = phrase.words[0]
    named = word.low not in nouns() and (word.tag in {"name", "code"} or is_given_name(word.low))
    small = begins and not named
    return " ".join([first.lower() if small else _calm(first), *map(_calm, rest)])


def _calm(word: str) -> str:
    loud = len(word) > _LETTERS and word.isupper() and word.replace("'", "").isalpha()
    return word.lower() if loud and not concern_words().has("acronyms", word) else word


def _again(count: int) -> dict[str, float]:
    """How often the message has the noun besides."""
    return {"again": float(min(count - 1, MOST))}


def _beside(fewer: float) -> dict[str, float]:
    """How many notes fewer speak of it than of another."""
    return {"less_noted": min(fewer, float(MOST))}


def _names_none(phrase: Phrase) -> bool:
    """Whether the noun is a person, a time or nothing by itself, or words stand by it that are not given back."""
    forms = {phrase.head, phrase.head.removesuffix("s")}
    unfit = next(concern_words().unfit.find(tokenise(phrase.source.text)), None) is not None
    return bool(forms & _no_names()) or unfit or not fit_marks(phrase.source.text)


def _is_a_name(head: str, text: str) -> bool:
    """Whether a noun is what somebody or an animal is called: "Biscuit", written so more than once and never small."""
    written = [token.text for token in tokenise(text) if token.low == head]
    return len(written) > 1 and all(word[0].isupper() and not word.isupper() for word in written)


def _is_given(group: Sequence[Phrase], sentences: Sequence[Span]) -> bool:
    """Whether a noun of which no note speaks is more than something: theirs, bought, trouble, or asked for."""
    words = concern_words()
    bought = (p.before is not None and words.has("bought_verbs", p.before.low) for p in group)
    asked = any(sentences[phrase.place].text.rstrip().endswith("?") for phrase in group)
    telling = asked or words.has("trouble_nouns", group[0].head) or any(bought)
    return telling or any(phrase.whose != "a" for phrase in group)


def _share(one: Centre, sentences: Sequence[Span]) -> float:
    weights = _weights()
    odds = weights["bias"] + sum(weights[name] * value for name, value in one.signs.items())
    by_hand = _ANNOUNCED * is_announced(one.phrases, sentences) - _PRAISED * _is_praised(one, sentences)
    return min(max(1 / (1 + exp(-odds)) + by_hand, 0.0), 1.0)


def _is_praised(one: Centre, sentences: Sequence[Span]) -> bool:
    """Whether they only praise it: they write of it, and not about it."""
    return all(_praises(phrase, sentences[phrase.place]) for phrase in one.phrases)


def _praises(phrase: Phrase, sentence: Span) -> bool:
    """Whether a sentence only praises, or praises this in the midst of trouble: "love the coffee", "my dog is fine"."""
    praise = words_of("praise")
    first, *then = [*tokens(sentence.text[phrase.source.end - sentence.start :])[:_SAID_OF], ""]
    said = first in {"is", "was", "are", "were"} and bool(praise & set(then)) and "not" not in then
    held = said or (phrase.before is not None and phrase.before.low in praise)
    return held or (bool(praise & set(tokens(sentence.text))) and not is_troubled(sentence.text))


@cache
def _weights() -> dict[str, float]:
    path = files("app.engines.builtin") / "locale" / "en" / "centre.json"
    return {name: float(value) for name, value in json.loads(path.read_text(encoding="utf-8")).items()}


@cache
def _no_names() -> frozenset[str]:
    """Nouns that name a person, a time, or nothing by themselves."""
    words, lex = concern_words().sets, lexicon()
    people = person_words().sets["people"] | touched_people() | words["staff"] | lex.colleagues | lex.actors
    kin = words["family"] - words["own_others"] | {"child", "baby", "toddler", "kid"}
    nothing = words["time_nouns"] | words["quote_empty"] | words_of("empty")
    return frozenset((people | kin | nothing) - words_of("no_person") - words_of("half_empty"))
