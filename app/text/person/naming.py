"""Where a note names the customer: by a noun, by their name, or only to label something."""

from collections.abc import Sequence

from app.text.person.called import Called, Sex
from app.text.person.cast import Cast
from app.text.person.named_child import is_anothers
from app.text.person.nouns import NoteSense, another_sex
from app.text.person.roles_told import rivals_in, roles_of_others
from app.text.person.shifted import Sheet
from app.text.person.verbs import second_person_verb, without_s
from app.text.person.words import PersonWords, Token, is_word_too, tokenise

_OPENS = frozenset({"", ".", ";", ":", "!", "?", "-"})
"""What stands before the first word of a statement."""
_KINDS = frozenset({"other", "new", "regular", "existing"})
_NAMING = frozenset({"of", "as", "under", ":", "is", "named", "called", "=", "by", "-", "/", '"'})
_MADE = frozenset({"our", "a", "an"})
_AS_A_NAME = frozenset({"name", "names", "surname", "surnames", "forename", "username"})
_QUOTES = frozenset({"'", "‘", "“", '"'})
_OF_SOMEBODY = frozenset({"her", "his", "its", "their", "your", "my"})
_OBJECTS = frozenset({"it", "them", "us", "one", "to"})
"""What only a verb has behind it: "the customer switches it on"."""
_OF_A_KIND = frozenset({"guest", "client"})
_BEHIND = frozenset({"first", "again", "twice", "back"})
_SPOUSES = frozenset({"husband", "wife"})
_TITLED: dict[str, tuple[Sex, Sex]] = {
    "mr": ("he", "she"), "mrs": ("she", "he"), "ms": ("she", "he"), "miss": ("she", "he"),
}  # fmt: skip


def last_said_of_them(row: Sequence[Token], words: PersonWords, name: str, writer: str | None) -> int | None:
    """The last word that may be a pronoun, a noun or a name for the customer; what stands behind it stays as it is."""
    named = {writer, *(token.low for token in tokenise(name))}
    nouns, roles, pronouns = (
        words.sets[key] for key in ("customer_nouns", "customer_roles", "third_persons")
    )
    for index in range(len(row) - 1, -1, -1):
        low = row[index].low
        bare = low.removesuffix("'s")
        if low.partition("'")[0] in pronouns or bare in named or bare in nouns or bare in roles:
            return index
    return None


def _shown(word: str) -> str:
    """A word without the mark by which somebody hid it from the recasting."""
    return "".join(letter for letter in word if letter.isascii())


