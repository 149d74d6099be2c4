"""Reads what hangs behind a verb: things, places, times, conditions."""

import re

from app.engines.builtin.notes.plain.cursor import NONE, Cursor, Unread, is_clock, words_known
from app.engines.builtin.notes.plain.resettling import OPENS_CLAUSE
from app.engines.builtin.notes.plain.table import expression, phrases, said, words
from app.engines.builtin.notes.telegraph.articles import stands_bare
from app.engines.builtin.notes.telegraph.classes import fixed_phrases, telegraph
from app.engines.builtin.notes.telegraph.times import after_preposition, timed
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.text.compiled import compiled
from app.text.grammar import lexicon

_INITIALS = compiled(r"\b[A-Z]{2,5}\b")
_LONGEST = 3
"""Words of the longest set phrase."""
_PARTICLES = frozenset({"up", "out", "off", "down", "back", "over", "away"})


class Behind(Cursor):
    """Goes on behind a verb, phrase by phrase, to the last word."""

    def tails(self, *, objects: bool = False) -> list[str]:
        """All that is left, as phrases; Unread where something is none. `objects`: a thing may follow at once."""
        out: list[str] = []
        while not self.ended:
            out.append(self._tail(first=not out, objects=objects))
        return out

    def _tail(self, *, first: bool, objects: bool) -> str:
        token = self.here()
        told = self.row[self.at - 1].low not in words("asks_if") if self.at else False
        if (
            token.low in OPENS_CLAUSE
            and self.here(1) is not NONE
            and (not first or (told and token.tag == "sub"))
        ):
            return self._clause_behind() if token.tag == "sub" else self._led()
        if (fixed := self._fixed()) is not None:
            return fixed
        if token.tag == "time":
            return timed(self.take().text)
        if token.tag in {"prep", "to"} or token.low in {"due", "pending"}:
            return self._led()
        if token.tag == "aside":
            return self._aside()
        if (plain := self._as_it_stands(first=first, objects=objects)) is not None:
            return plain
        if not first:
            return self._going_on_with(token)
        if not objects:
            raise Unread
        return self._object()

    def _going_on_with(self, token: Token) -> str:
        """What goes on behind a phrase: what it is not, what is joined to it, a condition."""
        if token.low == "not":
            return self._not_so()
        if token.tag not in {"conj", "sub"}:
            raise Unread
        return self._joined() if token.tag == "conj" else self._clause_behind()

    def _object(self) -> str:
        """What a verb is about: a thing, or behind "runs" and "looks" how it is."""
        token, before = self.here(), self.row[self.at - 1] if self.at else None
        if before is None or before.low not in words("looks"):
            return self.thing(before=before).text
        if not (token.tag == "state" or (token.low.endswith("er") and self.at + 1 == len(self.row))):
            raise Unread
        return self.take().text  # "lot 14 runs greyer"

    def _not_so(self) -> str:
        """What it is not: "entered for 8.30 | not 7.30", "sent to the depot | not the shop"."""
        no, here = self.take().text, self.here()
        if here.tag == "time":
            what = after_preposition(self.take().text)
        elif here.tag in {"number", "code", "money"} and self.at + 1 == len(self.row):
            what = self.take().text
        elif here.tag in {"prep", "to"}:
            what = self._led()
        else:
            what = self.thing(before=Token("to", "to", "prep")).text
        if not self.ended:
            raise Unread
        return f", {no} {what}"

    def _as_it_stands(self, *, first: bool, objects: bool) -> str | None:
        """What stands behind a verb in the words of the note: an adverb, a length, a sum, "missing"."""
        token, after = self.here(), self.here(1)
        length = token.tag == "number" and after.low in words("measures")
        if length or (token.low == "ending" and after.tag in {"number", "code"}):
            return f"{self.take().text} {self.take().text}"
        pointing = objects and not first and token.low in words("pointing")
        adverb = token.tag == "adverb" or (token.tag == "not" and after.low == "yet")
        if adverb or pointing or (objects and first and token.tag == "money"):
            return self.take().text
        return None

    def _fixed(self) -> str | None:
        """A set phrase at this place, as it stands or as it is said in full."""
        for size in range(_LONGEST, 0, -1):
            row = self.row[self.at : self.at + size]
            low = " ".join(token.low for token in row)
            if len(row) == size and low in phrases("same_visit"):
                self.at += size
                return said("on_the", what=low)
            if len(row) != size or low not in phrases("set") | phrases("no_charge") | phrases("day_before"):
                continue
            self.at += size
            if low in phrases("no_charge"):
                return said("no_charge").strip()
            return f"{said('the')} {low}" if low in phrases("day_before") else " ".join(t.text for t in row)
        return None

    def _led(self) -> str:
        """A preposition with its time or thing; "to" with its verb."""
        lead = self.take()
        if lead.low == "per":
            return self._per(lead)
        if self._is_particle(lead):
            return lead.text
        if lead.low in OPENS_CLAUSE and self._is_how() and self.at + 1 == len(self.row):
            return f"{lead.text} it is {self.take().text}"
        if lead.low in {"due", "because", "instead"} and self.here().tag in {"prep", "to"}:
            return f"{lead.text} {self._led()}"
        if self.ended:
            raise Unread
        if (bare := self._bare_behind(lead)) is not None:
            return f"{lead.text} {bare}"
        if self._is_infinitive(lead):
            return f"{lead.text} {self._infinitive()}"
        if self.here().tag == "time":
            if lead.low == "in" and is_clock(self.here()):
                raise Unread
            return f"{lead.text} {after_preposition(self.take().text)}"
        return f"{lead.text} {self._place(lead)}"

    def _per(self, lead: Token) -> str:
        """For what a sum or a number is: "£22 per seat"."""
        before = self.row[self.at - 2] if self.at > 1 else NONE
        if before.tag not in {"money", "number"} or self.here().tag != "noun":
            raise Unread
        return f"{lead.text} {self.take().text}"

    def _bare_behind(self, lead: Token) -> str | None:
        """A deed, a sum or a length behind a preposition: "without calling", "up to £120"."""
        here, after = self.here(), self.here(1)
        deed = here.tag == "ing" and lead.low in words("before_deeds")
        if deed and (after is NONE or after.tag in {"time", "prep", "to", "det", "pronoun"}):
            self.take()
            owned = self.here().tag in {"det", "pronoun"}
            return f"{here.text} {self.thing(before=here).text}" if owned else here.text
        if lead.low == "up" and here.low == "to" and after.tag in {"money", "number"}:
            self.take()
            figure = self.take()
            unit = f" {self.take().text}" if self.here().low in words("measures") else ""
            return f"{here.text} {figure.text}{unit}" if figure.tag == "money" or unit else None
        return None

    def _is_particle(self, lead: Token) -> bool:
        """Whether a preposition has nothing of its own behind it: "put up on 3 May", "not passed on", "scanned in"."""
        if lead.low in _PARTICLES and (self.ended or self.here().tag in {"time", "prep", "to"}):
            return True
        if self.ended and lead.low in words("beside_it"):
            return True
        behind_deed = lead.low in {"on", "in"} and self.here().low in {"by", "to"}
        if behind_deed and self.at > 1 and self.row[self.at - 2].low in words("on_and_in"):
            return True
        if self.ended and lead.low in {"on", "in"} and self.row[self.at - 2].low in words("on_and_in"):
            return True
        return lead.low == "in" and (self.here().low in {"on", "for", "now"} or self._is_day())

    def _is_day(self) -> bool:
        """Whether a day stands here: "in | on 12 June"."""
        here = self.here()
        dated = here.tag == "time" and any(ch.isdecimal() for ch in here.text)
        return dated and not is_clock(here) and not re.fullmatch(r"[A-Z][a-z]+ \d{4}", here.text)

    def _is_how(self) -> bool:
        return self.here().tag == "state" or self.here().low in {"in", "back", "done", "ready", "live"}

    def _is_infinitive(self, lead: Token) -> bool:
        """Whether a verb follows "to": "to dry out", "willing to revisit"."""
        here = self.here()
        if lead.low != "to" or here.tag in {"det", "name", "time", "pronoun"}:
            return False
        known = here.low in bases() or here.low.removeprefix("re") in bases()
        willing = self.at > 1 and self.row[self.at - 2].low in words("willing")
        return (lead.tag == "to" and (here.tag in {"base", "be"} or here.low in bases())) or (
            willing and known
        )

    def _infinitive(self) -> str:
        """A verb behind "to", with its object."""
        verb = self.take().text
        if verb == "be" and self.here().tag in {"either", "part"}:
            return f"{verb} {self.take().text}"
        if self.ended or self.here().tag in {"time", "prep", "to", "adverb"}:
            return verb
        return f"{verb} {self.thing(before=self.row[self.at - 1]).text}"

    def _place(self, lead: Token) -> str:
        """What stands behind a preposition, with its article or bare."""
        here, after = self.here(), self.here(1)
        if f"{lead.low} {here.low}" == said("in_post"):
            self.take()
            return f"{said('the')} {here.text}"
        alone = after.tag not in {"noun", "name", "code"}
        if alone and here.low == "card" and lead.low == "to":
            return f"{said('your')} {self.take().text}"
        if alone and here.low in words("of_what"):
            return f"{said('the')} {self.take().text}"
        if alone and (f"{lead.low} {here.low}" in fixed_phrases() or stands_bare(here)):
            return self.take().text
        if f"{here.low} {after.low}" in phrases("bare_pairs"):
            return f"{self.take().text} {self.take().text}"
        return self.thing(before=lead._replace(tag="prep")).text

    def _aside(self) -> str:
        """What stands in brackets: a name or a role goes between commas."""
        text = self.take().text
        inner = text[1:-1]
        if any(one not in words_known(self._capitals) for one in _INITIALS.findall(text)) or re.search(
            "[/=]", text
        ):
            raise Unread
        if expression("person_name").match(inner):
            return f", {inner},"
        role = inner.split()[-1].lower()
        if inner.islower() and role in telegraph("persons") | lexicon().actors | words("groups"):
            return f", {said('the')} {inner},"
        return text

    def _joined(self) -> str:
        """What "and" or "but" joins to the phrase before it: a time, a place, a thing."""
        joins = self.take().text
        if joins == "but" and self.here().tag not in {"time", "prep", "to"}:
            raise Unread
        again = f" {self.take().text}" if self.here().low == "again" else ""
        token = self.here()
        if token.tag == "time":
            before = self.row[self.at - 2] if self.at > 1 else NONE
            bare = before.tag == "time" and not again
            return (
                f"{joins}{again} {after_preposition(self.take().text) if bare else timed(self.take().text)}"
            )
        if token.tag in {"prep", "to"}:
            return f"{joins}{again} {self._led()}"
        if token.tag in {"noun", "det", "name", "number", "state"}:
            return f"{joins}{again} {self.thing(before=Token('with', 'with', 'prep')).text}"
        raise Unread

    def condition(self) -> str:
        """A condition that is all there is: "until meter reading confirmed"."""
        told = self._clause_behind()
        if not self.ended:
            raise Unread
        return told

    def _clause_behind(self) -> str:
        """A condition or a time with its clause: "if you want", "until live"."""
        lead = self.take()
        if lead.low == "once" and self.here().low == "free":
            raise Unread  # at one time for nothing, or as soon as it is free
        if self._is_how() and self.at + 1 == len(self.row):
            return f"{lead.text} it is {self.take().text}"
        if self.here().tag in {"either", "part"} and lead.low in words("conditions"):
            return " ".join([lead.text, self.take().text, *self.tails()])  # "once worn", "if paid by card"
        subject = self.thing(subject=True)
        if self.here().low == "of":
            subject = subject._replace(text=f"{subject.text} {self._led()}")
        verb = self.take()
        more = [verb.text]
        if verb.tag in {"either", "part", "state"} and lead.low in words("conditions"):
            if self.here().tag in {"either", "part", "noun"}:
                raise Unread
            more = ["are" if subject.plural or subject.you else "is", verb.text]
        elif verb.tag not in {"aux", "modal", "third", "past"} and not (
            subject.plural and verb.tag == "base"
        ):
            raise Unread
        while self.here().tag in {"not", "adverb", "be", "base", "either", "part", "state", "aux"}:
            more.append(self.take().text)
        return " ".join([lead.text, subject.text, *more, *self.tails(objects=True)])
