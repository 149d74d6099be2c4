"""Whether a run of words is one complete clause that tells what happened, and who its subject is."""

from collections.abc import Sequence

from app.engines.builtin.concern.classes import Frame, WordClasses, head, word_at
from app.engines.builtin.concern.lead import Lead
from app.engines.builtin.concern.subject import Subjects
from app.engines.builtin.concern.words import ConcernWords
from app.text.person.words import PersonWords, Token

_MOST_COMMAS = 3
_UNREAL = frozenset({
    "can", "could", "will", "would", "shall", "should", "may", "might", "must", "shouldn't", "mustn't",
})  # fmt: skip
_ABLE = frozenset({
    "did", "can't", "cannot", "couldn't", "won't", "wouldn't", "didn't", "don't", "doesn't",
})  # fmt: skip
_ASKING = frozenset({"where", "why", "how", "what", "who", "when", "can", "could", "is", "are", "please"})
_NOT_AT_ALL = frozenset({"never", "nobody", "nothing", "none", "no-one"})
_NEEDS_OBJECT = frozenset({"bought", "received", "got", "found", "took"})
_DO = frozenset({"did", "didn't", "does", "doesn't", "don't"})
_MARKS = frozenset('?!.;:*@#|<>[]{}="“”()')
_THEN_OPEN = frozenset({"when", "while", "after", "if", "as", "before", "once"})
_RUN_ON = frozenset({"it", "i", "we", "he", "she", "they"})
_RELATIVE_HEADS = frozenset({
    "me", "us", "you", "time", "day", "way", "times", "moment", "everything", "all", "item", "one", "minute",
})  # fmt: skip
_JOINS = frozenset({"because", "when", "while", "then", "including", "although", "not", "again", "even"})
_PERFECT = frozenset({"have", "not", "haven't", "i've", "never", "had", "hasn't", "has"})
_RELATING = frozenset({"after", "before", "since", "when"})
_SMALL = ("determiners", "nominative", "possessives", "adverbs", "prepositions", "subordinators", "numbers")


