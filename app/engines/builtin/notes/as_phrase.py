"""Writes a noun phrase as it stands in a sentence: with its article, and with the first letter that fits."""

import re
from functools import cache

from app.engines.builtin.notes.patterns import jotting, word_list
from app.engines.builtin.notes.telegraph.articles import Known
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.nouns import noun_phrase
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import MONTH
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.person.given import sex_of_given

_CODED = compiled(
    r"(?!\d+(?:[pckmgh]|[ckm]m|kg|ml|hrs?|mins?|[ap]m|st|nd|rd|th)\b)\d+[A-Za-z][\w-]* [a-z]|[A-Z]{2,}\d* [a-z]"
)
"""A code before its thing: "4G router", "USB cable"."""
_DATED = compiled(r"(?:to(?:day|night|morrow)|yesterday|[A-Z][a-z]+day)'s ")
_VOWEL = compiled(
    r"(?!one\b|once\b|eu)[aeio]|u(?!n(?:i|ique)|se|k\b|tility)|8|11[a-z-]|18[a-z-]|(?:hour|honest)"
    r"|(?!SIM|RAM|LAN|NAS)[FHLMNRSX][A-Z]|[AEIO]"
)
_OR_ANOTHER = compiled(r"(,? (?:or|and|plus) )(?=[a-z])")
"""Where a phrase goes on with a second thing."""
_SUM_BEHIND = compiled(r"[a-z]+ [£$€]\d", re.IGNORECASE)
_PAUSE = compiled(r",? then ")
_DELIVERED = compiled(r"^free (?:delivery|collection|entry|parking|shipping|postage)\b")


def with_article(phrase: str) -> str:
    """A noun phrase that can stand in a sentence: "Full refund of £20" → "a full refund of £20"."""
    words = tokens(phrase)
    lex = lexicon()
    coded = _CODED.match(phrase) is not None  # "4G router" is one thing, "4 routers" are counted
    counted = bool(phrase) and (phrase[0].isdecimal() or phrase[0] in "£$€") and not coded
    # "thirty extra", "faster than Thursday"
    counted = counted or (words[:1] != [] and words[0] in word_list("counts")) or words[1:2] == ["than"]
    if not words or words[0] in lex.determiners | lex.pronouns or counted or _DATED.match(phrase):
        return lowered(phrase)
    if words[0] == "same":
        return f"{jotting('the')} {lowered(phrase)}"
    day = words[0] in lex.days and _head(words) not in _calendar()  # "Saturday slot"
    one_kind = words[0] not in word_list("uncounted") and (coded or day or not _proper(phrase))
    if not _countable_singular(words) or not one_kind:
        return lowered(phrase)
    low = lowered(phrase)
    return f"{article_before(low)} {low}"


def article_before(word: str) -> str:
    """The form of "a" that goes before a word as it sounds: "an underground fault", "a used car"."""
    return "an" if _VOWEL.match(word) else "a"


def with_articles(phrase: str) -> str:
    """The same where a phrase is a choice of two: "credit of £20, or refund" → "a credit of £20, or a refund"."""
    first, *others = _OR_ANOTHER.split(phrase)
    parts = [with_article(first)]
    for joins, other in zip(others[::2], others[1::2], strict=True):
        thing = _DELIVERED.search(other) is None and _is_offered(other)
        parts += [joins, with_article(other) if thing and _has_article("".join(parts)) else other]
    return "".join(parts)


def _has_article(text: str) -> bool:
    """Whether the last thing of a phrase has an article or a number: not "a label for a test, then repair"."""
    last = tokens(_PAUSE.split(text)[-1])
    return bool(last) and (last[0] in {"a", "an", "the"} or not last[0].isalpha())


def _is_offered(text: str) -> bool:
    """Whether a phrase begins with something that is offered: "phone call if you'd rather", "full refund"."""
    thing = noun_phrase(tagged(text), 0, Known())
    named = thing is not None and thing.head in telegraph("offered_things")
    return named or tokens(text)[0] in telegraph("new_ones")


