"""What somebody does in a note, where that tells who they are: who deals with a case, who is reached, who chooses."""

from app.text.person.nouns import NoteSense
from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords

_REACH = 40
_ENDS = frozenset({"", ";", ".", ",", "and", "but", "so", "because"})
_BEING = frozenset({"be", "been", "are", "were", "being"})
_SUFFERING = _BEING | {"is", "was", "isn't", "wasn't", "aren't", "weren't"}
_LIGHT = ("auxiliaries", "adverbs", "negatives")
"""Words that stand between a subject and what tells what it does."""
_NOT_ABLE = frozenset({"can't", "cannot", "cant", "unable"})
_MAY = frozenset({"may", "can", "could", "might", "would"})
_OURS = frozenset({"us", "our"})


_REASONS = frozenset({"as", "since", "because"})
_NEAR, _LONG = 7, 5
"""Words behind a pronoun that are looked at, and letters of one that tells something."""
_AT = frozenset({"from", "on", "at"})
_WORKED_AT = frozenset(
    {"login", "phone", "laptop", "computer", "desk", "mobile", "screen", "till", "lunch", "break"}
)
_GIFTS = frozenset({"a", "an", "the", "another", "some", "one", "two", "three"})
_OF_CHOICE = frozenset(
    {"day", "date", "time", "hour", "evening", "morning", "afternoon", "weekday", "place", "one"}
)
_WHERE_THEY_LIVE = frozenset(
    {"town", "village", "area", "street", "city", "suburb", "neighbourhood", "building"}
)
_WAITS = frozenset({"waiting", "queueing", "queuing", "outside"})
"""What a customer does of whom somebody was not told: "wasn't told that he was waiting"."""
_ANYBODYS = frozenset({"asks", "ask", "agrees", "agree", "wants", "want"})


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
        # "on a day he picks"
        of_time = self._sheet.was(index - 1) in _OF_CHOICE and verb not in _ANYBODYS
        waits = self._sheet.was(index - 1) == "that" and self._sheet.was(index + 2) in _WAITS
        return said or waits or ((below or of_time) and self._words.has("choosing", verb))

    def gets_it(self, at: int) -> bool:
        """Whether a thing is made or sent for whom a name stands right behind the verb: "bake Fiadh a cake"."""
        return at == 1 and self._sheet.was(at + 1) in _GIFTS

    def carries(self, at: int, index: int) -> bool:
        """Whether "his" or "her" is of somebody named at `at` who comes with it, or works on it: "Farah with her car",
        "Sofie can run it from her login".
        """
        before, thing = self._sheet.was(index - 1), self._sheet.was(index + 1)
        if self._sheet.was(index) not in {"his", "her"}:
            return False
        return (before == "with" and at == index - 2) or (at == 0 and before in _AT and thing in _WORKED_AT)

    def turns_to_another(self, at: int, index: int, said: set[str]) -> bool:
        """Whether a note turns from the person at `at` to somebody else: behind a condition ("if she brings it in"),
        within another sentence, or with a reason in words of the message, which `said` holds ("as she'd come by bus").
        """
        before = self._sheet.was(index - 1)
        near = [self._sheet.was(k) for k in range(index + 1, index + _NEAR)]
        theirs = before in _REASONS and any(len(word) >= _LONG and word in said for word in near)
        stops = any(self._sheet.was(k) == "." for k in range(at + 1, index))
        return before in {"if", "unless"} or theirs or (stops and before != ".")

    def in_their_place(self, index: int) -> bool:
        """Whether somebody is only said to be where the customer lives: "there is an agent in his own town"."""
        there = any(self._sheet.was(k) in {"there", "there's"} for k in range(max(0, index - 7), index))
        return there and self._sheet.was(index - 1) == "in" and self._sheet.was(index + 2) in _WHERE_THEY_LIVE

    def case_comes_to(self, at: int, index: int) -> bool:
        """Whether a case reaches somebody: "he rings within a day of a case being passed to him"."""
        case = any(
            self._words.has("case_nouns", self._sheet.was(k)) for k in range(max(at, index - 5), index)
        )
        return case and (self._sheet.was(index - 1) == "to" or self._sense.verb_before(index))

    def failed_by_us(self, at: int, index: int) -> bool:
        """Whether what is done to whom a pronoun means is a deed without a subject that cannot be done: whoever is
        named before is not there to be asked, "Ash left in July, can't ask him".
        """
        return any(
            self._sheet.was(k) in _NOT_ABLE and self._sheet.was(k - 1) in _ENDS for k in range(at + 1, index)
        )

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

    def customers(self, index: int) -> bool:
        """Whether what "he" does is what a customer does, or what befalls whom our people came to see: "he paid", "he
        was not at home".
        """
        at = self.verb_of(index)
        clause = {self._sheet.was(k) for k in self._clause(index)}
        signs_off = "off" in clause and self._sheet.was(at).startswith("sign")
        if (self._words.has("customer_deeds", self._sheet.was(at)) and not signs_off) or clause & _OURS:
            return True
        being = self._sheet.was(index).endswith("'s") or any(
            self._sheet.was(k) in {"was", "wasn't", "is", "isn't", "were"} for k in range(index, at)
        )
        # "so she is right" is said of whoever wrote
        return being and (
            self._words.has("vindicated", self._sheet.was(at)) or bool(clause & self._words.sets["away"])
        )

    def staffs(self, index: int) -> bool:
        """Whether what "he" does is what somebody does who is at work on a thing: "he could not find the fault"."""
        at = self.verb_of(index)
        done = any(self._sheet.was(k) in _SUFFERING for k in range(index + 1, at))
        staffs = self._words.has("staff_deeds", self._sheet.was(at)) and not done
        return staffs and not self.customers(index)

    def with_us(self, index: int) -> bool:
        """Whether what "she" does is what whoever writes to a company does or may do, and their child hardly: "she sent
        two photos", "she may appeal".
        """
        may = self._sheet.was(index + 1) in _MAY
        way = self._words.has("customer_ways", self._sheet.was(self.verb_of(index)))
        return may or way or self.customers(index)

    def suffered(self, index: int) -> bool:
        """Whether something is told of "they" or done to them that is not of people: "they can be mended"."""
        at = self.verb_of(index)
        word, there = self._sheet.was(at), self._sheet.was(at + 1) == "there"
        kinds = ("human_verbs", "done_to_people", "customer_deeds")
        personal = any(self._words.has(kind, word) for kind in kinds)
        brought = there and self._words.has("brought_to_places", word)
        return self.passive(index) and (brought or not personal)

    def human(self, index: int) -> bool:
        """Whether somebody does what no thing does: "they said so", "they signed for it"."""
        verb = self._sheet.was(self.verb_of(index))
        return any(self._words.has(name, verb) for name in ("human_verbs", "saying", "reaching"))

    def charged(self, index: int) -> bool:
        """Whether a bill is put to whom a pronoun means, which is done to customers alone: "why she was charged"."""
        at = self.verb_of(index)
        being = any(self._sheet.was(k) in _SUFFERING | {"got"} for k in range(index + 1, at))
        return being and self._words.has("charged", self._sheet.was(at))

    def took_part(self, index: int) -> bool:
        """Whether a reason tells what only a visitor does: "because they stayed for the whole concert"."""
        reason = self._words.has("reasons", self._sheet.was(index - 1))
        return reason and self._words.has("visiting", self._sheet.was(self.verb_of(index)))

    def passive(self, index: int) -> bool:
        """Whether something is done to "they": "they were sent there"."""
        at = self.verb_of(index)
        word = self._sheet.was(at)
        being = any(self._sheet.was(k) in _BEING for k in range(index + 1, at))
        return being and (self._words.regular_past(word) or word in self._words.participles)

    def verb_of(self, index: int) -> int:
        """The verb behind a subject, past "has", "did not" and the like; where "is" is the verb, what follows it."""
        at = index + 1
        while self._sheet.was(at) in _BEING or any(
            self._words.has(name, self._sheet.was(at)) for name in _LIGHT
        ):
            at += 1
        return at

    def _clause(self, index: int) -> range:
        """The words of a clause behind its subject."""
        end = next(
            (k for k in range(index + 1, index + _REACH) if self._sheet.was(k) in _ENDS), index + _REACH
        )
        return range(index + 1, end)
