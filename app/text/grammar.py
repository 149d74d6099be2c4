"""The form of a jotted note: an order, a noun phrase, a clause, or too short to tell."""

import re
from functools import cache, lru_cache
from typing import Literal

from app.model.value import Value
from app.text.compiled import compiled
from app.text.tables import table

Form = Literal["order", "noun_phrase", "noun_participle", "clause", "fragment"]

_WORD = compiled(r"[^\W_]+(?:['’\-][^\W_]+)*")
_TEXTS = 512
"""Notes and parts of them whose words and form are remembered: one draft asks for them again and again."""


class Lexicon(Value):
    """Closed classes and verbs of one language."""

    determiners: frozenset[str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    past: frozenset[str]
    participles: frozenset[str]
    verbs: frozenset[str]
    double: frozenset[str]
    noun_follow: frozenset[str]
    states: frozenset[str]
    theirs: frozenset[str]
    anybodys: frozenset[str]
    actors: frozenset[str]
    contracted: frozenset[str]
    subordinating: frozenset[str]
    time_or_count: frozenset[str]
    after_participle: frozenset[str]
    pauses: frozenset[str]
    third_persons: frozenset[str]
    negations: frozenset[str]
    question_words: frozenset[str]
    days: frozenset[str]
    unclosed: frozenset[str]
    leaning: frozenset[str]
    colleagues: frozenset[str]
    ordered: frozenset[str]


@cache
def lexicon(language: str = "en") -> Lexicon:
    """Read `locale/<language>/grammar.yaml` once; English where there is none."""
    words = table(language, "grammar") or table("en", "grammar")
    return Lexicon(**{name: frozenset(str(words[name]).split()) for name in Lexicon.model_fields})


def tokens(text: str) -> list[str]:
    """Words in lower case, curly apostrophes made straight."""
    return list(_tokens(text))


@lru_cache(maxsize=_TEXTS)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple([word.lower() for word in _WORD.findall(text.replace("’", "'"))])


@lru_cache(maxsize=_TEXTS)
def form_of(note: str) -> Form:
    """Tell what a note is, by its first words and its first finite verb.

    "Refund opened boxes" is an order, "Full refund of £429" a noun phrase, "fee waived" a noun with a participle,
    "The van can bring it today" a clause, "tues 19 jan 10.15" a fragment.
    """
    words = tokens(note)
    if not words:
        return "fragment"
    if _starts_as_order(words):
        return "order"
    head = tokens(main_part(note))
    verb = finite_verb(head)
    if verb is not None and verb > 0:
        return "clause"
    if _participle_at(head) is not None:
        return "noun_participle"
    return "noun_phrase" if _looks_nominal(words) else "fragment"


def is_verb_base(word: str) -> bool:
    """Whether the word is a verb's base form in our list."""
    return word in lexicon().verbs


def finite_verb(words: list[str]) -> int | None:
    """Index of the first word that must be a finite verb, None where there is none.

    An auxiliary, a past form, or a known verb with -s or -ed that follows a subject.
    """
    lex = lexicon()
    for index, word in enumerate(words):
        hour = word == "am" and index and words[index - 1] != "i"  # "from 3 am today"
        if word in lex.auxiliaries and word not in {"be", "been", "being"} and not hour:
            return index
        if word in lex.contracted:
            return max(index, 1)
        if index and (_is_past_verb(words, index) or _is_present_verb(words, index)):
            return index
    return None


def _is_past_verb(words: list[str], index: int) -> bool:
    """Whether a past form is the verb of its clause, and no participle: "told us", "he paid", "capped the pipe"."""
    lex = lexicon()
    word, previous, following = words[index], words[index - 1], words[index + 1 : index + 2]
    if previous in lex.determiners and word in lex.participles:
        return False
    if word in lex.past:
        return word not in lex.participles or previous in lex.pronouns or not _closes(following)
    if not word.endswith("ed") or len(word) <= 4:
        return False
    return previous in lex.pronouns or _has_object(words, index) or bool(set(following) & lex.subordinating)


def _is_present_verb(words: list[str], index: int) -> bool:
    """Whether a form is a present verb behind its subject: "the van leaves", "we send"."""
    lex = lexicon()
    word, previous = words[index], words[index - 1]
    if _stem_s(word) and previous in lex.actors and previous not in lex.verbs:
        return True
    if _third_person(word) and previous not in lex.determiners and previous not in lex.prepositions:
        return True
    return previous in {"we", "i", "you", "they"} and word in lex.verbs


def _starts_as_order(words: list[str]) -> bool:
    lex = lexicon()
    first = words[0]
    if first not in lex.verbs:
        return False
    if len(words) == 1:
        return first not in lex.double
    second = words[1]
    if first in lex.double and (
        second in lex.noun_follow or second in lex.auxiliaries or second in lex.double
    ):
        return False
    if first in lex.double and (second in lex.participles or second.endswith("ed")) and _closes(words[2:3]):
        return False
    return finite_verb(words[:4]) is None or second in lex.determiners or second in lex.pronouns


def _has_object(words: list[str], index: int) -> bool:
    """Whether a determiner follows: "capped the pipe" is told of somebody, "waived today" of something."""
    if index + 1 >= len(words):
        return False
    following, lex = words[index + 1], lexicon()
    return following in lex.determiners and following not in lex.time_or_count


def goes_on(word: str) -> bool:
    """Whether a piece begins with a verb that the subject before it carries on: "has the case, rings today"."""
    lex = lexicon()
    return word in lex.auxiliaries or (word.endswith("s") and word[:-1] in lex.verbs)


def has_verb(text: str) -> bool:
    """Whether any word after the first may be a verb, also one that is a noun as often; for notes that are written as
    sentences, where only the presence of a verb is in doubt.
    """
    lex = lexicon()
    return any(
        w in lex.verbs
        or w in lex.past
        or w in lex.auxiliaries
        or w in lex.contracted
        or (w.endswith("ed") and len(w) > 4)
        or _stem_s(w)
        for w in tokens(text)[1:]
    )


def _stem_s(word: str) -> bool:
    verbs = lexicon().verbs
    return word.endswith("s") and (word[:-1] in verbs or word[:-2] in verbs or word[:-3] + "y" in verbs)


def _third_person(word: str) -> bool:
    verbs = lexicon().verbs
    if word.endswith("ies"):
        return word[:-3] + "y" in verbs and word[:-3] + "y" not in lexicon().double
    if not word.endswith("s") or word.endswith("ss"):
        return False
    base = word[:-2] if word.endswith("es") and word[:-2] in verbs else word[:-1]
    return base in verbs and base not in lexicon().double


def participle_cut(note: str) -> int | None:
    """Offset of the participle of a "noun participle" note ("fee | waived"), None for any other form."""
    if form_of(note) != "noun_participle":
        return None
    index = _participle_at(tokens(main_part(note)))
    places = [m.start() for m in _WORD.finditer(note)]
    return places[index] if index is not None else None


@cache
def _pause() -> re.Pattern[str]:
    return re.compile(rf"[,;:(]| - |\b(?:{'|'.join(sorted(lexicon().pauses))})\b", re.IGNORECASE)


def main_part(note: str) -> str:
    """The note up to its first pause or subordinate clause: what follows has verbs of its own."""
    return _pause().split(note, maxsplit=1)[0]


def _participle_at(words: list[str]) -> int | None:
    """Index of a participle that closes a noun phrase: "call-out fee of £140 waived", "trace opened today"."""
    lex = lexicon()
    for index, word in enumerate(words):
        formed = word in lex.participles or (word.endswith("ed") and len(word) > 4 and word not in lex.verbs)
        before_noun = words[index + 1 : index + 2]
        told_of = "for" in words[:index]  # "for the 75 minutes lost" says which minutes, not what is done
        if (
            index
            and formed
            and not told_of
            and _closes(before_noun)
            and words[index - 1] not in lex.determiners
        ):
            return index
    return None


def _closes(following: list[str]) -> bool:
    lex = lexicon()
    if not following:
        return True
    word = following[0]
    return (
        word in lex.prepositions or word in lex.adverbs or word[0].isdecimal() or word in lex.after_participle
    )


def _looks_nominal(words: list[str]) -> bool:
    lex = lexicon()
    if words[0] in lex.determiners:
        return True
    if words[0] in lex.prepositions or words[0] in lex.adverbs or words[0] in lex.pronouns:
        return False
    return words[0].endswith("ing") or (len(words) >= 2 and any(w.isalpha() and len(w) > 3 for w in words))
