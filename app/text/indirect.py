"""A direct question turned into one that can follow "you ask": "Why does it cost more?" → "why it costs more"."""

import re
from collections.abc import Sequence
from functools import cache

from app.text.foreign_order import in_our_order
from app.text.grammar import lexicon
from app.text.person.words import PersonWords, Token, person_words, tokenise
from app.text.tables import table, word_set

LONGEST = 32
"""Words of a question that is turned; in a longer one too much may hang on one word."""
_REACH = 9
"""Words from the start of a subject within which its verb stands."""
_PLAIN, _ASKING = 2, 5
"""Words of a subject of which the last is surely its noun ("the lift"), and before the auxiliary ("how many …")."""
_JOINED = re.compile(r",? (?P<by>and|or) (?=\w)|, (?=\w)", re.IGNORECASE)
_SPLICED = 3
"""Words of a question that follows another one behind a comma alone: "isn't it" only asks again."""
_SHORT_VOWEL = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")
_LETTER_L = re.compile(r".*[^aeiou][aeiou]l")
_SEVERAL = frozenset({"do", "are", "were", "have"})
_CAN_BE = ("able", "ible")
"""How a word ends that tells what can be done: "is the room at the back bookable"."""
_PLURAL = re.compile(r"(?!(?:always|perhaps|sometimes|besides|things)\b)[a-z]{2,}[^siu]s")
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")
_BEFORE = re.compile(r"(?:roughly|approximately|about|exactly) (?=wh|how\b)", re.IGNORECASE)
_ADVERBIAL = frozenset({"now", "then", "next", "again", "please", "so"})
_REACHES = "send|post|take|bring|return|leave|put|pay|write|turn|call|ring|report|go|ask|contact|apply|speak|talk|see"
_TO_DO = (
    (re.compile(r"^what do (i|we) do\b", re.IGNORECASE), r"what should \1 do"),
    (re.compile(rf"^(where|who) do (i|we) (?=(?:{_REACHES})\b)", re.IGNORECASE), r"\1 should \2 "),
    (re.compile(r"^how do (i|we) (?!(?:know|stand|feel|look|come|owe)\b)", re.IGNORECASE), r"how can \1 "),
)
"""Questions for advice: "what do we do now?" asks what should be done, "how do I get in?" how they can."""


def indirect(question: str) -> str | None:
    """The question in the order of a statement, without its mark; None where that order is not sure. English only."""
    text = _spread(question.replace("’", "'").strip().rstrip("?").rstrip())
    for asked, meant in _TO_DO:
        text = asked.sub(meant, text)
    if (ours := in_our_order(text)) is not None:
        return ours
    for joined in _JOINED.finditer(text):
        first, second = text[: joined.start()], text[joined.end() :]
        straight = inverted(second)
        # A comma alone joins questions too, if each asks straight out: "can we park, is breakfast included".
        if not joined["by"] and inverted(first) and (straight or _asks_on(second)):
            return _both(first, second, "and") if straight and len(second.split()) >= _SPLICED else None
        if joined["by"] and straight:
            return _both(first, second, joined["by"].lower())
    return _indirect(text)


def _both(first: str, second: str, conjunction: str) -> str | None:
    """Two questions, each turned; of three in a row only the last has the word that joins them."""
    told, more = _indirect(first), indirect(second)
    row = any(inverted(second[joined.end() :]) for joined in _JOINED.finditer(second))
    joint = "," if row and conjunction == "and" else f" {conjunction}"
    return f"{told}{joint} {more}" if told and more else None


def _asks_on(text: str) -> bool:
    """Whether it begins as a question does, though its subject is not sure: "is wheelchair access provided"."""
    first = text.split(maxsplit=1)[0].lower()
    return first in person_words().sets["auxiliaries"] and first not in _class("acts_too")


def _indirect(text: str) -> str | None:
    """One question, without its mark; what stands before the word that asks ("roughly what") stays there."""
    before = _BEFORE.match(text)
    if before is not None:
        asked = _indirect(text[before.end() :])
        return f"{before[0].lower()}{asked}" if asked else None
    tokens = tokenise(text)
    low = [token.low for token in tokens]
    if not 2 < len(low) <= LONGEST or not all(
        t.is_word or t.text in {",", "'", "-", "£", "$", "€", "%"} for t in tokens
    ):
        return None
    words = person_words()
    if low[0] in words.sets["auxiliaries"]:
        turned = _turned(text, tokens, 0, words)
        return f"whether {turned}" if turned else None
    placed = low[0] in words.sets["prepositions"] and low[1] in _class("asking_for_which")
    if low[0] not in _class("asking") and not placed:
        return None
    at = next((k for k in range(1, min(_ASKING, len(low))) if low[k] in words.sets["auxiliaries"]), None)
    opening = text[0].lower() + text[1 : tokens[(at or 1) - 1].end]
    owns = low[0] == "who" and at == 1 and low[1] in _class("having")
    subject = at is not None and low[0] in _class("asking_subject") and not _opens_subject(low, at + 1, words)
    alone = at == 1 or low[1] == "else"  # "who else has seen it" asks as "who has" does
    if at is not None and not _ADVERBIAL.isdisjoint(low[1:at]):
        return None  # "what now do I wait for": two questions run together
    if at is None or owns or (subject and (alone or low[0] in _class("asking_for_which"))):
        return _as_it_stands(text, low, at, words)
    if not alone and low[0] in _class("asking_alone"):
        return None
    turned = _turned(text, tokens, at, words)
    return f"{opening} {turned}" if turned else None


