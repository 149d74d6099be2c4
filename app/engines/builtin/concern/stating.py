"""Whether a sentence states something: it has a subject and a verb, and tells neither a wish nor a feeling."""

from collections.abc import Sequence
from functools import cache

from app.engines.builtin.concern.classes import head, word_at
from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.lead import Lead
from app.engines.builtin.concern.subject import Subjects
from app.engines.builtin.concern.words import ConcernWords
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.person.words import PersonWords, person_words
from app.text.tables import table, word_set

_LED = frozenset({"when", "after", "as", "while"})
_THERE = (["there", "was"], ["there", "were"], ["there", "is"], ["there", "are"])
_FAR = 9
"""Words from the start of a sentence within which its verb stands, or what a lead leads to."""
_ORDERED_BY_THEM = frozenset({
    "ordered", "booked", "reported", "requested", "purchased", "cancelled", "returned", "delivered", "promised",
    "installed", "fitted", "collected", "posted", "declined", "damaged",
})  # fmt: skip
"""What was done to a thing, the verb before it left out."""
_OBJECTS = frozenset({"me", "us", "my", "our", "the", "a", "an", "your", "it"})
_SILENCE = frozenset({"nothing", "anything", "back"})
"""What somebody writes who has heard nothing, which is no feeling of theirs."""
_BEGIN = frozenset(
    {"next", "nobody", "nothing", "no", "there", "every", "no-one", "dr", "mr", "mrs", "ms", "miss"}
)


_ASKED_OF = frozenset({"happened", "went", "gone"})
_REFUSES = frozenset({"won't", "can't", "cannot", "couldn't", "wouldn't"})
"""What somebody or something does not do, which is as it is: "the tub won't heat up"."""
_SUPPOSED = frozenset({"be", "have", "surprise", "mind", "want", "like"})
"""Behind "would not" no refusal: "it would not surprise me"."""
_OWNED = frozenset({"my", "our", "your", "the", "a", "an"})
_CAME = frozenset({"arrived", "returned", "left", "woke", "there", "home", "back", "in"})
"""Behind what leads up ("when we arrived a wedding was going on"), where what it leads to may begin."""
_HOPED = frozenset({"wanted", "expected", "needed"})
"""What tells something where what came instead follows: "I wanted a trim and she gave me a fringe"."""
_PERCEIVED = frozenset({"hear", "see", "watch"})
_MEETS, _MET = frozenset({"get", "receive"}), frozenset({"a", "an", "no", "nothing", "another", "only"})
"""What somebody meets with now: "now I get a letter", and no "I get that you are busy"."""
_PART = frozenset({"half", "most", "today's", "yesterday's"})
_LONGEST_NOUN = 4
_UNDONE = compiled(r"un\w+ed$")
"""What is left undone ("unanswered") is no verb of the past."""


