"""Reads how a subject is, where it is, and what goes on or is to be done."""

import re

from app.engines.builtin.notes.plain.cursor import Unread, is_clock
from app.engines.builtin.notes.plain.doing import Doing
from app.engines.builtin.notes.plain.table import said, words
from app.engines.builtin.notes.plain.telling import Clause
from app.engines.builtin.notes.telegraph.nouns import NounPhrase
from app.engines.builtin.notes.telegraph.tokens import Token

_WITH_VERB = 2
"""Words of a passive that is no more than that: "were mislabelled"."""
_IS = frozenset({"is", "are", "was", "were"})
_HAVING = frozenset({"has", "have", "had"})
_GIVEN = frozenset({"offered", "given", "sent", "charged"})
_NEEDS_VERB = frozenset({"will", "can", "be", "not", "won't", "should"})
_BEFORE_BASE = frozenset({"did", "does", "do", "will", "can", "could", "would", "must", "should", "may"})
_BEHIND_HELPER = frozenset({"base", "either", "part", "ing", "state", "past"})


class Being(Doing):
    """Reads predicates that are no deed of the past."""

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
        last = group[-1].lower()
        if last in _HAVING and verb.tag == "to" and self.here(1).tag in {"base", "be", "noun"}:
            group.append(self.take().text)
            verb = self.here()
        if last in _HAVING and verb.tag == "noun" and group[-1].lower() == last:
            return Clause(" ".join([subject.text, *group, *self._has()]), "", subject.plural, subject.person)
        took = not self.ended and (verb.tag in _BEHIND_HELPER or (verb.tag == "noun" and last not in _IS))
        if took:
            group.append(self.take().text)
        elif (self.ended and last in _NEEDS_VERB) or not (
            self.ended or verb.tag in {"prep", "time"} or _IS & set(group)
        ):
            raise Unread
        if self.ended and "not" in group and verb.low in words("wants_object"):
            raise Unread  # "crew did not know": what, another piece tells
        named = not took and last in _IS and verb.tag == "noun"
        tails = self.tails(objects=self._takes_object(verb, group, took=took))
        if named and tails and tails[0].startswith(f"{said('the')} "):
            raise Unread  # "stock is navy", "cause is damp"
        text = " ".join([subject.text, *group, *tails])
        passive = len(group) == _WITH_VERB and group[0].lower() in _IS and verb.tag in {"either", "part"}
        be = group[0].lower() if passive else ""
        return Clause(text, be, subject.plural, subject.person, verb.low, subject.you)

    def _takes_object(self, verb: Token, group: list[str], *, took: bool) -> bool:
        """Whether a thing may follow a verb with its helpers."""
        if not took:
            return bool(_IS & set(group))
        bare = group[-2].lower() in _BEFORE_BASE or (len(group) > 2 and group[-3].lower() in _BEFORE_BASE)
        if bare or verb.tag in {"base", "ing"} or verb.low in _GIVEN or self.here().tag in {"det", "no"}:
            return True
        return bool(_HAVING & set(group)) and not {"be", "been"} & set(group)

    def _has(self) -> list[str]:
        """What somebody has."""
        return [self.thing(before=Token("has", "has", "third")).text, *self.tails()]

    def _going_on(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """What the subject is doing, or has been doing since a time."""
        verb = self.take()
        if verb.tag == "be" and verb.low != "being":
            raise Unread
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
        if self.here().low == "by" and state.low.endswith("ed"):
            self.at -= 1  # "unlocked by the network": what was done, not how it is
            return self._undergone(subject, adverbs)
        if state.low in {"new", "off", "over", "up", "due"} or self.here().tag in {"noun", "name"}:
            raise Unread
        more = [state.text]
        if state.low == "back" and subject.head in words("sums") and not adverbs:
            goes = said("go") if subject.plural else said("goes")
            return Clause(" ".join([re.sub(r"^an? ", "the ", subject.text), goes, *more, *self.tails()]))
        if state.low == "possible":
            return self._may_be(subject, adverbs)
        start = self.at
        if state.low in {"out", "back"} and self.here().tag == "prep":
            more.append(self._led())
        since = any(token.low == "since" for token in self.row[start:])
        until = any(token.low in {"until", "from", "by", "after"} for token in self.row[start:])
        clocked = any(is_clock(token) for token in self.row[start:])
        lies = self.when(start)
        self._stop_undated(state, start, known=bool(lies) or clocked or until or since)
        if lies == "ahead" and not until and not self._possible(state, adverbs):
            raise Unread
        over = ((lies in {"past", "today"} and self._dated(start)) or clocked) and not until
        # "Fitter back Monday 8-10" is to come, as far as anybody can tell.
        over = over and not (state.low == "back" and self._acts(subject) and lies != "past")
        if over and state.low == "back" and not adverbs:
            return Clause(" ".join([subject.text, said("came"), *more, *self.tails()]), "", subject.plural)
        be = "has been" if since else "was" if over else "is"
        be = said("will_be") if lies == "ahead" and not until else be
        if state.low == "available" and subject.text.startswith("the ") and not subject.plural:
            subject = self._a(subject)
        return self._told(subject, be, adverbs, [*more, *self.tails()])

    def _stop_undated(self, state: Token, start: int, *, known: bool) -> None:
        """Stop where a day may be over or to come."""
        vague = any(token.low in words("about_when") for token in self.row[start:])
        if vague and any(is_clock(token) for token in self.row[start:]):
            raise Unread  # "supply back about 2pm": was, or will be
        undated = not known and any(token.tag == "time" for token in self.row[start:])
        if undated or state.low in words("may_be_then"):
            raise Unread

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
        open_yet = (
            self.here(1).low == "be"
            and self.here(2).low in words("open_yet")
            and self.at + 3 == len(self.row)
        )
        if open_yet and not adverbs:
            self.at = len(self.row)
            return self._told(subject, "is", [], [said("still"), *(t.text for t in self.row[-3:])])
        follows = self.here(1).low in words("will_follow") and self.at + 2 == len(self.row)
        if follows and not adverbs and not self._acts(subject):
            self.at = len(self.row)
            return Clause(f"{self._a(subject).text} {said('will')} {self.row[-1].text}")
        done = self.here(1).low == "be" and self.here(2).tag in {"either", "part"}
        if adverbs or not (self._acts(subject) or done):
            raise Unread
        self.take()
        verb = self.take()
        if verb.low == "be" and self.here().tag in {"either", "part"}:
            verb = verb._replace(text=f"{verb.text} {self.take().text}")
        if self.when(self.at) == "past":
            raise Unread
        tails = self.tails(objects=True)
        return self._told(subject, "is", [], ["to", verb.text, *tails])
