"""What recurs in many drafts: sentences that are alike, and phrases inside them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.records.changes import likeness
from app.records.masking import MASK
from app.text.words import fold, is_stop

_ALIKE = 0.75
"""Likeness (0-1) from which on two sentences are one."""

_MOST = 3000
"""Sentences that are grouped; each is held against each group."""

_SHORTEST, _LONGEST = 3, 8
"""Words of a phrase."""
_CONTENT = 2


class Seen(NamedTuple):
    """A masked sentence; `who` tells customers apart, so that what recurs with one alone does not count."""

    text: str
    who: str
    language: str
    principles: tuple[str, ...] = ()


class Group(NamedTuple):
    """Sentences that are alike: the one that stands for them, and all of them."""

    text: str
    seen: tuple[Seen, ...]

    @property
    def customers(self) -> int:
        """With how many customers it was seen."""
        return len({s.who for s in self.seen})


def grouped(sentences: Iterable[Seen], at_least: int) -> tuple[Group, ...]:
    """Groups of sentences that are alike and seen often enough, the most frequent first."""
    groups: list[list[Seen]] = []
    for sentence in list(sentences)[:_MOST]:
        fitting = (g for g in groups if g[0].language == sentence.language)
        group = next((g for g in fitting if likeness(g[0].text, sentence.text) >= _ALIKE), None)
        if group is None:
            groups.append([sentence])
        else:
            group.append(sentence)
    found = (Group(Counter(s.text for s in g).most_common(1)[0][0], tuple(g)) for g in groups)
    often = (g for g in found if g.customers >= at_least and not _empty(g.text))
    return tuple(sorted(often, key=lambda g: (-g.customers, g.text)))


def phrases(sentences: Sequence[Seen], ours: Iterable[str], at_least: int) -> tuple[Group, ...]:
    """Runs of 3 to 8 words that recur in the sentences and never stand in `ours`; of runs in each other the longest."""
    known = " ".join(f"| {_plain(text)} |" for text in ours)
    seen: dict[str, dict[str, Seen]] = defaultdict(dict)
    for sentence in sentences[:_MOST]:
        for run in set(_runs(sentence)):
            seen[run].setdefault(sentence.who, sentence)
    often = {run: by for run, by in seen.items() if len(by) >= at_least and f" {run} " not in known}
    longest: list[str] = []
    for run in sorted(often, key=lambda r: (-len(r.split()), r)):
        inside = any(f" {run} " in f" {other} " and len(often[other]) >= len(often[run]) for other in longest)
        if not inside:
            longest.append(run)
    found = (Group(run, tuple(often[run].values())) for run in longest)
    return tuple(sorted(found, key=lambda g: (-g.customers, -len(g.text), g.text)))


def _runs(sentence: Seen) -> Iterable[str]:
    for stretch in _plain(sentence.text).split(MASK):
        said = stretch.split()
        for length in range(_SHORTEST, _LONGEST + 1):
            for at in range(len(said) - length + 1):
                run = said[at : at + length]
                if sum(not is_stop(word, sentence.language) for word in run) >= _CONTENT:
                    yield " ".join(run)


def _plain(text: str) -> str:
    """The words alone, in small letters, with the places that were masked."""
    kept = (ch if ch.isalnum() or ch in f"'-{MASK}" else " " for ch in fold(text).replace("...", MASK))
    return " ".join("".join(kept).split())


def _empty(text: str) -> bool:
    """Whether nearly all of a sentence is masked."""
    return sum(ch.isalpha() for ch in text) < 12 or text.count(MASK) > len(text.split()) / 2
