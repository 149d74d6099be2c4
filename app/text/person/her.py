"""Whether "her" is "you" or "your": "give her two lessons", "give her mother a lesson"."""

from app.text.person.nouns import NoteSense
from app.text.person.shifted import Sheet
from app.text.person.verbs import second_person_verb
from app.text.person.words import PersonWords

_ORDER = frozenset({"next", "last", "first"})
_BEFORE_NOUN = frozenset({"only", "very", "almost", "nearly", "newly", "recently"})
_SUBJECTS = frozenset(
    {
        "i",
        "we",
        "it",
        "they",
        "he",
        "she",
        "you",
        "there",
        "here",
        "nobody",
        "nothing",
        "anything",
        "something",
    }
)
"""What begins something else behind an object: "told her we were waiting", "sit with her there"."""
_A_TILL = "till"
_VERBS_ONLY = frozenset({"ends", "starts", "begins", "runs", "goes", "comes", "expires"})
"""What a thing does behind "for her", though some of it could be hers."""
_OPENS = frozenset({".", ";"})


class Her:
    """Questions about one "her" of a note, by its index."""

    def __init__(self, sheet: Sheet, sense: NoteSense, words: PersonWords) -> None:
        self._sheet = sheet
        self._sense = sense
        self._words = words

    def told(self, index: int, *, alone: bool = True) -> tuple[str, bool]:
        """The word to the customer, and whether it is certain; `alone` where the note names nobody else."""
        after = self._sheet.was(index + 1)
        opens = index == 0 or self._sheet.was(index - 1) in _OPENS  # no object begins a sentence
        giving = self._words.has("ditransitive", self._sheet.was(index - 1))
        if after in _VERBS_ONLY and self._words.has("prepositions", self._sheet.was(index + 2)):
            return "you", True  # "the number we hold for her ends in 07"
        if after == _A_TILL and self._is_a_till(index + 2):
            return "your", True
        if self._sheet.was(index - 1) in {"all", "both"}:
            return "your", True  # "all her questions"
        if self._stands_alone(index, after) or (giving and not opens and self._counted(after)):
            return "you", True
        if self._surely_owns(index, after, giving=giving):
            return "your", alone or after not in _ORDER  # "out from her next address" may be the carer's next
        kept = self._words.regular_past(after) and not self._sense.noun_follows(index + 2)
        noun = self._sense.owned_sum(index) or (self._sense.noun_follows(index + 1) and not kept)
        acted = self._sense.verb_before(index) or self._sheet.was(index - 2) == "to"  # "to save her waiting"
        sure = not (acted and after.endswith("ing"))
        sure = sure and (opens or not ((noun and giving) or self._words.has("adjective_after_her", after)))
        return ("your" if noun or opens else "you"), sure

    def _stands_alone(self, index: int, after: str) -> bool:
        """Whether something else follows: "sent to her free of charge", "told her we had", "see her next week"."""
        free = self._words.has("no_thing", after) or (after == "free" and self._sheet.was(index + 2) == "of")
        begins = (
            after in _SUBJECTS and not self._sheet.tokens[index + 1].text.isupper()
        )  # "her IT department"
        return free or begins or (after in {"next", "last"} and self._is_time(index + 2))

    def _is_a_till(self, at: int) -> bool:
        """Whether what stands behind "till" makes a thing of it, "her till rolls", and no time, "ring her till six"."""
        names = ("determiners", "numbers", "prepositions")
        timed = self._is_time(at) or any(self._words.has(name, self._sheet.was(at)) for name in names)
        return not timed and self._sheet.was(at) not in _SUBJECTS and self._sense.noun_follows(at)

    def _counted(self, after: str) -> bool:
        """Whether what is given follows: "give her two free lessons", "offer her Thursday"."""
        small = any(self._words.has(name, after) for name in ("amounts", "numbers", "calendar"))
        return small or not after[:1].isalpha()

    def _surely_owns(self, index: int, after: str, *, giving: bool) -> bool:
        """Whether what follows can only be hers: "send her mother a card", "at her last visit", "for her records"."""
        if giving:
            kin = self._words.has("kin_men", after) or self._words.has("kin_women", after)
            return kin and any(
                self._words.has(n, self._sheet.was(index + 2)) for n in ("determiners", "numbers")
            )
        if after in _BEFORE_NOUN:
            return self._sense.noun_follows(index + 2)
        if after in _ORDER:
            done = self._words.regular_past(self._sheet.was(index + 2))  # "her first missed appointment"
            return self._sense.noun_follows(index + (3 if done else 2))
        governed = self._words.has("prepositions", self._sheet.was(index - 1))
        return governed and second_person_verb(self._words, after) is not None and self._ends(index + 2)

    def _ends(self, at: int) -> bool:
        word = self._sheet.was(at)
        return not word[:1].isalpha() or any(
            self._words.has(name, word) for name in ("prepositions", "conjunctions", "calendar")
        )

    def _is_time(self, at: int) -> bool:
        word = self._sheet.was(at)
        return self._words.has("time_units", word) or self._words.has("calendar", word)
