"""Chooses the articles that a jotted note left out."""

import re
from functools import cache, lru_cache

from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.telegraph.classes import fixed_phrases, telegraph
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.model.value import Value
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.tables import table as locale_table
from app.text.tables import word_set

_OWNED = compiled(r"\b(?:my|our)\s+((?:[a-z'-]+\s+){0,3}?[a-z'-]+)", re.IGNORECASE)
_WORD = compiled(r"[a-z][a-z'-]+")
_INITIALS = compiled(r"\b[A-Z]{2,6}\b")
DOUBT = "\x01"
"""Stands where an article was not supplied, since the word behind it may be no thing at all."""

_NAMELESS = frozenset({"name", "code", "number", "money", "time", "quote"})


class Known(Value):
    """What the message has named: the nouns that are the customer's own, all words of it, its initials.

    `offering` where the phrase says what is offered: a refund is then a new one, though the message asked for it.
    """

    owned: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    offering: bool = False

    def unnamed(self) -> "Known":
        """The same, as if the message had named nothing."""
        return self.model_copy(update={"named": frozenset()})


@lru_cache(maxsize=32)
def known_in(message: str) -> Known:
    """What a message names: "my new boiler" makes the boiler theirs."""
    plain = message.replace("’", "'")
    owned = {head for phrase in _OWNED.findall(plain) if (head := _owned_head(phrase.lower())) is not None}
    words = frozenset(_WORD.findall(plain.lower()))
    return Known(owned=frozenset(owned), named=words, capitals=frozenset(_INITIALS.findall(message)))


def _owned_head(phrase: str) -> str | None:
    """The head of what follows "my": the last of its first nouns in a row."""
    row = tagged(phrase)
    first = next((k for k, t in enumerate(row) if t.tag == "noun"), None)
    if first is None or first > 1:
        return None
    last = first
    while last + 1 < len(row) and row[last + 1].tag == "noun":
        last += 1
    return row[last].low


def is_plural(word: str) -> bool:
    """Whether a noun by its form is several."""
    low = word.lower().rstrip("'")
    if low in telegraph("plurals"):
        return True
    return low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in telegraph("singular_s")


def article(words: list[Token], known: Known, *, before: Token | None, subject: bool) -> str:
    """The article for a bare noun phrase, with a blank behind it, or nothing.

    `before` is the verb or preposition that governs it. The customer's own things are "your", what the note brings up
    for the first time "a", all else "the".
    """
    head = words[-1]
    nouns = [w for w in words if w.tag in {"noun", "ing"}]
    if not nouns or head.tag == "name" or words[0].low in telegraph("titles") or "/" in head.text:
        return ""
    noun = nouns[-1]
    found = _article(words, noun, known, before=before, subject=subject)
    return DOUBT if found and not surely_a_thing(noun) else found


def _article(words: list[Token], noun: Token, known: Known, *, before: Token | None, subject: bool) -> str:
    head = words[-1]
    if words[0].low == "own":
        return DOUBT  # whose own it is, the note does not say
    labelled = head.tag in _NAMELESS and head.tag != "money" and words[0].tag == "noun"
    if labelled or stands_bare(noun):
        return ""
    if before is not None and _bare_behind(words, noun, before, subject=subject):
        return ""
    if words[0].low in telegraph("counting_on") and words[1:2] and words[1].tag == "number":
        return "the "
    plural = is_plural(noun.low)
    of_others = words[0].low in telegraph("not_theirs")  # "posted to the wrong account"
    if not of_others and (noun.low in known.owned or (noun.low in telegraph("theirs") and not plural)):
        return "your "
    if plural:
        return "the " if subject and noun.low in known.named else ""
    return _singular(words, noun, known, before)


def surely_a_thing(noun: Token) -> bool:
    """Whether the word is surely a thing: else an article would make nonsense of it ("the real", "the own")."""
    low = noun.low.rstrip("'")
    single = low.removesuffix("s")
    last = low.rpartition("-")[2]
    return not {low, single, last}.isdisjoint(_sure_things()) or low in lexicon().actors or noun.tag == "ing"


@cache
def _sure_things() -> frozenset[str]:
    return sure_nouns() | telegraph("persons") | telegraph("plurals") | telegraph("offered_things")


@cache
def sure_nouns() -> frozenset[str]:
    """Words that people put an article before."""
    return word_set(locale_table("en", "nouns")["sure"])


def without_doubt(text: str) -> str:
    """The text without the marks of doubt."""
    return text.replace(DOUBT, "")


def stands_bare(noun: Token) -> bool:
    """Whether a noun stands without an article by its own nature."""
    low = noun.low
    return low in telegraph("mass") | telegraph("nounless") or low in lexicon().days or low.endswith("self")


def _bare_behind(words: list[Token], noun: Token, before: Token, *, subject: bool) -> bool:
    """Whether the word before a noun lets it stand bare: "in stock", "as routine", "needs recutting"."""
    if before.low == "per":
        return True  # "up to £90 per family"
    led = f"{before.low} {' '.join(w.low for w in words)}"
    if led in fixed_phrases() or f"{before.low} {words[0].low}" in fixed_phrases():
        return True
    if before.low == "as" and not {words[0].low, noun.low} & (telegraph("new_ones") | telegraph("as_a")):
        return True
    doing = noun.low.endswith("ing") and noun.low not in telegraph("ing_nouns") and not subject
    alone = (
        before.tag == "prep"
        and before.low != "as"
        and len(words) == 1
        and noun.low in word_list("bare_nouns")
    )
    return doing or alone


def _singular(words: list[Token], noun: Token, known: Known, before: Token | None) -> str:
    """The article of one countable thing."""
    offered = known.offering and noun.low in telegraph("offered_things") and words[0].low != "same"
    if words[0].low in telegraph("new_ones") or offered:
        return _a(words[0].text)
    if before is None or before.low == "pay" or noun.low in known.named:
        return "the "
    if before.low == "with" and _one_of_ours(noun.low):
        return "the "
    introduced = before.low in telegraph("introducing") | telegraph("indefinite_after")
    return _a(words[0].text) if introduced else "the "


def _one_of_ours(noun: str) -> bool:
    """Whether a noun names somebody who acts in the case: "with the team", not "with a team"."""
    return noun in lexicon().actors or noun in telegraph("persons") or noun.endswith(("er", "or", "ist"))


def _a(word: str) -> str:
    low = word.lower()
    vowel = low[0] in "aeiou" and not low.startswith(("uni", "use", "usu", "one", "eu"))
    return "an " if vowel or low.startswith(("hour", "honest")) else "a "
