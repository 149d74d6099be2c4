"""Whether what is told of a note without a full stop reads like a sentence that somebody wrote out.

"Card in Ludlow has been blocked" and "… on all three mornings, driver shows a sign" are understood, and look jotted all
the same: a person puts their article in.
"""

from collections.abc import Sequence
from itertools import takewhile

from app.engines.builtin.notes.names import proper_names
from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.telegraph.articles import is_plural, sure_nouns
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.text.compiled import compiled
from app.text.grammar import finite_verb, has_verb, lexicon, tokens
from app.text.person.given import sex_of_given
from app.text.person.words import person_words
from app.text.weights.written_form import offer_form

_PARTS = compiled(r"[,;:] | - ")
_OPENING = frozenset({"which", "who", "that", "whether", "what", "how", "why"})
"""What opens a part that leans on the one before it, beside the closed classes."""
_AGENTS = ("er", "or", "ist", "ian", "man", "ant")
"""Endings of somebody at work, who is counted though no list knows the word."""
_LIKELY = 0.5
"""From which likelihood on words without a known verb are a statement: "refunds take three days"."""
_SHORT = 2
"""Words that a statement behind a comma has more of at the least: "photo shows the skip"."""
_LONG = 4
"""Words of a part behind a comma from which on it says something of its own, and needs a verb for it."""


def reads_whole(told: str, *, phrase: bool = False) -> bool:
    """Whether no part of what is told has a subject that lacks its article, and none is a sentence without its verb.

    Of a `phrase` only what stands behind a comma counts: our words lead to the rest.
    """
    names = frozenset(name.lower() for name in proper_names(["", told]))
    parts = [part for part in _PARTS.split(told.rstrip(". ")) if tokens(part)]
    if not phrase and not has_verb(told) and offer_form(told).statement < _LIKELY:
        return False
    return all(
        (phrase and not number) or _is_whole(part, names, first=phrase or not number)
        for number, part in enumerate(parts)
    )


def _is_whole(part: str, names: frozenset[str], *, first: bool) -> bool:
    words = tokens(part)
    verb = finite_verb(words)
    if not first and len(words) > _SHORT and words[1].endswith("s") and words[2] in lexicon().determiners:
        verb = verb or 1  # "photo shows the skip"
    if verb is None and not first:
        bare = len(words) == 1 and words[0].endswith("ed")  # "valid to 22 September, checked"
        return not bare and (len(words) < _LONG or words[0] != "no")
    if _lacks_helper(words):
        return False
    return not verb or _stands(words[:verb], part.split(maxsplit=1)[0], names)


def _lacks_helper(words: Sequence[str]) -> bool:
    """Whether a thing has its participle and no "was": "bug confirmed in 8.2"."""
    lex, done = lexicon(), word_list("done_to_things")
    led = lex.prepositions | {"as"}  # "shows as delivered"
    at = next((k for k, word in enumerate(words) if k and word in done and words[k - 1] not in led), None)
    if at is None or words[0] in lex.pronouns or not lex.auxiliaries.isdisjoint(words[:at]):
        return False
    return words[at + 1 : at + 2] == [] or words[at + 1] in lex.prepositions


def _stands(subject: Sequence[str], first: str, names: frozenset[str]) -> bool:
    """Whether a subject needs no article, or has its own: several of a thing, what is not counted, a name."""
    lex, low = lexicon(), subject[0]
    closed = lex.determiners | lex.pronouns | lex.prepositions | lex.conjunctions | lex.subordinating
    closed |= lex.adverbs | lex.auxiliaries | lex.question_words | _OPENING
    named = person_words().sets["titles"] | person_words().sets["calendar"] | names
    if low in closed | named or not low.isalpha() or sex_of_given(low) is not None or first[1:2].isupper():
        return True
    phrase = list(takewhile(lambda word: word not in lex.prepositions, subject))
    head = phrase[-1]
    bare = telegraph("mass") | word_list("bare_subjects") | word_list("stand_first")
    numbered = any(any(ch.isdecimal() for ch in word) for word in phrase)
    if head in person_words().sets["people"]:
        return False
    unknown = head not in sure_nouns() and not head.endswith(_AGENTS)  # "Andorra is not in it"
    return numbered or unknown or is_plural(head) or head in bare or head.endswith(("ing", "ed"))
