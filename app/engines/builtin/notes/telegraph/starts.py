"""Reads the ways in which a jotted clause begins that has no subject of its own, or none in the place of one."""

from app.engines.builtin.notes.telegraph.being import agreeing, form_of_be
from app.engines.builtin.notes.telegraph.classes import piece, telegraph
from app.engines.builtin.notes.telegraph.cursor import Stop
from app.engines.builtin.notes.telegraph.nouns import NounPhrase
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verbs import Verbs

_HAVE = Token("have", "have", "aux")
_THIS = NounPhrase("this", 0, plural=False, person=False, head="this")


class Starts(Verbs):
    """Reads what we have, what was done to the customer or to the matter, what is left, what is not known."""

    def started(self) -> bool | None:
        """Whether the subject of the clause is several, None where it begins in none of these ways."""
        if self._of_times():
            return True
        if self._in_credit() or self._had_by_us() or self._made_sure() or self._dealt():
            return True
        if self._billed() or self._first_time():
            return False
        if self._left_over() is not None:
            return False
        return False if self._not_known() or self._this_done() or self._it_done() else None

    def _of_times(self) -> bool:
        """Times that are free: "Thursday at 12:15 and Friday at 17:00 free with Orla"."""
        reach = 0
        while self.tag(reach) == "time" and self.low(reach + 1) in {"and", "or"}:
            reach += 2
        if self.tag(reach) != "time" or self.low(reach + 1) not in telegraph("free_times"):
            return False
        if self.tag(reach + 2) not in {None, "prep"}:
            return False
        several = reach and self.low(1) == piece("and")
        for _ in range(reach + 1):
            self.write()
        self.carries = agreeing("is", plural=bool(several))
        self.out.append(self.carries)
        self.write_verb()
        self.complements()
        return True

    def _in_credit(self) -> bool:
        """A balance: "£11.80 in credit" → "you are £11.80 in credit"."""
        if self.tag() != "money" or self.low(1) != "in" or self.low(2) not in telegraph("balances"):
            return False
        self.out += [piece("you"), agreeing("is", plural=True)]
        for _ in range(3):
            self.write()
        self.complements()
        return True

    def _had_by_us(self) -> bool:
        """What we have: "got blanks in all sizes", "have scan"; what came to the customer may be theirs."""
        if self.at or self.inner or self.low() not in {"got", "have"}:
            return False
        thing = self.thing(1, before=_HAVE)
        if thing is None or not telegraph("came_to_them").isdisjoint(t.low for t in self.row):
            return False
        self.take()
        self.out += [piece("we"), _HAVE.text]
        self.verb, self.open_to_object = _HAVE, True
        self.complements()
        return True

    def _made_sure(self) -> bool:
        """What we looked into, with nothing behind it: "checked again today" → "we checked again today"."""
        if self.at or self.low() not in telegraph("made_sure") or self.tag(1) not in {None, "adverb", "time"}:
            return False
        dated = any(t.tag == "time" for t in self.row)
        self.out += [piece("we")] if dated else [piece("we"), _HAVE.text]
        self.write()
        self.complements()
        return True

    def _first_time(self) -> bool:
        """How often it was: "first time you've had it" → "this is the first time you've had it"."""
        if self.at or self.low() not in telegraph("times_counted") or self.low(1) != "time":
            return False
        if self.tag(2) not in {"pronoun", "aux", "det"}:
            return False
        self.out += [piece("this"), "is", piece("the")]
        self.write()
        self.write()
        self.clause()
        return True

    def _dealt(self) -> bool:
        """What we did towards the customer or others, where the subject is left out: "spoke to Kev", "rang you"."""
        low, after = self.low(), self.low(1)
        led = self.tag() == "adverb" and self.low(1) in telegraph("dealt_with")
        if self.at or self.inner:
            return False
        if led:
            low, after = self.low(1), self.low(2)
        to_you = low in telegraph("towards_you") and after == "you"
        if not (to_you or (low in telegraph("dealt_with") and after in {"to", "from", "with"})):
            return False
        self.out.append(piece("we"))
        if led:
            self.write()
        self.write_verb()
        self.complements()
        return True

    def _billed(self) -> bool:
        """What was booked to the customer's account: "billed on estimate" → "you were billed on the estimate"."""
        if self.at or self.low() not in telegraph("booked_to_them") or self.tag() not in {"either", "part"}:
            return False
        if self.tag(1) not in {"money", "prep", "adverb", "time"}:
            return False
        self.out += [piece("you"), agreeing("was", plural=True)]
        self.carries = self.out[-1]
        self.write_verb()
        self.complements()
        return True

    def _it_done(self) -> bool:
        """What became of the thing that the notes are about: "delivered 16.09" → "it was delivered at 16.09"."""
        if (
            self.at
            or self.inner
            or self.low() not in telegraph("done_to_it")
            or self.tag(1) not in {"time", "prep"}
        ):
            return False
        dated = any(t.tag == "time" for t in self.row)
        be = "was" if dated else form_of_be(self.low(), self.row[1:], _THIS, ())
        self.out += [piece("it"), *be.split()]
        self.carries = be
        self.write_verb()
        self.complements()
        return True

    def _this_done(self) -> bool:
        """What was done about the matter: "fixed 10 Sept" → "this was fixed on 10 September"."""
        if self.at or self.inner or self.low() not in telegraph("done_about_it"):
            return False
        now = self.low(1) == "now" and self.tag(2) is None
        if self.tag(1) not in {"time", "prep"} and not now:
            return False
        be = "is" if now else form_of_be(self.low(), self.row[1:], _THIS, ())
        self.out += [piece("this"), *be.split()]
        self.carries = be
        self.write_verb()
        self.complements()
        return True

    def _left_over(self) -> bool | None:
        """What is left: "2 pieces left in blue" → "there are 2 pieces left in blue"; None where nothing is."""
        if self.tag() != "number":
            return None
        thing = self.thing()
        ahead = 0 if thing is None else thing.end - self.at
        if thing is None or thing.person or self.low(ahead) != "left":
            return None
        if not (self.tag(ahead + 1) is None or self.low(ahead + 1) == "in"):
            return None
        if thing.head in telegraph("vehicles"):
            return None
        self.out += [piece("there"), agreeing("is", plural=thing.plural), thing.text]
        self.at = thing.end
        self.write_verb()
        self.open_to_object = False
        self.complements()
        return thing.plural

    def _not_known(self) -> bool:
        """What nobody knows: "not known yet if it is faulty" → "it is not known yet whether it is faulty"."""
        denied = self.tag() == "not" and self.low(1) in telegraph("knowable")
        ahead = 2 if denied else 1
        if not denied and self.low() not in telegraph("unknowable"):
            return False
        if self.tag(ahead) == "adverb":
            ahead += 1
        asks = self.low(ahead)
        if self.at or asks not in telegraph("asking_words"):
            return False
        self.out += [piece("it"), "is"]
        for _ in range(ahead):
            self.write()
        if asks == "if":
            self.take()
            self.out.append(piece("whether"))
            self.clause()
        else:
            self.complements()
        if len(self.out) < ahead + 4:
            raise Stop
        return True
