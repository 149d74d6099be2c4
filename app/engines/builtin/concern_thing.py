"""What the matter is called: a noun phrase of the customer's own, in the second person."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from app.engines.builtin.concern_fit import harmless
from app.engines.builtin.concern_words import ConcernWords
from app.model.reading import Reading
from app.model.value import Span
from app.text.person_words import PersonWords, Token, tokenise

_ARTICLES = frozenset({"the", "a", "an", "your", "this"})
_CLOSED = ("prepositions", "adverbs", "auxiliaries", "determiners", "subordinators")


class Named(NamedTuple):
    """A name for the matter, and where the message has it (nowhere for a name by topic)."""

    text: str
    source: Span | None


class Things:
    """Finds the noun phrase that names the matter; `wording` is the table `things.yaml`."""

    def __init__(self, words: ConcernWords, person: PersonWords, wording: Mapping[str, Any]) -> None:
        self._words = words
        self._person = person
        self._wording = wording

    def find(self, reading: Reading, visible: list[Span], fault: str = '') -> Named:
        """The best name: an owned thing, a reference with its noun, a thing bought, or the topic's word.

        An owned noun counts only where the topic is about such things: "my kitchen" says nothing of a bill.
        """
        nouns = self._words.topic_nouns[reading.topic]
        found: list[tuple[float, Named]] = []
        if reading.language == "en":
            for piece in visible:
                tokens = tokenise(piece.text[:8000])
                found += self._owned(tokens, piece, nouns)
                found += self._bought(tokens, piece, nouns)
        found += self._references(reading, visible)
        if reading.topic != "other" or not found:
            found.append((1.0, Named(str(self._wording["topic"][reading.topic]), None)))
        return max(found, key=lambda item: item[0])[1]

    def _owned(
        self, tokens: list[Token], piece: Span, nouns: frozenset[str]
    ) -> Iterator[tuple[float, Named]]:
        """Turn "my grey sofa" into "your grey sofa": up to four words, the last a noun that the topic is about."""
        for index, token in enumerate(tokens):
            if token.low not in ("my", "our"):
                continue
            phrase = self._phrase(tokens, index + 1, nouns)
            if not phrase or phrase[-1].low not in nouns or not self._plain(phrase[:-1]):
                continue
            last = phrase[-1]
            name = " ".join(self._calm(t.text) for t in phrase)
            if not harmless(name, self._words):
                continue
            again = sum(1 for t in tokens if t.low == last.low) - 1
            value = 3.2 + 0.5 * (len(phrase) > 1) + 0.4 * min(again, 2) - 0.002 * min(index, 300)
            yield value, Named(self._worded("owned", noun=name), _span(piece, token, last))

    def _bought(
        self, tokens: list[Token], piece: Span, nouns: frozenset[str]
    ) -> Iterator[tuple[float, Named]]:
        """Take "the Marlow 3-seater cover" of "I ordered the Marlow 3-seater cover in Sage"."""
        for index, token in enumerate(tokens[:-2]):
            if not self._words.has("bought_verbs", token.low) or tokens[index + 1].low not in _ARTICLES:
                continue
            phrase = self._phrase(tokens, index + 2, nouns)
            known = bool(phrase) and (phrase[-1].low in nouns or _is_name(phrase))
            if not known or not self._plain(phrase):
                continue
            name = " ".join(self._calm(t.text) for t in phrase)
            if harmless(name, self._words):
                source = _span(piece, tokens[index + 1], phrase[-1])
                yield 3.6 + 0.5 * (len(phrase) > 1), Named(self._worded("named", noun=name), source)

    def _plain(self, describing: list[Token]) -> bool:
        """Whether the words before the noun are no verbs and name nobody."""
        for token in describing:
            low = token.low
            person = self._words.has("staff", low) or self._words.has("family", low)
            if person or self._person.finite(low) or self._words.has("present_s", low):
                return False
        return True

    def _phrase(self, tokens: list[Token], start: int, nouns: frozenset[str]) -> list[Token]:
        """The words of a noun phrase from `start`: up to four, ending before a mark, a verb or a small word."""
        phrase: list[Token] = []
        for token in tokens[start : start + 5]:
            if (
                not token.is_word
                or self._words.has("thing_stops", token.low)
                or self._stops(token.low, phrase)
            ):
                break
            if phrase and token.start - phrase[-1].end > 1:
                break
            phrase.append(token)
            following = tokens[start + len(phrase)].low if start + len(phrase) < len(tokens) else ""
            if token.low in nouns and following not in nouns:
                break
        return (
            phrase if phrase and len(phrase) < 5 and not self._words.has("not_things", phrase[-1].low) else []
        )

    def _stops(self, low: str, phrase: list[Token]) -> bool:
        person = self._person
        if low in person.pasts_safe or any(person.has(name, low) for name in _CLOSED):
            return not person.has("numbers", low)
        return not phrase and self._words.has("not_things", low)

    def _references(self, reading: Reading, visible: list[Span]) -> Iterator[tuple[float, Named]]:
        for detail in reading.details:
            if detail.type != "reference" or not harmless(detail.text, self._words):
                continue
            if not any(v.start <= detail.start < v.end for v in visible):
                continue
            code, noun, at = self._code_and_noun(reading.text, detail)
            if noun is None:
                source = Span(text=detail.text, start=detail.start, end=detail.end)
                yield 0.5, Named(self._worded("bare_reference", ref=code), source)
                continue
            source = Span(text=reading.text[at : detail.end], start=at, end=detail.end)
            yield 4.1, Named(self._worded("reference", noun=noun, ref=code), source)

    def _code_and_noun(self, text: str, detail: Span) -> tuple[str, str | None, int]:
        """The bare code of a reference and the noun right before it ("order number HW-1" gives "HW-1", "order")."""
        before = tokenise(text[max(0, detail.start - 40) : detail.start])[-4:]
        inside = tokenise(detail.text)
        offset = max(0, detail.start - 40)
        noun: tuple[str, int] | None = None
        cut = 0
        for token in inside[:3]:
            if self._words.has("reference_nouns", token.low) and noun is None:
                noun = (token.low, detail.start + token.start)
            elif not self._words.has("reference_fillers", token.low):
                break
            cut = token.end
        code = detail.text[cut:].strip(" :#.")
        for token in reversed(before):
            if noun is not None:
                break
            if self._words.has("reference_nouns", token.low):
                noun = (token.low, offset + token.start)
            elif not self._words.has("reference_fillers", token.low):
                break
        if not any(c.isdecimal() for c in code):
            return detail.text, None, detail.start
        return code, noun[0] if noun else None, noun[1] if noun else detail.start

    def _worded(self, name: str, **parts: str) -> str:
        return str(self._wording[name]).format(**parts)

    def _calm(self, word: str) -> str:
        loud = len(word) > 3 and word.isupper() and word.isalpha() and not self._words.has("acronyms", word)
        return word.lower() if loud else word


def _is_name(phrase: list[Token]) -> bool:
    return any(t.text[0].isupper() or t.text[0].isdecimal() for t in phrase) and len(phrase) > 1


def _span(piece: Span, first: Token, last: Token) -> Span:
    return Span(
        text=piece.text[first.start : last.end], start=piece.start + first.start, end=piece.start + last.end
    )
