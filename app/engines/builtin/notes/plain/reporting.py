"""Reads what a record, a label or a test says: "crew log says road blocked", "form reads 60th", "test shows clean".

What a paper says in words that make no clause stands between quotation marks: those are its own words.
"""

from app.engines.builtin.notes.plain.cursor import Unread, words_known
from app.engines.builtin.notes.plain.placing import Placing
from app.engines.builtin.notes.plain.table import expression, said, words
from app.engines.builtin.notes.plain.telling import Clause
from app.engines.builtin.notes.telegraph.nouns import NounPhrase
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.compiled import compiled

_QUOTED_AT_MOST = 8
"""Words of a paper that are held up as they stand."""
_INITIALS = compiled(r"[A-Z]{2,5}")
_QUOTES = "'\"‘’“”"
_OPENS_CLAUSE = frozenset({"noun", "det", "name", "pronoun", "number", "no"})
_VERBAL = frozenset({"either", "part", "past", "third", "aux", "modal"})
_NO_WORDS = frozenset({"mark", "aside", "quote"})


class Reporting(Placing):
    """Reads a source with what it says or shows."""

    def _is_report(self, subject: NounPhrase) -> bool:
        """Whether the subject is a source, and the word here what sources do: "photos show", "form says"."""
        verb, source = self.here(), subject.head in words("sources")
        fits = verb.low in words("reports_several" if subject.plural else "reports_one")
        if verb.low in {"has", "have"} and self.here(1).tag not in {"number", "det", "no", "noun"}:
            return False
        return source and fits and not self.ended and self.at + 1 < len(self.row)

    def _reports(self, subject: NounPhrase, adverbs: list[str]) -> Clause:
        """What the source says, as a clause, as a thing that it shows, or in its own words."""
        if adverbs:
            raise Unread
        verb = self.take()
        if self.here().low == "that":
            self.take()
        start = self.at
        inner = self._inner_clause(start, acts=verb.low in words("says_in_words"))
        if inner is not None:
            plain = verb.low in words("says_in_words") and self.row[start].tag in {"noun", "det", "pronoun"}
            return self._reported(subject, verb, inner if plain else said("that", clause=inner))
        if self._came_out(subject):
            return self._reported(subject, verb._replace(text=said("came_back")), " ".join(self._outcome()))
        if verb.low in words("says_in_words"):
            return self._reported(subject, verb, _quoted(self._own_words()))
        self.at = start
        return self._reported(subject, verb, " ".join(self._shown()))

    def _reported(self, subject: NounPhrase, verb: Token, what: str) -> Clause:
        text = f"{subject.text} {verb.text} {what}"
        return Clause(text, "", subject.plural, subject.person, verb.low, subject.you)

    def _inner_clause(self, start: int, *, acts: bool) -> str | None:
        """The rest as a clause with a subject of its own; where it has to hold a verb, "gluten free" is none."""
        rest = self.row[start:]
        verbal = any(token.tag in _VERBAL for token in rest[1:])
        if rest[0].tag not in _OPENS_CLAUSE or (not verbal and (acts or rest[0].tag == "no")):
            return None
        try:
            made = type(self)(rest, self.known, self.today, self._capitals).clause()
        except Unread:
            return None
        self.at = len(self.row)
        return made.text

    def clause(self) -> Clause:
        """The clause that the piece makes."""
        raise NotImplementedError

    def _came_out(self, subject: NounPhrase) -> bool:
        return self.here().low in words("outcomes") and subject.head in words("tests")

    def _outcome(self) -> list[str]:
        """How a test came out, and up to where."""
        return [self.take().text, *self.tails()]

    def _own_words(self) -> str:
        """What is left, in the words of the paper."""
        rest = self.row[self.at :]
        if len(rest) == 1 and rest[0].tag == "quote":
            self.at = len(self.row)
            return rest[0].text.strip(_QUOTES)
        letters = (token.text for token in rest if _INITIALS.fullmatch(token.text))
        unknown = any(one not in words_known(self._capitals) for one in letters)
        amiss = unknown or any(token.tag in _NO_WORDS or "/" in token.text for token in rest)
        if amiss or len(rest) > _QUOTED_AT_MOST:
            raise Unread
        self.at = len(self.row)
        return " ".join(token.text for token in rest)

    def _shown(self) -> list[str]:
        """The thing that a source shows, with where it is."""
        shows = Token("has", "has", "third")
        found = [self.thing(before=shows).text]
        if self.here().low == "and" and self.here(1).tag in {"noun", "det", "number", "state"}:
            found += [self.take().text, self.thing(before=shows).text]
        return [*found, *self.tails()]


def _quoted(own: str) -> str:
    """Words of a paper between quotation marks; that it says so "too" is none of them."""
    found = expression("also_said").match(own)
    return f"“{found['own']}”{found['also']}" if found else f"“{own}”"
