"""Reads how a subject is, where it is, and what goes on or is to be done."""

from app.engines.builtin.notes.plain.cursor import NONE, Unread, is_clock
from app.engines.builtin.notes.plain.doing import Doing
from app.engines.builtin.notes.plain.table import said, words
from app.engines.builtin.notes.plain.telling import Clause
from app.engines.builtin.notes.telegraph.nouns import NounPhrase
from app.engines.builtin.notes.telegraph.tokens import Token

_IS = frozenset({"is", "are", "was", "were"})


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
        if group[-1].lower() in {"has", "have", "had"} and verb.tag == "noun":
            return Clause(" ".join([subject.text, *group, *self._has()]), "", subject.plural, subject.person)
        if verb.tag in {"base", "either", "part", "ing", "state", "past", "noun"} and not self.ended:
            group.append(self.take().text)
        elif not (self.ended or verb.tag in {"prep", "time"} or _IS & {word.lower() for word in group}):
            raise Unread
        if (
            self.ended
            and verb is NONE
            and group[-1].lower() in {"will", "can", "be", "not", "won't", "should"}
        ):
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
        over = ((lies in {"past", "today"} and self._dated(start)) or clocked) and not until
        if over and state.low == "back" and not adverbs:
            return Clause(" ".join([subject.text, said("came"), *more, *self.tails()]), "", subject.plural)
        be = "has been" if since else "was" if over else "is"
        be = said("will_be") if lies == "ahead" and not until else be
        if state.low == "available" and subject.text.startswith("the ") and not subject.plural:
            subject = self._a(subject)
        return self._told(subject, be, adverbs, [*more, *self.tails()])

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
