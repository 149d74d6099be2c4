"""Reads one piece of a jotted fact as a clause with its own subject, in the plainest forms only."""

import re
from itertools import pairwise
from typing import NamedTuple

from app.engines.builtin.notes.plain.cursor import NONE, Cursor, Unread, is_clock
from app.engines.builtin.notes.plain.table import expression, phrases, said, words
from app.engines.builtin.notes.telegraph.articles import is_plural, surely_a_thing
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.nouns import NounPhrase
from app.engines.builtin.notes.telegraph.times import after_preposition, timed
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.grammar import lexicon

_PLURAL = {"is": "are", "was": "were", "has been": "have been", "has": "have", "is to be": "are to be"}
_EVENT = "visit"
"""What "the next cut" is, whatever is cut."""
_IS = frozenset({"is", "are", "was", "were"})
_VERBAL = frozenset({"either", "part", "past", "third", "aux", "modal", "to"})


class Clause(NamedTuple):
    """A clause without capital and stop. `be` is the form that a next piece takes up ("is"), "" for a deed."""

    text: str
    be: str = ""
    plural: bool = False
    person: bool = False
    verb: str = ""
    you: bool = False
    thing: str = ""


def _smooth(text: str) -> str:
    """The words with their commas where they belong: "by Helen , the manager," at the end."""
    return re.sub(r"\s+,", ",", text).rstrip(", ")


