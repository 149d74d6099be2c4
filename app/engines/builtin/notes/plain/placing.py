"""Reads where or when a subject is, and sums and lengths that are told of it."""

import re
from itertools import pairwise

from app.engines.builtin.notes.as_phrase import article_before
from app.engines.builtin.notes.plain.being import Being
from app.engines.builtin.notes.plain.cursor import NONE, Unread, is_clock
from app.engines.builtin.notes.plain.table import said, words
from app.engines.builtin.notes.plain.telling import Clause
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.nouns import NounPhrase
from app.engines.builtin.notes.telegraph.times import after_preposition
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.grammar import lexicon


class Placing(Being):
    """Reads predicates without a verb."""

    def _placed(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """Where the subject is."""
        lead, place = self.here(), self.here(1)
        if self._is_no_place(lead, place):
            raise Unread
        if lead.low == "by" and place.tag == "time" and subject.head in words("awaited_by"):
            return self._told(subject, "is", adverbs, [said("due"), *self.tails()])
        if lead.low == "in" and place.tag == "time" and not adverbs:
            return self._came_in(subject)
        cause = subject.head in words("causes") and not subject.text.startswith("your ")
        if lead.low not in {"in", "on", "at", "with", "under"} | ({"from"} if cause else set()):
            raise Unread
        with_somebody = (
            lead.low != "with"
            or place.tag == "name"
            or place.low in (words("groups") | telegraph("persons") | lexicon().actors)
        )
        if not with_somebody or (subject.person and lead.low == "with"):
            raise Unread
        if cause:
            return Clause(f"{self._there(subject)} {' '.join(self.tails())}")
        lies = self.when(self.at)
        if lies == "ahead" and not any(token.low in {"until", "from"} for token in self.row[self.at :]):
            raise Unread
        if any(a.low == "up" and b.low == "to" for a, b in pairwise(self.row)):
            raise Unread
        hours = [k for k, token in enumerate(self.row) if k >= self.at and is_clock(token)]
        # "At the car park till 8pm" is still there.
        still = all(self.row[k - 1].low in {"until", "till"} for k in hours)
        lies = "past" if hours and not still else lies
        first = self._led()
        tails = [first, *self.tails()]
        recorded = place.low in words("on_where") and subject.head in words("there")
        if recorded and not subject.plural and not subject.text.startswith(("your ", "our ")):
            one = subject.text.removeprefix("the ").removeprefix("a ")
            be = said("there_was") if lies == "past" else said("there_is")
            return Clause(f"{be} {article_before(one)} {one} {' '.join(tails)}", "", person=False)
        since = any(token.low == "since" for token in self.row)
        be = "has been" if since else "was" if lies == "past" else "is"
        return self._told(subject, be, adverbs, tails)

    def _is_no_place(self, lead: Token, place: Token) -> bool:
        """Whether what stands there is none: "3 pumps in 1 hour", "band on 22.50", "any"."""
        counted = self.row[0].tag == "number"
        length = lead.low == "in" and place.tag == "number" and self.here(2).low in words("measures")
        hour = lead.low == "on" and is_clock(place)
        return hour or place.low == "any" or (counted and (length or place.tag == "time"))

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
            return Clause(f"{self._there(subject)} {' '.join(self.tails())}")
        if subject.head == "date" and len(self.row) == self.at + 1:
            return self._told(subject, "is", adverbs, [after_preposition(self.take().text)])
        if subject.head not in words("events"):
            raise Unread
        lies = self.when(self.at)
        again = self.row[0].low.startswith("re") and self.row[0].low == subject.head
        first = again or self.row[0].low in {"next", "new", "first"}
        over = {"missed", "cancelled", "last", "failed"} & {token.low for token in self.row}
        clocks = all(is_clock(token) for token in self.row[self.at :] if token.tag == "time")
        if (lies is None and (not first or (clocks and not again))) or (lies == "today" and not over):
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
            return self._told(subject, "is", adverbs, [self.take().text, *self.tails()])
        if (
            token.tag == "number"
            and subject.head in words("lengths_of")
            and self.here(1).low in words("measures")
        ):
            return self._told(subject, "is", adverbs, [self.take().text, self.take().text])
        if token is NONE and not adverbs and subject.head in words("causes"):
            return Clause(self._there(subject))
        raise Unread
