"""Tells whether an offer is an order, a thing, or a statement."""

from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Literal

from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.telegraph.articles import is_plural
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.text.compiled import compiled
from app.text.grammar import finite_verb, form_of, lexicon, main_part, tokens
from app.text.person.words import person_words

Form = Literal["vp", "np", "clause", "theirs"]
"""What can stand behind "I can", behind "I can offer", alone, or behind "You can"."""
_ORDER_AT_MOST = 3
"""Words before "and" up to which two verbs are two orders."""
_THEIRS_TO_GET = frozenset({"have", "get", "keep", "choose", "pick", "expect", "claim", "use"})
_EITHERS = frozenset({"pay"})
"""What we do as well as the customer: "can pay a roofer", "can pay the excess"."""
_STATED_LEAST = 3
"""Words of the shortest statement: "Seats cost extra"."""
_OBJECTS = frozenset(
    {"it", "them", "him", "us", "one", "two", "three", "some", "both", "another", "everything"}
)
_NO_DEED = ("ed", "ing", "s", "ion", "ment", "ness", "ity", "ance", "ence", "day")
"""How no word ends that is a deed to be done, but for "weed" and "dress"."""
_DEED_ALL_THE_SAME = ("eed", "ss")
_IN_MAY = compiled(r" (?:in|until|till|by|before|since|from|during|of|on \d{1,2}) May\b")
"""The month, which is no verb: "a free night in May"."""
_UP = frozenset({"up", "out", "off", "down", "back", "over"})
_PARTS = frozenset(
    {"half", "all", "both", "double", "twice", "part", "once", "then", "plus", "so", "today", "tomorrow"}
)
"""What stands before "the" and is no deed: "half the fare"."""
_TAKEN = frozenset({"a", "an", "another", "his", "her", "their", "your"})
"""What begins a thing behind a deed: "glue a new one", "reread her file"."""
_NOTES = 128
"""Notes of one brief or two, of which the same is asked again and again while one reply is made."""


@lru_cache(maxsize=_NOTES)
def form_of_offer(text: str) -> str:
    """The form of an offer: as that of any note, but "text alert" is a thing and "lock account and …" an order."""
    text = _IN_MAY.sub("", text)
    if pattern("thing_first").match(text) or pattern("paper_that_says").match(text):
        return "noun_phrase"
    form = "order" if _ordered(text) else form_of(text)
    return "noun_phrase" if form == "order" and tokens(text)[1:2] == ["of"] else form


def is_done_to_it(words: list[str]) -> bool:
    """Whether words begin with a deed, known or not, that is done to "it" or to "them": "replant them on Monday"."""
    lex = lexicon()
    small = lex.prepositions | lex.pronouns | lex.determiners | lex.conjunctions | lex.adverbs
    plain = words[:1] != [] and _is_word(words[0]) and words[0] not in small
    plain = plain and (not words[0].endswith(("ed", "ing", "s")) or words[0].endswith(_DEED_ALL_THE_SAME))
    return plain and words[1:2] in (["it"], ["them"]) and len(words[0]) > len("to")


def _is_word(word: str) -> bool:
    """Whether it is a word, also one that begins with another: "re-mark"."""
    return word.replace("-", "").isalpha()


def _ordered(text: str) -> bool:
    """Whether an offer begins with an order though its verb may be a noun: "lock account and reset the PIN"."""
    words = tokens(text)
    if not words or pattern("thing_first").match(text):
        return False
    if words[0] in lexicon().ordered or is_done_to_it(words) or pattern("order_first").match(text):
        return True
    if _takes_the_thing(words) and not pattern("same_day").match(text):
        return True
    takes = (
        words[1:2] and words[1] in lexicon().determiners | _OBJECTS and not pattern("same_day").match(text)
    )
    if takes and words[0] in bases() | word_list("deeds_too"):
        return True
    joined = [after for word, after in pairwise(words[1:]) if word == "and"][:1]
    second = bool(joined) and joined[0] in bases() and words.index("and") <= _ORDER_AT_MOST
    return second and words[0] in bases() and words[1] not in lexicon().prepositions | {"and"}


