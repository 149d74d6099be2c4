"""Whether a pronoun is the customer though somebody at work is named before it: "the nurse can ring her"."""

from app.text.person.as_written import is_their_deed, is_their_thing
from app.text.person.before import Before
from app.text.person.called import Called, Sex
from app.text.person.cast import Cast, Whose
from app.text.person.her import Her
from app.text.person.nouns import NoteSense
from app.text.person.of_note import OfNote
from app.text.person.other import Other
from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords

_SEXES: dict[str, Sex] = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_BEING = frozenset({"is", "was", "were"})
_HELPS = frozenset({"not", "to", "can", "could", "will", "would", "may", "must", "should", "did", "didn't"})
_DOING = frozenset({"without", "by", "for", "of", "is", "are", "was"})
_TOWARD = frozenset({"with", "for", "to", "at", "from", "on"})
_APART = frozenset(
    {".", ";", ",", "and", "but", "or", "if", "when", "because", "so", "who", "which", "before", "after"}
)
"""What begins another clause, in which somebody else may act."""
_NOBODY = frozenset({"nobody", "none", "no-one", "one"})
_ANSWERS = frozenset({"yes", "so", "no", "ok"})
_IF = frozenset({"if", "unless", "provided", "should"})
_OUTSIDE = (
    "kin_men",
    "kin_women",
    "men",
    "women",
    "customer_nouns",
    "customer_roles",
    "taught",
    "beside_them",
)
"""Sets of words for those who may be offered something themselves."""
_HELD = ("work_things", "tools", "made_on_site", "doings")
"""Sets of words for what whoever is at work has of their own."""


