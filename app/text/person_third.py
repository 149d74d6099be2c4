"""An agent's note about the customer turned into words to the customer: "he confirms" becomes "you confirm"."""

import re

from app.text.grammar import lexicon
from app.text.person_nouns import NoteSense, another_sex
from app.text.person_shifted import Sheet, Shifted
from app.text.person_verbs import second_person_verb, without_s
from app.text.person_words import PersonWords, person_words, tokenise

_SUBJECTS = {"he": "you", "she": "you"}
_SIMPLE = {
    "him": "you", "hers": "yours", "himself": "yourself", "herself": "yourself", "he'll": "you'll", "she'll": "you'll",
    "he'd": "you'd", "she'd": "you'd",
}  # fmt: skip
_APPOSED = 2
"""Words that may stand between two words for one person."""
_CLAUSE_ENDS = frozenset({".", ";", "?", "!", ",", "and", "but", "or"})
_REACH = 40
"""Tokens that a verb joined by "and" may lie ahead, and a plural noun back."""


def third_to_second(
    note: str, customer_name: str | None, *, message: str | None = None, offered: bool = False
) -> Shifted:
    """Recast a note that speaks of the customer in the third person ("refund after he confirms").

    `customer_name` is the customer's name, whole or in part as agents write it. `message` is the customer's message, if
    known: where it speaks of another man or woman, "he" or "she" alone is not certain to be the customer. Not certain
    where a pronoun may mean somebody else who is named before it. `offered`: the note says what is offered to them, so
    "they" are the customer's side unless people of ours are named before it.
    """
    surname = (customer_name or "").split()[-1:]
    if surname and len(surname[0]) > 2:
        note = re.sub(rf"\b[Tt]he {re.escape(surname[0])}(?:e?s)\b(?!['’])", "the customer", note)
    return _Note(note, customer_name, message, person_words(), offered=offered).shift()


def _plural(low: str) -> bool:
    return low.endswith("s") and len(low) > 3


