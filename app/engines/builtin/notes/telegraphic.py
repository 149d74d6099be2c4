"""Whether a sentence made of a jotted note still reads like a jotting: articles gone, marks unpaired, a stray start."""

import re

from app.engines.builtin.notes.patterns import pattern, word_list
from app.text.compiled import compiled
from app.text.grammar import finite_verb, lexicon, tokens

_TOKEN = compiled(r"[^\W_]+(?:['’.:/\-][^\W_]+)*|[,;:()\"'“”]")
_INITIALS = compiled(r"(?<![\w-])[A-Z]{2,4}(?![\w-])")
_ITEM_AT_MOST, _COMMAS_AT_MOST = 24, 3
"""Words and commas of a note that a list may hold as it is; a longer one reads like the jotting that it is."""
_SAYING = frozenset({"say", "says", "said", "reads"})
_WHOLE = frozenset({"nobody", "nothing", "none", "no one", "this one", "that one", "it", "they"})
"""Subjects behind which a verb alone makes a sentence."""
_PAIRS = (("(", ")"), ("“", "”"))


def telegraphic(text: str, capitals: frozenset[str] = frozenset()) -> bool:
    """Whether a reader would take the sentence for a note: better a list item, or nothing, than such a sentence.

    `capitals` are shortened names that the reader has used.
    """
    if any(text.count(left) != text.count(right) for left, right in _PAIRS) or text.count('"') % 2:
        return True
    if re.search(r"(?<!\w)'|'(?![\w])", text.replace("s' ", "s ")):
        return True
    if pattern("jotted").search(text) or any(
        w not in _known_capitals() | capitals for w in _INITIALS.findall(text)
    ):
        return True
    words = [t for t in _TOKEN.findall(text) if t[0].isalnum()]
    return _strange_start(words) or _bare_after_preposition(words) or _bare_object(words)


def rough(clause: str, capitals: frozenset[str] = frozenset()) -> bool:
    """Whether a clause that was read as a whole still holds what no reader knows: marks, initials, shorthand."""
    plain = clause.replace("s' ", "s ")
    quoted = re.sub(r"(?<!\w)'[^']{2,120}'(?!\w)", "", plain)
    if any(clause.count(left) != clause.count(right) for left, right in _PAIRS) or clause.count('"') % 2:
        return True
    if re.search(r"(?<!\w)'|'(?!\w)", quoted) or pattern("unread").search(clause):
        return True
    if any(w not in _known_capitals() | capitals for w in _INITIALS.findall(clause)):
        return True
    words = tokens(clause)
    if "theirs" in words:
        return True
    short = 2 if words[:1] == ["nobody"] else 3
    return len(words) < short or (len(words) == 3 and words[-1] in lexicon().third_persons)


def listable(part: str, capitals: frozenset[str] = frozenset()) -> bool:
    """Whether a jotted part may stand in a list: whole words, nobody spoken of, not a stump of a sentence."""
    words = tokens(part)
    lex = lexicon()
    unpaired = (
        part.count("(") != part.count(")")
        or part.count('"') % 2
        or re.search(r"(?<!\w)'|'(?!\w)", part.replace("s' ", "s "))
    )
    shorthand = pattern("leftover").search(part) or pattern("unlisted").search(part)
    initials = any(w not in _known_capitals() | capitals for w in _INITIALS.findall(part))
    if not words:
        return False
    begun = words[0] in lex.past | lex.verbs - lex.double or (
        words[0] in lex.participles and words[0] not in lex.double
    )
    small = (
        lex.contracted
        | lex.adverbs
        | lex.conjunctions
        | lex.pronouns
        | lex.auxiliaries
        | lex.negations - {"no", "nobody", "nothing"}
    )
    stump = len(words) < 2 or begun or words[0] in small
    strung = len(words) > _ITEM_AT_MOST or part.count(", ") > _COMMAS_AT_MOST
    spoken_of = {word.split("'")[0] for word in words} & lex.third_persons
    return not (strung or unpaired or shorthand or initials or stump or spoken_of)


def _strange_start(words: list[str]) -> bool:
    """Whether an article stands before what is no noun: "The sent on 2 September"; or "Not a service we run".

    So few words are a stump, but with a subject that is whole by itself: "Nobody looked".
    """
    begun = " ".join(words[:2]).lower()
    whole = words[:1] and (words[0].lower() in _WHOLE or begun in _WHOLE)
    if (len(words) < 4 and not whole) or begun.split()[0] in {"not", "neither"}:
        return True
    if words[0].lower() != "the":
        return False
    lex = lexicon()
    second = words[1].lower()
    closed = lex.pronouns | lex.auxiliaries | lex.prepositions | lex.adverbs | lex.contracted | lex.past
    return second.endswith("ed") or second in closed


def _bare_after_preposition(words: list[str]) -> bool:
    """Whether a noun that needs its article stands without it: "by roadworks contractor", "in held tray"."""
    open_to_noun = word_list("article_prepositions")
    return any(word.lower() in open_to_noun and _bare_noun(words, k + 1) for k, word in enumerate(words))


def _bare_object(words: list[str]) -> bool:
    """Whether a verb of doing has a bare singular noun behind it: "picked annual plan"."""
    low = [w.replace("’", "'").lower() for w in words]
    verb = finite_verb(low)
    if verb is None or low[verb] in lexicon().auxiliaries | lexicon().contracted | _SAYING:
        return False
    return _bare_noun(words, verb + 1)


def _bare_noun(words: list[str], at: int) -> bool:
    """Whether a singular noun begins at `at` without the article it needs; "bay 14" and "new terms" need none."""
    while at < len(words) and words[at].lower() in word_list("adjectives"):
        at += 1
    if at >= len(words) or not _needs_article(words[at]):
        return False
    following = words[at + 1 : at + 2]
    return not following or not (following[0][0].isdecimal() or following[0][0].isupper())


def _needs_article(word: str) -> bool:
    low = word.replace("’", "'").lower()
    lex = lexicon()
    closed = (
        lex.determiners | lex.pronouns | lex.prepositions | lex.adverbs | lex.conjunctions | lex.auxiliaries
        | lex.negations | lex.question_words | lex.days | lex.subordinating
    )  # fmt: skip
    if word[0].isupper() or word[0].isdecimal() or low in closed or low in word_list("bare_nouns"):
        return False
    if low.endswith(("ing", "ly", "ed", "self", "selves")) or (low.endswith("s") and not low.endswith("ss")):
        return False
    return low not in lex.participles and tokens(low)[:1] == [low]


def _known_capitals() -> frozenset[str]:
    return word_list("initials")
