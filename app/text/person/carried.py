"""Whether the first "he" or "she" of a note goes on about somebody whom the note before it is about."""

from app.text.person.before import Before
from app.text.person.called import Called, Sex
from app.text.person.cast import Cast, Whose
from app.text.person.nouns import NoteSense
from app.text.person.of_note import OfNote
from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords

_SEXES: dict[str, Sex] = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}


class Carried(OfNote):
    """Questions about the first pronoun of a note, and the words in which it is told whom it means."""

    def __init__(
        self,
        sheet: Sheet,
        sense: NoteSense,
        words: PersonWords,
        cast: Cast,
        called: Called,
        before: Before,
    ) -> None:
        super().__init__(sheet, sense, words, cast, called)
        self._before = before

    def whose(self, index: int, low: str, *, offered: bool) -> Whose | None:
        """Whose the first pronoun is by the note before; None where that one tells nothing of it.

        Whoever is at work goes on being spoken of ("our fitter came on Friday", "he could not find the fault"); what
        only a customer does is the customer's where their name or title fits, and all else is in doubt.
        """
        sex = _SEXES.get(low.split("'", maxsplit=1)[0])
        if sex is None or self._cast.people or self._cast.about_customer or not self._first(index):
            return None
        someone = self._before.one(sex)
        if someone is None:
            acts = index == 0 and low in {"he", "she"} and not offered and self._cast.deeds.staffs(index)
            return "doubt" if acts and self._before.acting(sex) else None
        theirs = self._called.sex in {None, sex}
        if index == 0 and self._sheet.tokens[0].text[0].islower():
            return (
                None if theirs else "doubt"
            )  # a jotted note makes no sentence with a name put in: "he has free: sat"
        if low in {"his", "her"}:
            return self._owned(index, theirs=theirs)
        if low not in {"he", "she"}:
            return None
        if not theirs:
            return "other"
        if self._cast.deeds.staffs(index):
            return self._at_work(index, beside=someone.beside, offered=offered)
        may = self._sheet.was(index + 1) in {"may", "can"}
        if offered or (self._called.sure and (may or self._cast.deeds.customers(index))):
            return None
        return "doubt"

    def _at_work(self, index: int, *, beside: bool, offered: bool) -> Whose | None:
        """Whose a deed is that is done at work: the customer may come and bring things too, where that is offered."""
        if offered:
            may = (
                self._words.has("modals", self._sheet.was(index + 1)) and self._sheet.was(index + 1) != "will"
            )
            return None if may or beside else "other"
        return "doubt" if beside else "other"

    def again(self, low: str) -> str:
        """The words that the note before has for them."""
        someone = self._before.one(_SEXES[low])
        phrase = someone.phrase if someone else low
        return f"{phrase}'s" if low in {"his", "her"} else phrase

    def _owned(self, index: int, *, theirs: bool) -> Whose | None:
        """Whose "his" or "her" is: a report or a van belongs to whoever is at work, unless a note before them has it as
        the customer's.
        """
        if not self._sense.noun_follows(index + 1):
            return None
        nouns = (self._sheet.was(index + 1), self._sheet.was(index + 2))
        if theirs and self._before.has_own(self._sheet.was(index), nouns[0]):
            return None
        work = any(self._words.has(name, noun) for name in ("doings", "work_things") for noun in nouns)
        return "other" if work or not theirs else None

    def _first(self, index: int) -> bool:
        """Whether no pronoun for one person stands before."""
        return all(self._sheet.was(k).split("'")[0] not in _SEXES for k in range(index))
