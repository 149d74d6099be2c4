"""Sentences without anybody's particulars: names, numbers, and words that the customer wrote become "…"."""

import re
from collections.abc import Iterable

from app.model.brief import Brief
from app.text import particulars
from app.text.words import fold, is_stop, words

MASK = "…"

_RUN = 3
"""Words in a row that a sentence shares with the message, from which on they are the customer's."""
_CONTENT = 2
"""How many of them must carry content: "as soon as" is anybody's."""

_GAPS = re.compile(rf"(?:{MASK}[\s,;:]*)+(?={MASK})")
_CAPITAL = re.compile(r"[^\W\d_a-z]\w")
_NOUNS_BEGIN_LARGE = frozenset({"de"})


class Masker:
    """Masks sentences of one brief and its replies."""

    def __init__(self, brief: Brief, language: str) -> None:
        self._language = language
        told = [
            brief.message,
            *(turn.text for turn in brief.thread),
            *brief.facts,
            *brief.internal,
            *brief.options,
        ]
        told += [*brief.cannot, *brief.policies, *(p.text for p in brief.history.promises)]
        self._runs = frozenset(_runs(told))
        agent = brief.agent
        names = (brief.customer.name, brief.customer.ref, agent.name, agent.signature, brief.company)
        self._names = frozenset(
            fold(w.text) for name in names if name for w in words(name) if len(w.text) > 1
        )

    def masked(self, sentence: str) -> str:
        """The sentence with "…" for each particular, name, and stretch that stands in the brief as well."""
        hidden = [(p.start, p.end) for p in particulars.find(sentence, self._language)]
        hidden += self._shared(sentence)
        hidden += [(w.start, w.end) for w in words(sentence) if self._names_somebody(w.text, w.start)]
        return _without(sentence, hidden)

    def _names_somebody(self, word: str, start: int) -> bool:
        if fold(word) in self._names or fold(word).removesuffix("'s") in self._names:
            return True
        large = start > 0 and _CAPITAL.match(word) and self._language not in _NOUNS_BEGIN_LARGE
        return bool(large) or any(ch.isdecimal() for ch in word)

    def _shared(self, sentence: str) -> list[tuple[int, int]]:
        found = words(sentence)
        folded = [fold(w.text) for w in found]
        return [
            (found[i].start, found[i + _RUN - 1].end)
            for i in range(len(found) - _RUN + 1)
            if tuple(folded[i : i + _RUN]) in self._runs
            and sum(not is_stop(word, self._language) for word in folded[i : i + _RUN]) >= _CONTENT
        ]


def _runs(texts: Iterable[str]) -> Iterable[tuple[str, ...]]:
    for text in texts:
        folded = [fold(w.text) for w in words(text)]
        for i in range(len(folded) - _RUN + 1):
            yield tuple(folded[i : i + _RUN])


def _without(sentence: str, hidden: Iterable[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in sorted(hidden):
        if end <= at:
            continue
        if start >= at:
            pieces.append(sentence[at:start])
            pieces.append(MASK)
        at = end
    return " ".join(_GAPS.sub("", "".join([*pieces, sentence[at:]])).split())
