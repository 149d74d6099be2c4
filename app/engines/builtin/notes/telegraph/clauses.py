"""Reads a jotted clause: its subject, or what stands in the place of one."""

from app.engines.builtin.notes.telegraph.articles import DOUBT
from app.engines.builtin.notes.telegraph.being import agreeing, form_of_be, is_past
from app.engines.builtin.notes.telegraph.classes import piece, telegraph
from app.engines.builtin.notes.telegraph.cursor import Stop
from app.engines.builtin.notes.telegraph.nouns import NounPhrase, noun_phrase
from app.engines.builtin.notes.telegraph.starts import Starts
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import base_of
from app.text.grammar import lexicon

_WITHOUT = Token("without", "without", "prep")


class Clauses(Starts):
    """Reads clauses; what has no subject is ours where only we can do it."""

    def openers(self) -> None:
        """Adverbs and times before the subject; a time may be the subject itself."""
        if self.tag() == "time" and self.low(1) in telegraph("free_times") | {"and", "or"}:
            return
        if self.tag() == "adverb" and self.tag(1) in {"either", "part", "past"}:
            raise Stop
        while self.tag() in {"adverb", "time"} and self.at + 1 < len(self.row):
            if self.tag() == "time":
                self.write_time()
                self.out[-1] += ","
            else:
                self.write()

    def clause(self) -> bool:
        """A clause from here on; whether its subject is several."""
        if self.tag() == "no":
            return self._none()
        if (several := self.started()) is not None:
            return several
        if self._ours():
            return True
        if self._contracted() or self._nothing():
            return False
        subject = self._subject()
        self.predicate(subject)
        return subject.plural

    def _ours(self) -> bool:
        """What we did, do or can do, where the note has no subject: "refunded £14 today", "can hide matches"."""
        low, tag = self.low(), self.tag()
        if tag == "either" and low in telegraph("our_deeds"):
            what = self.thing(1)
            if what is None and not low.startswith("apologi"):
                raise Stop
            bare = what is not None and what.end - self.at > 2 and self.tag(1) in {"noun", "state"}
            if bare and what is not None and base_of(what.head) is not None:
                raise Stop  # "corrected sheet posts tomorrow"
            self.out.append(piece("we"))
            self.write_verb()
        elif tag == "ing" and low in telegraph("our_doing") and self.at == 0:
            self.out += [piece("we"), agreeing("is", plural=True)]
            self.write_verb()
        elif self._we_can(low, tag):
            self.out.append(piece("we"))
            self.verb_group()
        else:
            return False
        self.complements()
        return True

    def _we_can(self, low: str, tag: str | None) -> bool:
        if low in {"don't", "didn't"}:
            return self.tag(1) == "base" and not self.inner
        return tag == "modal" and low in telegraph("able") and self.tag(1) in {"base", "noun", "not"}

    def _contracted(self) -> bool:
        """A clause that begins with "I've" or "that's"."""
        low = self.low()
        if low not in lexicon().contracted or low.split("'")[0] not in telegraph("contracting"):
            return False
        self.person = True
        self.verb_group()
        self.complements()
        return True

    def _nothing(self) -> bool:
        """There being nothing: "nothing for you to do"."""
        more = self.low(1) in {"more", "else", "further"}
        if self.low() not in {"nothing", "nobody"} or self.tag(1 + more) not in {"prep", "to", "adverb"}:
            return False
        self.out += [piece("there"), "was" if is_past(self.ahead()) else "is"]
        self.write()
        if more:
            self.write()
        self.complements()
        return True

    def _none(self) -> bool:
        """There being none, "no photos on file", or none having been taken, "no photos taken"."""
        no = self.take().text
        thing = noun_phrase(self.row, self.at, self.known, before=_WITHOUT)
        if thing is None:
            raise Stop
        words = " ".join(t.text for t in self.row[self.at : thing.end])
        self.at = thing.end
        tails = self.phrases()
        adverbs = self.adverbs()
        none = [f"{no} {words}", *tails]
        left = self.low() == "left"
        acts = self.low() in telegraph("spoken") | telegraph("undergone_by_none") and thing.person
        if acts:
            self.out += [*none, *adverbs]
            self.write_verb()
        elif (self.tag() in {"either", "part"} and not (left and self.tag(1) is None)) or (
            left and self.tag(1) == "prep"
        ):
            self.carries = form_of_be(self.low(), self.row[self.at + 1 :], thing._replace(bare=False), ())
            self.out += [*none, *self.carries.split(), *adverbs]
            self.write_verb()
        elif self.tag() in {"aux", "modal", "past", "third"} and not left:
            self.out += [*none, *adverbs]
            self.verb_group()
        else:
            over = is_past([*(Token(t, t, "noun") for t in tails), *self.ahead()])
            self.out += [
                piece("there"),
                agreeing("was" if over else "is", plural=thing.plural),
                *none,
                *adverbs,
            ]
        self.complements()
        return thing.plural

    def a_thing(self, *, subject: bool) -> NounPhrase | None:
        """All the words as one thing with what hangs on it; None where they are something else or in doubt."""
        try:
            if subject:
                thing = self._subject()
            else:
                found = noun_phrase(self.row, self.at, self.known)
                if found is None or not found.text:
                    return None
                thing = found
                self.at = thing.end
                self.out += [thing.text]
                while self.low() in {"and", "or", "plus"} and (more := self.thing(1)) is not None:
                    self.out += [self.low(), more.text]
                    self.at = more.end
                self.out += self.phrases()
            if subject and self.tag() in {"either", "part"} and self.tag(1) in {"prep", "time"}:
                self.write_verb()
                self.complements()
            self.finish()
        except Stop:
            return None
        told = " ".join(self.out)
        return None if DOUBT in told else thing._replace(text=told)

    def _subject(self) -> NounPhrase:
        """The subject with what hangs on it; several joined by "and" are several."""
        if self.low() in telegraph("unknowable"):
            raise Stop
        thing = noun_phrase(self.row, self.at, self.known, subject=True)
        if thing is None or not thing.text or (self.tag() == "number" and thing.end - self.at == 1):
            raise Stop
        self.at = thing.end
        parts = [thing.text]
        while self.low() in {"and", "or"}:
            more = noun_phrase(self.row, self.at + 1, self.known, subject=True)
            if more is None:
                break
            parts += [self.low(), more.text]
            self.at = more.end
            plural = thing.plural or parts[-2] == piece("and")
            thing = more._replace(plural=plural, person=thing.person and more.person)
        self.out += parts
        tails = self.phrases()
        if tails and tails[-1].lower().split()[-1] in {"you", "we"}:
            raise Stop
        self.phrased = [(len(self.out) + k, tail) for k, tail in enumerate(tails)]
        self.out += tails
        self.person = thing.person
        return thing