def inverted(question: str) -> bool:
    """Whether a question asks straight out ("why are you late"), and does not follow another verb already."""
    low = [token.low for token in tokenise(_spread(question.replace("’", "'")))]
    auxiliaries = person_words().sets["auxiliaries"]
    at = next((k for k in range(min(_ASKING, len(low))) if low[k] in auxiliaries), None)
    if at is None or (low[0] == "whether" and "," not in low[:at]):
        return False  # "whether the museum has lockers" is told already
    return _opens_subject(low, at + 1, person_words())


def _spread(text: str) -> str:
    """Write "what's" as two words."""
    return re.sub(r"^(what|who|where|when|how|why)'s\b", r"\1 is", text, flags=re.IGNORECASE)


@cache
def _class(name: str) -> frozenset[str]:
    return word_set(table("en", "indirect")[name])


def _as_it_stands(text: str, low: Sequence[str], at: int | None, words: PersonWords) -> str | None:
    """A question whose subject is what is asked for: "who decides", "what is going on"."""
    told = text[0].lower() + text[1:]
    if at is not None and low[0] == "who" and low[at] in _class("having"):
        return told
    if at is None:
        stated = low[1].endswith("s") or words.finite(low[1])
        return told if low[0] in _class("asking_subject") and stated else None
    follows = low[at + 1] if at + 1 < len(low) else ""
    acts = follows.endswith(("ing", "ed")) or follows in words.participles | _verbs() | _class("states")
    placed = low[0] in _class("asking_subject") and follows in words.sets["prepositions"]
    return told if (acts and follows not in _class("no_acts")) or placed else None


def _opens_subject(low: Sequence[str], at: int, words: PersonWords) -> bool:
    if at >= len(low):
        return False
    # "Do carers get in free": several, whatever they are called; "do send it" asks for nothing.
    several = low[at - 1] in _SEVERAL and _PLURAL.fullmatch(low[at]) is not None if at else False
    many = several or (low[at].endswith("s") and not {low[at], low[at][:-1]}.isdisjoint(_nouns()))
    # "Is parking free on Sundays": a thing without an article, and at once what it is.
    after = low[at + 1] if at + 1 < len(low) else ""
    done = after in words.participles or (at and low[at - 1] in _class("being") and words.regular_past(after))
    bare = low[at] in _nouns() and (after in _class("states") or done)
    part = after == "of" and low[at] in words.sets["numbers"] | _class("parts")
    return (
        many
        or bare
        or part
        or low[at] in _class("subjects")
        or low[at] in words.sets["determiners"] | words.sets["possessives"]
    )


def _turned(text: str, tokens: Sequence[Token], at: int, words: PersonWords) -> str | None:
    """What follows the words that ask, with the auxiliary at `at` behind its subject."""
    low = [token.low for token in tokens]
    start = at + 1
    if not _opens_subject(low, start, words):
        return None
    if low[start + 1 : start + 2] == ["who"]:
        return None  # "can someone who knows look at it": where that clause ends is not sure
    pointing = low[start] in {"this", "that"}
    behind = start + 2 if low[start + 1 : start + 2] == ["else"] else start + 1  # "has anyone else told you"
    verb: int | None = behind
    if low[start] not in _class("subjects") or (
        pointing and not _opens_predicate(low, start + 1, low[at], words)
    ):
        # "Is that charge right" is about a charge, "is that right" about no named thing.
        named = _predicate(low, start, low[at], words)
        vague = named is None or low[named : named + 1] == [] or low[named] in words.sets["prepositions"]
        verb = start + 1 if pointing and vague else named
    ends = verb == len(low) and low[0] not in _class("asking_thing")
    if verb is None or ends:
        return None
    subject = text[tokens[start].start : tokens[verb - 1].end]
    rest = text[tokens[verb].start :] if verb < len(tokens) else ""
    if rest.startswith(","):
        return None  # "can I, if it rains, move it"
    if low[at] in {"do", "does", "did"} and "not" not in low[verb : verb + 2]:
        sure = low[start] in _class("subjects") and verb == behind and not pointing
        return _inflected(subject, rest, low[verb:], low[at], words, sure=sure)
    return f"{subject} {text[tokens[at].start : tokens[at].end].lower()} {rest}".rstrip()