class ClauseGrammar:
    """Tells complete clauses from fragments, by closed word classes and verb tables; when in doubt it says no."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person
        self.classes = WordClasses(words, person)
        self._lead = Lead(self.classes)
        self._subjects = Subjects(self.classes)
        self._not_after_do = (person.pasts_safe | person.pasts_shared | person.participles) - person.bases

    def frame(self, tokens: Sequence[Token]) -> Frame | None:
        """The frame of a complete declarative clause, or None."""
        low = [t.low for t in tokens]
        if not low or not self._ends_well(low):
            return None
        start = self._lead.subject_at(low)
        if start is None or start >= len(low):
            return None
        frame = self._subjects.frame(low, start, tokens)
        if frame is None or low[frame.verb] in _UNREAL:
            return None
        if frame.verb >= len(low) - 1 and not self._words.has("complete_verbs", low[-1]):
            return None
        if low[frame.verb] in _ABLE and not self.classes.base_follows(low, frame.verb + 1):
            return None
        return frame if self._rest_is_sound(low, frame.verb) else None

    def may_follow_cut(self, word: str, *, comma: bool) -> bool:
        """Whether a clause may be cut off before this word, a comma or "and" having come first.

        A verb that shares the subject may follow, and behind a comma any small word; "a large, red box" is not cut.
        """
        if word in {"that", "until", "than", "of"}:
            return False
        if comma and word in _ASKING:
            return True
        if self._person.finite(word) and not self._person.has("modals", word):
            return True
        if comma and word in self._person.bases:
            return True
        small = self.classes.in_any(word, "determiners", "prepositions", "adverbs", "conjunctions")
        return comma and (small or word.endswith(("ing", "ly")))

    def may_be_lowered(self, first: str) -> bool:
        """Whether the first word of a clause is a small word, not a name."""
        if self.classes.in_any(first, *_SMALL) or self.classes.in_any(head(first), *_SMALL):
            return True
        known = self._words.has("reference_nouns", first) or self._words.has("leading_time", first)
        return known or head(first) in {"i", "there", "no-one"}

    def _ends_well(self, low: Sequence[str]) -> bool:
        """Whether the last words leave nothing open."""
        last, before, third = low[-1], word_at(low, len(low) - 2), word_at(low, len(low) - 3)
        if not last[-1].isalnum() and last not in {"%", "€"}:
            return False
        if last in {"before", "later", "after", "earlier"} and self._words.has("time_nouns", before):
            return True
        if self._breaks_off(last, before, third) or self._lacks_object(last, before):
            return False
        if last == "may" and before.rstrip("stndrh").isdecimal():
            return True
        return self._words.has("dangling_ok_after_verb", last) or not self._words.has("dangling", last)

    def _breaks_off(self, last: str, before: str, third: str) -> bool:
        """Whether another clause, or another thing named, begins with the last words."""
        if self.classes.nominative(before) and self._person.finite(last) and third not in _RELATING:
            return True
        if last == "now" and before not in {"by", "until", "till", "right", "just", "for"}:
            return True
        if last == "time" and before in {"each", "every", "this", "that", "next"}:
            return True
        if before in {"each", "every", "now", "then"} and self._person.has("conjunctions", third):
            return True
        loose = self._person.has("adverbs", last) or self._words.has("deictic", last) or third == ","
        joined = self._person.has("conjunctions", before) and loose
        return joined or (before == "no" and third in {"and", "but", "or"})

    def _lacks_object(self, last: str, before: str) -> bool:
        """Whether the last verb wants an object: "I have not received", "she told me"."""
        if last in _NEEDS_OBJECT and before in _PERFECT:
            return True
        told = self._person.has("tell_verbs", before)
        return told and (self.classes.nominative(last) or last in {"me", "us"})

    def _rest_is_sound(self, low: Sequence[str], verb: int) -> bool:
        """No second sentence run into the first, no loose remark, no verb form that cannot follow another."""
        if low.count(",") > _MOST_COMMAS or word_at(low, verb + 1) == ",":
            return False
        if sum(1 for w in low if w in _NOT_AT_ALL) > 1:
            return False
        if "but" in low and not any(self._person.finite(w) for w in low[low.index("but") :]):
            return False
        if low[verb] in _NEEDS_OBJECT and self._person.has("prepositions", word_at(low, verb + 1)):
            return False
        if not all(self._follows(low, k) for k in range(verb + 1, len(low))):
            return False
        return all(self._joined(low[k + 1]) for k in range(verb + 1, len(low) - 1) if low[k] == ",")

    def _follows(self, low: Sequence[str], k: int) -> bool:
        """Whether the word at `k` can follow the one before it."""
        word, before = low[k], low[k - 1]
        if word in _MARKS or (before in _DO and word in self._not_after_do):
            return False
        if head(word) in _RUN_ON and self._runs_on(low, k):
            return False
        if before == "and":
            hangs = word in _THEN_OPEN and "," not in low[k:]
            return not (hangs or word in {"that", "this"} or not self._since_then(low, k))
        return before != word or not word.isalpha() or word in {"had", "that"}

    def _since_then(self, low: Sequence[str], k: int) -> bool:
        """Whether a verb follows "since then", where that begins here."""
        if word_at(low, k) != "since" or word_at(low, k + 1) != "then":
            return True
        return any(self._person.finite(w) for w in low[k + 2 : k + 6])

    def _runs_on(self, low: Sequence[str], k: int) -> bool:
        """Whether a pronoun begins a new sentence without any mark: a verb follows it, and a noun stands before it."""
        word, before, after = low[k], low[k - 1], word_at(low, k + 1)
        plural = word in {"i", "we", "they"} and after in self._person.bases
        finite = "'" in word or self.classes.verb_at(low, k + 1) is not None
        if not (plural or finite or self._words.has("present_s", after)):
            return False
        if before in {",", "now"}:
            return True
        if self.classes.in_any(
            before, "conjunctions", "subordinators", "prepositions", "tell_verbs", "auxiliaries"
        ):
            return False
        if self._person.finite(before):
            return not self._words.has("mental", before)
        if before in _RELATIVE_HEADS:
            return False
        return head(word) == "it" or before.isdecimal() or not self._relative_before(low, k)

    def _relative_before(self, low: Sequence[str], k: int) -> bool:
        """Whether a noun with an article stands before the pronoun, as in "the form I filled in"."""
        articles = {"the", "a", "an", "my", "your", "first", "third", "every", "what"}
        return not articles.isdisjoint(low[max(k - 4, 0) : k - 1])

    def _joined(self, word: str) -> bool:
        """Whether a piece that begins with this word behind a comma is joined on, not a loose remark."""
        if self.classes.in_any(word, "conjunctions", "relatives", "prepositions", "numbers", "calendar"):
            return True
        if word in _JOINS or word[0].isdecimal() or self._words.has("reference_nouns", word):
            return True
        return self._person.finite(word) and not self._person.has("auxiliaries", word)