class Stating:
    """Looks at one sentence in lower case, word by word."""

    def __init__(self, words: ConcernWords, person: PersonWords, grammar: ClauseGrammar) -> None:
        self._words = words
        self._person = person
        self._grammar = grammar
        self._lead = Lead(grammar.classes)
        self._subjects = Subjects(grammar.classes)

    def states(self, low: Sequence[str]) -> bool:
        """Whether it is a sentence with a subject and a verb, and tells neither a wish nor a feeling."""
        start = self._lead.subject_at(low)
        if start is None and low[0] in _LED:
            # "When we collected her things there was no ring": no comma parts the lead from what it leads to.
            start = next((k for k in range(2, min(len(low) - 2, _FAR)) if low[k : k + 2] in _THERE), None)
            start = self._second_subject(low) if start is None else start
        if start is None or start >= len(low):
            return False
        first, classes = head(low[start]), self._grammar.classes
        if first in {"i", "we"}:
            return self._states_of_self(low, start)
        runs_on = low[start] in {"its", "it's"} and classes.nominative(word_at(low, start + 1))
        # "What happened on the walk" is a question without its mark.
        asks = first in {"what", "who"} and _ASKED_OF & {word_at(low, start + 1), word_at(low, start + 2)}
        # "A library that is closed on a Saturday" is only named.
        named = first in {"a", "an", "another"} and word_at(low, start + 2) in {"that", "which"}
        if first == "that" or runs_on or asks or named:
            return False  # "now its we can't find it" reports what was said
        if first == "this" and word_at(low, start + 1) in {"is", "was"}:
            return self._subjects.frame(low, start, ()) is not None
        begins = classes.in_any(first, "determiners", "possessives", "nominative", "numbers")
        timed = self._words.has("time_nouns", word_at(low, start + 1))
        if timed and classes.nominative(word_at(low, start + 2)):
            return self._is_habit(low, start)  # "the day I open the box" only leads up to something
        if first == "no" and word_at(low, start + 1) != "one" and not self._none_did(low, start):
            return False
        known = (
            begins
            or first.isdecimal()
            or first in _BEGIN
            or low[start] in _PART
            or self._words.has("reference_nouns", first)
        )
        if not (known or self._bare_noun(low, start)):
            return False
        verb = start
        if "'" not in low[start] or low[start] in _PART:
            verb = next((k for k in range(start + 1, len(low)) if self._verb(low, k)), -1)
        # "Third month running you've taken it" is no sentence about a month.
        counted = (classes.in_any(first, "numbers") or first[0].isdecimal()) and word_at(
            low, start + 1
        ) != "of"
        run_on = counted and any(classes.nominative(w) for w in low[start + 1 : max(verb, start) + 1])
        refused = low[verb] in _REFUSES or (
            word_at(low, verb + 1) == "not" and word_at(low, verb + 2) not in _SUPPOSED
        )
        open_ = self._person.has("modals", low[verb]) and not refused
        return verb >= 0 and not run_on and not open_

    def _is_habit(self, low: Sequence[str], start: int) -> bool:
        """Whether they tell what they do again and again: "every week I ask for it"."""
        return low[start] in {"every", "each"} and word_at(low, start + 3) in self._person.bases

    def _none_did(self, low: Sequence[str], start: int) -> bool:
        """Whether a verb follows "no" and what there was none of: "no officer has attended"."""
        near = low[start + 2 : start + 4]
        return any(self._person.has("auxiliaries", w) or self._words.has("absent_verbs", w) for w in near)

    def _second_subject(self, low: Sequence[str]) -> int | None:
        """Where "he" stands in "when I picked the dog up he had a torn ear": it leads no clause of its own."""
        classes, person = self._grammar.classes, self._person
        for k in range(3, min(len(low) - 2, _FAR + 3)):
            contracted = "'" in low[k] and not low[k].endswith("n't")
            verbal = contracted or classes.verb_at(low, k + 1) is not None
            if self._owned_subject(low, k):
                return k
            if k == 3 or not (classes.nominative(low[k]) and verbal):
                continue
            before = low[k - 1]
            # "When the lift stopped | I was in it": what stops has no object.
            stopped = self._words.has("intransitive", before)
            governed = (
                (person.finite(before) and not stopped) or before in person.participles or before == ","
            )
            hangs = governed or classes.in_any(before, "subordinators", "conjunctions", "relatives")
            led = any(person.finite(word) for word in low[2 : k - (not stopped)])
            return k if led and not hangs else None
        return None

    def _owned_subject(self, low: Sequence[str], k: int) -> bool:
        """Whether "my coat had" stands there behind a noun: "when we got back to the bus my coat had gone"."""
        begins = low[k] in _OWNED and (low[k - 1] in nouns() or low[k - 1] in _CAME)
        led = any(self._person.finite(word) for word in low[2:k])
        return begins and led and any(self._person.has("auxiliaries", word) for word in low[k + 2 : k + 5])

    def _bare_noun(self, low: Sequence[str], start: int) -> bool:
        """Whether a noun without an article is its subject: "water pressure in our road has been low"."""
        if self._called(low, start) or self.compound(low, start):
            return True
        if low[start] not in nouns():
            return False
        after = word_at(low, start + 1)
        if after in _ORDERED_BY_THEM:
            return False  # "sofa ordered in January"
        if self._person.finite(after) and after not in self._person.participles | self._person.bases:
            return True  # "rain came in": no "sofa delivered"
        stretch = low[start + 1 : start + _FAR]
        at = next((k for k, word in enumerate(stretch) if self._person.has("auxiliaries", word)), None)
        return at is not None and not any(
            word in {",", "and", "or"} or self._grammar.classes.nominative(word) for word in stretch[:at]
        )

    def _called(self, low: Sequence[str], start: int) -> bool:
        """Whether somebody is named who did something: "Isla has refused to get in"."""
        return low[start] in names() and self._grammar.classes.verb_at(low, start + 1) is not None

    def compound(self, low: Sequence[str], start: int) -> bool:
        """Whether a few words with a noun at their end stand before an auxiliary: "brown bin has been missed"."""
        stretch = low[start : start + _LONGEST_NOUN + 1]
        end = next((k for k, word in enumerate(stretch) if self._ends_noun(low, start + k, word)), 0)
        led = stretch[:end]
        open_ = any(word in self._person.classed or self._person.finite(word) for word in led)
        return end > 0 and not open_ and (led[-1] in nouns() or led[-1].removesuffix("s") in nouns())

    def _states_of_self(self, low: Sequence[str], start: int) -> bool:
        """The customer did something or met with it; "I'm 84" tells as much."""
        verb = start if "'" in low[start] else self._grammar.classes.verb_at(low, start + 1)
        if verb is None:
            got = word_at(low, start + 2)
            met = word_at(low, start + 1) in _MEETS and (got in _MET or got[:1].isdecimal())
            return (
                met
                or self._words.has("self_present", word_at(low, start + 1))
                or self._planned(low, start + 1)
            )
        after = word_at(low, verb + 1)
        if low[verb] in _HOPED:
            # "I needed the suit for a funeral" tells what hung on it.
            hung = low[verb] == "needed" and "for" in low[verb + 3 : -1]
            return hung or self._got_instead(low, verb)
        able = low[verb] == "did" or low[verb].endswith("n't")
        joined = self._person.has("conjunctions", after)
        goes_on = joined and not able and self._grammar.classes.starts_clause(low[verb + 2 :])
        if goes_on and not self._person.has("auxiliaries", low[verb]):
            return True  # "yesterday I rang and you have no record of me"
        if joined or (able and not self._grammar.classes.base_follows(low, verb + 1)):
            return False
        heard = "heard" in low[verb : verb + 3]
        silent = heard and bool(_SILENCE & set(low[verb + 1 : verb + 5]))
        silent = silent or (heard and "never" in low and "from" in low[verb : verb + 4])
        if self._could_not_follow(low, verb):
            return True
        return silent or not self._subjects.mental(low, verb) or after[:1].isdecimal()

    def _could_not_follow(self, low: Sequence[str], verb: int) -> bool:
        """Whether they tell what they could not see or hear: "I couldn't hear my daughter's vows"."""
        at = next((k for k in range(verb, min(verb + 4, len(low))) if low[k] in _PERCEIVED), None)
        denied = low[verb] in _REFUSES or "not" in low[verb : verb + 3]
        after = "" if at is None else word_at(low, at + 1)
        return denied and self._grammar.classes.in_any(after, "determiners", "possessives")

    def _ends_noun(self, low: Sequence[str], k: int, word: str) -> bool:
        """Whether a verb stands there that no noun can be: an auxiliary, or a past with its object."""
        past = self._person.regular_past(word) and word_at(low, k + 1) in _OBJECTS
        return self._person.has("auxiliaries", word) or past

    def _got_instead(self, low: Sequence[str], verb: int) -> bool:
        """Whether a clause follows of what came instead of what they wanted."""
        joined = (k for k in range(verb + 2, len(low) - 2) if low[k] in {"and", "but"})
        return any(self._grammar.classes.starts_clause(low[k + 1 :]) for k in joined)

    def _planned(self, low: Sequence[str], verb: int) -> bool:
        """Whether something is fixed for a time: "we fly on Friday", "we complete tomorrow"."""
        word = word_at(low, verb)
        acts = word in lexicon().verbs or word in self._person.bases
        acts = acts and not self._words.has("mental", word)
        near = low[verb + 1 : verb + _FAR]
        timed = any(self._person.has("calendar", w) or self._words.has("deictic", w) for w in near)
        return acts and timed and "not" not in near

    def _verb(self, low: Sequence[str], k: int) -> bool:
        """Whether a finite verb stands there: "runs" behind "of" is none."""
        word, before = low[k], low[k - 1]
        present = self._words.has("present_s", word) and not self._person.has("prepositions", before)
        # "Logs" is a verb where its object follows.
        base = word.endswith("s") and word[:-1] in self._person.bases | lexicon().verbs
        spits = self._is_no_noun(low, k)
        # "Leaves this Friday" is a verb too.
        timed = word_at(low, k + 1) in {"this", "next", "on", "every"} and self._timed(low, k + 1)
        acts = base and (word_at(low, k + 1) in _OBJECTS or timed)
        if word == "keep" and before in {"you", "they"}:
            return word_at(low, k + 1).endswith("ing")  # "you keep writing to my father"
        if word == "may" and (
            self._person.has("prepositions", before) or self._person.has("auxiliaries", word_at(low, k + 1))
        ):
            return False  # the month
        return present or acts or spits or (self._person.finite(word) and not _UNDONE.match(word))

    def _is_no_noun(self, low: Sequence[str], k: int) -> bool:
        """Whether a word in "s" that is no noun has an object, and no other verb follows: "spits out every page"."""
        stem = low[k].removesuffix("s")
        follows = word_at(low, k + 1) in _OBJECTS | {"out", "off", "up", "every", "one", "all", "itself"}
        known = (
            stem == low[k]
            or len(stem) < 3
            or stem.endswith("s")
            or {stem, low[k]} & nouns()
            or low[k] in self._person.classed
        )
        return follows and not known and not any(self._person.finite(word) for word in low[k + 1 :])

    def _timed(self, low: Sequence[str], k: int) -> bool:
        after = word_at(low, k + 1)
        return self._person.has("calendar", after) or self._words.has("time_nouns", after)


@cache
def names() -> frozenset[str]:
    """Given names that are no noun besides."""
    given = table("en", "given_names")
    return (word_set(given["he"]) | word_set(given["she"])) - word_set(table("en", "nouns")["sure"])


@cache
def nouns() -> frozenset[str]:
    """Nouns that are nobody's name."""
    names = table("en", "given_names")
    verbs = person_words().sets["auxiliaries"]  # "has" is in that list too
    return word_set(table("en", "nouns")["sure"]) - word_set(names["he"]) - word_set(names["she"]) - verbs
