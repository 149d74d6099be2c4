"""What they wish for, in words that follow "you'd like": a thing, how it shall be, or what we are to do.

A wish is told with a word for it ("I want …", "please …"), or stands bare: "take the charge off", "my £72 back".
"""

import re
from typing import NamedTuple

from app.engines.builtin.asking import paired
from app.engines.builtin.concern.asked_words import patterns, table, words_of
from app.engines.builtin.concern.stating import nouns
from app.text.grammar import lexicon
from app.text.person.words import PersonWords

_CLOSED = (
    "determiners", "possessives", "nominative", "prepositions", "adverbs", "auxiliaries", "modals", "conjunctions",
    "subordinators", "relatives", "negatives",
)  # fmt: skip


_POINTING = frozenset({"this", "that", "it", "them", "him", "her", "his", "these", "those", "both", "all"})
"""What needs a word behind it for how it shall be."""
_SHORT = 2
"""Words behind "not" that say too little of what they do not want: "not to pay"."""


class Wish(NamedTuple):
    """`lead` is what of ours stands before the customer's words: "us to ", or nothing."""

    lead: str
    text: str


class Wishes:
    """Tells wishes; holds only word lists."""

    def __init__(self, person: PersonWords) -> None:
        self._person = person

    def tell(self, text: str, *, demand: bool = False) -> Wish | None:
        """A wish, with a second one that goes on from it: "my money back and I want it in writing".

        Of a `demand` that names no word for wishing, the reading has left that word off: "I need | my £72 back".
        """
        first, *more = patterns()["wish_again"].split(text)
        wish = self._wish(first, demand=demand)
        if wish is None or not more:
            return wish
        others = [self._wished(one) for one in more]
        if not all(others) or any(one.lower().startswith("it ") for one in more):
            return None
        joined = f"{table()['words']['joined']} ".join([wish.text, *filter(None, others)])
        return Wish(wish.lead, joined)

    def asked_of_us(self, text: str) -> Wish | None:
        """What is asked of us with "please" or "could you please", or for them: "could you send me …"."""
        if left := patterns()["asked_not"].match(text):
            return self._done(f"{table()['words']['not']} {text[left.end() :]}")
        done = patterns()["please"].sub("", text, count=1)
        if done == text and not patterns()["to_know"].match(text):
            done = patterns()["for_them"].sub("", text, count=1)
        return None if done == text else self._done(done)

    def _wish(self, text: str, *, demand: bool) -> Wish | None:
        """Recast "I'd like to cancel my order" → "to cancel my order", "please move my slot" → "us to move my slot"."""
        if patterns()["asked_not"].match(text):
            return self.asked_of_us(text)
        told = patterns()["wish"].sub("", text, count=1)
        bare = told == text
        if bare and (new := patterns()["new_one"].match(text.lower())) is not None:
            return Wish("", new["other"] or f"{table()['words']['article']} {new['what']}")
        of_us = patterns()["of_us"].match(told)
        if of_us and (demand or not bare):
            return self._done(told[of_us.end() :])
        if not bare:
            return self._had(told)
        if not demand:
            return self.asked_of_us(text) or self._done(patterns()["at_once"].sub("", text, count=1))
        if text.split(maxsplit=1)[0].lower() in words_of("one_thing"):
            return self._done(text)  # "refund one of them today"
        return self.asked_of_us(text) or self._had(text) or self._done(text)

    def _had(self, told: str) -> Wish | None:
        """What they would like to have or do, as it follows "you'd like"."""
        wished = self._wished(told)
        return None if wished is None else Wish("", wished)

    def _wished(self, told: str) -> str | None:
        """What follows "I'd like": an act, a thing that is named, or how something shall be."""
        turned = patterns()["that_be"].match(told)
        if turned:
            return f"{turned['what']} to be {turned['done']}"
        first, *rest = told.lower().split()
        if not rest:
            return None
        if first == table()["words"]["not"] and rest[0] == "to" and len(rest) > _SHORT:
            return told if self._is_verb(rest[1]) else None  # "not to be charged for this"
        if first == "to":
            known = self._is_verb(rest[0]) and len(rest) > 1
            return told if known and rest[0] not in words_of("no_wish_to") else None
        if first in words_of("one_thing") and rest[0] not in {"of", "for"}:
            return f"{table()['words']['article']} {told}"
        if first == "out" and rest[0] == "of":
            return f"{table()['words']['let_out']} {told}"
        named = self._names(told, first, rest)
        if first in _POINTING:
            owned = named and rest[0].removesuffix("'s") in nouns()
            thing = len(rest) > 1 and not any(self._person.has(name, rest[0]) for name in _CLOSED)
            return told if self._so(rest) or owned or (thing and self._so(rest[1:2])) else None
        if first in nouns() and self._so(rest) and not self._is_verb(first):
            return told  # "soil tested"
        return paired(told) if named else None

    def _names(self, told: str, first: str, rest: list[str]) -> bool:
        """Whether it begins with a name for something."""
        if first in self._person.sets["determiners"] - {"what", "which", "whose"} | words_of("whom"):
            return True
        if first[0] in "£$€" or first[0].isdecimal() or first in self._person.sets["numbers"]:
            return True
        small = any(self._person.has(name, first) for name in _CLOSED)
        unnamed = small or first in words_of("polite")
        capital = told[0].isupper() and not unnamed and not self._is_verb(first)
        return capital or (first in words_of("wanted") and not self._is_verb(rest[0]))

    def _so(self, rest: list[str]) -> bool:
        """How something shall be: "fixed", "back", "in writing", "of them repaired"."""
        at = next((k for k, word in enumerate(rest) if word not in words_of("before_so")), len(rest))
        word = rest[at] if at < len(rest) else ""
        done = word in self._person.participles | words_of("so") or word in lexicon().participles
        return done or (word.endswith("ed") and len(word) > 3)

    def _done(self, done: str) -> Wish | None:
        """An act of ours as it follows "you'd like us"; of one that we are to leave, "not" stands before it."""
        left = patterns()["not_to"].match(done)
        if left:
            done = done[left.end() :]
        only = patterns()["not_only"].match(done) if left else None
        first, *rest = done[only.end() if only else 0 :].split() or [""]
        if not rest or patterns()["only_told"].match(done):
            return None
        if not (_looked_into(done) or self._may_be_done(first.lower(), rest[0])):
            return None
        lead = table()["words"]["us_not_to" if left else "us_to"]
        told = patterns()["not_to_besides"].sub(table()["words"]["not_to_besides"], done)
        return Wish(f"{lead} ", told[0].lower() + told[1:])

    def _may_be_done(self, verb: str, follows: str) -> bool:
        """Whether these begin an act done to something: what stands before "my" is a verb, even if no list knows it."""
        sets, low = self._person.sets, follows.lower().strip(",")
        if low in {"i", "we", "he", "she", "they"}:
            return False
        if verb == "stop" and low.endswith("ing"):
            return low not in words_of("scolded")
        owned = low in sets["determiners"] | sets["possessives"]
        named = (
            follows[0].isupper() or follows[0].isdecimal() or follows[0] in "£$€" or low in sets["numbers"]
        )
        plain = low in nouns() or low.removesuffix("s") in nouns() or low in words_of("objects")
        small = any(self._person.has(name, verb) for name in _CLOSED) or not verb.isalpha()
        unknown = owned and not small and verb not in words_of("no_wish") and not self._shaped_as_none(verb)
        return unknown or ((owned or named or plain) and self._may_be_wished(verb))

    @staticmethod
    def _shaped_as_none(verb: str) -> bool:
        """Whether it has the form of a verb that asks nothing of anybody: "told", "taking"."""
        return verb.endswith(("ing", "ed")) and verb not in words_of("asks_though")

    def _may_be_wished(self, verb: str) -> bool:
        return self._is_verb(verb) and verb not in words_of("no_wish")

    def _is_verb(self, word: str) -> bool:
        return word in self._person.bases or word in lexicon().verbs or word in words_of("deeds")


def _looked_into(done: str) -> bool:
    """Whether something of theirs is to be looked into, or a verb with its particle begins what is to be done."""
    return any(patterns()[name].match(done) for name in ("looked_into", "phrasal", "to_somebody"))


def without_politeness(asked: str) -> str:
    """An ask without what only makes it polite, or wounds: the words that ask are left."""
    said = " ".join(patterns()["jibe"].sub("", asked.replace("’", "'")).split())
    said = patterns()["politely"].sub(" ", patterns()["politely_at_end"].sub(r"\1", said))
    return re.sub(r"(?<!\s)\s+([,.?!])", r"\1", said)
