"""Reads what follows the verb of a jotted statement: objects, places, times, further verbs."""

from app.engines.builtin.notes.telegraph.classes import piece, pieces, telegraph
from app.engines.builtin.notes.telegraph.cursor import Cursor, Stop
from app.engines.builtin.notes.telegraph.times import after_preposition
from app.engines.builtin.notes.telegraph.tokens import Token

_VERBS = frozenset({"aux", "modal", "past", "third", "base", "be"})
_DONE = frozenset({"either", "part"})
_SHORT = frozenset({"either", "part", "state", "prep", "adverb", "noun", "time", "number"})
_FINITE = frozenset({"either", "part", "past", "third", "aux", "modal", "not", "state"})


class Tails(Cursor):
    """Reads complements; a whole clause inside them is read by `clause`, which the class above gives."""

    def clause(self) -> bool:
        """A clause from here on; whether its subject is several."""
        raise NotImplementedError

    def complements(self) -> None:
        """All that follows, to the end of the note."""
        while self.at < len(self.row):
            self._complement(str(self.tag()))

    def _complement(self, tag: str) -> None:
        read = {
            "time": self._when, "prep": self._where, "conj": self._conjunction, "sub": self._subordinate,
            "to": self._to, "adverb": self._adverb, "aside": self._adverb, "state": self._state,
            "ing": self.write_verb, "not": self._not,
        }.get(tag)  # fmt: skip
        if read is not None:
            read()
        elif tag in _DONE:
            self._participle()
        elif tag == "pronoun" and self._relative():
            self.write()
            self.write_verb()
        elif tag in _VERBS:
            self._second_verb(tag)
        else:
            self._object()

    def _when(self) -> None:
        if self.open_to_object and self.verb_in(telegraph("getting")):
            raise Stop
        if self.open_to_object and self.verb_in(telegraph("clause_verbs")) and "/" not in self.low():
            self.write()
        else:
            self.write_time()
        self.open_to_object = False

    def _where(self) -> None:
        self.prepositional()
        self.open_to_object = False

    def _to(self) -> None:
        self.write()
        self.write_verb()

    def _adverb(self) -> None:
        aside = self.tag() == "aside"
        self.write()
        self.open_to_object = self.open_to_object and not aside

    def _state(self) -> None:
        """A state behind a verb: "left the door open", "due at the depot"; two make no phrase, but "off sick" does."""
        if self.open_to_object and self.verb_in(telegraph("speech")):
            raise Stop
        if self.tag(-1) in {"state", "time"} and self.low(-1) != "off":
            raise Stop
        done = self.verb is not None and self.verb.tag in _DONE and self.at + 1 == len(self.row)
        if done and self.low() in pieces("manner"):
            self.out.append(str(pieces("manner")[self.take().low]))
            return
        due = self.write().low == "due" and self.tag() == "det"
        if due:
            self.out.append(piece("at"))
        self.open_to_object = due

    def _not(self) -> None:
        joined = self.low(-1) in telegraph("joins")
        self.write()
        if self.tag() == "time":
            self.write()
            return
        if self.tag() is None or (self.tag() in _DONE and not joined):
            raise Stop

    def _participle(self) -> None:
        """A participle with its phrase: "2 marks signed by him"."""
        if self.tag(1) not in {"prep", "adverb", "time", None} or self.verb_in(
            telegraph("speech") | telegraph("clause_verbs")
        ):
            raise Stop
        self.write_verb()

    def _relative(self) -> bool:
        """Whether a clause without "that" follows its noun: "the protector we sent"."""
        acts = self.tag(1) in {"either", "past", "base"} and self.low() in {"we", "you", "i"}
        return acts and not self.open_to_object

    def _second_verb(self, tag: str) -> None:
        """A finite verb behind a verb of telling: "the log shows the van was late", "the portal says pay by card"."""
        if tag == "base" and self.open_to_object and self.verb_in(telegraph("speech")):
            self.write_verb()
            return
        if self.open_to_object or not self.verb_in(telegraph("clause_verbs")):
            raise Stop
        self.verb_group() if tag in {"aux", "modal"} else self.write_verb()

    def verb_group(self) -> None:
        """Auxiliaries and the verb behind them, as they stand."""
        first = self.write()
        self.carries = first.low if first.low in telegraph("plain_be") else ""
        while self.tag() in {"aux", "modal", "be", "not", "adverb"}:
            self.write()
        if self.tag() in {"either", "part", "ing", "base", "past"} or (
            first.tag == "modal" and self.tag() == "noun"
        ):
            self.write_verb()

    # -- objects -----------------------------------------------------------------------------------------------

    def _object(self) -> None:
        thing = self.thing(before=self.verb)
        if thing is None or thing.end == self.at:
            raise Stop
        copula = bool(self.out) and self.out[-1].lower() in telegraph("linking")
        measure = thing.head in telegraph("measures")
        if measure and self.tag() == "number" and not self.open_to_object:
            self._lasting()
        elif (
            not (self.open_to_object or copula)
            or self._bare_speech()
            or (measure and not copula and not self.verb_in(telegraph("measured")))
        ):
            raise Stop
        plain = self.low() in telegraph("colours") and thing.end == self.at + 1
        told = self.row[self.at].text if plain else thing.text
        one = copula and self.tag() == "money" and thing.end > self.at + 1 and not thing.plural
        self.out.append(f"{piece('a')} {told}" if one and thing.head not in telegraph("amounts") else told)
        self.at = thing.end
        self.open_to_object = self.verb_in(telegraph("giving"))

    def _lasting(self) -> None:
        """A measure behind a place: "car sat in lot 3 days" → "for 3 days"."""
        if not self.verb_in(telegraph("lasting")):
            raise Stop
        self.out.append(piece("for"))

    def _bare_speech(self) -> bool:
        """Whether a bare noun follows a verb of speech or of going, and so begins something else."""
        if self.verb_in(telegraph("speech")) and self.tag() in {"no", "noun"}:
            return True
        goes = self.verb_in(telegraph("going")) and self.tag() == "noun"
        return goes and self.low() not in telegraph("colours")

    # -- joined words and clauses --------------------------------------------------------------------------------

    def _conjunction(self) -> None:
        """What "and" joins: a verb of the same subject, a clause, a thing."""
        self.write()
        tag = self.tag()
        if tag in {"modal", "aux"}:
            self.verb_group()
        elif tag in {"either", "part", "past", "base", "third", "ing", "state"}:
            self.write_verb()
        elif tag not in {"to", "prep", "time", "adverb", "not"}:
            self._clause_or_thing()

    def _clause_or_thing(self) -> None:
        with self.trying() as failed:
            self.clause()
        if failed[0]:
            self.open_to_object = True
            self._object()

    def _subordinate(self) -> None:
        word = self.write().low
        tag = self.tag()
        if word == "which" and tag in {"adverb", None}:
            return
        if word in telegraph("relatives") and tag in {"aux", "modal", "past", "third", "either", "not", "to"}:
            if tag in {"aux", "modal"}:
                self.verb_group()
            return
        if (
            word in telegraph("short_subordinators")
            and tag in _SHORT
            and not (word == "so" and tag == "number")
        ):
            self._short_clause(word)
        else:
            self.clause()

    def _short_clause(self, word: str) -> None:
        """A clause behind "if" or "when", or what is left of one: "if easier", "when ready"."""
        with self.trying() as failed:
            self.clause()
        if failed[0] and self.tag() == "noun" and word != "than":
            raise Stop
        if failed[0] and self.tag() in _DONE:
            self.write_verb()

    # -- prepositions ----------------------------------------------------------------------------------------------

    def prepositional(self) -> None:
        """A preposition and what it governs."""
        word = self.write()
        tag = self.tag()
        if tag == "time" and word.low in telegraph("particles_within") - {"in", "on"}:
            self.write_time()
        elif tag == "time":
            self.out.append(after_preposition(self.take().text))
        elif word.low == "between" and tag == "number" and "-" in self.low():
            self.out.append(self.take().text.replace("-", f" {piece('and')} "))
        elif word.low in telegraph("clause_prepositions") and tag is not None:
            with self.trying() as failed:
                self.clause()
            if failed[0]:
                self._governed(word)
        else:
            self._governed(word)

    def _governed(self, word: Token) -> None:
        tag = self.tag()
        if (
            word.low in {"down", "up"}
            and tag in {"noun", "number", "code"}
            and self.verb_in(telegraph("breaking"))
        ):
            raise Stop
        if tag == "ing":
            self.write_verb()
        elif tag == "prep":
            self.prepositional()
        elif tag in {"adverb", "state"} and word.low in telegraph("before_adverbs"):
            self.write()
        elif tag != "to" and not (tag is None and word.low in telegraph("particles_last")):
            self._governed_thing(word)

    def _governed_thing(self, word: Token) -> None:
        thing = self.thing(before=word)
        if thing is None:
            particle = word.low in telegraph("particles_within")
            if particle and self.tag() in {"time", "prep", "adverb", "conj", "sub", "not"}:
                return
            raise Stop
        rate = self.at > 1 and self.row[self.at - 2].tag in {"money", "number"}
        if word.low == "per" and thing.text.startswith(("the ", "your ")) and not rate:
            self.out[-1] = piece("according")
        whole = " ".join(t.text for t in self.row[self.at : thing.end])
        self.out.append(whole if word.low == "per" and rate else thing.text)
        self.at = thing.end
        while self.low() in {"and", "or"}:
            more = self.thing(1, before=word)
            if more is None or (more.end < len(self.row) and self.row[more.end].tag in _FINITE):
                return
            self.out += [self.low(), more.text]
            self.at = more.end

    def phrases(self) -> list[str]:
        """Phrases behind a noun: prepositional ones, asides."""
        found: list[str] = []
        while self.tag() in {"prep", "aside"}:
            if self.tag() == "aside":
                found.append(self.take().text)
                continue
            kept, self.out = self.out, []
            with self.trying() as failed:
                self.prepositional()
            written, self.out = self.out, kept
            if failed[0]:
                break
            found.append(" ".join(written))
        return found