class Reader(Cursor):
    """Reads a piece to its last word, or raises Unread."""

    _of_person = False
    _about = ""

    def clause(self) -> Clause:
        """The clause that the piece makes."""
        if self.here().tag == "no":
            return self._none()
        lead = self._time_first()
        subject, about = self._subject()
        made = self._predicate(subject, about)
        if not self.ended:
            raise Unread
        return made._replace(text=_smooth(f"{lead}{made.text}"), thing=subject.head)

    def _time_first(self) -> str:
        if self.here().tag == "time" and self.here(1).tag in {"noun", "name", "pronoun", "det"}:
            return f"{timed(self.take().text)} "
        return ""

    def _subject(self) -> tuple[NounPhrase, str]:
        """The subject with what belongs to it: a name in brackets, a day, a place before the verb."""
        first = self.here()
        if first.low in words("no_subjects") or (first.tag == "state" and self.here(1).tag != "noun" and (
            self.here(1).tag not in {"state", "ing", "number", "either"}
        )):
            raise Unread
        if first.tag == "pronoun" and first.low not in {"you", "we", "i", "nothing", "nobody", "everything"}:
            raise Unread
        noun = self._noun_first()
        subject = self.thing(subject=True) if noun is None else noun
        if subject.head in words("measures") or subject.text.lower() in words("no_subjects"):
            raise Unread
        if self.here().tag == "conj" and self.here(1).tag in {"noun", "name", "det"}:
            joins = self.take().text
            other = self.thing(subject=True)
            subject = subject._replace(text=f"{subject.text} {joins} {other.text}", plural=joins == "and")
        return subject, " ".join(self._belonging())

    def _noun_first(self) -> NounPhrase | None:
        """A noun that is also a past form, behind what orders it: "next cut", "final read"."""
        order, noun = self.here(), self.here(1)
        if order.low not in words("ordinals") or noun.low not in words("same_as_base"):
            return None
        self.at += 2
        lead = "" if order.tag in {"det", "number"} else f"{said('the')} "
        return NounPhrase(f"{lead}{order.text} {noun.text}", self.at, plural=False, person=False, head=_EVENT)

    def _belonging(self) -> list[str]:
        found: list[str] = []
        if self.here().tag == "aside":
            text = self._aside()
            found.append(text)
        if self.here().tag == "money" and self.here(1).tag in {"either", "part", "past"}:
            found.append(f"({self.take().text})")
        while self.here().tag in {"prep", "time"} and self.here().low != "since" and self._verb_follows():
            if self.here().tag == "time":
                found.append(timed(self.take().text))
            elif self.here().low in {"on", "in"} and self.here(1).low in words("on_where"):
                break
            else:
                found.append(self._led())
        return found

    def _verb_follows(self) -> bool:
        """Whether a verb stands further on, which the place or day before it belongs in front of."""
        rest = self.row[self.at + 1 :]
        told = _VERBAL - {"to"} | {"money"}
        verb = next((k for k, token in enumerate(rest) if token.tag in told or self._by_when(rest, k)), None)
        return verb is not None and not any(token.tag in {"sub", "conj"} for token in rest[:verb])

    def _by_when(self, rest: list[Token], at: int) -> bool:
        """Whether something that is awaited is due by a time there: "decision on refund by 10/6"."""
        awaited = self.row[0].low in words("awaited_by")
        return awaited and rest[at].low == "by" and rest[at + 1 : at + 2] != [] and rest[at + 1].tag == "time"

    # -- predicates ----------------------------------------------------------------------------------------------------

    def _predicate(self, subject: NounPhrase, about: str) -> Clause:
        adverbs = self._adverbs()
        token = self.here()
        whole = subject._replace(text=f"{subject.text} {about}".strip().replace(" ,", ","))
        if token is NONE or token.tag in {"number", "money", "code"}:
            return self._verbless(whole, adverbs)
        if token.tag == "name" and adverbs == ["now"] and subject.person:
            return self._told(whole, "is", adverbs, [self.thing().text, *self.tails()])
        if token.low in words("foreseen") and self.here(1).low != "to":
            return self._foreseen(whole, adverbs)
        if token.tag in {"aux", "modal"}:
            return self._helped(whole, adverbs)
        if token.tag == "ing":
            return self._going_on(whole, adverbs)
        if token.tag in {"either", "part", "past", "third"} or token.low in words("lasting"):
            return self._done(whole, adverbs)
        if token.tag == "state":
            return self._stands(whole, adverbs)
        if token.tag == "to" and self.here(1).tag in {"base", "be"}:
            return self._to_do(whole, adverbs)
        if token.tag == "prep":
            return self._placed(whole, adverbs)
        if token.tag == "time":
            return self._on_a_day(whole, adverbs)
        raise Unread

    def _adverbs(self) -> list[str]:
        found: list[str] = []
        while self.here().tag in {"adverb", "not"} or self.here().low in words("adverbs"):
            low = self.here().low
            if low == "since" and self.here(1).tag == "time":
                break
            if low not in words("adverbs") or self.at + 1 >= len(self.row):
                raise Unread
            found.append(self.take().text)
        return found

    def _told(self, subject: NounPhrase, be: str, adverbs: list[str], more: list[str], **known: str) -> Clause:
        """A clause with a form of "be", its adverbs behind the first word of that."""
        one = _PLURAL.get(be, be) if subject.plural or subject.you else be
        one = "am" if subject.head == "i" else one
        first, _, rest = one.partition(" ")
        text = " ".join(bit for bit in (subject.text, first, *adverbs, rest, *more) if bit)
        return Clause(text, one, subject.plural, subject.person, known.get("verb", ""), subject.you)

    def _deed(self, subject: NounPhrase, adverbs: list[str], *, objects: bool) -> Clause:
        """A deed of the subject, as it stands."""
        if "not" in adverbs:
            raise Unread
        verb = self.take()
        how = [self.take().text] if verb.low == "went" and self.here().low in words("went_how") else []
        if verb.low == "went" and self.here().tag == "noun":
            raise Unread
        tails = [*how, *self.tails(objects=objects)]
        text = " ".join([subject.text, *adverbs, verb.text, *tails])
        return Clause(text, "", subject.plural, subject.person, verb.low, subject.you)

    def _done(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """What was done to the subject, or what it did."""
        verb, after = self.here(), self.here(1)
        if verb.low == "left" and after is NONE:
            return self._some_left(subject)
        if verb.low == "left" and not (self._acts(subject) or subject.head in words("vehicles") or subject.you):
            return self._undergone(subject, adverbs)
        if verb.low == "spoken" and after.tag in {"to", "prep"}:
            return self._spoken(subject, adverbs)
        if verb.low == "taken" and after.low == "ill" and self._acts(subject):
            self.row[self.at + 1] = after._replace(tag="adverb")
            return self._undergone(subject, adverbs)
        if verb.tag == "third":
            if subject.plural or subject.you or "not" in adverbs:
                raise Unread
            return self._deed(subject, adverbs, objects=True)
        people = self._acts(subject)
        reach = self._object_follows()
        if verb.tag == "past" and after.low != "by" and verb.low not in lexicon().participles:
            if not (people or verb.low in words("things_do")):
                raise Unread
            if reach and verb.low not in words("deeds_to") | {"went"}:
                raise Unread
            return self._deed(subject, adverbs, objects=reach)
        if subject.you:
            return self._of_you(subject, adverbs, reach=reach)
        if people:
            return self._of_people(subject, adverbs, reach=reach)
        goes = subject.head in words("vehicles")
        if verb.low in words("things_do") and after.low != "by" and (verb.low != "left" or goes):
            if reach:
                raise Unread
            return self._deed(subject, adverbs, objects=False)
        if reach or (verb.tag == "past" and after.low != "by" and verb.low not in lexicon().participles):
            raise Unread
        return self._undergone(subject, adverbs)

    def _some_left(self, subject: NounPhrase) -> Clause:
        """What there is still: "3 places left"."""
        if not subject.plural:
            raise Unread
        return Clause(f"{said('there_are')} {subject.text} {self.take().text}")

    def _spoken(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """Who has spoken to whom, or has been spoken to."""
        verb, to = self.take(), self.take()
        if self.ended:
            return self._told(subject, "has been", adverbs, [verb.text, to.text])
        if not self._acts(subject) or "not" in adverbs:
            raise Unread
        whom = self.thing(before=to._replace(tag="prep")).text
        return self._told(subject, "has", adverbs, [verb.text, to.text, whom, *self.tails()])._replace(be="")

    def _acts(self, subject: NounPhrase) -> bool:
        return subject.person or subject.head in words("groups")

    def _object_follows(self) -> bool:
        """Whether a thing stands right behind the verb."""
        after = self.here(1)
        if after.tag in {"noun", "det", "name", "pronoun", "no", "code", "money"}:
            return f"{after.low} {self.here(2).low}" not in phrases("set")
        return after.tag in {"state", "number"} and self.here(2).tag in {"noun", "state"} and self.here(2).low not in (
            words("measures")
        ) and f"{after.low} {self.here(2).low}" not in phrases("set")

    def _of_people(self, subject: NounPhrase, adverbs: list[str], *, reach: bool) -> Clause:
        low = self.here().low
        if reach and low in words("deeds_to"):
            return self._deed(subject, adverbs, objects=True)
        if reach or self.here(1).low == "by":
            raise Unread
        bare = self.here(1) is NONE and low in {"checked", "tried", "returned", "started", "finished", "looked"}
        if low in words("deeds_alone") and not (bare or low in {"asked", "met"} or "not" in adverbs):
            return self._deed(subject, adverbs, objects=False)
        if low in words("done_to_people") | words("lasting") or (low == "taken" and self.here(1).low in {"ill"}):
            return self._undergone(subject, adverbs)
        raise Unread

    def _of_you(self, subject: NounPhrase, adverbs: list[str], *, reach: bool) -> Clause:
        """What was done to the customer; what they did is not sure of a form that may be either."""
        low = self.here().low
        if low in words("you_do"):
            return self._deed(subject, adverbs, objects=reach)
        if low in telegraph("done_to_you") | words("done_to_people") and (not reach or low in {"offered", "given"}):
            if low in {"offered", "given", "charged", "told"} and not reach and self.here(1) is NONE and not adverbs:
                raise Unread
            if low == "booked" and "not" in adverbs:
                raise Unread
            return self._undergone(subject, adverbs, objects=reach)
        raise Unread

    def _undergone(self, subject: NounPhrase, adverbs: list[str], *, objects: bool = False) -> Clause:
        """A passive in its time."""
        self._about = subject.head
        self._of_person = (subject.you or subject.person) and not {"yet", "now"} & set(adverbs)
        verb = self.take()
        if self.here().tag in {"either", "part"}:
            raise Unread
        start = self.at
        be = self._be(verb, adverbs, start)
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
        return self._told(subject, be, adverbs, [verb.text, *more], verb=verb.low)

    def _be(self, verb: Token, adverbs: list[str], start: int) -> str:
        """The form of "be" that goes with the times behind a participle."""
        rest = self.row[start:]
        times = [token for token in rest if token.tag == "time"]
        lies = self.when(start)
        low = [token.low for token in rest]
        if "now" in adverbs and not times:
            return "is"
        if "since" in low or {"since", "yet", "already"} & set(adverbs) or "yet" in low:
            return "has been"
        if verb.low in words("appointed"):
            if lies == "past" or (times and lies == "today"):
                raise Unread  # "booked 3/6": the day of the booking, or the day for which
            return "is" if times or "for" in low else "has been"
        if lies == "ahead" and verb.low == "made" and self._about in words("made_for"):
            return "has been"
        if lies == "ahead" and "until" not in low:
            if not times or "not" in adverbs:
                raise Unread
            return "is to be"
        by_a_time = any(a.low in {"by", "within"} and b.tag in {"time", "number"} for a, b in pairwise(rest))
        if by_a_time and lies != "past":
            raise Unread
        if verb.low in words("lasting") and lies in {None, "ahead", "today"} and "by" not in low:
            if times and lies is None and not {"until", "from"} & set(low):
                return "was"
            return "is"
        if verb.low == "awaited":
            return "is"
        then = any(a.tag == "prep" and b.low in words("bare_after") | {"night", "time"} for a, b in pairwise(rest))
        return "was" if times or then or self._of_person else "has been"

    def _helped(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """A verb with its helpers, as it stands; "is" and "are" have to fit."""
        helper = self.here().low
        if helper in {"is", "was", "has", "does"} and (subject.plural or subject.you):
            raise Unread
        if helper in {"are", "were", "have", "do"} and not (subject.plural or subject.you or subject.person):
            raise Unread
        group = [*adverbs]
        while self.here().tag in {"aux", "modal", "be", "not", "adverb"}:
            group.append(self.take().text)
        verb = self.here()
        if group[-1].lower() in {"has", "have", "had"} and verb.tag == "noun":
            return Clause(" ".join([subject.text, *group, *self._has()]), "", subject.plural, subject.person)
        if verb.tag in {"base", "either", "part", "ing", "state", "past", "noun"} and not self.ended:
            group.append(self.take().text)
        elif not (self.ended or verb.tag in {"prep", "time"} or _IS & {word.lower() for word in group}):
            raise Unread
        if self.ended and verb is NONE and group[-1].lower() in {"will", "can", "be", "not", "won't", "should"}:
            raise Unread
        objects = verb.tag in {"base", "ing"} or self.here().tag in {"det", "no"} or bool(_IS & set(group))
        perfect = not {"be", "been"} & {word.lower() for word in group}
        given = verb.low in {"offered", "given", "sent", "charged"}
        objects = objects or given or (perfect and helper in {"has", "have", "had"})
        tails = self.tails(objects=objects)
        text = " ".join([subject.text, *group, *tails])
        return Clause(text, "", subject.plural, subject.person, verb.low, subject.you)

    def _has(self) -> list[str]:
        """What somebody has."""
        return [self.thing(before=Token("has", "has", "third")).text, *self.tails()]

    def _going_on(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """What the subject is doing, or has been doing since a time."""
        verb = self.take()
        if verb.low == "being":
            deed = self.take()
            if deed.tag not in {"either", "part"}:
                raise Unread
            return self._told(subject, "is", adverbs, ["being", deed.text, *self.tails()], verb=deed.low)
        start = self.at
        since = any(token.low == "since" for token in self.row[start:])
        if self.ended or (self.when(start) == "past" and not since):
            raise Unread
        tails = self.tails(objects=True)
        return self._told(subject, "has been" if since else "is", adverbs, [verb.text, *tails])

    def _stands(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """How the subject is, or was at a time."""
        state = self.take()
        if state.low in {"new", "off", "over", "up", "due"} or self.here().tag in {"noun", "name"}:
            raise Unread
        more = [state.text]
        if state.low == "possible":
            return self._may_be(subject, adverbs)
        start = self.at
        if state.low in {"out", "back"} and self.here().tag == "prep":
            more.append(self._led())
        since = any(token.low == "since" for token in self.row[start:])
        until = any(token.low in {"until", "from", "by", "after"} for token in self.row[start:])
        clocked = any(is_clock(token) for token in self.row[start:])
        lies = self.when(start)
        if lies == "ahead" and not until and not self._possible(state, adverbs):
            raise Unread
        over = (lies in {"past", "today"} and self._dated(start) or clocked) and not until
        if over and state.low == "back" and not adverbs:
            return Clause(" ".join([subject.text, said("came"), *more, *self.tails()]), "", subject.plural)
        be = "has been" if since else "was" if over else "is"
        be = said("will_be") if lies == "ahead" and not until else be
        if state.low == "available" and subject.text.startswith("the ") and not subject.plural:
            subject = self._a(subject)
        return self._told(subject, be, adverbs, [*more, *self.tails()])

    def _a(self, subject: NounPhrase) -> NounPhrase:
        """A thing that the note brings up for the first time, where the message has not named it."""
        bare = subject.text.removeprefix("the ")
        if bare == subject.text or subject.plural or subject.head in self.known.named:
            return subject
        return subject._replace(text=f"{'an' if bare[0] in 'aeio' else 'a'} {bare}")

    def _dated(self, start: int) -> bool:
        return any(ch.isdecimal() for token in self.row[start:] if token.tag == "time" for ch in token.text)

    def _may_be(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """What is possible: "1 more letter possible in post"."""
        if adverbs or self.ended:
            raise Unread
        if self.here().tag == "state":
            return Clause(" ".join([subject.text, said("may_be"), self.take().text, *self.tails()]))
        return Clause(" ".join([subject.text, said("may_be"), *self.tails()]))

    def _possible(self, state: Token, adverbs: list[str]) -> bool:
        return state.low in words("to_be_so") and not adverbs

    def _to_do(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """What somebody is to do."""
        open_yet = self.here(1).low == "be" and self.here(2).low in words("open_yet") and self.at + 3 == len(self.row)
        if open_yet and not adverbs:
            self.at = len(self.row)
            return self._told(subject, "is", [], [said("still"), *(t.text for t in self.row[-3:])])
        if adverbs or not self._acts(subject):
            raise Unread
        self.take()
        verb = self.take()
        if verb.low == "be" and self.here().tag in {"either", "part"}:
            verb = verb._replace(text=f"{verb.text} {self.take().text}")
        if self.when(self.at) == "past":
            raise Unread
        tails = self.tails(objects=True)
        return self._told(subject, "is", [], ["to", verb.text, *tails])

    def _placed(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """Where the subject is."""
        lead, place = self.here(), self.here(1)
        if self.row[0].tag == "number" and place.tag == "time":
            raise Unread
        if lead.low == "by" and place.tag == "time" and subject.head in words("awaited_by"):
            return self._told(subject, "is", adverbs, [said("due"), *self.tails()])
        if lead.low == "in" and place.tag == "time" and not adverbs:
            return self._came_in(subject)
        if lead.low not in {"in", "on", "at", "with", "under"}:
            raise Unread
        with_somebody = lead.low != "with" or place.tag == "name" or place.low in (
            words("groups") | telegraph("persons") | lexicon().actors
        )
        if not with_somebody or subject.person and lead.low == "with":
            raise Unread
        if subject.head in words("causes") and not subject.text.startswith("your "):
            return Clause(f"{self._there(subject, past=True)} {' '.join(self.tails())}")
        lies = self.when(self.at)
        if lies == "ahead" and not any(token.low in {"until", "from"} for token in self.row[self.at :]):
            raise Unread
        if any(a.low == "up" and b.low == "to" for a, b in pairwise(self.row)):
            raise Unread
        clocked = any(is_clock(token) for token in self.row[self.at :])
        lies = "past" if clocked else lies
        first = self._led()
        tails = [first, *self.tails()]
        recorded = place.low in words("on_where") and subject.head in words("there")
        if recorded and not subject.plural and not subject.text.startswith(("your ", "our ")):
            one = subject.text.removeprefix("the ").removeprefix("a ")
            be = said("there_was") if lies == "past" else said("there_is")
            return Clause(f"{be} {'an' if one[0] in 'aeiou' else 'a'} {one} {' '.join(tails)}", "", person=False)
        since = any(token.low == "since" for token in self.row)
        be = "has been" if since else "was" if lies == "past" else "is"
        return self._told(subject, be, adverbs, tails)

    def _came_in(self, subject: NounPhrase) -> Clause:
        """What came in on a day: "docs in 12/1"."""
        self.take()
        if not self._is_day() or self.when(self.at) not in {"past", None}:
            raise Unread
        subject = subject._replace(text=re.sub(r"^an? ", f"{said('the')} ", subject.text))
        return Clause(" ".join([subject.text, said("came"), said("in"), *self.tails()]), "", subject.plural)

    def _foreseen(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """What is due or expected at a time."""
        verb = self.take()
        if self.ended or self.when(self.at) == "past":
            raise Unread
        return self._told(subject, "is", adverbs, [verb.text, *self.tails()])

    def _on_a_day(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """An event with its day, or what went wrong then."""
        if subject.head in words("causes") and not adverbs:
            lies = self.when(self.at)
            if lies == "ahead":
                raise Unread
            return Clause(f"{self._there(subject, past=True)} {' '.join(self.tails())}")
        if subject.head == "date" and len(self.row) == self.at + 1:
            return self._told(subject, "is", adverbs, [after_preposition(self.take().text)])
        if subject.head not in words("events"):
            raise Unread
        lies = self.when(self.at)
        first = self.row[0].low in {"next", "new", "first"}
        over = {"missed", "cancelled", "last", "failed"} & {token.low for token in self.row}
        clocks = all(is_clock(token) for token in self.row[self.at :] if token.tag == "time")
        if (lies is None and (not first or clocks)) or (lies == "today" and not over):
            raise Unread
        if over and lies == "ahead":
            raise Unread
        lies = "past" if over else lies
        subject = subject._replace(text=re.sub(r"^an? ", f"{said('the')} ", subject.text))
        be = "was" if lies == "past" else "is"
        return self._told(subject, be, adverbs, self.tails())

    def _verbless(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """A sum, a length, or what went wrong."""
        token = self.here()
        if token.tag == "money" and subject.head in words("sums"):
            return self._told(subject, "is", adverbs, [self.take().text, *self._per()])
        if token.tag == "number" and subject.head in words("lengths_of") and self.here(1).low in words("measures"):
            return self._told(subject, "is", adverbs, [self.take().text, self.take().text])
        if token is NONE and not adverbs and subject.head in words("causes"):
            return Clause(self._there(subject, past=True))
        raise Unread

    def _per(self) -> list[str]:
        return self.tails()

    def _there(self, subject: NounPhrase, *, past: bool) -> str:
        bare = subject.text.removeprefix("the ")
        if bare.startswith(("your ", "our ", "no ")):
            raise Unread
        if subject.plural:
            return f"{said('there_were')} {bare}"
        article = "an" if bare[0] in "aeio" else "a"
        return f"{said('there_was')} {article} {bare}"

    # -- what there is none of -----------------------------------------------------------------------------------------

    def _none(self) -> Clause:
        no = self.take()
        start = self.at
        thing = self.thing(subject=True)
        if self.row[self.at - 1].low in words("denied") and self.at - start > 1 and self.ended:
            self.at -= 1  # "no safe place set"
            self.row[self.at] = self.row[self.at]._replace(tag="either")
            thing = thing._replace(head=self.row[self.at - 1].low)
        bare = " ".join(token.text for token in self.row[start : self.at])
        several = is_plural(thing.head)
        none = NounPhrase(f"{no.text} {bare}", self.at, several, person=False, head=thing.head)
        about = []
        while self.here().tag == "prep" and self._verb_follows():
            about.append(self._led())
        none = none._replace(text=" ".join([none.text, *about]))
        token = self.here()
        if token.low in words("states_of_none") and (token.low != "left" or self.here(1) is NONE):
            return self._told(none, "is", [], [self.take().text, *self.tails()])
        if token.low in words("denied") and token.tag in {"either", "part", "past"}:
            verb = self.take()
            times = [t for t in self.row[self.at :] if t.tag == "time" or t.low in {"night", "time"}]
            ahead = self.when(self.at) == "ahead"
            until = any(t.low in {"until", "before"} for t in self.row[self.at :])
            if ahead and not until:
                raise Unread
            so_far = verb.low in words("so_far") or any(t.low in {"yet", "far"} for t in self.row[self.at :])
            be = "is" if until else "was" if times or not so_far else "has been"
            return self._told(none, be, [], [verb.text, *self.tails()])
        if token.tag == "prep" or token is NONE:
            if token is NONE and not surely_a_thing(Token(thing.head, thing.head, "noun")):
                raise Unread
            be = said("there_are") if several else said("there_is")
            if any(t.tag == "time" for t in self.row[self.at :]):
                raise Unread
            return Clause(" ".join([be, no.text, bare, *self.tails()]))
        raise Unread
