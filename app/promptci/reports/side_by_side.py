"""Two replies beside each other: which words are new, which are gone, and the sentence that decided."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from app.model.value import Value
from app.promptci.eval.baseline import Baseline, reply_hash
from app.promptci.outcome import Outcome, Run
from app.text.compiled import compiled

Kind = Literal["", "changed", "sentence"]
_WORD = compiled(r"\s+|\S+")


class Part(Value):
    """A stretch of a reply; `changed` words do not stand in the other one."""

    text: str
    kind: Kind = ""


class Replies(Value):
    """The reply before, where its text is known, and now. `same` says that the baseline has this very reply."""

    before: tuple[Part, ...] | None
    now: tuple[Part, ...]
    same: bool


class Texts:
    """The replies of both runs. Old ones are known by the hash in the baseline, as far as `old` holds their text."""

    def __init__(self, run: Run, baseline: Baseline | None, old: Mapping[str, str]) -> None:
        self._now = {(outcome.case, outcome.sample): outcome.reply for outcome in run.outcomes}
        self._then = {(row.case, row.sample): row.reply for row in baseline.rows} if baseline else {}
        self._old = old

    def pair(self, case: str, sample: int, sentence: str = "") -> Replies:
        """Both replies of one sample."""
        now, was = self._now[case, sample], self._then.get((case, sample), "")
        if was == reply_hash(now):
            return Replies(before=None, now=_parts(now, set(), sentence), same=True)
        if was not in self._old:
            return Replies(before=None, now=_parts(now, set(), sentence), same=False)
        gone, new = _changed(self._old[was], now)
        return Replies(before=_parts(self._old[was], gone, ""), now=_parts(now, new, sentence), same=False)

    def changed(self, outcome: Outcome) -> bool:
        """Whether the baseline knows another reply."""
        was = self._then.get((outcome.case, outcome.sample), "")
        return bool(was) and was != reply_hash(outcome.reply)


def _changed(before: str, now: str) -> tuple[set[int], set[int]]:
    """The places of the characters that only the one, and only the other, holds."""
    words = [list(_WORD.finditer(text)) for text in (before, now)]
    old_words, new_words = ([match[0] for match in found] for found in words)
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    gone, new = set[int](), set[int]()
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            gone.update(_places(words[0][old_start:old_end]))
            new.update(_places(words[1][new_start:new_end]))
    return gone, new


def _places(words: Sequence[re.Match[str]]) -> range:
    return range(words[0].start(), words[-1].end()) if words else range(0)


def _parts(text: str, changed: set[int], sentence: str) -> tuple[Part, ...]:
    return tuple(
        Part(text="".join(text[at] for at, _ in run), kind=kind)
        for kind, run in groupby(_kinds(text, changed, sentence), key=lambda pair: pair[1])
    )


def _kinds(text: str, changed: set[int], sentence: str) -> Iterator[tuple[int, Kind]]:
    start = text.find(sentence) if sentence else -1
    end = start + len(sentence)
    for at in range(len(text)):
        yield at, "sentence" if start <= at < end else "changed" if at in changed else ""
