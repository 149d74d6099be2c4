"""Reads a piece without a subject as what goes on about the clause before it."""

import re

from app.engines.builtin.notes.plain.clause import Reader
from app.engines.builtin.notes.plain.cursor import Unread
from app.engines.builtin.notes.plain.table import months, phrases, said, words
from app.engines.builtin.notes.plain.telling import Clause
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.grammar import lexicon

_OBJECTS = frozenset({"noun", "det", "name", "pronoun", "no", "number", "money", "code", "state"})
_DONE = frozenset({"is", "are", "was", "were", "has been", "have been"})


class Onward:
    """Reads what goes on about the subject of the clause before."""

    def __init__(self, reader: Reader, last: Clause) -> None:
        self._reader = reader
        self._last = last

    def more(self) -> str:
        """The words to add, with the "and" or "but" that joins them."""
        reader, last = self._reader, self._last
        first = reader.here()
        named = re.search(r"\b([A-Z][a-z'-]+),?$", last.text)
        if named and named[1] not in months() and named[1].lower() not in lexicon().days:
            return self._of_whom()
        one = not (last.plural or last.you or first.low.endswith("ss"))
        if (first.tag == "modal" and last.person) or (first.tag == "third" and one):
            return self._as_it_stands()
        if last.person and not last.be and last.verb and self._acts_on(first):
            reader.take()
            return said("and", more=" ".join([first.text, *reader.tails(objects=True)]))
        if last.be and first.tag == "prep":
            return self._placed(first)
        if (last.be or last.text.startswith(f"{said('there_was')} ")) and first.low == "not":
            return self._denied()
        if last.be and first.low in words("lasting") and self._until() and reader.when(0) != "past":
            return said("and", more=" ".join([self._now(), reader.take().text, *reader.tails()]))
        if last.person or last.you:
            raise Unread
        return self._of_a_thing(first)

    def _of_a_thing(self, first: Token) -> str:
        """What goes on about a thing: what was done to it next, or besides, or never."""
        reader, last = self._reader, self._last
        done = first.tag in {"either", "part"} and first.low in words("then_done")
        if done and last.verb and self._told_when(0):
            return self._then_done(first)
        if last.be in _DONE and last.verb and first.tag in {"either", "past"} and self._by_itself(first):
            reader.take()
            return said("and", more=" ".join([first.text, *reader.tails()]))
        if last.be in _DONE and last.verb and self._is_deed(first):
            return self._done_too()
        if last.be and first.low == "but" and reader.here(1).low in {"not", "never"}:
            reader.take()
            return self._denied() if reader.here().low == "not" else self._never()
        if last.be and first.low == "never":
            return self._never()
        raise Unread

    def _by_itself(self, first: Token) -> bool:
        """Whether it did something by itself then: "sent on 3 May, bounced", "sent by mail, went to the old list"."""
        after = self._reader.here(1)
        how = self._reader.ended or after.tag in {"prep", "to", "time", "mark"} or after.low == "back"
        return first.low in words("things_do") and first.low != "left" and how and after.low != "by"

    def _is_deed(self, first: Token) -> bool:
        """Whether the piece begins with what can only have been done to the thing before it."""
        after = self._reader.here(1)
        no_object = after.tag not in _OBJECTS
        alone = first.low in words("deeds_alone") | words("things_do") | words("acts_only") - {"left"}
        if f"{first.low} {after.low}" == "found out":
            return False
        alone = alone and after.low != "by"
        return first.tag in {"either", "part"} and no_object and not alone

    def _acts_on(self, first: Token) -> bool:
        """Whether somebody did one more thing: "leader stopped ride, checked child"."""
        after, behind = self._reader.here(1), self._reader.here(2)
        if behind.low in words("measures"):
            return False  # "chased 3 times"
        object_ = after.tag in {"noun", "det"} or (after.tag in {"number", "state"} and behind.tag == "noun")
        return first.tag in {"either", "past"} and first.low in words("deeds_to") and object_

    def _told_when(self, start: int) -> bool:
        """Whether the deed has its own time, or says how it was done."""
        reader = self._reader
        how = " ".join(token.low for token in reader.row[start + 1 :]) in phrases("set")
        return how or any(token.tag == "time" for token in reader.row)

    def _done_too(self) -> str:
        """What was done to it besides: "detention cancelled, taken off the record"."""
        reader = self._reader
        verb = reader.take()
        if reader.when(0) == "ahead" or verb.low in words("undone"):
            raise Unread
        return said("and", more=" ".join([verb.text, *reader.tails()]))

    def _never(self) -> str:
        """What was never done to it: "found on shelf, never checked in"."""
        reader = self._reader
        never, verb = reader.take(), reader.take()
        if verb.tag not in {"either", "part"} or reader.here().tag in {"noun", "det", "name", "pronoun"}:
            raise Unread
        be = "were" if self._last.plural else "was"
        return said("but", more=" ".join([be, never.text, verb.text, *reader.tails()]))

    def _now(self) -> str:
        return "are" if self._last.plural or self._last.you else "is"

    def _until(self) -> bool:
        return any(token.low in {"until", "till"} for token in self._reader.row)

    def _placed(self, first: Token) -> str:
        """Where it is now: "received 4/6, under review"."""
        reader = self._reader
        timed_at_once = reader.here(1).tag == "time"
        if first.low not in {"under", "on", "in", "with", "at"} or timed_at_once or reader.when(0) == "past":
            raise Unread
        return said("and", more=" ".join([self._now(), *reader.tails()]))

    def _denied(self) -> str:
        """What has not been done yet: "estimate £180, not authorised yet"."""
        reader = self._reader
        if reader.here(1).tag in {"noun", "det", "state"} and self._last.verb != "says":
            return self._not_other()
        if reader.here(1).tag == "prep" and self._last.verb:
            return (
                f", {reader.take().text} {' '.join(reader.tails())}"  # "done at the museum, not at drop-off"
            )
        if reader.here(1).tag not in {"either", "part"} or (self._until() and reader.when(0) != "past"):
            raise Unread
        no, done = reader.take().text, reader.take().text
        have = "have" if self._last.plural or self._last.you else "has"
        return said("but", more=" ".join([have, no, "been", done, *reader.tails()]))

    def _not_other(self) -> str:
        """What it is not: "noise traced to the shield, not the brakes"."""
        reader = self._reader
        no = reader.take()
        if reader.here().low in words("whose"):
            raise Unread  # "permit applied for, not our line": what is not, nobody says
        what = reader.thing(before=Token("to", "to", "prep"))
        if not reader.ended or not (self._last.text.startswith(said("there_was")) or self._last.verb):
            raise Unread
        return said("not_so", no=no.text, what=what.text)

    def _then_done(self, verb: Token) -> str:
        """What was done to the same thing next."""
        reader = self._reader
        reader.take()
        if reader.when(0) == "ahead":
            raise Unread
        be = "were" if self._last.plural else "was"
        return said("and", more=" ".join([be, verb.text, *reader.tails()]))

    def _of_whom(self) -> str:
        """What is told of somebody whom the clause before ends with."""
        reader = self._reader
        words_here = " ".join(token.low for token in reader.row[:2])
        if words_here not in phrases("away"):
            raise Unread
        away = " ".join(reader.take().text for _ in words_here.split())
        return said("who_is", how=" ".join([away, *reader.tails()]))

    def _as_it_stands(self) -> str:
        reader = self._reader
        verbs = [reader.take().text]
        while reader.here().tag in {"not", "adverb", "be", "base", "either", "part"}:
            verbs.append(reader.take().text)
        return said("and", more=" ".join([*verbs, *reader.tails(objects=True)]))
