"""Makes whole what a jotted statement tells without a verb: what its subject is, where it is, when it is."""

import re

from app.engines.builtin.notes.telegraph.being import agreeing, is_past
from app.engines.builtin.notes.telegraph.classes import fixed_phrases, piece, telegraph
from app.engines.builtin.notes.telegraph.cursor import Stop
from app.engines.builtin.notes.telegraph.nouns import NounPhrase
from app.engines.builtin.notes.telegraph.tails import Tails


def with_adverbs(be: str, adverbs: list[str]) -> list[str]:
    """A form of "be" with its adverbs behind the first word: "has not been"."""
    first, *others = be.split()
    return [first, *adverbs, *others]


class Verbless(Tails):
    """Reads subjects with no verb behind them."""

    def active(self, adverbs: list[str]) -> None:
        """The verb as the deed of its subject, which the class above gives."""
        raise NotImplementedError

    def be(self, be: str, subject: NounPhrase | None, adverbs: list[str]) -> None:
        """Write a form of "be"; `subject` None where it agrees already."""
        told = be if subject is None else agreeing(be, plural=subject.plural)
        self.out += with_adverbs(told, adverbs)
        self.carries = told

    def verbless(self, subject: NounPhrase, adverbs: list[str]) -> None:
        """A note without a verb: what its subject is, where it is, when it is."""
        tag, low = self.tag(), self.low()
        if tag == "ing":
            self._doing(subject, adverbs)
        elif tag == "state":
            self._state_of(subject, adverbs)
        elif low == "being" and self.tag(1) in {"either", "part"}:
            self.be("is", subject, adverbs)
            self.write()
            self.write_verb()
        elif low in telegraph("possessed"):
            self.be("is", subject, adverbs)
            self.write()
        elif subject.head in telegraph("awaited") and self.low() in telegraph("by_when") and adverbs:
            self.be("is", subject, adverbs)
            self.out.append(piece("due"))
        elif tag in {"prep", "time"} and self._stands_there(subject, adverbs):
            self.be("was" if is_past(self.ahead()) else "is", subject, adverbs)
            self.carries = ""
        elif tag == "money" and subject.head in telegraph("amounts"):
            self.be("is", subject, adverbs)
            self.open_to_object = True
        elif (
            tag == "to"
            and self.tag(1) == "base"
            and not adverbs
            and subject.head not in telegraph("measures")
        ):
            self.out.append(agreeing("is", plural=subject.plural))
        elif adverbs or tag not in {"time", None} or not self._placed(subject):
            raise Stop

    def _doing(self, subject: NounPhrase, adverbs: list[str]) -> None:
        """What the subject is doing; a thing with a bare object behind is read wrongly."""
        bare = self.thing(1) is not None and self.tag(1) not in {"time", "det"}
        ends = self.tag(1) is None and "still" not in adverbs
        if ends or (bare and not subject.person):
            raise Stop
        self.be("is", subject, adverbs)
        self.write_verb()

    def _state_of(self, subject: NounPhrase, adverbs: list[str]) -> None:
        measure = subject.head in telegraph("measures") and self.low() not in {"up", "over"}
        if self.low().endswith("ed") and self.tag(1) == "det":
            self.active(adverbs)  # "estate closed the grounds"
            return
        if self.low() == "gone" and self.tag(1) in {"prep", "time"}:
            self._gone(subject, adverbs)
            return
        if measure or self.low() == "new" or self.tag(1) in {"noun", "name"}:
            raise Stop
        ahead = self.ahead()
        since = any(t.low == "since" for t in ahead)
        clocked = any(t.tag == "time" and re.search(r"\d[:.]\d\d|[ap]m\b", t.low) for t in ahead)
        over = is_past(ahead) or (clocked and self.low() in telegraph("shut_off"))
        self.be("has been" if since else "was" if over else "is", subject, adverbs)
        self.write_verb()

    def _gone(self, subject: NounPhrase, adverbs: list[str]) -> None:
        """What has gone somewhere, or went at an hour: "last van gone at 4"."""
        if "already" not in adverbs and (self.tag(1) == "time" or self.low(1) == "at"):
            self.take()
            self.out += [*adverbs, piece("went")]
            return
        self.be("have" if subject.plural else "has", None, adverbs)
        self.write_verb()

    def _stands_there(self, subject: NounPhrase, adverbs: list[str]) -> bool:
        """Whether a place or time behind the subject is told of it: "exam on 27 November", "part still on van"."""
        event = self.tag() == "time" and subject.head in telegraph("events")
        there = self.tag(1) is not None and not {"not", "never", "still", "now", "already"}.isdisjoint(
            adverbs
        )
        return event or there

    def _awaited(self, subject: NounPhrase) -> bool:
        """What is due by a time: "reply in 2 business days" → "the reply is due in 2 business days"."""
        if subject.head not in telegraph("awaited") or not self.phrased:
            return False
        start, text = self.phrased[0]
        words = text.lower().split()
        dated = words[0] in telegraph("by_when") and any(
            w in telegraph("measures") or w[0].isdecimal() for w in words
        )
        if not dated or self.out[start : start + 1] != [text]:
            return False
        self.carries = agreeing("is", plural=subject.plural)
        self.out[start:start] = [self.carries, piece("due")]
        return True

    def _placed(self, subject: NounPhrase) -> bool:
        """Set "is" before the last phrase of the subject where that tells where it is: "size 9 | in stock"."""
        if self._awaited(subject):
            return True
        counted = self.row[0].tag in {"number", "money"} or subject.head in telegraph("measures")
        if len(self.phrased) != 1 or counted:
            return False
        start, text = self.phrased[0]
        words = text.lower().split()
        fixed = not {" ".join(words[:2]), text.lower()}.isdisjoint(fixed_phrases())
        place = words[0] in {"in", "at", "on", "with"} and words[-1] in telegraph("places")
        if not (fixed or place) or self.out[start : start + 1] != [text]:
            return False
        self.carries = agreeing("is", plural=subject.plural)
        self.out.insert(start, self.carries)
        return True
