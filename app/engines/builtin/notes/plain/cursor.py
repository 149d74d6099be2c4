"""Goes through the words of one piece and writes what hangs behind a verb: things, places, times."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from app.engines.builtin.notes.plain.dates import Lies, lies, together
from app.engines.builtin.notes.plain.resettling import resettled
from app.engines.builtin.notes.plain.table import expression, said, words
from app.engines.builtin.notes.telegraph.articles import DOUBT, Known, stands_bare
from app.engines.builtin.notes.telegraph.nouns import NounPhrase, noun_phrase
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.grammar import lexicon

NONE = Token("", "", "mark")
_COUNTED = 2
"""Words of a thing, the figure among them, from which on the figure may count what follows."""


class Unread(Exception):  # noqa: N818
    """The piece is in none of the forms that are read here: no mistake, but an answer."""


class Cursor:
    """A place in the words of a piece. `capitals` are initials that the customer knows."""

    def __init__(
        self, row: Sequence[Token], known: Known, today: date | None, capitals: frozenset[str]
    ) -> None:
        self.row = resettled(row)
        self.at = 0
        self.known = known
        self.today = today
        self._capitals = capitals
        if any(token.tag == "mark" for token in self.row):
            raise Unread

    def here(self, ahead: int = 0) -> Token:
        """The word at this place or some places ahead."""
        place = self.at + ahead
        return self.row[place] if 0 <= place < len(self.row) else NONE

    @property
    def ended(self) -> bool:
        """Whether every word is read."""
        return self.at >= len(self.row)

    def take(self) -> Token:
        """The word at this place, which is read with that."""
        token = self.here()
        if token is NONE:
            raise Unread
        self.at += 1
        return token

    def when(self, start: int) -> Lies | None:
        """Where the times behind a place lie."""
        return together(lies(token.text, self.today) for token in self.row[start:] if token.tag == "time")

    def thing(self, *, before: Token | None = None, subject: bool = False) -> NounPhrase:
        """The thing at this place, with its article."""
        found = noun_phrase(self.row, self.at, self.known, before=before, subject=subject)
        if found is None or not found.text or found.end <= self.at:
            raise Unread
        found = self._without_length(found)
        inner = self.row[self.at : found.end]
        self._guard(inner)
        text = self._doubted(found.text, inner, before)
        if subject and self._bare_one(found, text, inner):
            text = f"{said('the')} {text}"
        numbered = inner[-1].tag in {"number", "code"} and len(inner) > 1
        bare = inner[0].low == text.lower().split()[0] and inner[0].tag not in {"det", "no", "number"}
        bare = bare and not numbered
        if subject and found.head in words("groups") and bare:
            text, found = f"{said('the')} {text}", found._replace(plural=found.head.endswith("s"))
        if subject and inner[0].tag == "money" and len(inner) > 1 and not found.plural:
            text = f"a {text}"
        self.at = found.end
        return found._replace(text=text)

    def _bare_one(self, found: NounPhrase, text: str, inner: Sequence[Token]) -> bool:
        """Whether one thing stands without an article that it needs: "parts guarantee"."""
        plain = all(token.tag in {"noun", "ing"} for token in inner) and len(inner) > 1
        bare = text.split(maxsplit=1)[0].lower() == inner[0].low and not text.startswith("the ")
        return bare and plain and not found.plural and not stands_bare(Token(found.head, found.head, "noun"))

    def _without_length(self, found: NounPhrase) -> NounPhrase:
        """Without a figure that counts what follows: "guarantee 12 | months"."""
        last = self.row[found.end - 1]
        after = self.row[found.end].low if found.end < len(self.row) else ""
        if last.tag != "number" or after not in words("measures") or found.end - self.at < _COUNTED:
            return found
        return found._replace(text=found.text.removesuffix(last.text).rstrip(), end=found.end - 1)

    def _guard(self, inner: Sequence[Token]) -> None:
        """Stop at initials that a customer may not know, and at what is no thing."""
        amiss = words("pointing") | {"wrong"}
        if any(a.tag == "noun" and (b.tag == "state" or b.low in amiss) for a, b in pairwise(inner[:-1])):
            raise Unread  # "booking wrong digit": two things
        for token in inner:
            letters = re.fullmatch(r"[A-Z]{2,5}", token.text)
            if letters and token.text not in words_known(self._capitals):
                raise Unread
            if token.low in lexicon().third_persons or "/" in token.text:
                raise Unread

    def _doubted(self, text: str, inner: Sequence[Token], before: Token | None) -> str:
        """The words with "the" where an article was in doubt, and with none behind "at discharge"."""
        alone = len(inner) == 1 and before is not None and before.tag == "prep"
        if alone and inner[0].low in words("bare_after") and text != inner[0].text:
            return inner[0].text
        if DOUBT in text:
            text = text.replace(DOUBT, f"{said('the')} ")
        return text


def words_known(capitals: frozenset[str]) -> frozenset[str]:
    """Initials that anyone knows, with those of the message."""
    return capitals | frozenset(one.upper() for one in words("initials"))


def is_clock(token: Token) -> bool:
    """Whether a time is an hour alone."""
    return token.tag == "time" and expression("clock_only").match(token.text) is not None
