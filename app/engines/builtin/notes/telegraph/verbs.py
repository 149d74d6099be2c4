"""Makes the verb of a jotted statement whole: who did it, or what was done to whom."""

from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.telegraph.being import form_of_be
from app.engines.builtin.notes.telegraph.classes import pieces, telegraph
from app.engines.builtin.notes.telegraph.cursor import Stop
from app.engines.builtin.notes.telegraph.nouns import NounPhrase
from app.engines.builtin.notes.telegraph.verbless import Verbless, with_adverbs

_SINGULAR = frozenset({"is", "was", "has", "isn't", "wasn't", "hasn't", "does", "doesn't"})
_PLURAL = frozenset({"are", "were", "have", "aren't", "weren't", "haven't"})


def disagrees(auxiliary: str, subject: NounPhrase) -> bool:
    """Whether the verb that stands there does not fit the subject: the subject was read wrongly."""
    if auxiliary in _SINGULAR:
        return subject.plural
    free = subject.head in telegraph("groups") or subject.head in {"you", "i"}
    return auxiliary in _PLURAL and not subject.plural and not free


class Verbs(Verbless):
    """Reads predicates."""

    def predicate(self, subject: NounPhrase) -> None:
        """The verb, made whole, and what follows it; Stop where none is sure."""
        adverbs = self.adverbs()
        tag = self.tag()
        if tag in {"aux", "modal"}:
            if disagrees(self.low(), subject):
                raise Stop
            self.out += adverbs
            self.verb_group()
        elif tag in {"past", "third"} or (tag == "base" and subject.plural):
            self._finite(subject, adverbs)
        elif tag == "either":
            self._past_or_passive(subject, adverbs)
        elif tag == "part":
            self._passive(subject, adverbs)
        else:
            self.verbless(subject, adverbs)
        self.complements()

    def adverbs(self) -> list[str]:
        """The adverbs that stand here."""
        found = []
        while self.tag() in {"adverb", "not"}:
            found.append(self.take().text)
        return found

    def _finite(self, subject: NounPhrase, adverbs: list[str]) -> None:
        if "not" in adverbs or (self.tag() == "third" and subject.plural):
            raise Stop
        if self.low() == "left" and self._left_there(subject):
            self.be("was", subject, adverbs)
        else:
            self.active(adverbs)
            return
        self.write_verb()

    def active(self, adverbs: list[str]) -> None:
        """The verb as it stands, with its adverbs before it."""
        when = self.tag(2 if self.tag(1) == "prep" else 1) in {None, "time"}
        if self.low() in telegraph("needs_object") and when:
            raise Stop
        self.out += adverbs
        self.carries = ""
        self.write_verb()

    def _left_there(self, subject: NounPhrase) -> bool:
        """Whether somebody left the thing where it is: "10 chairs left at depot"; a van may leave by itself."""
        goes = subject.person or subject.head in telegraph("vehicles")
        return not goes and self.tag(1) in {"prep", "adverb", "state"} and self.tag(2) != "time"

    # -- a form with -ed -------------------------------------------------------------------------------------------

    def _past_or_passive(self, subject: NounPhrase, adverbs: list[str]) -> None:
        """A form with -ed is the deed of its subject where an object follows, else what was done to it."""
        if subject.you:
            self._told_of_you(adverbs)
        elif self.low() in telegraph("requests") and self.low(1) in {"to", "for"}:
            if self.low(1) == "for":
                raise Stop  # "supplier asked for check": either of the two may have asked
            self._passive(subject, adverbs)
        elif self._acts(subject):
            if "not" in adverbs:
                raise Stop
            self.active(adverbs)
        else:
            self._passive(subject, adverbs)

    def _acts(self, subject: NounPhrase) -> bool:
        """Whether the subject did it; Stop where that cannot be told."""
        low = self.low()
        if low == "asked" and self.tag(1) is None:
            raise Stop  # "courier asked": who asked whom is not sure
        if self.low(1) == "by" and low in telegraph("spoken"):
            return False
        if low in telegraph("moving") and self.low(1) in telegraph("moved_where"):
            return True
        if subject.head in telegraph("doers_only"):
            return True
        if low in telegraph("states_done"):
            return False
        if (behind := self._object_behind()) is not None:
            return self._acts_on(subject, behind)
        if low in telegraph("undergone_by_none") or (subject.person and low in telegraph("spoken")):
            return True
        if subject.person and low not in telegraph("done_to_people"):
            raise Stop
        return False

    def _object_behind(self) -> NounPhrase | None:
        """The object that follows, a particle between: "signed off the brakes"."""
        particle = (
            self.tag(1) == "prep" and self.tag(2) != "time" and self.low(1) in telegraph("verb_particles")
        )
        places = 2 if particle else 1
        if self.tag(places) in {"time", "adverb"}:
            return None
        behind = self.thing(places)
        return None if behind is None or behind.head in telegraph("measures") else behind

    def _acts_on(self, subject: NounPhrase, behind: NounPhrase) -> bool:
        low = self.low()
        told = low in telegraph("done_to_people") and low not in telegraph("done_to_both")
        if subject.person and told and not behind.person:
            raise Stop
        if not subject.person and (low in word_list("done_to_things") or self._bare_object()):
            raise Stop
        return True

    def _bare_object(self) -> bool:
        """Whether a thing would act on a bare noun: "photos printed wrong size" is told of what was done to them."""
        return self.tag(1) in {"noun", "state", "ing"} and self.low() not in telegraph("things_do")

    def _told_of_you(self, adverbs: list[str]) -> None:
        """What the customer did or what was done to them: "you replied", "you were charged"."""
        low = self.low()
        if low in telegraph("done_to_you"):
            with_object = self._object_behind() is not None
            if (low in telegraph("told_of") and with_object) or (low == "charged" and self.tag(1) is None):
                raise Stop
            self.out += with_adverbs("were", adverbs)
            self.carries = "were"
            self.write_verb()
            return
        if low in {"sent", "refunded"} or "not" in adverbs:
            raise Stop
        self.active(adverbs)

    def _passive(self, subject: NounPhrase, adverbs: list[str]) -> None:
        low = self.low()
        if self.row[0].tag == "quote" or low in telegraph("no_passive"):
            raise Stop
        if self.tag(1) == "money" and not subject.person and low in telegraph("keeping_object"):
            raise Stop  # an order is not paid a sum
        if not adverbs and self._by_ourselves():
            return
        if low == "got":
            self.active(adverbs)
            return
        self._guard_object(low)
        if self.tag(1) in {"either", "part"}:
            raise Stop  # "drops on Monday run checked": which of the two was done is not sure
        self.deed = low
        self.be(form_of_be(low, self.row[self.at + 1 :], subject, adverbs), None, adverbs)
        self.write_verb()

    def _guard_object(self, low: str) -> None:
        """Stop where a passive would have an object: the words mean something else."""
        behind = self.thing(1)
        if behind is None:
            return
        if self.tag(1) in {"noun", "name", "code", "state"} and low not in telegraph("keeping_object"):
            raise Stop
        last = self.row[behind.end].low if behind.end < len(self.row) else ""
        if (
            behind.head in telegraph("measures")
            and self.tag(1) != "time"
            and last not in telegraph("how_far")
        ):
            raise Stop

    def _by_ourselves(self) -> bool:
        """Turn "debit cancelled 24 June by me" to its active: "I cancelled the debit on 24 June"."""
        ahead = self.row[self.at + 1 :]
        doers = pieces("doers")
        places = (k for k in range(len(ahead) - 1) if ahead[k].low == "by" and ahead[k + 1].low in doers)
        place = next(places, None)
        if place is None or self.tag() != "either":
            return False
        self.verb = self.row[self.at]
        self.out = [str(doers[ahead[place + 1].low]), self.verb.text, *self.out]
        self.row = [*self.row[: self.at + 1], *ahead[:place], *ahead[place + 2 :]]
        self.at += 1
        self.carries, self.open_to_object = "", False
        return True
