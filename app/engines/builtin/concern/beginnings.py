"""Whether another thought begins at a word of a sentence without marks, by what its words may be."""

from collections.abc import Sequence

from app.engines.builtin.concern import jotted
from app.engines.builtin.concern.classes import WordClasses, head, word_at
from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.stating import nouns
from app.engines.builtin.concern.words import ConcernWords
from app.text.grammar import lexicon
from app.text.indirect import inverted
from app.text.person.words import PersonWords

_NEAR = 4
"""Words behind a verb of telling within which what is told begins, and of a subject before its auxiliary."""


class Beginnings:
    """Questions about the words around a gap, which are lower-case; `opened` is where the thought before began."""

    def __init__(self, words: ConcernWords, person: PersonWords, grammar: ClauseGrammar) -> None:
        self._words = words
        self._person = person
        self._classes: WordClasses = grammar.classes

    def complete(self, low: Sequence[str], opened: int, k: int) -> bool:
        """Whether a clause stands there, and not only what leads up to one: "when I rang | the man said"."""
        first = opened + (low[opened] in jotted.JOINS)
        verbs = [j for j in range(first, k) if self.verb(low, j)]
        led = low[first] in jotted.LED
        return len(verbs) > led and self.joined_whole(low, opened, k)

    def joined_whole(self, low: Sequence[str], opened: int, k: int) -> bool:
        """Whether what stands behind the last "and" is a clause where it has to be one.

        "And yesterday | she did not come" only says when.
        """
        last = max((j for j in range(opened, k) if low[j] in jotted.JOINS), default=k)
        return sum(self.verb(low, j) for j in range(last + 1, k)) >= self._needed(low, last, k)

    def _needed(self, low: Sequence[str], last: int, k: int) -> int:
        """The verbs that what stands between the last "and" and the next thought must have to be a clause itself."""
        first = low[last + 1] if last < k - 1 else ""
        if first in jotted.LED:
            return 2  # "and when I rang | the girl said"
        opens = self._classes.in_any(first, "calendar", "prepositions", "determiners", "possessives")
        return int(opens or self._words.has("deictic", first))  # "but the carpet | your men laid"

    def only_says_which(self, low: Sequence[str], opened: int, k: int) -> bool:
        """Whether a thing is named and what follows says which, its verb coming later: "the tap | you fitted drips"."""
        if any(self.verb(low, j) for j in range(opened, k)):
            return False
        stops = (
            j for j in range(k, len(low)) if self._classes.in_any(low[j], "conjunctions", "subordinators")
        )
        verbs = [j for j in range(k + 1, next(stops, len(low))) if self.verb(low, j)]
        return len(verbs) > 1 and not any(self._classes.nominative(low[j]) for j in range(verbs[0], verbs[1]))

    def verb(self, low: Sequence[str], j: int) -> bool:
        """Whether a finite verb stands there: one behind an auxiliary or an article is part of something else."""
        if j >= len(low):
            return False
        before = word_at(low, j - 1)
        part = self._classes.in_any(before, "auxiliaries", "determiners", "possessives", "prepositions")
        plural = before in {"i", "we", "they", "you"} and low[j] in self._person.bases
        finite = self._person.finite(low[j]) or self._words.has("present_s", low[j]) or plural
        finite = finite or low[j] in jotted.REFUSED or self._person.regular_past(low[j])
        now = low[j] == "its" and (
            word_at(low, j + 1) in jotted.IT_IS
            or word_at(low, j + 1).endswith("ing")
            or word_at(low, j + 1).isdecimal()
        )
        short = now or low[j] in jotted.SHORT or ("'" in low[j] and self._classes.nominative(low[j]))
        return (finite and not part) or short

    def asks(self, low: Sequence[str], k: int) -> bool:
        """Whether a question or a request begins: "when is he coming", "can you find out", "please send"."""
        if low[k] in {"please", "pls", "plz"}:
            if low[k - 1] in jotted.ASKED and low[k - 2] in jotted.ASKS:
                return False  # "could somebody | please check"
            return k < len(low) - 1 and not self._classes.in_any(low[k + 1], "subordinators", "conjunctions")
        if low[k] in jotted.ASKS:
            return word_at(low, k + 1) in jotted.ASKED and not self._classes.nominative(low[k - 1])
        if low[k] in jotted.ORDERS:
            free = low[k - 1] not in jotted.TELLING and not self._classes.in_any(
                low[k - 1], "auxiliaries", "nominative", "prepositions", "determiners"
            )
            return (
                word_at(low, k + 1) in jotted.ORDERED
                and free
                and low[k - 1] not in jotted.REFUSED | {"or", "please"}
            )
        asking = low[k] in {"when", "where", "why", "how", "what", "who"}
        turned = self._person.has("auxiliaries", word_at(low, k + 1)) and inverted(" ".join(low[k : k + 6]))
        return asking and turned and word_at(low, k + 2) != "a"

    def states(self, low: Sequence[str], opened: int, k: int, at: int) -> bool:
        """Whether a clause begins at `at` (behind the "and" at `k`, if there is one) that nothing before governs."""
        if not self.starts(low, at) or (self._told(low, opened, k) and not self._told_by_another(low, k)):
            return False
        if at > k:
            return not low[at].startswith("there") or self.verb(low, at + 1)
        before = low[k - 1]
        if (
            before in jotted.OPEN
            or self._classes.in_any(before, *jotted.GOVERN)
            or self._words.has("mental", before)
        ):
            return False
        sure = head(low[k]) in jotted.SURE
        if before == "time" and low[k - 2] in {"every", "each", "first", "last", "next", "this"}:
            return False  # "every time | it goes over 180"
        if not sure and self._wants_more(low, k):
            return False
        moved = low[k - 2] in nouns() or low[k - 2] in jotted.MOVED
        apart = before in jotted.PARTICLES and moved  # "we can't get the car out | my husband has"
        if self._person.has("prepositions", before) and not (sure or apart):
            return False
        owned = not self._classes.in_any(low[k - 2], "auxiliaries")  # "are paid | the letter says"
        if owned and self._person.finite(before) and before in jotted.OWNING | {"is", "was", "are", "were"}:
            return False
        return not self.describes(low, k)

    def _wants_more(self, low: Sequence[str], k: int) -> bool:
        """Whether the verb before wants what begins there for its object."""
        before, by = low[k - 1], self._classes.nominative(low[k - 2])
        plain = before in self._person.bases
        if (
            by
            and (plain or before in lexicon().verbs)
            and self._person.has("auxiliaries", word_at(low, k - 3))
        ):
            return True  # "can I swap | my ticket"
        if by and self._person.has("ditransitive", before):
            return True  # "the tablets you gave | my dad"
        needed = low[k - 2] in jotted.REFUSED or self._classes.in_any(low[k - 2], "modals")
        if plain and (needed or low[k - 2] == "to"):
            return True  # "we can't get | the car out"
        # "The man has put | a red sticker on it".
        return low[k - 2] in jotted.HAS and self._wants_its_object(before)

    def _wants_its_object(self, done: str) -> bool:
        """Whether what somebody "has done" goes on with the thing: "has put", and no "has stopped"."""
        deed = self._person.regular_past(done) or done in self._person.participles
        return deed and done not in jotted.WENT and not self._words.has("intransitive", done)

    def starts(self, low: Sequence[str], k: int) -> bool:
        """Whether a subject with its verb stands there."""
        first = word_at(low, k)
        if first in {"that", "which", "who"}:
            return False  # "so loud that we left"
        if first in {"there", "mine"}:
            return self._person.has("auxiliaries", word_at(low, k + 1))
        if word_at(low, k + 1) in jotted.DAYS and (
            word_at(low, k + 2) in jotted.OF_DAY or word_at(low, k + 2).isdecimal()
        ):
            return False  # "the tyre it Sat morning"
        if self._words.has("time_nouns", word_at(low, k + 1)) and first in {"this", "that", "every", "each"}:
            return False  # "this month" says when
        if self._classes.nominative(first) or first in {"nobody", "no-one"}:
            return self._classes.starts_clause(low[k:]) or self.verb(low, k + 1)
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
            owned = low[j] in jotted.REFUSED or (
                low[j] == "had" and word_at(low, j + 1) in {"to", "a", "an", "no", "not", "been"}
            )
            strong = (
                low[j] == "said"
                or owned
                or (self._person.finite(low[j]) and low[j] not in self._person.participles)
            )
            if strong or self._words.has("present_s", low[j]):
                return low[j] not in nouns() and not self._is_left(low, j)
            if self._classes.nominative(low[j]) and self.verb(low, j + 1):
                j, last = j + 1, last + 2  # "the instructor you sent did not come"
            elif self._person.has("prepositions", low[j]) and last == near:
                last += 2  # "the girl on reception says"
            elif self._classes.in_any(low[j], *jotted.STOPS) and not self._person.has(
                "prepositions", low[j - 1]
            ):
                return False
            j += 1
        return False

    def _is_left(self, low: Sequence[str], j: int) -> bool:
        """Whether a form of the past ends it, and so may be how they want it: "and the bed replaced"."""
        after = word_at(low, j + 1)
        return self._person.regular_past(low[j]) and (
            not after or self._classes.in_any(after, "conjunctions", "subordinators")
        )

    def goes_on(self, low: Sequence[str], k: int) -> bool:
        """Whether what they did next begins without its subject, behind a time: "booked for the 9th | got there"."""
        before = low[k - 1]
        timed = (
            before[0].isdecimal()
            or self._person.has("calendar", before)
            or self._words.has("deictic", before)
        )
        timed = timed or self._words.has("time_nouns", before)
        if low[k] == "got" and word_at(low, k + 1) == "home" and not self._classes.nominative(before):
            return not self._classes.in_any(before, *jotted.GOVERN)
        if len(low[k]) > _NEAR and low[k] == before and self.verb(low, k + 1):
            return True  # "says ring finance | finance says"
        had_to = low[k : k + 2] == ["had", "to"] and before in {"it", "them", "there"}
        return (timed and low[k] in jotted.NEXT) or (had_to and self._person.has("prepositions", low[k - 2]))

    def _told(self, low: Sequence[str], opened: int, k: int) -> bool:
        """Whether a verb of telling or thinking just before governs what begins there: "he said he would"."""
        for j in range(k - 1, max(opened, k - 1 - _NEAR) - 1, -1):
            if low[j] in jotted.SEEING and j < k - 1:
                continue  # "we found him three streets away | a neighbour has it on camera"
            if low[j] in {"want", "need", "like"}:
                continue  # they govern what is wanted, no clause
            if (
                self._words.has("mental", low[j])
                or self._words.has("speaking", low[j])
                or low[j] in jotted.TELLING
            ):
                return True
            if self._classes.nominative(low[j]) and j > opened and low[j] not in {"it", "you"}:
                return False
        return False

    def _told_by_another(self, low: Sequence[str], k: int) -> bool:
        """Whether another tells something else: "the portal says it is paid | the letter says it is not"."""
        named = self._classes.in_any(low[k], "determiners", "possessives") and low[k - 1] != "that"
        said = any(word in {"says", "said"} for word in low[k + 2 : k + 6])
        before = next((j for j in range(k - 1, -1, -1) if low[j] in {"says", "said"}), k)
        return named and said and any(self.verb(low, j) for j in range(before + 2, k))

    def describes(self, low: Sequence[str], k: int) -> bool:
        """Whether a pronoun behind a noun may only describe that: "the parcel I ordered", and no "diet I have food"."""
        if head(low[k]) not in {"i", "we", "he", "she", "they", "you", "it"}:
            return False
        before = low[k - 1]
        if before in self._person.pasts_safe and before not in nouns():
            return False  # "your driver came | he didn't knock"
        plain = before.isdecimal() or self._classes.in_any(
            before, "adverbs", "calendar", "prepositions", "numbers"
        )
        plain = plain or self._words.has("time_nouns", before) or self._words.has("deictic", before)
        if plain or before in jotted.OBJECTS or before in self._person.participles:
            return False
        if {"the", "a", "an", "my", "your", "first", "every", "this"}.isdisjoint(low[max(k - 4, 0) : k - 1]):
            return False
        verb = k if "'" in low[k] else k + 1
        while verb + 1 < len(low) and self._classes.in_any(low[verb], "auxiliaries", "adverbs"):
            verb += 1
        after, behind = word_at(low, verb + 1), word_at(low, verb + 2)
        if self._is_as_it_is(low, k, verb) or (
            after in jotted.PARTICLES
            and self._person.has("prepositions", behind)
            and low[verb] not in jotted.HANDED
        ):
            return False  # "the system | we ended up in a chip shop"
        if self._person.has("prepositions", after) and (not behind or self._person.finite(behind)):
            return True  # "the man I spoke to said", "the box it came in was torn"
        if low[verb] in jotted.HANDED and after == "back":
            return True  # "a phone | I sent back to you"
        held = after in jotted.OBJECTS or self._classes.in_any(after, "determiners", "possessives", "numbers")
        owns = low[verb] in jotted.OWNING and after in nouns()
        return not (held or owns or head(low[k]) == "it" or after.isdecimal())

    def _is_as_it_is(self, low: Sequence[str], k: int, verb: int) -> bool:
        """Whether somebody is said to be something: "he was so upset", and no "he was in" or "we were given"."""
        word = word_at(low, verb)
        if word_at(low, k + 1) not in {"was", "were", "is", "are"} or word.endswith("ing"):
            return False
        done = word in self._person.participles or self._person.regular_past(word)
        return bool(word) and not self._person.has("prepositions", word) and (not done or "so" in low[k:verb])