class Whom(OfNote):
    """Questions about one pronoun of a note.

    An offer is made to the customer. Where all notes call them by the one pronoun and nobody is named but who is at
    work for us, what is done for, to or with "her" is for the customer, and so is what "she" sends, wants or is free
    for; who comes, finds out or gets done may be either.
    """

    def __init__(
        self, sheet: Sheet, sense: NoteSense, words: PersonWords, cast: Cast, called: Called
    ) -> None:
        super().__init__(sheet, sense, words, cast, called)
        self._her = Her(sheet, sense, words)

    def settled(self, whose: Whose, index: int, low: str, before: Before, *, offered: bool) -> Whose:
        """Whose it is by a note that makes an offer, or tells something behind the notes `before`, where that is surer
        than what was found.
        """
        if whose == "doubt":
            sure = self._is_offered_to(index, low) if offered else self._is_told_of(index, low, before)
            sure = sure or self._is_as_they_write(index, low)
            return "customer" if sure else whose
        if whose == "customer" and not offered and self._may_be_a_colleague(index, low, before):
            return "doubt"
        return whose

    def _is_as_they_write(self, index: int, low: str) -> bool:
        """Whether it is told of the customer as they tell of themselves, and their sex is not known to be another."""
        sex, message = _SEXES.get(low), self._cast.message
        if sex is None or self._called.sex not in {None, sex}:
            return False
        if low in {"he", "she"}:
            return is_their_deed(self._sheet, self._cast.deeds, message, index)
        return self._owns(index, low) and is_their_thing(self._sheet, self._sense, message, index)

    def _may_be_a_colleague(self, index: int, low: str, before: Before) -> bool:
        """Whether "him" may be whoever acts in the note before: "the driver was new", "we went over it with him".

        Not where it is done what is done to customers, nor where this note has spoken of them.
        """
        sex = _SEXES.get(low)
        owner = low == "his" or (low == "her" and self._her.told(index)[0] == "your")
        if sex is None or owner or low in {"he", "she"} or not before.acting(sex):
            return False
        words = {self._sheet.was(k) for k in range(index)}
        scolded = len(self._cast.people) == 1 and not words.isdisjoint(self._words.sets["taken_to_task"])
        first = not self._cast.about_customer and words.isdisjoint(_SEXES) and words.isdisjoint(_NOBODY)
        return scolded or (first and words.isdisjoint(self._words.sets["done_to_customers"]))

    def _is_offered_to(self, index: int, low: str) -> bool:
        if self._fitting(low) is None or not self._cast.people:
            return False
        if low in {"him", "her"} and not self._owns(index, low):
            return self._is_done_to(index) or self._all_at_work()
        if not self._all_at_work():
            return False
        if low in {"he", "she"}:
            return self._is_theirs_to_do(index)
        nouns = (self._sheet.was(index + 1), self._sheet.was(index + 2))
        return not any(self._words.has(name, noun) for name in _HELD for noun in nouns)

    def _is_told_of(self, index: int, low: str, before: Before) -> bool:
        """Whether it surely is where a note tells something: what somebody does to "her", and that "she" is right.

        Not where the note before names somebody whom it may go on about.
        """
        sex = self._fitting(low)
        if sex is None or before.one(sex) is not None or not self._cast.people:
            return False
        if low in {"he", "she"}:
            at = self._sense.verb_index(index + 2)
            being = self._sheet.was(index + 1) in _BEING
            return being and self._words.has("vindicated", self._sheet.was(at))
        return not self._owns(index, low) and self._is_done_to(index)

    def _fitting(self, low: str) -> Sex | None:
        """The sex of a pronoun by which all notes call the customer alone; None for any other."""
        sex = _SEXES.get(low)
        return sex if self._called.sure and not self._called.mixed and self._called.sex == sex else None

    def _owns(self, index: int, low: str) -> bool:
        """Whether a pronoun owns what follows it."""
        return low == "his" or (low == "her" and self._sense.noun_follows(index + 1))

    def _all_at_work(self) -> bool:
        people = self._cast.people
        return bool(people) and all(map(self._is_at_work, people))

    def _is_done_to(self, index: int) -> bool:
        """Whether the one who is named acts, and what they act on is another: "our assistant potted it for him"."""
        person = self._cast.people[-1]
        if len(self._cast.people) != 1 or not self._sense.is_subject(person.at):
            return False
        between = {self._sheet.was(k) for k in range(person.at + 1, index)}
        if between & _APART or not between.isdisjoint(self._words.sets["taken_to_task"]):
            return False
        reached = self._sheet.was(index - 1) in _TOWARD or self._does(index - 1)
        return reached and not self._cast.deeds.failed_by_us(person.at, index)

    def _does(self, at: int) -> bool:
        """Whether a word is the verb that has a pronoun behind it."""
        word = self._sheet.was(at)
        before = self._sheet.was(at - 1)
        plain = word.isalpha() and (before in _HELPS or (word.endswith("ing") and before in _DOING))
        return plain or self._sense.clearly_verb(word) or word in self._words.participles

    def _is_at_work(self, person: Other) -> bool:
        """Whether somebody is named for their work, or by a name that the customer's message does not know."""
        if any(self._words.has(name, person.named.removesuffix("s")) for name in _OUTSIDE):
            return False
        if self._sheet.was(person.start - 1) in {"his", "her", "their"}:
            return False  # "her solicitor can have a copy"
        return not person.proper or person.named not in self._cast.in_message

    def _is_theirs_to_do(self, index: int) -> bool:
        """Whether what "she" does is for whom it is offered to do: "if she sends a receipt", "a time she likes"."""
        deeds, verb = self._cast.deeds, self._sheet.was(self._sense.verb_index(index + 1))
        before = self._sheet.was(index - 1)
        below = before in _IF or any(self._words.has(name, before) for name in ("subordinators", "times"))
        gained = before == "so" or (before == "that" and self._sheet.was(index - 2) == "so")
        if gained and self._cast.about_customer and self._words.has("modals", verb):
            return True  # "I can send him the number so he can chase them"
        if before in _IF:
            return not deeds.staffs(index) or self._words.has("arriving", verb)
        answers = verb == "says" and self._sheet.was(self._sense.verb_index(index + 1) + 1) in _ANSWERS
        gap = answers or self._words.has("choosing", verb) or deeds.customers(index)
        if not (below or gap) or self._words.has("arriving", verb) or deeds.staffs(index):
            return False
        return gap or deeds.with_us(index)
