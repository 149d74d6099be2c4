"""What somebody does in a note, where that tells who they are: who deals with a case, who is reached, who chooses."""

from app.text.person_nouns import NoteSense
from app.text.person_shifted import Sheet
from app.text.person_words import PersonWords

_REACH = 40


class Deeds:
    """Questions about what stands around one word of a note."""

    def __init__(self, sheet: Sheet, sense: NoteSense, words: PersonWords) -> None:
        self._sheet = sheet
        self._sense = sense
        self._words = words

    def reached(self, index: int) -> bool:
        """Whether somebody gets in touch with whom a pronoun means: "… will ring him within ten minutes"."""
        verb = index - 2 if self._sheet.was(index - 1) == "to" else index - 1
        return self._words.has("reaching", self._sheet.was(verb))

    def chooses(self, index: int) -> bool:
        """Whether a pronoun is who chooses, and that is the customer: "… rings or writes to him, as he likes"."""
        verb = self._sheet.was(self._sense.verb_index(index + 1))
        below = self._words.has("subordinators", self._sheet.was(index - 1))
        said = self._sheet.was(index - 1) == "as" and self._words.has(
            "telling", verb
        )  # "it happened as she says"
        return said or (below and self._words.has("choosing", verb))

    def case_comes_to(self, at: int, index: int) -> bool:
        """Whether a case reaches somebody: "he rings within a day of a case being passed to him"."""
        case = any(
            self._words.has("case_nouns", self._sheet.was(k)) for k in range(max(at, index - 5), index)
        )
        return case and (self._sheet.was(index - 1) == "to" or self._sense.verb_before(index))

    def works(self, index: int) -> bool:
        """Whether what "he" does is what somebody does who deals with a case, and not something done to us."""
        at = self._sense.verb_index(index + 1)
        end = next((k for k in range(at, at + _REACH) if self._sheet.was(k) in {"", ";", "."}), at + _REACH)
        if any(self._sheet.was(k) == "us" for k in range(at, end)):
            return False
        verb = self._sheet.was(at)
        if verb == "has":
            return self._words.has("case_nouns", self._sheet.was(at + 2))
        if verb == "will":
            return self._words.has("work_verbs", self._sheet.was(self._sense.verb_index(at + 1)))
        return verb.endswith("s") and self._words.has("work_verbs", verb)

    def goes_on(self, at: int, index: int) -> bool:
        """Whether a clause of time goes on about whom the note is about: "the engineer rings before he arrives".

        Where the customer is named between them it may be the customer who does anything but come.
        """
        if not self._words.has("times", self._sheet.was(index - 1)):
            return False
        verb = self._sheet.was(self._sense.verb_index(index + 1))
        named = any(self._sheet.changed(k) for k in range(at + 1, index))
        return not named or self._words.has("arriving", verb)
