"""Reads one piece of a jotted fact as a clause with its own subject, in the plainest forms only."""

import re
from collections.abc import Callable

from app.engines.builtin.notes.plain.cursor import NONE, Unread
from app.engines.builtin.notes.plain.reporting import Reporting
from app.engines.builtin.notes.plain.table import phrases, said, words
from app.engines.builtin.notes.plain.telling import Clause
from app.engines.builtin.notes.telegraph.articles import is_plural, surely_a_thing
from app.engines.builtin.notes.telegraph.nouns import NounPhrase
from app.engines.builtin.notes.telegraph.times import timed
from app.engines.builtin.notes.telegraph.tokens import Token

_QUOTES = "'\"‘’“”"
_EVENT = "visit"
"""What "the next cut" is, whatever is cut."""
_VERBAL = frozenset({"either", "part", "past", "third", "aux", "modal", "to"})


def _smooth(text: str) -> str:
    """The words with their commas where they belong: "by Helen , the manager," at the end."""
    return re.sub(r"\s+,", ",", text).rstrip(", ")


class Reader(Reporting):
    """Reads a piece to its last word, or raises Unread."""

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
        self._may_begin()
        noun = self._noun_first()
        subject = self.thing(subject=True) if noun is None else noun
        figure = all(token.tag in {"number", "money", "aside"} for token in self.row[: self.at])
        figure = figure and self.here().low != "of" and self.row[self.at - 1].low != "more"
        nothing = subject.text.lower() in words("no_subjects") or subject.head in words("measures")
        if nothing or (figure and subject.text[:1].isdecimal()):
            raise Unread
        if self.here().tag == "conj" and self.here(1).tag in {"noun", "name", "det"}:
            joins = self.take().text
            other = self.thing(subject=True)
            subject = subject._replace(text=f"{subject.text} {joins} {other.text}", plural=joins == "and")
        return subject, " ".join(self._belonging())

    def _may_begin(self) -> None:
        """Stop where the first word is no subject: "possible ready", "both paid", "he admits"."""
        first, after = self.here(), self.here(1)
        thing = after.tag in {"noun", "state", "ing", "number", "either"}
        others = first.low == "other" and after.tag == "noun" and is_plural(after.low)
        if others:
            self.row[self.at] = first._replace(tag="state")
        if (first.low in words("no_subjects") and not others) or (first.tag == "state" and not thing):
            raise Unread
        if first.tag == "pronoun" and first.low not in words("subject_pronouns"):
            raise Unread

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
        if self.here().tag == "quote" and self.at:
            found.append(f"“{self.take().text.strip(_QUOTES)}”")
        if self.here().tag == "money" and self.here(1).tag in {"either", "part", "past"}:
            found.append(f"({self.take().text})")
        while self.here().tag in {"prep", "time"} and self.here().low != "since" and self._verb_follows():
            if self.here().tag == "time":
                found.append(timed(self.take().text))
            elif self._tells_where():
                break
            else:
                found.append(self._led())
                if self.here().tag == "conj" and self.here(1).tag == "time":
                    found.append(self._joined())
        return found

    def _tells_where(self) -> bool:
        """Whether a place is told of the subject and no part of its name: "on file", "in stock"."""
        lead, place = self.here().low, self.here(1).low
        return (lead in {"on", "in"} and place in words("on_where")) or f"{lead} {place}" in phrases(
            "where_it_is"
        )

    def _verb_follows(self) -> bool:
        """Whether a verb stands further on, which the place or day before it belongs in front of."""
        rest = self.row[self.at + 1 :]
        told = _VERBAL - {"to"} | {"money"}
        verb = next((k for k, token in enumerate(rest) if token.tag in told or self._by_when(rest, k)), None)
        verb = self._state_there(rest) if verb is None else verb
        before = [] if verb is None else rest[:verb]
        joins = any(
            token.tag == "sub" or (token.tag == "conj" and rest[k + 1].tag != "time")
            for k, token in enumerate(before)
        )
        return verb is not None and not joins

    def _state_there(self, rest: list[Token]) -> int | None:
        """Where a state stands that is told of the subject: "sign at shallow end | missing since refit"."""
        for k, token in enumerate(rest):
            after = rest[k + 1].tag if k + 1 < len(rest) else ""
            thing = (
                k and rest[k - 1].tag in {"noun", "name", "code"} and rest[k - 1].low not in words("measures")
            )
            if thing and token.tag == "state" and after in {"", "prep", "time"}:
                return k
            pair = " ".join(one.low for one in rest[k : k + 2])
            if thing and pair in phrases("where_it_is") and k + 2 == len(rest):
                return k
        return None

    def _by_when(self, rest: list[Token], at: int) -> bool:
        """Whether something that is awaited is due by a time there: "decision on refund by 10/6"."""
        awaited = self.row[0].low in words("awaited_by")
        return awaited and rest[at].low == "by" and rest[at + 1 : at + 2] != [] and rest[at + 1].tag == "time"

    def _predicate(self, subject: NounPhrase, about: str) -> Clause:
        """What is told of the subject, by the class of the word behind it."""
        adverbs = self._adverbs()
        token = self.here()
        whole = subject._replace(text=f"{subject.text} {about}".strip().replace(" ,", ","))
        if token.tag == "name" and adverbs == ["now"] and subject.person:
            return self._told(whole, "is", adverbs, [self.thing().text, *self.tails()])
        if token.low in words("reports_one") - {"has"} and self.at + 1 == len(self.row):
            raise Unread  # "bench card shows": what, nobody says
        if self._is_report(subject):
            return self._reports(whole, adverbs)
        if token.low in words("foreseen") and self.here(1).low != "to":
            return self._foreseen(whole, adverbs)
        if token.tag == "to" and self.here(1).tag not in {"base", "be"}:
            raise Unread
        if token.low in words("lasting"):
            return self._done(whole, adverbs)
        if token is NONE:
            return self._verbless(whole, adverbs)
        read = self._readers().get(token.tag)
        if read is None:
            raise Unread
        return read(whole, adverbs)

    def _readers(self) -> dict[str, Callable[[NounPhrase, list[str]], Clause]]:
        """What reads the predicate, by the class of its first word."""
        return {
            **dict.fromkeys(("number", "money", "code"), self._verbless),
            **dict.fromkeys(("aux", "modal"), self._helped),
            **dict.fromkeys(("either", "part", "past", "third"), self._done),
            **dict.fromkeys(("ing", "be"), self._going_on),
            "state": self._stands,
            "to": self._to_do,
            "prep": self._placed,
            "time": self._on_a_day,
        }

    def _adverbs(self) -> list[str]:
        found: list[str] = []
        if self.here().low in {"all", "both"} and self.here(1).tag in {"either", "part"}:
            found.append(self.take().text)
        while self.here().tag in {"adverb", "not"} or self.here().low in words("adverbs"):
            low = self.here().low
            if low == "since" and self.here(1).tag == "time":
                break
            known = low in words("adverbs") or (low == "no longer" and self.here(1).tag == "prep")
            if not known or self.at + 1 >= len(self.row):
                raise Unread
            found.append(self.take().text)
        return found

    def _none(self) -> Clause:
        no = self.take()
        start = self.at
        thing = self.thing(subject=self.here().low not in words("earlier_ones"))
        if thing.head == "need" and self.here().tag == "to":
            return Clause(" ".join([said("there_is"), no.text, thing.head, *self.tails()]))
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
        if token.tag in {"modal", "aux"}:
            return self._helped(none, [])
        if token.low in words("states_of_none") and (token.low != "left" or self.here(1) is NONE):
            return self._told(none, "is", [], [self.take().text, *self.tails()])
        if self._is_denied(thing, token):
            return self._denied(none)
        if token.tag != "prep" and token is not NONE:
            raise Unread
        earlier = self.row[start].low in words("earlier_ones")
        timed_ = any(t.tag == "time" for t in self.row[self.at :])
        sure = token is not NONE or earlier or surely_a_thing(Token(thing.head, thing.head, "noun"))
        if timed_ or not sure:
            raise Unread
        be = said("there_are") if several else said("there_is")
        return Clause(" ".join([be, no.text, bare, *self.tails()]))

    def _denied(self, none: NounPhrase) -> Clause:
        """What was done to none of the things."""
        verb = self.take()
        rest = self.row[self.at :]
        times = any(t.tag == "time" or t.low in {"night", "time"} for t in rest)
        until = any(t.low in {"until", "before"} for t in rest)
        if self.when(self.at) == "ahead" and not until:
            raise Unread
        so_far = verb.low in words("so_far") or any(t.low in {"yet", "far"} for t in rest)
        be = "is" if until else "was" if times or not so_far else "has been"
        return self._told(none, be, [], [verb.text, *self.tails()])

    def _is_denied(self, thing: NounPhrase, verb: Token) -> bool:
        """Whether a verb tells what was not done to the things: "no charges changed", but not "no parcel arrived"."""
        if verb.tag not in {"either", "part", "past"} or "/" in verb.text:
            return False
        undergone = verb.tag != "past" and verb.low not in words("things_do") | words("deeds_alone")
        acts = thing.person or thing.head in words("groups")
        alone = self.here(1).tag not in {"noun", "det", "name", "pronoun", "number", "state"}
        return verb.low in words("denied") or (undergone and alone and not acts)
