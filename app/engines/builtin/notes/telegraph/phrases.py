"""Tells whether a piece of a jotted note is a phrase that may stand in a list."""

from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.clauses import Clauses


class Phrases(Clauses):
    """Reads a thing, place or time with its phrases."""

    def phrase(self, *, first: bool) -> bool:
        """Whether all of it is one; the `first` piece of an item has to name something."""
        if self.tag() == "adverb" and not first:
            self.take()
        return self._begins(first=first) and self._hangs_together(first=first)

    def _begins(self, *, first: bool) -> bool:
        tag, after = self.tag(), self.tag(1)
        done = tag == "either" and self.low() in word_list("done_to_things") and after in {"prep", "time"}
        later = not first and tag in {"either", "part", "state"} and after in {"prep", "time", None}
        placed = first and self.low() in {"back", "due"} and after in {"prep", "time"}
        if (done and "you" not in {t.low for t in self.row}) or later or placed:
            self.take()
            return True
        if tag in {"prep", "time", "aside"}:
            return not first
        thing = self.thing()
        unclear = tag in {"either", "part"} and self.low() not in telegraph("telling_which")
        if thing is None or unclear or (first and thing.head in {"i", "we", "you", "it"}):
            return False
        self.at = thing.end
        return True

    def _hangs_together(self, *, first: bool) -> bool:
        """Whether only phrases follow, to the end."""
        while self.at < len(self.row):
            tag = self.tag()
            if tag in {"time", "aside"} or (tag in {"money", "number"} and not first):
                self.take()
            elif tag == "prep":
                self.prepositional()
            elif tag == "conj" and (more := self.thing(1)) is not None:
                self.at = more.end
            else:
                return False
        return True
