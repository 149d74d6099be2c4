"""An agent's note about the customer turned into words to the customer: "he confirms" becomes "you confirm"."""

import re

from app.text.person_shifted import Sheet, Shifted
from app.text.person_verbs import second_person_verb
from app.text.person_words import PersonWords, Token, person_words, tokenise

_SUBJECTS = {"he": "you", "she": "you"}
_CONTRACTED = {"he'll": "you'll", "she'll": "you'll", "he'd": "you'd", "she'd": "you'd"}
_REACH = 40
"""Tokens that a verb joined by "and" may lie ahead, and a plural noun back."""
_CLAUSE_END = re.compile(r"[.;:,!?()–—-]")


def third_to_second(note: str, customer_name: str | None, *, message: str | None = None) -> Shifted:
    """Recast a note that speaks of the customer in the third person ("refund after he confirms").

    `customer_name` is the customer's name, whole or in part as agents write it. `message` is the customer's message, if
    known: where it speaks of another man or woman, "he" or "she" alone is not certain to be the customer. Not certain
    where a pronoun may mean somebody else who is named before it.
    """
    return _Note(note, customer_name, message, person_words()).shift()


class _Note:
    """One note while it is recast."""

    def __init__(self, note: str, name: str | None, message: str | None, words: PersonWords) -> None:
        self.words = words
        self.sheet = Sheet(note, tokenise(note))
        self.name = [t.low for t in tokenise(name or "") if t.is_word]
        self.in_message = {t.low for t in tokenise(message or "")}
        self.other: str | None = None
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
            elif self._is_other_person(index, token):
                self.other = token.low
        return self.sheet.result()

    def _customer_noun(self, index: int) -> bool:
        low = self.sheet.was(index).removesuffix("'s")
        if self.words.has("customer_nouns", low):
            return not self.words.has("compound_after_customer", self.sheet.was(index + 1))
        if not self.words.has("customer_roles", low):
            return False
        return self.sheet.was(index - 1) == "the" and not self._noun_follows(index + 1)

    def _name_end(self, index: int) -> int | None:
        """Index of the last token of the customer's name where it begins here, a title before it counted in."""
        low = self.sheet.was(index)
        at = index
        if self.words.has("titles", low):
            at = index + 2 if self.sheet.was(index + 1) == "." else index + 1
        end = at
        while self.name and self.sheet.was(end).removesuffix("'s") in self.name:
            end += 1
            if self.sheet.was(end - 1).endswith("'s"):
                break
        if end == at or (len(self.sheet.was(at).removesuffix("'s")) < 2):
            return None
        return end - 1

    def _put_customer(self, start: int, end: int) -> None:
        """Put "you" or "your" for the words of the note that name the customer."""
        first = start - 1 if start and self.sheet.was(start - 1) in ("the", "our", "this") else start
        owner = self.sheet.was(end).endswith("'s") and not self._finite_after_s(end)
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
        if before in naming or after in (":", "to", "s", "/", "-", "&") or self._noun_follows(end + 1):
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
        if self.other is not None:
            self.sheet.doubt("another person is named before")
        elif not self.about_customer and self._another_in_message(bare):
            self.sheet.doubt("the message speaks of another person")
        self.about_customer = True
        if low in _SUBJECTS:
            self.sheet.put(index, "you")
            self._verb_after(index)
        elif low in _CONTRACTED:
            self.sheet.put(index, _CONTRACTED[low])
        elif low in ("he's", "she's"):
            self._contracted_s(index)
        elif low in ("him", "himself", "herself", "hers"):
            self.sheet.put(index, {"him": "you", "hers": "yours"}.get(low, "yourself"))
        elif low == "his":
            self.sheet.put(index, "your" if self._noun_follows(index + 1) else "yours")
        elif low == "her":
            self._her(index)
        else:
            self.sheet.doubt("an unusual pronoun")

    def _her(self, index: int) -> None:
        noun = self._noun_follows(index + 1)
        after = self.sheet.was(index + 1)
        giving = self.words.has("ditransitive", self.sheet.was(index - 1))
        if (noun and giving) or self.words.has("adjective_after_her", after):
            self.sheet.doubt("her may be you or your")
        self.sheet.put(index, "your" if noun else "you")

    def _they(self, index: int, low: str) -> None:
        plural = any(
            t.low.endswith("s") and len(t.low) > 3 and second_person_verb(self.words, t.low) is None
            for t in self.sheet.tokens[max(index - _REACH, 0) : index]
        )
        if plural or self.other is not None or not self.about_customer:
            self.sheet.doubt("they may be others")
        table = {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourself"}
        contracted = {"they're": "you're", "they've": "you've", "they'd": "you'd", "they'll": "you'll"}
        self.sheet.put(index, table.get(low) or contracted.get(low, "you"))

    def _contracted_s(self, index: int) -> None:
        following = self._verb_index(index + 1)
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
        at = self._verb_index(index + 1)
        new = second_person_verb(self.words, self.sheet.was(at))
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
        at = self._verb_index(start)
        word = self.sheet.was(at)
        new = second_person_verb(self.words, word)
        if new is None:
            return
        if below or self.words.has("noun_or_verb_s", word):
            self.sheet.doubt("the subject of a verb behind and")
            return
        self.sheet.put(at, new)

    def _verb_index(self, at: int) -> int:
        while self.words.has("adverbs", self.sheet.was(at)):
            at += 1
        return at

    def _finite_after_s(self, end: int) -> bool:
        """Whether "the customer's" stands for "is" or "has": a verb form or article follows."""
        at = self._verb_index(end + 1)
        word = self.sheet.was(at)
        return (
            word in ("been", "a", "an", "the", "not", "got", "had")
            or (word.endswith("ing") and not word.endswith("thing"))
        ) or (at != end + 1)

    def _noun_follows(self, index: int) -> bool:
        """Whether the word may be a noun or adjective: no verb, no closed class, no mark, not the end."""
        word = self.sheet.was(index)
        if (
            not word
            or not word[0].isalnum()
            or word in ("today", "tomorrow", "tonight", "yesterday", "back", "by", "here")
        ):
            return False
        closed = (
            "prepositions",
            "adverbs",
            "conjunctions",
            "subordinators",
            "auxiliaries",
            "determiners",
            "modals",
        )
        if any(self.words.has(name, word) for name in closed) or word.endswith("ly"):
            return self.words.has("numbers", word)
        if second_person_verb(self.words, word) is not None and not self.words.has("noun_or_verb_s", word):
            return False
        return not (
            word in self.words.pasts_safe or (self.words.regular_past(word) and not self._owner_at(index))
        )

    def _owner_at(self, index: int) -> bool:
        return self.sheet.was(index - 1) in ("his", "her")

    def _is_other_person(self, index: int, token: Token) -> bool:
        """Whether somebody other than the customer is named here: by role, by title, or by a capitalised name."""
        low = token.low.removesuffix("'s")
        if self.words.has("people", low) or low.removesuffix("s") in self.words.sets["people"]:
            return True
        if self.words.has("titles", low):
            return True
        if not token.text[0].isupper() or not low.isalpha() or token.text.isupper():
            return False
        if low in self.words.sets["calendar"]:
            return False
        starts = index == 0 or bool(_CLAUSE_END.fullmatch(self.sheet.was(index - 1)))
        if not starts:
            return not self._noun_follows(index + 1) and self.sheet.was(index - 1) not in (
                "in",
                "at",
                "near",
                "via",
                "the",
            )
        verb = self._verb_index(index + 1)
        return not self._known(low) and self._clearly_verb(self.sheet.was(verb))

    def _known(self, low: str) -> bool:
        return (
            low in self.words.bases
            or any(low in group for group in self.words.sets.values())
            or low.endswith("ing")
        )

    def _clearly_verb(self, word: str) -> bool:
        return self.words.finite(word) or second_person_verb(self.words, word) is not None

    def _another_in_message(self, pronoun: str) -> bool:
        masculine = pronoun in ("he", "him", "his", "himself")
        return not self.in_message.isdisjoint(self.words.sets["men" if masculine else "women"])