class Naming:
    """Questions about the words of one note that may name the customer; `own` is what the message calls "my …"."""

    def __init__(
        self,
        sheet: Sheet,
        sense: NoteSense,
        words: PersonWords,
        cast: Cast,
        called: Called,
        name: str,
        own: frozenset[str],
    ) -> None:
        self.sheet = sheet
        self.sense = sense
        self.words = words
        self.cast = cast
        self.called = called
        self.own = own
        self.name = [t.low for t in tokenise(name) if t.is_word]
        self._rivals = rivals_in(cast.message, words)
        self._told = roles_of_others(cast.message, words)

    def any_customer(self, index: int) -> bool:
        """Whether any customer is meant, and not this one: "archive a client, which hides the client"."""
        before, low = self.sheet.was(index - 1), self.sheet.was(index)
        if self.sheet.was(index + 1) == "who":
            return True  # "the customer who bought five" is told apart from this one
        if self.of_theirs(index):
            return True  # "my clients" are not those of the agent
        if low.endswith("'s") and before in {"a", "an"}:
            return False
        if self._was_spoken_of(index) or self._of_a_place(index):
            return True
        if before in {"that", "this"} or (before == "the" and self.cast.any_customer):
            return self.cast.any_customer
        if self.words.has("indefinite", before):
            return True
        apart = (
            self.words.has("determiners", before)
            or self.sense.clearly_verb(before)
            or not before[:1].isalpha()
        )
        led = self.words.has("indefinite", self.sheet.was(index - 2))
        if led and before.endswith("ed"):
            return True  # "that of a deceased customer"
        return (led and not apart) or (
            before in _KINDS and self.words.has("determiners", self.sheet.was(index - 2))
        )

    def _was_spoken_of(self, index: int) -> bool:
        """Whether a noun means one of whom was spoken: "That customer has been asked too"."""
        led = self.sheet.was(index - 2)
        opens = led in _OPENS or self.words.has("prepositions", led)
        return self.sheet.was(index - 1) == "that" and opens

    def _of_a_place(self, index: int) -> bool:
        """Whether a customer is told from this one by where they are: "a customer in Thirsk"."""
        where = self.sheet.tokens[index + 2 : index + 3]
        return self.sheet.was(index + 1) in {"in", "from", "near"} and any(t.text[0].isupper() for t in where)

    def of_one(self, index: int) -> bool:
        """Whether a noun brings in one other customer of whom the note may go on to speak."""
        who = self.sheet.was(index + 1) == "who"
        return who or self._was_spoken_of(index) or self._of_a_place(index)

    def of_theirs(self, index: int) -> bool:
        """Whether a noun means one of the customer's own: "the tenant" of whoever writes "my tenant"."""
        low = self.sheet.was(index).removesuffix("'s")
        return low in self.own or f"{low}s" in self.own

    def of_another(self, index: int) -> bool:
        """Whether a noun means somebody's customer and the message does not tell whose: "her client"."""
        low = self.sheet.was(index).removesuffix("'s")
        noun = self.words.has("customer_nouns", low) or self.words.has("customer_roles", low)
        return noun and self._owned(index) and not self.of_theirs(index)

    def _owned(self, index: int) -> bool:
        """Whether somebody has whom a noun means: "her client", "his first patient"."""
        before = self.sheet.was(index - 1)
        said = index - 2 if self.words.has("before_owned", before) else index - 1
        return _shown(self.sheet.was(said)) in _OF_SOMEBODY

    def customer_noun(self, index: int) -> bool:
        """Whether a noun means a customer: "the guest", but not "guest code"."""
        low = self.sheet.was(index).removesuffix("'s")
        if self.writer_noun(index):
            return True
        if self.sheet.was(index - 1) in _MADE and self.sheet.was(index - 2) == "as":
            return False  # "come as our guest" says as what
        if low in self.name[:1] and self.words.has("titles", low) and self.sheet.was(index - 1) == "the":
            return True  # "the professor" of a Professor Whitlock
        if self.sheet.was(index - 1).endswith("'s") or self._owned(index):
            return False  # "Ms Lee's client" is one of hers, and so is "her first client"
        if self.words.has("before_a_customer", self.sheet.was(index - 1)) or self.sense.told_apart(index):
            return False  # "loyal customer" says what they are, "the next customer" is another
        if self.words.has("customer_nouns", low):
            if low in self._rivals:
                return False  # "the client" is the corporate one of whom they write
            owner = self.sheet.was(index).endswith("'s")
            if low in _OF_A_KIND and not owner and self.sense.noun_follows(index + 1):
                return False  # "our guest book", "the guest rate"
            return owner or not self.words.has("compound_after_customer", self.sheet.was(index + 1))
        if not self.words.has("customer_roles", low) or low in self._told or self._of_what_is_let(index):
            return False
        acts = self.sheet.was(index + 1) in self.words.pasts_shared  # "the student paid"
        acts = acts or self.sheet.was(index).endswith("'s")  # "at the resident's choice"
        return self.sheet.was(index - 1) == "the" and (acts or not self.sense.noun_follows(index + 1))

    def _of_what_is_let(self, index: int) -> bool:
        """Whether the note has told before that a place has somebody: "it is let, and the tenant has had a notice"."""
        return any(
            self.words.has("has_a_tenant", self.sheet.was(at))
            and self.sheet.was(at - 1) in {"is", "was", "been", "still", "now"}
            for at in range(1, index)
        )

    def writer_noun(self, index: int) -> bool:
        """Whether a noun is who the customer is to another: "her daughter" where the customer writes of her mother."""
        low, before = self.sheet.was(index).removesuffix("'s"), self.sheet.was(index - 1)
        owner = before.removesuffix("'s")
        theirs = owner != before and not is_anothers(owner, self.cast.message)
        return low == self.called.writer and (before in {"her", "his", "the"} or theirs)

    def name_end(self, index: int) -> int | None:
        """Index of the last token of the customer's name where it begins here, a title before it counted in."""
        low = self.sheet.was(index)
        at = index
        if self.sheet.was(index - 1) in _AS_A_NAME or self.sheet.was(index - 1) in _QUOTES:
            return None  # "under the surname Pascoe" and "a search for 'Pascoe'" speak of the name
        behind_name = {self.sheet.was(index - 2), self.sheet.was(index - 3)} & _AS_A_NAME
        if self.sheet.was(index - 1) in {"to", "as", "from", "is", "was"} and behind_name:
            return None  # "change the name to Pascoe"
        if self._as_it_is_written(index):
            return None
        if self.words.has("titles", low):
            if another_sex(low, self.name[:1]) or self._titled_otherwise(low):
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

    def _as_it_is_written(self, index: int) -> bool:
        """Whether a name is what stands written on something: "a new card with Krzysztof"."""
        bears = self.words.has("bears_a_name", self.sheet.was(index - 2))
        return bears and self.words.has("behind_what_bears_a_name", self.sheet.was(index - 1))

    def _of_a_relative(self, at: int) -> bool:
        """Whether a name is shared only: "Ama Boadi" for a customer called Kwame, "mark" for a verb."""
        token = self.sheet.tokens[at] if at < len(self.sheet.tokens) else None
        if token is None or not self.name:
            return True
        low = token.low.removesuffix("'s")
        if token.text[0].islower() and (self.sense.known(low) or is_word_too(low, self.cast.message)):
            return True
        before = self.sheet.tokens[at - 1] if at else None
        titled = before is not None and self.words.has("titles", before.low)
        if (
            before is not None
            and titled
            and (another_sex(before.low, self.name[:1]) or self._titled_otherwise(before.low))
        ):
            return True
        if before is None or not before.is_word or before.low in self.name or low == self.name[0]:
            return False
        return before.text[0].isupper() and not self.sense.known(before.low)

    def _titled_otherwise(self, title: str) -> bool:
        """Whether a title is not the customer's: "Mrs Prosser" is the mother of whom the message speaks."""
        if title not in _TITLED:
            return False
        sex, opposite = _TITLED[title]
        if self.called.writer is not None:
            return sex in self.called.others  # "Mrs Brady" of whoever writes for her
        if self.called.titled:
            return sex != self.called.sex
        if self.called.kin(sex) in _SPOUSES:
            return True
        both = self.called.both_titles and self.called.kin(opposite) is None
        return both and self.called.kin(sex) is not None

    def governed(self, first: int) -> bool:
        """Whether a preposition or somebody who reaches them has the customer behind it, so that the next verb is not
        theirs: "a call from you", "nobody rang you to say he was late".
        """
        before = self.sheet.was(first - 1)
        if self._spoken_to(first) or self.words.has("giving_to", before):
            return True  # "we can send Jill copies" has no copying Jill
        return self.words.has("prepositions", before) and not self.words.has("subordinators", before)

    def _spoken_to(self, first: int) -> bool:
        before = self.sheet.was(first - 1)
        spoken = self.words.has("reaching", before) or self.words.has("speaking_to", before)
        titled = self.words.has("titles", self.sheet.was(first))
        return spoken and (titled or self.sheet.was(first) in {"the", "our", "this"})

    def doubt_naming(self, first: int, end: int) -> None:
        """Doubt what may be a label or a compound: "note on customer: …", "customer file"."""
        if self.sheet.was(end).endswith("'s"):
            self.sheet.doubt("'s may be is or has", end)
        before, after = self.sheet.was(first - 1), self.sheet.was(end + 1)
        led = self.sheet.was(first) in ("the", "our", "this") or self.words.has(
            "titles", self.sheet.was(first)
        )
        does = (
            self.words.has("determiners", self.sheet.was(end + 2)) and not before
        )  # "Customer sent the parcel"
        shared = after in self.words.pasts_shared and (
            led or does or not self.words.has("customer_nouns", self.sheet.was(end))
        )
        verb = shared or self.sense.clearly_verb(self.sheet.was(self.sense.verb_index(end + 1)))
        verb = verb or self._takes(end + 1)
        labels = (
            before in _NAMING and not (before in {"as", "is", ":"} and verb) and not (before == "by" and led)
        )
        # "If the customer needs water" has its verb there: a condition is no name of anything.
        clause = self.sheet.was(end + 2) in _OBJECTS or (led and self.words.has("subordinators", before))
        takes = clause and second_person_verb(self.words, after) is not None
        to_do = after == "to" and before == "for" and led  # "there is nothing for the customer to pay"
        noun = not shared and not takes and not (before == "by" and led) and self._noun_behind(end + 1)
        to = after == "to" and not (self._spoken_to(first) or to_do)
        if (labels and not to_do) or to or after in (":", "s", "/", "-", "&") or noun:
            self.sheet.doubt("a name or label rather than a person", end)
        if before in {"a", "an", "any", "another", "each", "every", "other", "no", "one"}:
            self.sheet.doubt("any customer rather than this one", end)
        if not shared and after in self.words.bases and second_person_verb(self.words, after) is None:
            self.sheet.doubt("a compound such as customer file", end)

    def _noun_behind(self, at: int) -> bool:
        """Whether a noun or adjective follows, which a name may label: not "asked the customer first", "needs a"."""
        if self.sheet.was(at) in _BEHIND and not self.sense.noun_follows(at + 1):
            return False
        return self.sense.noun_follows(at) and not self._takes(at)

    def _takes(self, at: int) -> bool:
        """Whether a word is the verb of what follows it: "taps a contactless card"."""
        word = self.sheet.was(at)
        verb = second_person_verb(self.words, word) or without_s(self.words, word)
        return verb is not None and self.words.has("determiners", self.sheet.was(at + 1))
