"""Reads what was done to a subject, or what it did: telegrams give both the same form."""

from collections.abc import Sequence
from itertools import pairwise

from app.engines.builtin.notes.plain.cursor import NONE, Unread, is_clock
from app.engines.builtin.notes.plain.dates import Lies, dated
from app.engines.builtin.notes.plain.table import expression, phrases, said, words
from app.engines.builtin.notes.plain.telling import Clause, Telling
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.nouns import NounPhrase
from app.engines.builtin.notes.telegraph.times import after_preposition
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.grammar import lexicon

_SOON = 31
"""Days within which a date to come behind "done" is surely a plan."""
_SPANS = frozenset({"time", "number"})


class Doing(Telling):
    """Reads verbs of which the helper was left out."""

    _of_person = False
    _about = ""

    def _done(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """What was done to the subject, or what it did."""
        if (known := self._of_its_own(subject, adverbs)) is not None:
            return known
        if self.here().low in words("come_and_go"):
            raise Unread  # "legs come off"
        reach = self._object_follows()
        if subject.head in {"we", "i"} and (reach or self.here().low not in words("told_us")):
            return self._deed(subject, adverbs, objects=True)  # no other form of "we" would do it
        if self._is_past_only():
            return self._past_deed(subject, adverbs, reach=reach)
        if subject.you:
            return self._of_you(subject, adverbs, reach=reach)
        if self._acts(subject):
            return self._of_people(subject, adverbs, reach=reach)
        if reach and self.here(1).low == "its":
            return self._deed(subject, adverbs, objects=True)  # "stone never left its setting"
        if reach:
            raise Unread
        low, goes = self.here().low, subject.head in words("vehicles")
        if low in words("things_do") and self.here(1).low != "by" and (low != "left" or goes):
            return self._deed(subject, adverbs, objects=False)
        return self._undergone(subject, adverbs)

    def _of_its_own(self, subject: NounPhrase, adverbs: list[str]) -> Clause | None:
        """What single verbs tell: "3 places left", "driver spoken to", "tutor taken ill", a form with -s."""
        verb, after = self.here(), self.here(1)
        people = self._acts(subject)
        if verb.low == "left" and (after is NONE or subject.head in words("spaces")):
            return self._some_left(subject)
        sums = subject.head in words("sums") | words("went_off")
        if verb.low == "left" and sums and after.tag in {"time", "mark"}:
            raise Unread  # "payment left Monday": nobody left it
        if (
            verb.low == "left"
            and after.low != "its"
            and not (people or subject.you or subject.head in words("vehicles"))
        ):
            return self._undergone(subject, adverbs)
        if verb.low == "spoken" and after.tag in {"to", "prep"}:
            return self._spoken(subject, adverbs)
        if verb.low == "taken" and after.low == "ill" and people:
            self.row[self.at + 1] = after._replace(tag="adverb")
            return self._undergone(subject, adverbs)
        if verb.low == "sent" and after.low == "home" and people:
            return self._undergone(subject, adverbs)
        if verb.tag != "third":
            return None
        torn = self.row[-1].tag in {"either", "part"} and self.row[-2] is not verb
        if subject.plural or subject.you or "not" in adverbs or torn:
            raise Unread  # "travel costs claim form sent": the first is no verb
        return self._deed(subject, adverbs, objects=True)

    def _is_past_only(self) -> bool:
        """Whether the form is no participle: "broke", "went"."""
        verb = self.here()
        return verb.tag == "past" and self.here(1).low != "by" and verb.low not in lexicon().participles

    def _past_deed(self, subject: NounPhrase, adverbs: list[str], *, reach: bool) -> Clause:
        low = self.here().low
        own = self.here(1).low == "its"
        acts = self._acts(subject) or low in words("things_do") or own
        if not acts or (reach and not own and low not in words("deeds_to") | {"went"}):
            raise Unread
        return self._deed(subject, adverbs, objects=reach)

    def _some_left(self, subject: NounPhrase) -> Clause:
        """What there is still: "3 places left"."""
        if not subject.plural:
            raise Unread
        return Clause(" ".join([said("there_are"), subject.text, self.take().text, *self.tails()]))

    def _spoken(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """Who has spoken to whom, or has been spoken to."""
        verb, to = self.take(), self.take()
        if self.ended or self.here().low == "by":
            return self._told(subject, "has been", adverbs, [verb.text, to.text, *self.tails()])
        if not self._acts(subject) or "not" in adverbs:
            raise Unread
        whom = self.thing(before=to._replace(tag="prep")).text
        return self._told(subject, "has", adverbs, [verb.text, to.text, whom, *self.tails()])._replace(be="")

    def _object_follows(self) -> bool:
        """Whether a thing stands right behind the verb."""
        after = self.here(1)
        if after.tag in {"noun", "det", "name", "pronoun", "no", "code", "money"}:
            return f"{after.low} {self.here(2).low}" not in phrases("set") | phrases("same_visit")
        return (
            after.tag in {"state", "number"}
            and self.here(2).tag in {"noun", "state"}
            and self.here(2).low not in (words("measures"))
            and f"{after.low} {self.here(2).low}" not in phrases("set") | phrases("same_visit")
        )

    def _of_people(self, subject: NounPhrase, adverbs: list[str], *, reach: bool) -> Clause:
        low = self.here().low
        if reach and low in words("deeds_to"):
            return self._deed(subject, adverbs, objects=True)
        if reach or self.here(1).low == "by":
            raise Unread
        if low in words("deeds_toward") and self.here(1).low in {"to", "at"} and "not" not in adverbs:
            self.row[self.at + 1] = self.here(1)._replace(tag="prep")
            return self._deed(subject, adverbs, objects=False)
        if self.here(1).low == "without" and self.here(2).tag == "ing":
            return self._deed(subject, adverbs, objects=False)  # who calls is who did it
        if low in {"needed", "required"} and self.here(1).tag == "to":
            return self._undergone(self._a(subject), adverbs)
        bare = self.here(1) is NONE and low in {
            "checked",
            "tried",
            "returned",
            "started",
            "finished",
            "looked",
        }
        if low in words("deeds_alone") and not (bare or low in {"asked", "met"} or "not" in adverbs):
            return self._deed(subject, adverbs, objects=False)
        if low in words("done_to_people") | words("lasting") or (
            low == "taken" and self.here(1).low == "ill"
        ):
            return self._undergone(subject, adverbs)
        raise Unread

    def _of_you(self, subject: NounPhrase, adverbs: list[str], *, reach: bool) -> Clause:
        """What was done to the customer; what they did is not sure of a form that may be either."""
        low = self.here().low
        by = any(token.low == "by" for token in self.row[self.at :])  # who did it, the note says
        if (low in words("you_do") and not by) or (
            reach and low in words("deeds_to") - words("given_to_you")
        ):
            return self._deed(subject, adverbs, objects=reach)
        if low in telegraph("done_to_you") | words("done_to_people") and (
            not reach or low in {"offered", "given"}
        ):
            if (
                low in {"offered", "given", "charged", "told"}
                and not reach
                and self.here(1) is NONE
                and not adverbs
            ):
                raise Unread
            if low == "booked" and "not" in adverbs:
                raise Unread
            return self._undergone(subject, adverbs, objects=reach)
        raise Unread

    def _undergone(self, subject: NounPhrase, adverbs: list[str], *, objects: bool = False) -> Clause:
        """A passive in its time."""
        self._about = subject.head
        if (
            subject.head.endswith("ing")
            and self.here().low in words("ruled")
            and subject.text.startswith("the ")
        ):
            subject = subject._replace(text=subject.text.removeprefix("the "))
        self._of_person = (subject.you or subject.person) and not {"yet", "now"} & set(adverbs)
        verb = self.take()
        if self.here().tag in {"either", "part"}:
            raise Unread
        always = any(token.low in words("conditions") for token in self.row[self.at :])
        clocked = any(token.tag == "time" for token in self.row[self.at :])
        always = (
            always
            or (self.here().low == "for" and not clocked)
            or (self.here().tag == "to" and self.here(1).tag == "base")
        )
        if verb.low in {"needed", "required"} and self.when(self.at) is None and not always:
            raise Unread  # whether it is or was
        start = self.at
        deed = " ".join([verb.text, *self._came_of_it(verb), *self._deeds_joined()])
        be = "is" if always and verb.low in {"needed", "required"} else self._be(verb, adverbs, start)
        if subject.head in words("there") and verb.low in {"sent", "left", "issued", "taken", "logged"}:
            subject = self._a(subject)
        ahead = be == "has been" and verb.low == "made" and self.when(start) == "ahead"
        appointed = ahead or (be == "is" and verb.low in words("appointed"))
        if appointed and self.here().tag == "time":
            when = self.take().text
            led = "at" if is_clock(self.row[self.at - 1]) else "for"
            more = [f"{led} {after_preposition(when)}", *self.tails()]
        else:
            more = self.tails(objects=objects)
        return self._told(subject, be, adverbs, [deed, *more], verb=verb.low)

    def _came_of_it(self, verb: Token) -> list[str]:
        """How a thing was then: "kept open", "found empty", "left 50 minutes"."""
        token, after = self.here(), self.here(1)
        if verb.low not in words("made_so"):
            return []
        if token.tag == "state" and after.tag not in {"noun", "name", "ing"}:
            return [self.take().text]
        spans = verb.low in words("made_for_long") and after.low in words("measures") - {"time", "times"}
        lasting = token.tag == "number" and spans
        return [said("lasting", length=f"{self.take().text} {self.take().text}")] if lasting else []

    def _deeds_joined(self) -> list[str]:
        """What was done to it besides: "cleaned and polished"."""
        behind = self.here(2).tag not in {"noun", "name", "ing", "either", "part"}
        if self.here().low != "and" or self.here(1).tag not in {"either", "part"} or not behind:
            return []
        return [self.take().text, self.take().text]

    def _be(self, verb: Token, adverbs: list[str], start: int) -> str:
        """The form of "be" that goes with the times behind a participle."""
        rest = self.row[start:]
        times = [token for token in rest if token.tag == "time"]
        lies = self.when(start)
        low = [token.low for token in rest]
        if "now" in adverbs and not times:
            return "is"
        if not times and (set(low) & words("conditions") or "only" in low):
            return "is"  # "waived if proof is sent", "paid only on filing": as it is every time
        if {"since", "yet"} & set(low) or {"since", "yet", "already"} & set(adverbs):
            return "has been"
        if verb.low in words("appointed"):
            return self._appointed(times, lies, low)
        if lies == "ahead" and "until" not in low:
            return self._to_come(verb, adverbs, times)
        if lies != "past" and any(a.low in {"by", "within"} and b.tag in _SPANS for a, b in pairwise(rest)):
            raise Unread
        if verb.low == "awaited" or (verb.low in words("lasting") and lies != "past" and "by" not in low):
            over = verb.low != "awaited" and times and lies is None and not {"until", "from"} & set(low)
            return "was" if over else "is"
        bare = words("bare_after") | {"night", "time"}
        then = any(a.tag == "prep" and b.low in bare for a, b in pairwise(rest))
        return "was" if times or then or self._of_person else "has been"

    def _appointed(self, times: Sequence[Token], lies: Lies | None, low: Sequence[str]) -> str:
        """The form before "booked": what the time tells has to be the day for which it is."""
        clocked = any(expression("today_at").match(token.text) for token in times)
        if lies == "past" or (times and lies == "today" and not clocked):
            raise Unread
        return "is" if times or "for" in low else "has been"

    def _to_come(self, verb: Token, adverbs: Sequence[str], times: Sequence[Token]) -> str:
        """The form where a day to come follows: "is to be sent", "has been made for"."""
        if verb.low == "made" and self._about in words("made_for"):
            return "has been"
        days = [day for token in times if (day := dated(token.text, self.today)) and self.today]
        far = any(self.today and (day - self.today).days > _SOON for day in days)
        if not times or "not" in adverbs or far:
            raise Unread  # "survey done 30/9": perhaps of the year before
        return "is to be"