class _Note:
    """One note while it is recast."""

    def __init__(
        self, note: str, name: str | None, message: str | None, words: PersonWords, *, offered: bool
    ) -> None:
        self.offered = offered
        self.words = words
        self.sheet = Sheet(note, tokenise(note))
        self.sense = NoteSense(self.sheet, words)
        self.name = [t.low for t in tokenise(name or "") if t.is_word]
        # "Darrell and Sunita Coombes" are "they".
        self.pair = not {"and", "&"}.isdisjoint(t.low for t in tokenise(name or ""))
        self.in_message = {t.low.removesuffix("'s") for t in tokenise(message or "")}
        self.other: str | None = None
        self.others = 0
        self.other_at = -2
        self.about_customer = False
        self.skip_to = 0

    def shift(self) -> Shifted:
        """Walk the note from left to right, knowing whom it has named so far."""
        for index, token in enumerate(self.sheet.tokens):
            if index < self.skip_to:
                continue
            if self._customer_noun(index):
                self._put_customer(index, index)
            elif (end := self._name_end(index)) is not None:
                self._put_customer(index, end)
            elif token.low.split("'")[0] in self.words.sets["third_persons"]:
                self._pronoun(index, token.low)
            elif self.sense.is_other_person(index, token):
                self._name_other(index, token.low)
        return self.sheet.result()

    def _name_other(self, index: int, low: str) -> None:
        """Somebody else is named; "engineer Ferdy Oakes", "a supervisor, Jan Holt" and "member of staff" are one."""
        between = self.sheet.tokens[self.other_at + 1 : index]
        near = self.other_at >= 0 and len(between) <= _APPOSED
        if not (near and all(t.text[0].isupper() or t.low in {"of", ","} for t in between)):
            self.others += 1
        self.other, self.other_at = low, index

    def _customer_noun(self, index: int) -> bool:
        low = self.sheet.was(index).removesuffix("'s")
        if self.words.has("customer_nouns", low):
            return not self.words.has("compound_after_customer", self.sheet.was(index + 1))
        if not self.words.has("customer_roles", low):
            return False
        return self.sheet.was(index - 1) == "the" and not self.sense.noun_follows(index + 1)

    def _name_end(self, index: int) -> int | None:
        """Index of the last token of the customer's name where it begins here, a title before it counted in."""
        low = self.sheet.was(index)
        at = index
        if self.words.has("titles", low):
            if another_sex(low, self.name[:1]):
                return None
            at = index + 2 if self.sheet.was(index + 1) == "." else index + 1
        if self._of_a_relative(at):
            return None
        end = at
        while self.name and self.sheet.was(end).removesuffix("'s") in self.name:
            end += 1
            if self.sheet.was(end - 1).endswith("'s"):
                break
        if end == at or (len(self.sheet.was(at).removesuffix("'s")) < 2):
            return None
        return end - 1

    def _of_a_relative(self, at: int) -> bool:
        """Whether a name is shared only: "Ama Boadi" for a customer called Kwame, "mark" for a verb."""
        token = self.sheet.tokens[at] if at < len(self.sheet.tokens) else None
        if token is None or not self.name:
            return True
        low = token.low.removesuffix("'s")
        if token.text[0].islower() and self.sense.known(low):
            return True
        before = self.sheet.tokens[at - 1] if at else None
        if before is None or not before.is_word or before.low in self.name or low == self.name[0]:
            return False
        return before.text[0].isupper() and not self.sense.known(before.low)

    def _put_customer(self, start: int, end: int) -> None:
        """Put "you" or "your" for the words of the note that name the customer."""
        owner = self.sheet.was(end).endswith("'s") and not self.sense.finite_after_s(end)
        articles = ("the", "our", "this", "a", "an") if owner else ("the", "our", "this")
        first = start - 1 if start and self.sheet.was(start - 1) in articles else start
        for index in range(first, end + 1):
            if index != first:
                self.sheet.put(index, "")
        self.sheet.put(first, "your" if owner else "you")
        self.skip_to = end + 1
        self.about_customer = True
        self.other = None
        if owner:
            return
        if self.sheet.was(end).endswith("'s"):
            self.sheet.doubt("'s may be is or has")
        before, after = self.sheet.was(first - 1), self.sheet.was(end + 1)
        naming = ("of", "as", "under", ":", "is", "named", "called", "=", "by", "-", "/", '"')
        verb = self.sense.clearly_verb(self.sheet.was(self.sense.verb_index(end + 1)))
        labels = before in naming and not (before in {"as", "is"} and verb)
        if labels or after in (":", "to", "s", "/", "-", "&") or self.sense.noun_follows(end + 1):
            self.sheet.doubt("a name or label rather than a person")
        if before in {"a", "an", "any", "another", "each", "every", "other", "no", "one"}:
            self.sheet.doubt("any customer rather than this one")
        if after in self.words.bases and second_person_verb(self.words, after) is None:
            self.sheet.doubt("a compound such as customer file")
        self._verb_after(end)

    def _pronoun(self, index: int, low: str) -> None:
        bare = low.split("'", maxsplit=1)[0]
        if bare in ("they", "them", "their", "theirs", "themselves"):
            self._they(index, low)
            return
        if low in _SUBJECTS and self._customer_ahead(index):
            self._leave(index, low)
            return
        self._doubt_whose(index, low, bare)
        self.about_customer = True
        if low in _SUBJECTS:
            self.sheet.put(index, "you")
            self._verb_after(index)
        elif low in ("he's", "she's"):
            self._contracted_s(index)
        elif low in _SIMPLE:
            self.sheet.put(index, _SIMPLE[low])
        elif low == "his":
            starts = index == 0 or self.sheet.was(index - 1) in _CLAUSE_ENDS
            self.sheet.put(index, "your" if starts or self.sense.noun_follows(index + 1) else "yours")
        elif low == "her":
            self._her(index)
        else:
            self.sheet.doubt("an unusual pronoun")

    def _doubt_whose(self, index: int, low: str, bare: str) -> None:
        """Doubt a pronoun that may be somebody else who is named in the note, or in the message."""
        if self.other is not None:
            if not self._surely_customers(index, low):
                self.sheet.doubt("another person is named before")
        elif not self.about_customer and self._another_in_message(bare):
            self.sheet.doubt("the message speaks of another person")

    def _leave(self, index: int, low: str) -> None:
        """Leave "he" where he does something to the customer: he is another, and must have been named."""
        if self.other is None:
            self.sheet.doubt("he or she is not the customer")
        self._name_other(index, low)

    def _customer_ahead(self, index: int) -> bool:
        """Whether the customer is named further on in the same clause."""
        for k in range(index + 1, min(index + _REACH, len(self.sheet.tokens))):
            word = self.sheet.was(k)
            if word in _CLAUSE_ENDS or self.words.has("subordinators", word):
                return False
            if self._customer_noun(k) or self._name_end(k) is not None:
                return True
        return False

    def _surely_customers(self, index: int, low: str) -> bool:
        """Whether a pronoun is the customer though one other person is named: whoever acts is not their own object.

        "The engineer rings her" speaks of the customer, as does "her account"; "he" and "his van" may be the engineer.
        """
        between = [self.sheet.was(k) for k in range(self.other_at + 1, index)]
        if self.others != 1 or {".", ";"} & set(between):
            return False
        if low in ("her", "his", "their") and self.sense.noun_follows(index + 1):
            return self.words.has("belongings", self.sheet.was(index + 1))
        return low in ("him", "her", "them") and (
            self.sense.verb_before(index) or self.sheet.was(index - 1) == "to"
        )

    def _her(self, index: int) -> None:
        noun = self.sense.noun_follows(index + 1)
        after = self.sheet.was(index + 1)
        giving = self.words.has("ditransitive", self.sheet.was(index - 1))
        if (noun and giving) or self.words.has("adjective_after_her", after):
            self.sheet.doubt("her may be you or your")
        self.sheet.put(index, "your" if noun else "you")

    def _they(self, index: int, low: str) -> None:
        before = self.sheet.tokens[max(index - _REACH, 0) : index]
        if self.offered and low in {"them", "themselves"} and any(_plural(t.low) for t in before):
            return  # the things that are offered: "collect the covers and refund them"
        if self.offered and low in {"their", "theirs"} and self._one_before(index):
            return  # "post him the crosswords and their solutions"
        people = lexicon().actors
        plural = any(
            _plural(t.low)
            and second_person_verb(self.words, t.low) is None
            and (not self.offered or t.low[:-1] in people)
            for t in before
        )
        named = self.other is not None and not self._surely_customers(index, low)
        named = named or self._one_before(index)
        unknown = not (self.about_customer or self.other is not None or self.offered or self.pair)
        if plural or named or unknown:
            self.sheet.doubt("they may be others")
        table = {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourself"}
        contracted = {"they're": "you're", "they've": "you've", "they'd": "you'd", "they'll": "you'll"}
        self.sheet.put(index, table.get(low) or contracted.get(low, "you"))

    def _one_before(self, index: int) -> bool:
        """Whether the note called the customer "he" or "she" before: "they" are others then."""
        return any(self.sheet.was(k) in {"he", "she", "him", "his", "her", "hers"} for k in range(index))

    def _contracted_s(self, index: int) -> None:
        following = self.sense.verb_index(index + 1)
        word = self.sheet.was(following)
        if word in ("been", "had", "got", "gone", "done"):
            self.sheet.put(index, "you've")
        elif self.words.regular_past(word) or word in self.words.participles:
            self.sheet.put(index, "you've")
            self.sheet.doubt("'s may be is or has")
        else:
            self.sheet.put(index, "you're")

    def _verb_after(self, index: int) -> None:
        """Make the verb of a subject agree with "you", and verbs joined to it by "and" or "or"."""
        after = (
            index + 3
            if (self.sheet.was(index + 1), self.sheet.was(index + 2)) == ("no", "longer")
            else index + 1
        )
        at = self.sense.verb_index(after)
        new = second_person_verb(self.words, self.sheet.was(at)) or without_s(self.words, self.sheet.was(at))
        if new is not None:
            self.sheet.put(at, new)
        elif not self.words.finite(self.sheet.was(at)):
            return
        below = False
        for k in range(at + 1, min(at + _REACH, len(self.sheet.tokens))):
            word = self.sheet.was(k)
            if word in (".", ";", "?", "!"):
                return
            below = below or (
                self.words.has("subordinators", word) and not self.words.has("prepositions", word)
            )
            if word in ("and", "or", "but", ","):
                self._joined(k + 1, below)

    def _joined(self, start: int, below: bool) -> None:
        """A verb behind "and": it agrees with "you" too, unless a clause in between may be its own."""
        at = self.sense.verb_index(start)
        word = self.sheet.was(at)
        new = second_person_verb(self.words, word)
        if new is None:
            return
        if below or self.words.has("noun_or_verb_s", word):
            self.sheet.doubt("the subject of a verb behind and")
            return
        self.sheet.put(at, new)

    def _another_in_message(self, pronoun: str) -> bool:
        masculine = pronoun in ("he", "him", "his", "himself")
        return not self.in_message.isdisjoint(self.words.sets["men" if masculine else "women"])
