"""What the matter is called: a noun phrase of the customer's own, in the second person."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from app.engines.builtin.concern.fit import harmless
from app.engines.builtin.concern.mention import Mention, Mentions
from app.engines.builtin.concern.stating import nouns
from app.engines.builtin.concern.words import ConcernWords, PhraseIndex, concern_words
from app.engines.builtin.notes.telegraph.verb_forms import base_of, is_noun
from app.model.reading import Reading
from app.model.value import Span
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.person.words import PersonWords, person_words, tokenise
from app.text.words import content_stems, stem

_LEAST, _BESIDE = 1.9, 2.4
"""What a name weighs at least, and one that is to stand beside another."""
_REFERENCE, _ACCOUNT = 3.5, 2.4
_REACH = 40
_CODE_AT_LEAST = 3
_LONGEST_SENTENCE = 1500
_SPOKEN = compiled(r"(?<!\w)(?!your\b|the\b)[^\W\d_]{3,}")
"""A word in a name, so that a bare code ("B2") is none."""
_OF = compiled(
    r" of (?P<noun>(?!(?:course|which|whom|what|them|these|those|this|that|both|your)\b)[a-z]{4,})(?=[\s.,;:!?)]|$)"
)
_NEXT = compiled(r" (?P<noun>[a-z]{3,})\b")
_LED_BY, _EARLY, _LATE = 0.5, 1, 3
"""What a noun of the first sentences gains over one that comes up in passing, and what a late one loses."""
_AGAIN, _MOST_AGAIN = 0.45, 4


class Named(NamedTuple):
    """A name for the matter, and where the message has it (nowhere for a name by topic).

    `own` where it is the customer's own noun or number, and not what a telling word stands for.
    """

    text: str
    source: Span | None
    own: bool = False


def place(span: Span, said: Sequence[Span]) -> int:
    """The number of the sentence that a span stands in; their count where it stands in none."""
    return next((k for k, s in enumerate(said) if s.start <= span.start < s.end), len(said))


def _lead(named: Named, sentences: Sequence[Span]) -> float:
    """What a name gains where the first sentences have it, and loses where only a late one does."""
    at = place(named.source, sentences) if named.source is not None else _EARLY + 1
    return _LED_BY if at <= _EARLY else -_LED_BY if at > _LATE else 0.0


def _borne(named: Named, noted: Mapping[str, int]) -> bool:
    """Whether the agent's notes speak of the thing as well; of another than their own, of all that its name says."""
    words = tokens(named.text)
    if named.text.startswith("your "):
        return stem(words[-1]) in noted
    stems = content_stems(named.text)
    return bool(stems) and all(one in noted for one in stems)


def _passes_by(mention: Mention) -> bool:
    """Whether a noun is somebody of ours, or no noun at all ("enjoys"): never what the matter is called."""
    head = mention.head
    lex = lexicon()
    of_people = {head, head.removesuffix("s")} & touched_people()
    person = mention.form == "named" and (head in lex.actors or head.endswith("man") or bool(of_people))
    base = base_of(head)
    verb = base is not None and not is_noun(base)
    return person or verb or head in {"incl", "etc", "approx"}


@cache
def touched_people() -> frozenset[str]:
    """Words for people that a matter touches: "the 41 residents" are no matter."""
    sets = person_words().sets
    return sets["customer_nouns"] | sets["customer_roles"] | {"people", "children", "kids", "men", "women"}


def with_of(named: Named, text: str) -> Named:
    """The name with a bare noun behind "of", without which it may name another thing: "the order of service"."""
    source = named.source
    behind = _OF.match(text, source.end) if source is not None and named.own else None
    if source is None or behind is None or not named.text.endswith(source.text.split()[-1]):
        return named
    more = _NEXT.match(text, behind.end())
    end = more.end() if more is not None and more["noun"] in nouns() else behind.end()
    whole = Span(text=text[source.start : end], start=source.start, end=end)
    return named._replace(text=f"{named.text} of {text[behind.start('noun') : end]}", source=whole)


def with_owner(noun: str) -> str:
    """The words with whose a thing is, and none they swear by: "grandads suit" → "grandad's suit", "Dad's stone" →
    "dad's stone", "bloody kayak" → "kayak".
    """
    *before, last = noun.split(" ")
    noun = " ".join([*(word for word in before if not concern_words().has("droppable", word.lower())), last])
    first, _, rest = noun.partition(" ")
    if rest and first.endswith("'s") and concern_words().has("family", first[:-2].lower()):
        return f"{first.lower()} {rest}"
    kin = rest and first.endswith("s") and concern_words().has("family", first[:-1].lower())
    return f"{first[:-1]}'s {rest}" if kin else noun


