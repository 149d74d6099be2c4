"""Where one thought ends and the next begins in a sentence that its writer left without marks.

"The boiler man came monday he took the cover off he never came back": told as one sentence nobody could read it, and
left out as too long nobody would have heard it. It is cut only where the words before are a clause and those behind
begin another; "the parcel I ordered" and "he said he would" stay whole.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from app.engines.builtin.concern.classes import WordClasses, head, word_at
from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.stating import nouns
from app.engines.builtin.concern.words import ConcernWords
from app.model.reading import Ask
from app.model.value import Span
from app.text.indirect import inverted
from app.text.person_words import PersonWords, Token, tokenise

_SMALL_I = re.compile(r"(?<![\w.])i(?=['’\s])")
_LEAST = 14
"""Words of a sentence from which on it may hold more than one thought without a mark."""
_LONG = 34
"""Words from which on a sentence is cut at its "and" alone."""
_SHORTEST = 3
"""Words of each thought."""
_NEAR = 4
"""Words behind a verb of telling within which what is told begins, and of a subject before its auxiliary."""
_SURE = frozenset({"i", "we", "he", "she", "they", "nobody", "no-one"})
"""Subjects that are no objects: what stands before them may be a particle ("took the cover off he …")."""
_LED = frozenset({
    "when", "after", "if", "while", "once", "as", "before", "until", "till", "since", "although", "though", "whenever",
})  # fmt: skip
_JOINS = frozenset({"and", "but", "so", "then"})
_GOVERN = (
    "conjunctions",
    "subordinators",
    "relatives",
    "determiners",
    "possessives",
    "auxiliaries",
    "tell_verbs",
)
_STOPS = ("prepositions", "conjunctions", "relatives", "nominative", "determiners", "possessives")
"""What ends the name of a subject before its verb."""
_OPEN = frozenset(
    {"that", "than", "what", "where", "why", "how", "who", "which", "because", "cos", "or", "like", "every"}
)
_OBJECTS = frozenset(
    {"to", "no", "not", "him", "her", "them", "us", "me", "it", "you", "nothing", "back", "so", "that"}
)
_OWNING = frozenset({"have", "had", "need", "got", "paid", "bought", "lost"})
"""Verbs behind which a bare noun is surely their object: "I have food"."""
_SHORT = frozenset({"ive", "im", "weve", "theyve", "theyre", "hes", "shes", "youve", "youre"})
"""A subject with its verb, typed without the apostrophe."""
_BY_NOW = frozenset({"by", "until", "till", "right", "just", "for", "from", "is", "are", "up", "time"})
_REFUSED = frozenset({
    "cant", "dont", "didnt", "wont", "doesnt", "isnt", "wasnt", "arent", "havent", "hasnt", "couldnt", "wouldnt",
})  # fmt: skip
_PARTICLES = frozenset({"out", "off", "up", "down", "away"})
_NEXT = frozenset(
    {"got", "rang", "waited", "went", "phoned", "called", "emailed", "asked", "paid", "came", "turned"}
)
"""What jotters do next, the word for themselves left out."""
_ASKS = frozenset({"can", "could", "will", "would"})
_ORDERS = frozenset(
    {"fix", "cancel", "refund", "send", "sort", "move", "stop", "give", "tell", "replace", "ring"}
)
_ORDERED = frozenset({"it", "me", "us", "my", "our", "the", "this", "them", "him", "her"})
_ASKED = frozenset({"you", "someone", "somebody", "i", "we"})


def _is_far(k: int, begins: Sequence[int]) -> bool:
    return all(abs(k - begin) >= _SHORTEST for begin in begins)


def _is_jotted(text: str, tokens: Sequence[Token]) -> bool:
    """Whether its writer was in a hurry: no capital or no mark at its end, or more words than anybody says at once."""
    hurried = text.lstrip()[:1].islower() or _SMALL_I.search(text) is not None or text.rstrip()[-1:].isalnum()
    return len(tokens) >= _LEAST and (hurried or len(tokens) > _LONG)


class Unmarked:
    """Cuts sentences; holds only word lists."""

    def __init__(self, words: ConcernWords, person: PersonWords, grammar: ClauseGrammar) -> None:
        self._words = words
        self._person = person
        self._classes: WordClasses = grammar.classes

    def thoughts(self, sentences: Sequence[Span], asks: Sequence[Ask] = ()) -> list[Span]:
        """The sentences, each that runs on cut where another thought, or one of the `asks` that were read, begins."""
        starts = {ask.start for ask in asks}
        return [piece for sentence in sentences for piece in self._cut(sentence, starts)]

    def _cut(self, sentence: Span, asks: Collection[int]) -> Iterator[Span]:
        tokens = tokenise(sentence.text)
        begins = self._begins(sentence.text, tokens) if _is_jotted(sentence.text, tokens) else []
        if _is_jotted(sentence.text, tokens):
            asked = [k for k, token in enumerate(tokens) if sentence.start + token.start in asks]
            begins = sorted({*begins, *(k for k in asked if _is_far(k, [0, *begins]))})
        places = [0, *(tokens[k].start for k in begins), len(sentence.text)]
        for start, end in pairwise(places):
            text = sentence.text[start:end].rstrip() if end < len(sentence.text) else sentence.text[start:end]
            at = sentence.start + start
            yield Span(text=text, start=at, end=at + len(text))

    def _begins(self, text: str, tokens: Sequence[Token]) -> list[int]:
        """The tokens with which another thought begins."""
        low = [t.low for t in tokens]
        found: list[int] = []
        opened = 0
        for k in range(_SHORTEST, len(low) - _SHORTEST + 1):
            unmarked = tokens[k - 1].is_word and not text[tokens[k - 1].end : tokens[k].start].strip()
            if k - opened < _SHORTEST or not unmarked or low[k - 1] in _JOINS:
                continue
            at = k + 1 if low[k] in _JOINS else k
            begins = self._states(low, opened, k, at) or self._goes_on(low, k)
            if self._asks(low, at) or (begins and self._complete(low, opened, k)):
                # "Now they say" begins with the word for the time, "by now" ends with it.
                early = low[k - 1] == "now" and low[k - 2] not in _BY_NOW and k - opened > _SHORTEST
                found.append(k - early)
                opened = k - early
        plain = any(low[k] not in _JOINS for k in found) or len(low) > _LONG
        return found if plain else []

    def _complete(self, low: Sequence[str], opened: int, k: int) -> bool:
        """Whether a clause stands there, and not only what leads up to one: "when I rang | the man said"."""
        first = opened + (low[opened] in _JOINS)
        verbs = [j for j in range(first, k) if self._verb(low, j)]
        led = low[first] in _LED
        # "And yesterday | she did not come" only says when.
        last = max((j for j in range(opened, k) if low[j] in _JOINS), default=k)
        return len(verbs) > led and sum(j > last for j in verbs) >= self._needed(low, last, k)

    def _needed(self, low: Sequence[str], last: int, k: int) -> int:
        """The verbs that what stands between the last "and" and the next thought must have to be a clause itself."""
        first = low[last + 1] if last < k - 1 else ""
        if first in _LED:
            return 2  # "and when I rang | the girl said"
        opens = self._classes.in_any(first, "calendar", "prepositions", "determiners", "possessives")
        return int(opens or self._words.has("deictic", first))  # "but the carpet | your men laid"

    def _verb(self, low: Sequence[str], j: int) -> bool:
        """Whether a finite verb stands there: one behind an auxiliary or an article is part of something else."""
        if j >= len(low):
            return False
        before = word_at(low, j - 1)
        part = self._classes.in_any(before, "auxiliaries", "determiners", "possessives", "prepositions")
        plural = before in {"i", "we", "they", "you"} and low[j] in self._person.bases
        finite = self._person.finite(low[j]) or self._words.has("present_s", low[j]) or plural
        finite = finite or low[j] in _REFUSED or self._person.regular_past(low[j])
        short = low[j] in _SHORT or ("'" in low[j] and self._classes.nominative(low[j]))
        return (finite and not part) or short

    def _asks(self, low: Sequence[str], k: int) -> bool:
        """Whether a question or a request begins: "when is he coming", "can you find out", "please send"."""
        if low[k] in {"please", "pls", "plz"}:
            return k < len(low) - 1 and not self._classes.in_any(low[k + 1], "subordinators", "conjunctions")
        if low[k] in _ASKS:
            return word_at(low, k + 1) in _ASKED and not self._classes.nominative(low[k - 1])
        if low[k] in _ORDERS:
            free = not self._classes.in_any(
                low[k - 1], "auxiliaries", "nominative", "prepositions", "determiners"
            )
            return word_at(low, k + 1) in _ORDERED and free and low[k - 1] not in _REFUSED | {"or", "please"}
        asking = low[k] in {"when", "where", "why", "how", "what", "who"}
        turned = self._person.has("auxiliaries", word_at(low, k + 1)) and inverted(" ".join(low[k : k + 6]))
        return asking and turned and word_at(low, k + 2) != "a"

    def _states(self, low: Sequence[str], opened: int, k: int, at: int) -> bool:
        """Whether a clause begins at `at` (behind the "and" at `k`, if there is one) that nothing before governs."""
        if not self._starts(low, at) or self._told(low, opened, k):
            return False
        if at > k:
            return not low[at].startswith("there") or self._verb(low, at + 1)
        before = low[k - 1]
        if before in _OPEN or self._classes.in_any(before, *_GOVERN) or self._words.has("mental", before):
            return False
        sure = head(low[k]) in _SURE
        needed = low[k - 2] in _REFUSED or self._classes.in_any(low[k - 2], "modals")
        if not sure and before in self._person.bases and (needed or low[k - 2] == "to"):
            return False  # "we can't get | the car out" wants its object
        apart = before in _PARTICLES and low[k - 2] in nouns()  # "we can't get the car out | my husband has"
        if self._person.has("prepositions", before) and not (sure or apart):
            return False
        if self._person.finite(before) and before in _OWNING | {"is", "was", "are", "were"}:
            return False
        return not self._describes(low, k)

    def _starts(self, low: Sequence[str], k: int) -> bool:
        """Whether a subject with its verb stands there."""
        first = word_at(low, k)
        if first in {"that", "which", "who"}:
            return False  # "so loud that we left"
        if first in {"there", "mine"}:
            return self._person.has("auxiliaries", word_at(low, k + 1))
        if self._words.has("time_nouns", word_at(low, k + 1)) and first in {"this", "that", "every", "each"}:
            return False  # "this month" says when
        if self._classes.nominative(first) or first in {"nobody", "no-one"}:
            return self._classes.starts_clause(low[k:]) or self._verb(low, k + 1)
        if first == "its" and self._classes.starts_clause(low[k:]):
            return True  # "its now Wednesday"
        numbered = first in {"only", "just", "still"} and self._person.has("numbers", word_at(low, k + 1))
        numbered = numbered or (first in {"only", "just"} and word_at(low, k + 1).isdecimal())
        if not (numbered or self._classes.in_any(first, "determiners", "possessives")):
            return False
        return self._has_verb(low, k + 2)

    def _has_verb(self, low: Sequence[str], j: int) -> bool:
        """Whether the verb of a subject that is named follows, past what describes it."""
        last = j + _NEAR
        near = last
        while j < min(last, len(low)):
            strong = low[j] == "said" or (
                self._person.finite(low[j]) and low[j] not in self._person.participles
            )
            if strong or self._words.has("present_s", low[j]):
                return low[j] not in nouns() and not self._is_left(low, j)
            if self._classes.nominative(low[j]) and self._verb(low, j + 1):
                j, last = j + 1, last + 2  # "the instructor you sent did not come"
            elif self._person.has("prepositions", low[j]) and last == near:
                last += 2  # "the girl on reception says"
            elif self._classes.in_any(low[j], *_STOPS) and not self._person.has("prepositions", low[j - 1]):
                return False
            j += 1
        return False

    def _is_left(self, low: Sequence[str], j: int) -> bool:
        """Whether a form of the past ends it, and so may be how they want it: "and the bed replaced"."""
        after = word_at(low, j + 1)
        return self._person.regular_past(low[j]) and (
            not after or self._classes.in_any(after, "conjunctions", "subordinators")
        )

    def _goes_on(self, low: Sequence[str], k: int) -> bool:
        """Whether what they did next begins without its subject, behind a time: "booked for the 9th | got there"."""
        before = low[k - 1]
        timed = (
            before[0].isdecimal()
            or self._person.has("calendar", before)
            or self._words.has("deictic", before)
        )
        timed = timed or self._words.has("time_nouns", before)
        had_to = low[k : k + 2] == ["had", "to"] and before in {"it", "them", "there"}
        return (timed and low[k] in _NEXT) or (had_to and self._person.has("prepositions", low[k - 2]))

    def _told(self, low: Sequence[str], opened: int, k: int) -> bool:
        """Whether a verb of telling or thinking just before governs what begins there: "he said he would"."""
        for j in range(k - 1, max(opened, k - 1 - _NEAR) - 1, -1):
            if low[j] in _SEEING and j < k - 1:
                continue  # "we found him three streets away | a neighbour has it on camera"
            if low[j] in {"want", "need", "like"}:
                continue  # they govern what is wanted, no clause
            if self._words.has("mental", low[j]) or self._words.has("speaking", low[j]) or low[j] in _TELLING:
                return True
            if self._classes.nominative(low[j]) and j > opened and low[j] not in {"it", "you"}:
                return False
        return False

    def _describes(self, low: Sequence[str], k: int) -> bool:
        """Whether a pronoun behind a noun may only describe that: "the parcel I ordered", and no "diet I have food"."""
        if head(low[k]) not in {"i", "we", "he", "she", "they", "you", "it"}:
            return False
        before = low[k - 1]
        plain = before.isdecimal() or self._classes.in_any(
            before, "adverbs", "calendar", "prepositions", "numbers"
        )
        plain = plain or self._words.has("time_nouns", before) or self._words.has("deictic", before)
        if plain or before in _OBJECTS or before in self._person.participles:
            return False
        if {"the", "a", "an", "my", "your", "first", "every", "this"}.isdisjoint(low[max(k - 4, 0) : k - 1]):
            return False
        verb = k if "'" in low[k] else k + 1
        while verb + 1 < len(low) and self._classes.in_any(low[verb], "auxiliaries", "adverbs"):
            verb += 1
        after, behind = word_at(low, verb + 1), word_at(low, verb + 2)
        if self._person.has("prepositions", after) and (not behind or self._person.finite(behind)):
            return True  # "the man I spoke to said", "the box it came in was torn"
        held = after in _OBJECTS or self._classes.in_any(after, "determiners", "possessives", "numbers")
        owns = low[verb] in _OWNING and after in nouns()
        return not (held or owns or head(low[k]) == "it" or after.isdecimal())


_SEEING = frozenset({"found", "see", "saw", "notice", "noticed", "heard", "hear"})
"""What governs a clause only right before it."""
_TELLING = frozenset({
    "said", "says", "say", "told", "tell", "think", "thought", "hope", "know", "knew", "mean", "means", "assured",
    "promised", "swore", "claimed", "insisted", "reckon", "reckons", "see", "saw", "notice", "noticed", "sure", "sorry",
    "glad", "realised", "realized", "found", "explained", "confirmed", "wish", "feel", "felt", "guess", "assume",
    "heard", "hear", "afraid", "worried", "understand", "understood", "believe", "believed", "texted", "emailed",
})  # fmt: skip
