"""Whom a note's "they" speaks of: the customer, or a group or things that it or a note before it names."""

from app.text.grammar import lexicon
from app.text.person.before import Before
from app.text.person.called import Called
from app.text.person.cast import Cast, Whose
from app.text.person.nouns import NoteSense
from app.text.person.of_note import OfNote
from app.text.person.plurals import Plurals
from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords

_REACH = 40
_NEAR = 4
"""Words before "them" within which it is told what is done to them."""
_SINGULARS = frozenset(
    {"he", "she", "him", "his", "her", "hers", "he's", "she's", "he'll", "she'll", "himself", "herself"})  # fmt: skip
_SHORT = {"re": "are", "ve": "have", "d": "would", "ll": "will"}
_WHILE, _THINKS = frozenset({"while", "until", "till"}), frozenset({"decide", "think", "consider", "choose"})
_IF = frozenset({"if", "once", "when", "provided", "unless", "should"})
_LOOKS = frozenset({"white", "black", "brown", "green", "soft", "hard"})  # words that name things as often
_MAY_BE_OTHERS = "they may be others"


class They(OfNote):
    """Questions about "they" in one note; `pair` where two customers write together."""

    def __init__(
        self,
        sheet: Sheet,
        sense: NoteSense,
        words: PersonWords,
        cast: Cast,
        called: Called,
        before: Before,
        *,
        pair: bool,
    ) -> None:
        super().__init__(sheet, sense, words, cast, called)
        self._before = before
        self._pair = pair
        self._plurals = Plurals(sheet, words)

    def told(self, index: int, low: str) -> tuple[Whose, str]:
        """Whose a pronoun of the plural is where a note tells something."""
        owned = low == "their" and self._words.has("owned_by_people", self._sheet.was(index + 1))
        if owned and self._plurals.before(index) and not (self._plurals.groups(index) or self._cast.people):
            return "doubt", _MAY_BE_OTHERS  # "two calls from their room": no call has a room
        if low == "them" and self._plurals.counted(index):
            return "other", ""
        return self._handled(index) if low == "them" and self._cast.act_on(index) else self._told(index, low)

    def _handled(self, index: int) -> tuple[Whose, str]:
        """Whose "them" is that the customer does something with: nobody's where it was not told what they are."""
        named = self._plurals.before(index) or self._plurals.groups(index) or self._plurals.numbered(index)
        known = bool(named) or self._before.many() is not None or self._they_before(index)
        return ("other", "") if known else ("doubt", _MAY_BE_OTHERS)

    def _told(self, index: int, low: str) -> tuple[Whose, str]:
        groups = self._plurals.groups(index)
        plural = self._plurals.before(index)
        other = bool(plural or groups or self._cast.people or self._cast.any_customer)
        if self._pair:  # one person beside them is not "they"
            others = plural or groups or self._cast.any_customer or any(p.plural for p in self._cast.people)
            return ("doubt", _MAY_BE_OTHERS) if others else ("customer", "")
        if low == "they" and not other and self._before.many() is None and self._of_a_customer(index):
            return "customer", ""
        if low == "they" and not (plural or groups) and self._cited(index):
            return "doubt", _MAY_BE_OTHERS  # "Jess says they were out of smalls"
        if self._known_singular(index):
            known = other or (self._before.many() is not None and not self._no_thing_does(index, low))
            return ("other", "") if known else ("doubt", _MAY_BE_OTHERS)
        if self._cast.any_customer:
            return "other", ""
        if groups and not self._cast.about_customer:
            return self._of_group(groups[0], index, low)
        if not other and self._cast.about_customer:
            return "customer", ""
        if not other and self._goes_on(index, low):
            return "other", ""
        if not plural or self._cast.about_customer:
            return "doubt", _MAY_BE_OTHERS
        return ("other", "") if self._fits(plural, index, low) else ("doubt", _MAY_BE_OTHERS)

    def offered(self, index: int, low: str) -> tuple[Whose, str]:
        """Whose a pronoun of the plural is where a note offers something: the customer's, unless others are named."""
        if (plain := self._plainly_offered(index, low)) is not None:
            return plain
        before = self._sheet.tokens[max(index - _REACH, 0) : index]
        if low == "them" and self._moved(index):
            return "other", ""  # "we can keep the curtains here", "we can send them by courier"
        if low in {"them", "themselves"} and any(_plural(t.low) for t in before):
            return "other", ""  # the things that are offered: "collect the covers and refund them"
        if low.startswith("they") and self._told_of_things(index, low):
            known = self._they_before(index) or self._plurals.before(index) or self._before.many() is not None
            return ("other", "") if known else ("doubt", _MAY_BE_OTHERS)
        given = self._given(index)
        theirs = self._called.sex is not None and not self._pair
        if theirs and self.things_before(index, low, given=given):
            named = self._plurals.before(index) or self._plurals.groups(index) or self._before.many()
            # The customer is "she": "whenever it suits them". Where nobody else is named, it may be hers and she.
            sure = bool(named) or given or low.startswith("they")
            return ("other", "") if sure else ("doubt", _MAY_BE_OTHERS)
        groups = self._plurals.groups(index)
        if groups and low.startswith("they") and not self._pair and not self._cast.deeds.customers(index):
            return "other", ""  # "I can pass it to the damage team, they decide within 7 days"
        does = low.startswith("they") and (self._cast.deeds.customers(index) or self._does_their_part(index))
        if not (groups or does) and self._goes_on(index, low):
            return "other", ""
        people = lexicon().actors
        ours = any(_plural(t.low) and t.low[:-1] in people for t in before)
        return ("doubt", _MAY_BE_OTHERS) if ours or self._cast.people else ("customer", "")

    def _plainly_offered(self, index: int, low: str) -> tuple[Whose, str] | None:
        """Whose it is by who else is named, or by what only a customer does; None where that tells nothing."""
        own = low == "their" and self._own_of_others(index)
        if own or self._one_before(index) or self._sense.comes_to_one(index):
            return "other", ""  # "he can have it looked at, and we accept what they find"
        led = self._sheet.was(index - 1)
        # "they can take the old chairs away if he wishes", "take them back for a refund"
        things = low == "them" and self._words.has("done_to_things", led)
        if things or (low.startswith("they") and self._one_behind(index)):
            return "other", ""
        if low == "them" and self._cast.act_on(index):
            return self._handled(index)
        let = low == "them" and led == "let" and not self._plurals.before(index)
        return ("customer", "") if let or self._prefers(index, low) else None  # "let them stay in 2A"

    def _prefers(self, index: int, low: str) -> bool:
        """Whether it is who may like it or not, which no thing does: "if they'd rather stay"."""
        wishes = {"rather", "prefer"} if low == "they'd" else {"prefer", "want", "wish", "agree"}
        likes = self._sheet.was(index - 1) in _IF and self._sheet.was(index + 1) in wishes
        thinks = self._sheet.was(index - 1) in _WHILE and self._sheet.was(index + 1) in _THINKS
        return low.startswith("they") and (likes or thinks) and not self._plurals.groups(index)

    def _does_their_part(self, index: int) -> bool:
        """Whether it is on the condition of what a customer does for it: "if they bring the cake in before 2"."""
        return self._sheet.was(index - 1) in _IF and self._words.has("their_part", self._sheet.was(index + 1))

    def _own_of_others(self, index: int) -> bool:
        """Whether it is their own of whom a "they" of the same clause spoke, who is not the customer."""
        near = range(max(index - _REACH, 0), index)
        others = any(self._sheet.was(k) == "they" and self._sheet.low(k) == "they" for k in near)
        return others and self._sheet.was(index + 1) == "own"

    def again(self, index: int, low: str, *, offered: bool) -> str | None:
        """The words that a note before has for them, where this note names nobody before its "they"."""
        if offered and not self._goes_on(index, low):
            return None
        others = self._plurals.groups(index) or self._plurals.before(index) or self._cast.people
        if others or low not in {"they", "them", "their"} or self._they_before(index):
            return None
        deeds = self._cast.deeds
        if index:  # a group that acts or is asked, not the things that its note names: "we cannot bring them"
            acts = deeds.staffs(index) if low == "they" else low == "them" and self._chased(index)
            return self._before.group() if acts else None
        lying = self._lie_somewhere(index)
        suffered, passive = deeds.suffered(index) or lying, deeds.passive(index) or lying
        return self._before.many(suffered=suffered, passive=passive) or None

    def _lie_somewhere(self, index: int) -> bool:
        """Whether "they" are told to be somewhere, as things are that somebody put there: "they are in a bag"."""
        be, where = self._sheet.was(index + 1), self._sheet.was(index + 2)
        return be in {"are", "were"} and where in {"in", "on", "at", "behind", "under", "with"}

    def things_before(self, index: int, low: str, *, given: bool) -> bool:
        """Whether an offer that calls the customer "she" speaks of others by "they": what it names, or "them"."""
        if low.startswith("they"):
            return any(
                self._sense.starts_clause(k) or self._sense.is_subject(k) for k in self._plurals.before(index)
            ) or (
                bool(self._plurals.before(index))
                and self._words.has("auxiliaries", self._sheet.was(index + 1))
                and not self._words.has("modals", self._sheet.was(index + 1))
            )
        return not given

    def _told_of_things(self, index: int, low: str) -> bool:
        """Whether what "they" are or do is mostly so of things: "bring them in and they will be ready"."""
        at, helped = index + 1, _SHORT.get(low.partition("'")[2], "do")
        while (word := self._sheet.was(at)) and (
            word == "not" or self._words.has("adverbs", word) or self._helps(word)
        ):
            helped = word.removesuffix("n't") if self._helps(word) else helped
            at += 1
        deed = helped == "do" or self._words.has("modals", helped)
        word = self._sheet.was(at)
        return self._words.has("things_do" if deed else "things_are", word) or (not deed and word in _LOOKS)

    def _helps(self, word: str) -> bool:
        return self._words.has("auxiliaries", word) or word in {"do", "don't", "be", "been"}

    def _goes_on(self, index: int, low: str) -> bool:
        """Whether "they" goes on about what a note before names: a group does what whoever works on a case does, and to
        things is done what is not done to people.
        """
        if self._pair or self._they_before(index):
            return False
        if low == "them" and self._before.group() is not None:
            return self._chased(index)
        if not low.startswith("they"):
            return False
        if self._before.group() is not None and self._cast.deeds.staffs(index):
            return True
        return bool(index == 0 and self._before.many() and self._cast.deeds.suffered(index))

    def _chased(self, index: int) -> bool:
        chased = [self._sheet.was(k) for k in range(index - _NEAR, index)]
        return chased[-2:] == ["on", "to"] or any(self._words.has("chasing", word) for word in chased)

    def _moved(self, index: int) -> bool:
        """Whether "them" is what is moved or worked on, where the note before names things, and is given nothing."""
        verb, after = self._sheet.was(index - 1), self._sheet.was(index + 1)
        away = self._words.has("taken_round", verb) and self._words.has("brought_round", after)
        worked_on = away or self._words.has("done_to_a_thing", verb)
        if not worked_on or self._something_given(index):
            return False
        return not self._before.group() and (away or self._before.many() is not None)

    def _given(self, index: int) -> bool:
        """Whether something is given or told to "them": not what is brought somewhere, "bring them to the house"."""
        verb = self._sheet.was(index - 1)
        brought = self._words.has("done_to_a_thing", verb) and not self._something_given(index)
        return self._words.has("ditransitive", verb) and not brought

    def _something_given(self, index: int) -> bool:
        """Whether behind "them" stands what they are given: "send them two tickets"."""
        after = self._sheet.was(index + 1)
        if self._words.has("brought_round", after):
            return False
        told = self._words.regular_past(after) or after in self._words.participles
        small = any(self._words.has(name, after) for name in ("determiners", "numbers", "amounts"))
        return told or small or self._sense.noun_follows(index + 1)

    def _one_behind(self, index: int) -> bool:
        """Whether the note goes on to call the customer what all notes call them, so that "they" are others."""
        sex = self._called.sex
        theirs = {sex, {"he": "him", "she": "her"}.get(sex or "", ""), {"he": "his"}.get(sex or "", "")}
        size = len(self._sheet.tokens)
        return (
            sex is not None
            and not self._pair
            and any(self._sheet.was(k) in theirs for k in range(index, size))
        )

    def _of_group(self, group: int, index: int, low: str) -> tuple[Whose, str]:
        """Whose "they" is behind a group that a note names: whoever acts is not their own object."""
        if low.startswith("they"):
            customers = self._cast.deeds.customers(index)
            return ("doubt", _MAY_BE_OTHERS) if customers else ("other", "")
        acted = self._sense.verb_before(index) or self._sheet.was(index - 1) == "to"
        clauses = {",", ";", ".", "and", "so", "because", "but", "that", "if", "when"}
        apart = any(self._sheet.was(k) in clauses for k in range(group + 1, index))
        if low == "them" and acted and not apart and self._sense.is_subject(group):
            return "doubt", _MAY_BE_OTHERS
        return "other", ""

    def _cited(self, index: int) -> bool:
        """Whether somebody who is named says it: "they" may be the house itself, or anybody."""
        at = index - 2 if self._sheet.was(index - 1) == "that" else index - 1
        several = self._cast.any_customer or any(p.plural for p in self._cast.people)
        named = bool(self._cast.people) and not several
        return named and self._words.has("saying", self._sheet.was(at)) and self._before.many() is None

    def _of_a_customer(self, index: int) -> bool:
        """Whether "they" are billed, or came to see what the note is about: nobody who works for us does."""
        return self._cast.deeds.charged(index) or self._cast.deeds.took_part(index)

    def _no_thing_does(self, index: int, low: str) -> bool:
        """Whether "they" do what only people do, and the notes before name things: "they signed for it"."""
        if not low.startswith("they") or self._cast.deeds.passive(index) or self._before.group() is not None:
            return False
        named = (self._before.many() or "").split()[-1:]
        people = bool(named) and self._words.has("people", named[0].lower().removesuffix("s"))
        return not people and (self._cast.deeds.customers(index) or self._cast.deeds.human(index))

    def _known_singular(self, index: int) -> bool:
        return self._called.sex is not None or self._one_before(index)

    def _fits(self, plural: list[int], index: int, low: str) -> bool:
        """Whether a plural noun is what a pronoun speaks of: things do nothing that people do."""
        if not low.startswith("they"):
            return low != "theirs"  # "ours or theirs" is a person's
        verb = self._sheet.was(self._sense.verb_index(index + 1))
        joined = self._sheet.was(index - 1) in {",", "and", "but"}
        if self._words.has("human_verbs", verb):
            moves = self._words.has("arriving", verb) and joined  # "… and they come from another warehouse"
            return moves and any(map(self._sense.is_subject, plural))
        return any(map(self._sense.is_subject, plural)) or self._words.has("auxiliaries", verb)

    def _one_before(self, index: int) -> bool:
        """Whether the note called the customer "he" or "she" before: "they" are others then."""
        return any(self._sheet.was(k) in _SINGULARS for k in range(index))

    def _they_before(self, index: int) -> bool:
        return any(self._sheet.was(k).split("'")[0] in {"they", "them", "their"} for k in range(index))


def _plural(low: str) -> bool:
    return low.endswith("s") and len(low) > 3 and not low.endswith(("ss", "us", "is"))