class Things:
    """Finds the noun phrase that names the matter; `wording` is the table `things.yaml`."""

    def __init__(self, words: ConcernWords, person: PersonWords, wording: Mapping[str, Any]) -> None:
        self._words = words
        self._mentions = Mentions(words, person)
        self._wording = wording
        self._by_words: list[Mapping[str, Any]] = list(wording["by_words"])
        self._index = PhraseIndex(
            {
                str(place): [w.strip() for w in entry["words"].split(" / ")]
                for place, entry in enumerate(self._by_words)
            }
        )

    def find(
        self, reading: Reading, sentences: Sequence[Span], noted: Mapping[str, int] | None = None
    ) -> tuple[Named, ...]:
        """The best name: what goes wrong in the message, a number with its noun, what a telling word stands for.

        Behind it, the weightiest first, what else of theirs the agent's notes speak of, which may stand beside it.

        A wrong name is worse than a plain one: where nothing weighs enough, what the topic is called is taken, if a
        word of the message bears it out, and else a name that fits anything. `noted` counts the agent's notes that
        speak of a stem.
        """
        found = list(self._references(reading, sentences))
        if reading.language == "en":
            found += self._groups(list(self._mentions.find(reading, sentences, noted or {})))
        spoken = [item for item in found if _SPOKEN.search(item[1].text)]
        found = sorted(spoken, key=lambda item: item[0] + _lead(item[1], sentences), reverse=True)
        weighty = [named for value, named in found if value >= _LEAST]
        best = (
            weighty[0] if found and found[0][0] >= _LEAST else self._by_word(reading, sentences, noted or {})
        )
        besides = (n for n in weighty if n is not best and _borne(n, noted or {}))
        return with_of(best, reading.text), *(with_of(n, reading.text) for n in besides)

    def _groups(self, mentions: Sequence[Mention]) -> Iterator[tuple[float, Named]]:
        """One name for each noun: its weightiest mention; further ones of the same noun add to it."""
        by_head: dict[str, list[Mention]] = {}
        for mention in mentions:
            if not (_passes_by(mention) or self._words.has("no_matter", mention.head)):
                by_head.setdefault(mention.head.removesuffix("s"), []).append(mention)
        for group in by_head.values():
            best = max(group, key=lambda m: m.weight)
            value = best.weight + _AGAIN * min(len(group) - 1, _MOST_AGAIN)
            yield value, Named(self._worded(best.form, noun=with_owner(best.text)), best.source, own=True)

    def _by_word(self, reading: Reading, sentences: Sequence[Span], noted: Mapping[str, int]) -> Named:
        """The name that a word such as "late" or "charged" stands for; one that fits the topic first."""
        best: tuple[bool, int] | None = None
        source: Span | None = None
        for sentence in sentences:
            for hit in self._index.find(tokenise(sentence.text[:_LONGEST_SENTENCE])):
                place = int(hit.name)
                entry = self._by_words[place]
                key = (reading.topic not in entry["topics"].split(), place)
                if key[0] or (noted and stem(str(entry["say"]).split()[-1]) not in noted):
                    continue
                if best is None or key < best:
                    start, end = sentence.start + hit.start, sentence.start + hit.end
                    best, source = key, Span(text=reading.text[start:end], start=start, end=end)
        if best is not None:
            return Named(str(self._by_words[best[1]]["say"]), source)
        return Named(str(self._wording["topic"][reading.topic]), None)

    def _references(self, reading: Reading, sentences: Sequence[Span]) -> Iterator[tuple[float, Named]]:
        for detail in reading.details:
            if detail.type != "reference":
                continue
            if not any(s.start <= detail.start < s.end for s in sentences):
                continue
            code, noun, at = self._code_and_noun(reading.text, detail)
            if noun is None or len(code) < _CODE_AT_LEAST or not harmless(code, self._words):
                continue
            source = Span(text=reading.text[at : detail.end], start=at, end=detail.end)
            weight = (
                _ACCOUNT if self._words.has("access", noun) or self._words.has("papers", noun) else _REFERENCE
            )
            yield weight, Named(self._worded("reference", noun=noun, ref=code), source, own=True)

    def _code_and_noun(self, text: str, detail: Span) -> tuple[str, str | None, int]:
        """The bare code of a reference and the noun right before it ("order number HW-1" gives "HW-1", "order")."""
        before = tokenise(text[max(0, detail.start - _REACH) : detail.start])[-4:]
        inside = tokenise(detail.text)
        offset = max(0, detail.start - _REACH)
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