def _takes_the_thing(words: list[str]) -> bool:
    """Whether the first word, known or not, can only be a deed: "soak the roots", "touch up the scratch"."""
    lex = lexicon()
    small = (
        lex.prepositions | lex.pronouns | lex.determiners | lex.conjunctions | lex.adverbs | lex.auxiliaries
    )
    at = 2 if words[1:2] and words[1] in _UP else 1
    ends = words[0].endswith(_NO_DEED) and not words[0].endswith(_DEED_ALL_THE_SAME)
    deed = _is_word(words[0]) and words[0] not in small | _PARTS and not ends
    if not deed or words[0] in person_words().sets["calendar"]:
        return False
    if words[at : at + 1] == ["the"]:
        return True
    # "Coffee a day" counts a thing, "glue a new one" is a deed.
    if words[1:2] == ["you"]:  # "photo you can use" is a thing
        return words[0] in bases() and lex.auxiliaries.isdisjoint(words[2:3])
    counts = words[2:3] != [] and words[2] in word_list("spans") | {"day", "head", "piece", "person"}
    return words[1:2] != [] and words[1] in _TAKEN and len(words) > _STATED_LEAST - 1 and not counts


def with_who_can(note: str) -> str:
    """A note that begins with what can be done, and whoever does it: "Can refund the fee" → "We can refund the fee".

    Where that is not plain, it is a jotting for all its capital: "Can move to Thursday".
    """
    first = pattern("can_first").match(note) if note[:1].isupper() else None
    if first is None:
        return note
    lex, rest = lexicon(), note[first.end() :]
    verb, *behind = tokens(rest)
    said = None
    shared = any(two in bases() and two not in lex.theirs for one, two in pairwise(behind) if one == "and")
    if verb == "be":
        return jotting("it_so").format(rest=note[:1].lower() + note[1:])
    if verb in _THEIRS_TO_GET:
        said = jotting("they_can").format(do=rest)
    elif shared or (
        verb in bases() - lex.theirs - _EITHERS and set(behind[:1]) & (lex.determiners | _OBJECTS)
    ):
        said = jotting("we_can").format(do=rest)
    return said[:1].upper() + said[1:] if said else note[:1].lower() + note[1:]


def states(text: str) -> bool:
    """Whether a written offer has a subject and a verb, so is no order and no thing: "Some parents share the cost"."""
    text = _IN_MAY.sub("", text)
    if _deed_does(text):
        return True
    lex = lexicon()
    stops = lex.subordinating | lex.conjunctions | person_words().sets["relatives"] | word_list("papers_say")
    words = list(takewhile(lambda word: word not in stops, tokens(main_part(text))))
    if len(words) < _STATED_LEAST:
        return False
    if words[0] in word_list("state_so") or (words[0] in word_list("turned_if") and words[1] in lex.pronouns):
        return True  # "nothing needs to be paid", "should you prefer to cancel"
    if words[0] in lex.pronouns:
        return False
    if words[0] == "last" and words[1] in person_words().sets["calendar"] | word_list("spans"):
        return any(
            word in lex.past or word.endswith("ed") for word in words[2:]
        )  # "last year two places came free"
    if words[0] in lex.verbs and (words[1] in lex.determiners | lex.pronouns or words[1:3] == ["up", "to"]):
        return False  # "send the parts we ordered", "pay up to £250 for lost luggage"
    verb = finite_verb(words)
    if verb is not None and words[verb - 1] not in lex.pronouns:
        return verb > 0
    if _will_be(text):
        return True
    return any(_do(*three) for three in zip(words, words[1:], words[2:], strict=False))


def _will_be(text: str) -> bool:
    """Whether a thing has its auxiliary further on: "a room for her mother until then would be paid by us"."""
    lex, sets = lexicon(), person_words().sets
    stops = sets["subordinators"] | lex.conjunctions
    words = list(takewhile(lambda word: word not in stops, tokens(pattern("until_then").sub("", text))))
    helped = (who for who, does in pairwise(words) if does in lex.auxiliaries)
    return words[:1] != [] and words[0] in lex.determiners and any(who not in lex.pronouns for who in helped)


def _deed_does(text: str) -> bool:
    """Whether a deed is the subject: "Waiting until Monday costs her nothing"."""
    lex, words = lexicon(), tokens(text.partition(",")[0])
    closed = lex.determiners | lex.pronouns
    does = (
        word.endswith("s") and (after in _OBJECTS or (word[:-1] in lex.verbs | bases() and after in closed))
        for word, after in pairwise(words[1:])
    )
    return words[:1] != [] and words[0].endswith("ing") and any(does)


def _do(who: str, does: str, after: str) -> bool:
    """Whether several of them do something: "refunds arrive within", "parents share the"."""
    lex = lexicon()
    goes_on = lex.determiners | lex.pronouns | (lex.prepositions if does not in lex.double else set())
    return is_plural(who) and who.isalpha() and does in lex.verbs and after in goes_on