def _predicate(low: Sequence[str], start: int, auxiliary: str, words: PersonWords) -> int | None:
    """Where the predicate of a subject with an article begins: "your app | log me out"."""
    last = min(start + _REACH, len(low))
    named = low[start] in words.sets["determiners"] | words.sets["possessives"]
    found = [k for k in range(start + 1 + named, last) if _opens_predicate(low, k, auxiliary, words)]
    if found:
        # "Is the man in the van coming": what stands behind a preposition may be the predicate.
        placed = low[found[0]] in words.sets["prepositions"]
        passed = words.sets["prepositions"] | _class("before_verb")
        acts = next((k for k in found[1:] if placed and low[k] not in passed), found[0])
        # Of "is the lift spacious for two" nobody knows where the lift ends.
        unsure = acts == found[0] and placed and acts - start > _PLAIN and low[acts - 1] not in _nouns()
        return None if unsure else acts
    plain = auxiliary in _class("being") and len(low) <= start + _REACH
    # What stands right behind "my" is a noun, though it may be a verb elsewhere: "where is my refund".
    behind = low[start + 1 + named :]
    return len(low) if plain and not any(w in _verbs() or words.finite(w) for w in behind) else None


def _opens_predicate(low: Sequence[str], k: int, auxiliary: str, words: PersonWords) -> bool:
    if k >= len(low):
        return False
    word, follows = low[k], low[k + 1] if k + 1 < len(low) else ""
    closed = words.sets["determiners"] | words.sets["possessives"] | words.sets["prepositions"]
    if _ends_noun(low, k) or word in _class("no_acts"):
        return False
    if low[k - 1] in closed - {"this", "that"} and not _ends_noun(low, k - 1):
        return False
    fit = follows in _class("for_whom") and word in _class("for_them")
    if fit or (follows == "free" and word in _class("free_of")):
        return True  # "is the soup gluten free", "is the tour wheelchair accessible"
    if word == "that" and follows in _class("states"):
        return True  # "is the room that small"
    if word in _class("before_verb") or (word.endswith("ly") and word not in _verbs()):
        return True
    plain = auxiliary.removesuffix("n't")
    if plain in _class("being") | _class("having"):
        shaped = word in words.participles or words.regular_past(word)
        shaped = shaped or (word.endswith(_CAN_BE) and word not in _nouns())
        shaped = shaped or (plain in _class("being") and word.endswith("ing"))
        is_so = (word in _class("states") and follows not in _nouns()) or (
            word in words.sets["prepositions"] and word != "of"
        )
        return shaped or (plain in _class("being") and is_so)
    fits = not follows or follows in _class("after_verb") | closed
    fits = fits or word in {"be", "have"} or follows.endswith(("ing", "ly")) or follows[0].isdigit()
    return word in _verbs() and fits


def _ends_noun(low: Sequence[str], k: int) -> bool:
    """Whether a word is the second of a noun: "the hold up"."""
    return k > 0 and f"{low[k - 1]}-{low[k]}" in _class("compounds")


@cache
def _nouns() -> frozenset[str]:
    closed = ("prepositions", "auxiliaries", "determiners", "conjunctions")
    return word_set(table("en", "nouns")["sure"]).difference(*(person_words().sets[name] for name in closed))


@cache
def _verbs() -> frozenset[str]:
    return (lexicon().verbs | person_words().bases) - {"it"}


def _inflected(
    subject: str, rest: str, low: Sequence[str], auxiliary: str, words: PersonWords, *, sure: bool
) -> str | None:
    """Join "the app" and "log me out" with "does" → "the app logs me out".

    Behind "do you" and the like the verb is `sure` to stand, though no list knows it.
    """
    k = 0
    while k < len(low) and k < 3 and (low[k] in _class("before_verb") or low[k].endswith("ly")):
        k += 1
    if k >= len(low) or low[k] == "be":
        return None
    if low[k] not in _verbs() and not (sure and auxiliary != "did" and _may_be_verb(low, k, words)):
        return None
    form = {"do": low[k], "does": third(low[k]), "did": past(low[k], words)}[auxiliary]
    pieces = rest.split(" ")
    pieces[k] = form + pieces[k][len(low[k]) :]
    return f"{subject} {' '.join(pieces)}"


def _may_be_verb(low: Sequence[str], k: int, words: PersonWords) -> bool:
    """Whether a word that no list of verbs knows may be one: it has the shape of a base form, and an object behind."""
    small = ("prepositions", "determiners", "possessives", "auxiliaries", "conjunctions", "adverbs")
    closed = any(low[k] in words.sets[name] for name in small)
    return low[k].isalpha() and not closed and not low[k].endswith(("ing", "ly", "s")) and k + 1 < len(low)


def third(base: str) -> str:
    """The form of a verb with "it": "goes", "carries"."""
    if base in {"have", "be"}:
        return {"have": "has", "be": "is"}[base]
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(_SIBILANT) else f"{base}s"


def past(base: str, words: PersonWords) -> str:
    """The past form of a verb: "gave", "stopped", "carried"."""
    if base in words.pasts:
        return words.pasts[base]
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return f"{base[:-1]}ied"
    doubled = _SHORT_VOWEL.fullmatch(base) or _LETTER_L.fullmatch(base)
    return f"{base}{base[-1]}ed" if doubled else f"{base}ed"