def is_one_offered(phrase: str) -> bool:
    """Whether a phrase is surely one thing that is given, and has no article yet: "full refund", and not "own mat"."""
    words = tokens(phrase)
    bare = bool(words) and phrase[0].isalpha() and words[0] not in lexicon().determiners | {"own", "same"}
    # "Refund the £33.75" and "refund $38" are deeds.
    summed = _SUM_BEHIND.match(phrase) is not None and bool(words) and words[0] in lexicon().ordered
    bare = bare and lexicon().determiners.isdisjoint(words[1:2]) and not summed
    thing = noun_phrase(tagged(phrase), 0, Known()) if bare else None
    given = thing is not None and thing.head in telegraph("offered_things") | word_list("given_things")
    return given and words[:2] != ["full", "price"] and _countable_singular(words)


def lowered(text: str) -> str:
    """The first letter small, unless the first word is a name, a code or "I"."""
    if not text or _proper(text):
        return text
    return text[0].lower() + text[1:]


def capitalised(text: str) -> str:
    """The first letter capital; a code stays as it is written ("v5.2")."""
    first = text.split(" ", 1)[0]
    return text if any(c.isdecimal() for c in first[1:]) else text[:1].upper() + text[1:]


@cache
def _common() -> frozenset[str]:
    """Words that begin a text and are no name, whatever their first letter."""
    return lexicon().verbs | lexicon().determiners | lexicon().prepositions | lexicon().adverbs


def _proper(text: str) -> bool:
    words = text.split()
    first = words[0]
    if first == "A" or first.partition("'")[0] == "I":
        return first != "A"
    if (
        first.lower().removesuffix("'s") in lexicon().days | word_list("capitalise")
        or any(ch.isdecimal() for ch in first)
        or first.isupper()
        or any(ch.isupper() for ch in first[1:])
    ):
        return True
    if not first[0].isupper():
        return False
    whose = first.replace("’", "'").removesuffix("'s")
    if whose != first.replace("’", "'") and sex_of_given(whose) is not None:
        return True  # "Jean's place", not "Month's membership"
    second = words[1] if len(words) > 1 else ""
    # "Kofi is", "Claire works", not "Mark the exam".
    does = second.lower() in lexicon().auxiliaries or second.endswith("s")
    capital = (
        re.match(r"^[A-Z][a-z]", second) and second.lower() not in _calendar()
    )  # "Free Saturday delivery"
    named = capital or (does and sex_of_given(first) is not None)
    return first.lower() not in _common() and bool(named)


def is_uncounted(phrase: str) -> bool:
    """Whether a thing surely takes no "a": there are several of it, or its noun is not counted."""
    words = tokens(phrase)
    if not words or words[0].endswith("'s") or not phrase[0].isalpha():
        return False
    head = _head(words)
    several = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    mass = head in telegraph("mass") and not head.endswith("ing")  # "a free cleaning" is one
    return (several and head not in telegraph("singular_s")) or mass


def _countable_singular(words: list[str]) -> bool:
    """Whether the head noun reads as one countable thing."""
    head = _head(words)
    one = head in word_list("counted_ing") | telegraph("singular_s")
    form = not head.endswith(("s", "ing")) or head.endswith("ss") or one
    return form and head not in telegraph("mass")


def _is_when(words: list[str], at: int) -> bool:
    """Whether a day or month tells when and names no thing with what follows: "sheets June to May", "June bill"."""
    if words[at] not in _calendar():
        return False
    after = words[at + 1] if at + 1 < len(words) else ""
    lex = lexicon()
    return not after or after[0].isdecimal() or after in lex.prepositions | lex.conjunctions | {"to"}


@cache
def _calendar() -> frozenset[str]:
    """Days and months, in small letters."""
    return frozenset(re.findall(r"[a-z]{3,}", MONTH.lower())) | lexicon().days


def _head(words: list[str]) -> str:
    """The last word before a preposition, a participle, a pause, or what is said of a thing behind it."""
    lex = lexicon()
    head = words[0]
    for index, word in enumerate(words[1:], start=1):
        if word in lex.prepositions or word in lex.participles or word.endswith("ed") or word in lex.adverbs:
            break
        behind = word_list("behind_things") | word_list("papers_say")
        if word[0].isdecimal() or word in lex.conjunctions or word in behind or _is_when(words, index):
            break
        head = words[index]
    return head
