"""Where the subject of a clause stands, behind a leading word of time or place."""

from collections.abc import Sequence

from app.engines.builtin.concern.classes import WordClasses, word_at

_LONGEST_LEAD = 11
_LONGEST_SUBORDINATE = 16
_SUBORDINATE = frozenset({"when", "while", "after", "although", "though"})
_NOUN_STARTS = frozenset({"the", "a", "my", "our", "your", "no"})
_ANEW = _NOUN_STARTS - {"a", "no"} | {"another", "his", "her", "their"}
_FROM = frozenset({"since", "after"})
"""What leads to a clause as well as to a time: "since the new driver started she has been late"."""
_TOLD = frozenset({"told", "said", "rang", "came", "called", "phoned", "arrived"})
"""What somebody does who comes in behind a time: "at half past ten a nurse told me"."""
_WAY_BACK = frozenset({"back", "home", "there"})
"""Words of place that end a lead: "on the way back his wheelchair was broken"."""


class Lead:
    """Finds the subject in "On Saturday 4 July we arrived" or "When I reserved, I asked for a quiet room"."""

    def __init__(self, classes: WordClasses) -> None:
        self._classes = classes
        self._words = classes.words
        self._person = classes.person

    def subject_at(self, low: Sequence[str]) -> int | None:
        """Index of the subject; None where a lead has no clear end."""
        at = 0
        while (
            at < len(low)
            and self._person.has("adverbs", low[at])
            and not self._person.has("determiners", low[at])
            and not self._leads_to_time(low, at)
        ):
            at += 1
        if at and word_at(low, at) == ",":
            at += 1
        first = word_at(low, at)
        if first in _SUBORDINATE:
            main = self._after_subordinate(low, at)
            # "After the update the app reads it aloud": no clause follows "after", and no comma the lead.
            return main if main is not None or first != "after" else self._after_lead(low, at, temporal=False)
        temporal = self._temporal(low, at)
        if (
            not temporal
            and first not in {"yesterday", "today"}
            and not self._words.has("leading_prepositions", first)
        ):
            return at
        return self._after_lead(low, at, temporal=temporal)

    def _leads_to_time(self, low: Sequence[str], at: int) -> bool:
        """Whether "since" leads to what it counts from: "since January there has been no teacher"."""
        after = word_at(low, at + 1)
        return low[at] == "since" and not self._person.has("adverbs", after)

    def _temporal(self, low: Sequence[str], at: int) -> bool:
        """Whether a phrase such as "last week" or "two days ago" begins here; "two days of rain" is none."""
        near = low[at + 1 : at + 3]
        if not self._words.has("leading_time", word_at(low, at)) or "of" in low[at + 1 : at + 4]:
            return False
        if not any(self._words.has("time_nouns", w) for w in near):
            return False
        counted = self._person.has("numbers", low[at])
        return not counted or not {"ago", "later"}.isdisjoint(low[at + 1 : at + 5])

    def _after_lead(self, low: Sequence[str], at: int, *, temporal: bool) -> int | None:
        for k in range(at + 1, min(at + _LONGEST_LEAD, len(low))):
            if low[k] == ",":
                return k + 1 if k + 1 < len(low) else None
            if self._classes.nominative(low[k]) and self._classes.verb_at(low, k + 1) is not None:
                return None if k > at + 1 and self._person.has("subordinators", low[k - 1]) else k
            if low[k] in _NOUN_STARTS | _ANEW and self._words.has("time_nouns", low[k - 1]):
                return k
            counted = self._person.has("numbers", low[k]) and self._words.has("time_nouns", low[k - 1])
            if counted and self._person.has("auxiliaries", word_at(low, k + 1)):
                return k  # "On Tuesday eleven were missing"
            if k > at + 1 and self._begins_anew(low, k):
                return k
            if self._person.finite(low[k]) and not (low[k - 1].isdecimal() or low[at] in _FROM):
                break
        return at if temporal else None

    def _begins_anew(self, low: Sequence[str], k: int) -> bool:
        """Whether an article stands right behind a noun or a number: "in week 3 | the tutor did not come"."""
        before = low[k - 1]
        if low[k] in _ANEW and before in _WAY_BACK and low[k - 2] in {"way", "journey", "drive", "flight"}:
            return True
        groups = ("determiners", "possessives", "prepositions", "conjunctions", "auxiliaries", "adverbs")
        opens = low[k] in _ANEW or (low[k] in {"a", "an"} and self._has_verb(low, k))
        if not opens or self._classes.in_any(before, *groups):
            return False
        verbal = before.endswith("ing") or before in self._person.bases or self._person.finite(before)
        return not verbal or before.isdecimal()

    def _has_verb(self, low: Sequence[str], k: int) -> bool:
        """Whether "a hen party was" begins there, and no "a week ago"."""
        timed = any(self._words.has("time_nouns", word) for word in low[k + 1 : k + 3])
        near = low[k + 2 : k + 5]
        return not timed and any(self._person.has("auxiliaries", w) or w in _TOLD for w in near)

    def _after_subordinate(self, low: Sequence[str], at: int) -> int | None:
        """Behind "when …," the main clause begins at the comma."""
        comma = next(
            (k for k in range(at + 3, min(at + _LONGEST_SUBORDINATE, len(low))) if low[k] == ","), None
        )
        if comma is None or not any(self._person.finite(w) for w in low[at + 1 : comma]):
            return None
        return comma + 1 if self._classes.starts_clause(low[comma + 1 :]) else None
