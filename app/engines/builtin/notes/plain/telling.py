"""Puts a clause together of its subject, its verb and what follows it."""

from typing import NamedTuple

from app.engines.builtin.notes.as_phrase import article_before
from app.engines.builtin.notes.plain.behind import Behind
from app.engines.builtin.notes.plain.cursor import Unread
from app.engines.builtin.notes.plain.table import said, words
from app.engines.builtin.notes.telegraph.nouns import NounPhrase

_PLURAL = {"is": "are", "was": "were", "has been": "have been", "has": "have", "is to be": "are to be"}


class Clause(NamedTuple):
    """A clause without capital and stop.

    `be` is the form that a next piece takes up ("is"), "" for a deed; `thing` is what the subject is.
    """

    text: str
    be: str = ""
    plural: bool = False
    person: bool = False
    verb: str = ""
    you: bool = False
    thing: str = ""


class Telling(Behind):
    """Writes clauses."""

    def _told(
        self, subject: NounPhrase, be: str, adverbs: list[str], more: list[str], **known: str
    ) -> Clause:
        """A clause with a form of "be", its adverbs behind the first word of that."""
        one = _PLURAL.get(be, be) if subject.plural or subject.you else be
        one = "am" if subject.head == "i" else one
        first, _, rest = one.partition(" ")
        text = " ".join(bit for bit in (subject.text, first, *adverbs, rest, *more) if bit)
        return Clause(text, one, subject.plural, subject.person, known.get("verb", ""), subject.you)

    def _deed(self, subject: NounPhrase, adverbs: list[str], *, objects: bool) -> Clause:
        """A deed of the subject, as it stands."""
        now = adverbs == ["now"] and self.here().low in words("over_now") and not objects
        if {"not", "now"} & set(adverbs) and not now:
            raise Unread
        if now:
            subject = subject._replace(text=f"{subject.text} {'have' if subject.plural else 'has'}")
        verb = self.take()
        how = [self.take().text] if verb.low == "went" and self.here().low in words("went_how") else []
        if verb.low == "went" and self.here().tag == "noun":
            raise Unread
        tails = [*how, *self.tails(objects=objects)]
        text = " ".join([subject.text, *adverbs, verb.text, *tails])
        return Clause(text, "", subject.plural, subject.person, verb.low, subject.you)

    def _acts(self, subject: NounPhrase) -> bool:
        return subject.person or subject.head in words("groups")

    def _a(self, subject: NounPhrase) -> NounPhrase:
        """A thing that the note brings up for the first time, where the message has not named it."""
        bare = subject.text.removeprefix("the ")
        if bare == subject.text or subject.plural or subject.head in self.known.named:
            return subject
        return subject._replace(text=f"{article_before(bare)} {bare}")

    def _there(self, subject: NounPhrase) -> str:
        """That there was the subject, which the note brings up for the first time."""
        bare = subject.text.removeprefix("the ")
        if bare.startswith(("your ", "our ", "no ")):
            raise Unread
        if subject.plural:
            return f"{said('there_were')} {bare}"
        return f"{said('there_was')} {article_before(bare)} {bare}"

    def _dated(self, start: int) -> bool:
        return any(ch.isdecimal() for token in self.row[start:] if token.tag == "time" for ch in token.text)
