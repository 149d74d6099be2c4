"""An agent's note about the customer turned into words to the customer: "he confirms" becomes "you confirm"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.text.person.agreement import agree, agree_with_one
from app.text.person.before import Before
from app.text.person.called import (
    Called,
    Sex,
    as_family,
    called_mine,
    named_beside,
    named_by_both,
    names_another,
    speaks_of_another,
    unsigned,
    writes_for_two,
)
from app.text.person.carried import Carried
from app.text.person.cast import Cast
from app.text.person.her import Her
from app.text.person.named_child import has_title, names_others
from app.text.person.naming import Naming, last_said_of_them
from app.text.person.nouns import NoteSense
from app.text.person.plurals import both_of_you
from app.text.person.roles_told import as_one
from app.text.person.shifted import Sheet, Shifted
from app.text.person.they import They
from app.text.person.verbs import after_not, contracted_s
from app.text.person.whom import Whom
from app.text.person.words import PersonWords, Token, person_words, tokenise

_SUBJECTS = {"he": "you", "she": "you"}
_SIMPLE = {
    "him": "you", "hers": "yours", "himself": "yourself", "herself": "yourself", "he'll": "you'll", "she'll": "you'll",
    "he'd": "you'd", "she'd": "you'd",
}  # fmt: skip
_CLAUSE_ENDS = frozenset({".", ";", "?", "!", ",", "and", "but", "or"})
_REACH = 40
"""Tokens that the customer may be named ahead, and a plural noun back."""
_NOBODY = Called()
_Told = tuple[Called, str, tuple[str, ...]]


def third_to_second(
    note: str,
    customer_name: str | None,
    *,
    message: str | None = None,
    offered: bool = False,
    called: Called = _NOBODY,
    earlier: Sequence[str] = (),
) -> Shifted:
    """Recast a note that speaks of the customer in the third person ("refund after he confirms").

    `customer_name` is the customer's name, whole or in part as agents write it. `message` is the customer's message, if
    known: where it speaks of another man or woman, "he" or "she" alone is not certain to be the customer. `called` is
    what all notes together call the customer: the other pronoun is somebody else. `earlier` are the notes before this
    one, the nearest last, of whose people and things its first "he" or "they" may speak. Not certain where a pronoun
    may mean the customer or somebody else; `Shifted.doubtful` says where. `offered`: the note says what is offered to
    them, so "they" are the customer's side unless people of ours are named before it.
    """
    return _recast(note, customer_name, (called, message or "", tuple(earlier)), offered=offered)


@lru_cache(maxsize=256)
def _recast(note: str, customer_name: str | None, told: _Told, *, offered: bool) -> Shifted:
    # Remembered, for several readers of one brief ask for the same.
    customer_name = re.sub(r"^[Tt]he\s+", "", customer_name or "")
    surname = customer_name.split()[-1:]
    if surname and len(surname[0]) > 2 and surname[0] in note:
        note = as_family(note, surname[0])
    note = as_one(note)
    note = both_of_you(note, person_words()) if offered else note
    words, row = person_words(), tokenise(note)
    last = last_said_of_them(row, words, customer_name, told[0].writer)
    if last is None:
        return Shifted(text=note, certain=True, reason="nothing to shift")
    return _Note(Sheet(note, row), customer_name, told, words, offered=offered).shift(last)


class _Note:
    """One note while it is recast."""

    def __init__(self, sheet: Sheet, name: str, told: _Told, words: PersonWords, *, offered: bool) -> None:
        self.offered = offered
        self.words = words
        self.sheet = sheet
        self.sense = NoteSense(self.sheet, words)
        self.called, message, notes = told
        self.before = Before(notes, words, name)
        earlier = notes[-1] if notes else ""
        # "Darrell and Sunita Coombes" are "they".
        self.pair = not {"and", "&"}.isdisjoint(re.split(r"[\s_]+", name.lower()))
        both = self.pair or writes_for_two(message)
        signed, message = message, unsigned(message, name)
        self.message, self.signed, self.earlier = message, signed, earlier
        self.name, self.notes = name, notes
        self.cast = Cast(
            self.sheet,
            self.sense,
            words,
            self.called,
            (message, signed),
            pair=self.pair,
            aside=frozenset() if offered else named_beside(message, name),
        )
        self.they = They(self.sheet, self.sense, words, self.cast, self.called, self.before, pair=both)
        self.carried = Carried(self.sheet, self.sense, words, self.cast, self.called, self.before)
        self.her = Her(self.sheet, self.sense, words)
        self.whom = Whom(self.sheet, self.sense, words, self.cast, self.called)
        cast, mine = self.cast, called_mine(message)
        self.naming = Naming(self.sheet, self.sense, words, cast, self.called, name, mine)
        self.skip_to = 0
        self.kin_named = False

    def shift(self, last: int) -> Shifted:
        """Walk the note from left to right up to its `last` word for them, knowing whom it has named so far."""
        for index, token in enumerate(self.sheet.tokens[: last + 1]):
            if index < self.skip_to:
                continue
            if self.naming.customer_noun(index):
                self._customer_noun(index, token)
            elif not self.offered and self.naming.of_another(index):
                self.sheet.doubt("a customer of somebody's", index)
            elif (end := self.naming.name_end(index)) is not None:
                self._put_customer(index, end)
            elif token.low.split("'")[0] in self.words.sets["third_persons"]:
                self._pronoun(index, token.low)
            elif self.sense.is_other_person(index, token):
                self.cast.name(index, token)
        return self.sheet.result()

    def _customer_noun(self, index: int, token: Token) -> None:
        """Put "you" for a noun that means a customer, or know of which other customer the note speaks."""
        if not self.naming.any_customer(index):
            self._put_customer(index, index)
            return
        self.cast.any_customer = True
        if self.naming.of_theirs(index):
            self.cast.name(index, token)
        if self.naming.of_one(index):
            self.cast.told_apart = True

    def _put_customer(self, start: int, end: int) -> None:
        """Put "you" or "your" for the words of the note that name the customer."""
        owner = self.sheet.was(end).endswith("'s") and not self.sense.finite_after_s(end)
        articles = ("the", "our", "this", "a", "an") if owner else ("the", "our", "this")
        if self.naming.writer_noun(start):
            articles = (*articles, "her", "his")
        first = start - 1 if start and self.sheet.was(start - 1) in articles else start
        for index in range(first, end + 1):
            if index != first:
                self.sheet.put(index, "")
        self.sheet.put(first, "your" if owner else "you")
        self.skip_to = end + 1
        subject = not self.naming.governed(first)
        self.cast.customer(end, subject=subject and not owner)
        if owner:
            return
        self.naming.doubt_naming(first, end)
        if subject:
            agree(self.sheet, self.sense, self.words, end)

    def _pronoun(self, index: int, low: str) -> None:
        bare = low.split("'", maxsplit=1)[0]
        if bare in ("they", "them", "their", "theirs", "themselves"):
            self._they(index, low)
            return
        if low in _SUBJECTS and self._customer_ahead(index):
            if not self.cast.acts(low):  # he is another, and must have been named
                self.sheet.doubt("he or she is not the customer", index)
                self.cast.name(index, self.sheet.tokens[index])
            return
        whose, reason = self.cast.he_or_she(index, low)
        if (carried := self.carried.whose(index, low, offered=self.offered)) is not None:
            whose, reason = carried, "somebody whom the note before names"
            if whose == "other":
                self.sheet.put(index, self.carried.again(low))
                self.cast.name(index, self.sheet.tokens[index])
                self.cast.spoken_of(index, subject=low in _SUBJECTS)
                return
        whose = self.whom.settled(whose, index, low, self.before, offered=self.offered)
        if whose == "doubt" and self._put_kin(index, low):
            return
        if whose == "other":
            self.cast.spoken_of(index, subject=low in _SUBJECTS)
            self._name_kin(index, low)
            return
        if whose == "doubt":
            self.sheet.doubt(reason, index)
        else:
            self.cast.spoken_to(index, subject=low in _SUBJECTS)
        self._put_pronoun(index, low)

    def _put_kin(self, index: int, low: str) -> bool:
        """Name whom of the customer's own a pronoun speaks of that is not theirs: "meet him" → "meet your father"."""
        sex = "he" if low in {"he", "him", "his"} else "she"
        kin = self.called.kin("he" if sex == "he" else "she") if self.called.sex not in {None, sex} else None
        if kin is None or low not in {"he", "him", "his", "she", "her"}:
            return False
        if self.kin_named:
            return True
        self.kin_named = True
        self._put_named(index, low, kin)
        self.cast.name(index, self.sheet.tokens[index])
        return True

    def _put_named(self, index: int, low: str, kin: str) -> None:
        owner = low == "his" or (low == "her" and self.sense.noun_follows(index + 1))
        named = f"your {kin}'s" if owner else f"your {kin}"  # "her daughter" is nobody's daughter's
        self.sheet.put(index, "your" if self.sheet.was(index + 1) == kin else named)

    def _name_kin(self, index: int, low: str) -> None:
        """The first "she" of a note that names nobody is told whom it speaks of: "your mother"."""
        sex = "he" if low in {"he", "him", "his"} else "she"
        if sex in self.called.others and not self.kin_named:
            kin = self._kin_meant("he" if sex == "he" else "she")
            self.kin_named = True
            if kin is not None and low in {"he", "him", "his", "she", "her"}:
                self._put_named(index, low, kin)

    def _kin_meant(self, sex: Sex) -> str | None:
        """Whom of the customer's own a pronoun speaks of: the message goes on about them, and neither this note nor the
        one before it names somebody else.
        """
        kin = self.called.kin(sex)
        if kin is None or self.cast.people or not speaks_of_another(self.message, sex):
            return None
        before = [w.strip(".,;:()'") for w in self.earlier.replace("'s", "").split()]
        others = names_another(before, self.message) or self._beside(kin, sex)
        return None if others or any(self.words.has("people", word.lower()) for word in before) else kin

    def _beside(self, kin: str, sex: Sex) -> bool:
        """Whether the notes before name somebody whom the message names too, and who is not that one of theirs."""
        own = {t.low for t in tokenise(self.name)} | self.words.sets["calendar"] | {kin}
        linked = names_others(named_by_both(self.notes, self.message, own), (kin,), self.signed)
        return linked or has_title(sex, self.message, own)

    def _put_pronoun(self, index: int, low: str) -> None:
        if low in _SUBJECTS:
            self.sheet.put(index, "you")
            agree(self.sheet, self.sense, self.words, index)
        elif low in ("he's", "she's"):
            self._contracted_s(index)
        elif low in _SIMPLE:
            self.sheet.put(index, _SIMPLE[low])
        elif low == "his":
            starts = index == 0 or self.sheet.was(index - 1) in _CLAUSE_ENDS
            alone = self.words.has("auxiliaries", self.sheet.was(index + 1))  # "his is the first"
            noun = self.sense.owned_sum(index) or self.sense.noun_follows(index + 1) or (starts and not alone)
            noun = noun or self.sheet.was(index - 1) in {"all", "both"}  # "all his questions"
            self.sheet.put(index, "your" if noun else "yours")
        elif low == "her":
            self._her(index)
        else:
            self.sheet.doubt("an unusual pronoun", index)

    def _customer_ahead(self, index: int) -> bool:
        """Whether the customer is named further on in the same clause."""
        for k in range(index + 1, min(index + _REACH, len(self.sheet.tokens))):
            word = self.sheet.was(k)
            if word in _CLAUSE_ENDS or self.words.has("subordinators", word):
                return False
            plural = word.endswith("s") and self.words.has("customer_nouns", word[:-1])
            if self.sheet.was(k - 1) == "a" and not plural:
                continue  # "she has been a customer since 2009"
            if plural or self.naming.customer_noun(k) or self.naming.name_end(k) is not None:
                return True
        return False

    def _her(self, index: int) -> None:
        told, sure = self.her.told(index, alone=not self.cast.people)
        if not sure:
            self.sheet.doubt("her may be you or your", index)
        self.sheet.put(index, told)

    def _they(self, index: int, low: str) -> None:
        if self.cast.told_apart:
            return
        whose, reason = (self.they.offered if self.offered else self.they.told)(index, low)
        if whose == "other":
            if (again := self.they.again(index, low, offered=self.offered)) is not None:
                self.sheet.put(index, f"{again}'s" if low == "their" else again)
                if low == "they" and self.words.has("groups", again.split()[-1].lower()):
                    agree_with_one(self.sheet, self.sense, self.words, index)
            return
        if whose == "doubt":
            self.sheet.doubt(reason, index)
        table = {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourself"}
        contracted = {"they're": "you're", "they've": "you've", "they'd": "you'd", "they'll": "you'll"}
        self.sheet.put(index, table.get(low) or contracted.get(low, "you"))

    def _contracted_s(self, index: int) -> None:
        told, sure = contracted_s(self.words, after_not(self.sheet, self.sense.verb_index, index + 1))
        self.sheet.put(index, told)
        if not sure:
            self.sheet.doubt("'s may be is or has", index)
