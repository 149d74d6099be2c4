"""The word lists by which customers' clauses are chosen and cleaned, indexed once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from app.kept.yaml_text import parsed
from app.text.compiled import compiled, longest_first
from app.text.guarded import Guarded
from app.text.person.words import Token

_UNFIT = ("swears", "textspeak", "insults", "threats", "irony", "injection", "unsettled", "governing")
_PROBLEMS = ("problems", "mild_problems", "no_problems")
_PHRASES = ("irony", "injection", "unsettled", "governing", "starter_phrases", *_PROBLEMS)
_PREFIX = 3
_REMEMBERED = 8192


class Hit(NamedTuple):
    """An entry of the list `name` found in a text at `start`, in characters."""

    name: str
    start: int
    end: int


class PhraseIndex:
    """Finds entries of several lists among tokens, in one pass; `*` at the end of a word stands for any letters."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._words: dict[str, list[tuple[str, list[str]]]] = {}
        self._prefixes: dict[str, list[tuple[str, str]]] = {}
        for name, entries in lists.items():
            for entry in entries:
                first, *rest = entry.split()
                if first.endswith("*"):
                    self._prefixes.setdefault(first[:_PREFIX], []).append((name, first[:-1]))
                else:
                    self._words.setdefault(first, []).append((name, rest))

        # A message says the same small words again and again; a bounded memory of them saves most of the time.
        self._known = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def find(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        """Every entry found, in order of place."""
        known = self._known
        low = [token.low for token in tokens]
        for index, word in enumerate(low):
            for name, rest in known(word):
                end = index + len(rest)
                if not rest or (
                    end < len(low) and low[index + 1] == rest[0] and low[index + 1 : end + 1] == rest
                ):
                    yield Hit(name, tokens[index].start, tokens[end].end)

    def _look_up(self, low: str) -> list[tuple[str, list[str]]]:
        """The entries that begin with a word: list name and further words."""
        prefixes = self._prefixes.get(low[:_PREFIX], ())
        begun: list[tuple[str, list[str]]] = [
            (name, []) for name, prefix in prefixes if low.startswith(prefix)
        ]
        return [*self._words.get(low, ()), *begun]


@dataclass(frozen=True)
class ConcernWords:
    """Lists by name (`sets`), indexes of what makes a clause unfit, of what happens to customers
    and of what goes wrong, typing repairs.
    """

    sets: Mapping[str, frozenset[str]]
    unfit: PhraseIndex
    events: PhraseIndex
    problems: PhraseIndex
    topic_nouns: Mapping[str, frozenset[str]]
    repairs: Mapping[str, str]
    droppable: Guarded
    starter_phrases: re.Pattern[str]

    def has(self, name: str, word: str) -> bool:
        """Whether the list `name` holds the word."""
        return word in self.sets[name]

    def hits(self, tokens: Sequence[Token]) -> list[Hit]:
        """What makes the text unfit, swearing left out that only stands before a word and can be dropped."""
        dropped = {
            token.start
            for token, following in pairwise(tokens)
            if token.low in self.sets["droppable"] and following.is_word
        }
        return [hit for hit in self.unfit.find(tokens) if hit.start not in dropped]

    def troubles(self, tokens: Sequence[Token]) -> list[Hit]:
        """The words for trouble that do not lie over one another; the longest at a place counts.

        "never came" counts, not "never". What is said to be no trouble ("no rush") stands in the list as `no_problems`
        and hides the "no" in it.
        """
        kept: list[Hit] = []
        end = -1
        found = list(self.problems.find(tokens))
        if len(found) > 1:
            found.sort(key=lambda h: (h.start, -h.end, h.name))
        for hit in found:
            if hit.start >= end:
                end = hit.end
                kept.append(hit)
        return kept


def weigh(troubles: Iterable[Hit]) -> float | None:
    """The weight of words for trouble: 1.5 each, 0.6 for a mild one, 0 for none.

    None where something is said to be no trouble and nothing else is trouble ("I have never paid late").
    """
    names = [hit.name for hit in troubles]
    calm = names.count("no_problems")
    if calm and calm == len(names):
        return None
    return 1.5 * names.count("problems") + 0.6 * names.count("mild_problems")


@cache
def concern_words() -> ConcernWords:
    """The English lists, read once."""
    path = Path(__file__).parents[1] / "locale" / "en" / "concern.yaml"
    raw: dict[str, str] = parsed(path.read_text(encoding="utf-8"))
    pairs = (line.split(None, 1) for line in raw.pop("repairs").splitlines() if line.strip())
    repairs = {pair[0]: pair[1] for pair in pairs}
    topics = [line.split() for line in raw.pop("topic_nouns").splitlines() if line.strip()]
    entries = {name: _entries(name, text) for name, text in raw.items()}
    return ConcernWords(
        sets={name: frozenset(words) for name, words in entries.items()},
        unfit=PhraseIndex({name: entries[name] for name in _UNFIT}),
        events=PhraseIndex({"events": entries["events"]}),
        problems=PhraseIndex({name: entries[name] for name in _PROBLEMS}),
        topic_nouns={
            topic: frozenset(w for group in groups for w in entries[group]) for topic, *groups in topics
        },
        repairs=repairs,
        droppable=Guarded(rf"(?<![\w'])(?:{_any(entries['droppable'])})\s+(?=[\w£$€])", re.IGNORECASE),
        starter_phrases=compiled(rf"(?:{_any(entries['starter_phrases'])})(?!\w)", re.IGNORECASE),
    )


def _entries(name: str, text: str) -> list[str]:
    if name in _PHRASES:
        return [" ".join(entry.split()) for entry in text.split(" / ")]
    return text.split()


def _any(entries: Iterable[str]) -> str:
    return "|".join(re.escape(entry) for entry in longest_first(entries))
