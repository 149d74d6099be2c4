"""Reads a piece of a jotted note that goes on from the statement before it."""

from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.telegraph.being import agreeing
from app.engines.builtin.notes.telegraph.classes import piece, pieces, telegraph
from app.engines.builtin.notes.telegraph.clauses import Clauses
from app.engines.builtin.notes.telegraph.cursor import Stop
from app.engines.builtin.notes.telegraph.nouns import NounPhrase
from app.engines.builtin.notes.telegraph.tokens import MONTH, Token
from app.engines.builtin.notes.telegraph.verbs import disagrees
from app.text.compiled import compiled

_WITH = Token("with", "with", "prep")
_MONTH = compiled(MONTH)
_REACHES = compiled(r"(\d.+) to (?:the |your )?(bank|card|account)$")
_NOMINAL = frozenset({"noun", "name", "code", "ing"})
_VERBAL = frozenset({"either", "past", "third", "aux", "modal", "part"})


class GoingOn(Clauses):
    """Reads what has no subject of its own, or joins a clause."""

    def rest(self, carries: str, deed: str, *, plural: bool, person: bool) -> str:
        """What is added, with the mark or word that joins it; Stop where the piece does not go on.

        `carries`, `deed`, `plural` and `person` tell of the statement before it.
        """
        first = self.tag()
        if first == "conj" or (first == "sub" and self.low() in telegraph("joining")):
            return self._joined_clause()
        if first == "noun" and person and not plural and self.low() in telegraph("persons_do"):
            self.row[self.at] = self.row[self.at]._replace(tag="third")
            first = "third"
        if first == "past" and not person and self._left_behind():
            self.row[self.at] = self.row[self.at]._replace(tag="part")
            first = "part"
        if first in {"aux", "modal", "third", "past"}:
            return self._second_predicate(carries, plural=plural, person=person)
        if first == "state" and self.low() in telegraph("ready_by") and self.tag(1) in {"time", "prep"}:
            self.write()
            self.complements()
            self.finish()
            return f", {' '.join(self.out)}"
        whole = self._whole(deed)
        if whole is not None:
            return whole
        lead = self._lead(carries, deed, plural=plural, person=person)
        if self.tag() in {"either", "part", "state", "ing"} or self.out:
            self.write_verb()
        self.complements()
        self.finish()
        return lead + " ".join(self.out)

    def _left_behind(self) -> bool:
        """Whether a past form tells what was done to a thing: "left out at the factory"."""
        return self.low() in word_list("undergone") and self.low(1) in word_list("particles")

    def _whole(self, deed: str) -> str | None:
        """A piece that is told as it stands: how long it takes, a reference, what it is not."""
        text = " ".join(t.text for t in self.row)
        if deed in telegraph("on_its_way") and (way := self._on_its_way(text)) is not None:
            return way
        if self.low() == "reference" and len(self.row) == 2:
            return f", {text}"
        if self.low() == "not" and self.tag(1) not in {"either", "part", "state"}:
            thing = self.thing(1, before=_WITH)
            if thing is not None and thing.end == len(self.row):
                return f", {self.row[0].text} {thing.text}"
            if self.tag(1) == "prep":
                self.write()
                self.prepositional()
                return f", {' '.join(self.out)}" if self.at == len(self.row) else None
        return None

    def _lead(self, carries: str, deed: str, *, plural: bool, person: bool) -> str:
        """What joins the piece to the statement: "and", "but", "and was"; Stop where nothing does."""
        tag, low = self.tag(), self.low()
        joined = f" {piece('and')} "
        if low in telegraph("made_sure") and self.tag(1) in {None, "adverb", "time"}:
            raise Stop  # "not in the post, checked again today" tells what we did
        if tag in {"either", "part"}:
            dated = any(token.tag == "time" for token in self.row)
            stands = carries in {"is", "are"} and (dated or not deed) and low not in telegraph("states")
            if stands and low in word_list("done_to_things") | word_list("undergone"):
                if any(token.tag == "time" and _MONTH.search(token.text) for token in self.row):
                    raise Stop  # "slab in yard, cut 1 December" may be done or be planned
                carries = ""  # "the pack is in stock, and was left out": how it is, and what was done to it
            return joined + self._done(carries, low, plural=plural, person=person)
        if tag == "not" and carries and self.tag(1) in {"either", "part", "state"}:
            self.write()
            return f", {piece('but')} "
        if tag == "not" and carries in {"is", "are"} and self.tag(1) == "prep":
            self.write()
            return joined
        if tag == "ing" and person and self.tag(1) is not None:
            return f"{joined}{agreeing('is', plural=plural)} "
        if tag == "state" and carries in {"is", "are"} and self.tag(1) not in _NOMINAL:
            return joined
        if tag not in {"time", "prep"} or any(t.tag in _VERBAL for t in self.row):
            raise Stop
        return ", "

    def _done(self, carries: str, low: str, *, plural: bool, person: bool) -> str:
        """The form of "be" that a participle needs beside the one before it: "…, checked by a colleague"."""
        if carries:
            if self.thing(1) is not None and low not in telegraph("done_to_people"):
                raise Stop
            return ""
        if person or low not in word_list("done_to_things") | word_list("undergone"):
            raise Stop
        return f"{agreeing('was', plural=plural)} "

    def _second_predicate(self, carries: str, *, plural: bool, person: bool) -> str:
        """A second verb of the same subject: "…, hasn't gone to anyone else"."""
        same = NounPhrase("", 0, plural, person, "")
        tag = self.tag()
        if self.low() == "should" and self.low(1) == "be":
            return self._put_right(carries, plural=plural)
        if (tag == "third" and plural) or (tag == "aux" and disagrees(self.low(), same)):
            raise Stop
        self.verb_group() if tag in {"aux", "modal"} else self.write_verb()
        self.complements()
        self.finish()
        return f" {piece('and')} {' '.join(self.out)}"

    def _put_right(self, carries: str, *, plural: bool) -> str:
        """What it should be: "billed on meter A, should be B" → ", but it should have been B"."""
        self.out += [piece("but"), piece("they" if plural else "it"), self.take().text]
        self.take()
        self.out += [piece("have_been") if carries in {"was", "were"} else "be"]
        self.verb, self.open_to_object = Token("be", "be", "be"), True
        self.complements()
        self.finish()
        return f", {' '.join(self.out)}"

    def _joined_clause(self) -> str:
        """A clause behind "so", "but", "because", or a thing behind "or"."""
        word = self.take()
        if word.low in {"which", "who"}:
            if self.tag() == "noun" and self.low() in telegraph("persons_do"):
                self.row[self.at] = self.row[self.at]._replace(tag="third")
            if self.tag() not in {"aux", "modal", "third", "past", "either"}:
                raise Stop
            self.write_verb()
            self.complements()
        else:
            with self.trying() as failed:
                self.clause()
            if failed[0]:
                self._joined_thing(word)
        self.finish()
        return f", {word.low} {' '.join(self.out)}"

    def _joined_thing(self, word: Token) -> None:
        known, self.known = self.known, self.known.unnamed()
        thing = self.thing(before=_WITH) if word.tag == "conj" else None
        self.known = known
        if thing is None:
            raise Stop
        self.at, self.out = thing.end, [thing.text]

    def _on_its_way(self, text: str) -> str | None:
        """How long a payment or parcel takes, or where it goes: "refund keyed today, 3-5 days", "…, same card"."""
        ways = pieces("ways")
        if self.tag() == "number" and self.row[-1].low in telegraph("measures"):
            return str(ways["takes"]).format(what=text)
        goes = _REACHES.match(text)
        if goes is not None and self.row[-3].low in telegraph("measures"):
            return str(ways["takes"]).format(what=goes.group(1)) + str(ways["reaches"]).format(
                where=goes.group(2)
            )
        if self.low() == "same" and len(self.row) == 2 and self.tag(1) == "noun":
            return str(ways["same"]).format(what=text)
        return None
