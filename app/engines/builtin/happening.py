"""What sentences surely tell of: a wait, money, something broken, a promise."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from app.engines.builtin.mood import words_of
from app.kept.yaml_text import parsed
from app.text.guarded import Guarded, Several

_ASKS_WHY = re.compile(r"\W*(?:why|where|how come)\b", re.IGNORECASE)
_SUPPOSES = re.compile(r"\W*(?:if|unless|should|in case|when will|can|could|would|do|does)\b", re.IGNORECASE)


class _Kind(NamedTuple):
    told: Guarded
    but: Guarded


def happening(sentences: Iterable[str]) -> str | None:
    """The weightiest kind that one of the sentences tells of; what only asks or supposes tells of none."""
    told = [text for text in (one.replace("’", "'") for one in sentences) if _tells(text)]
    kinds = tuple(_kinds().items())
    likely = sorted((at, k) for k, text in enumerate(told) for at in _any_kind().possible(text))
    return next((kinds[at][0] for at, k in likely if _is_told(kinds[at][1], told[k])), None)


def kinds() -> tuple[str, ...]:
    """The names of the kinds, the weightiest first; each has phrases of its own."""
    return tuple(_kinds())


def _is_told(kind: _Kind, text: str) -> bool:
    return kind.told.found_in(text) and not kind.but.search(text)


def _tells(text: str) -> bool:
    asks = text.rstrip().endswith("?") and not _ASKS_WHY.match(text)
    # "He was a star, and charged me £18": money that is told in praise is no trouble.
    praises = (
        words_of("praise_free").search(text) is not None and words_of("praise_turned").search(text) is None
    )
    return not asks and not praises and not _SUPPOSES.match(text)


@cache
def _any_kind() -> Several:
    """What tells of each kind, in their order."""
    return Several(kind.told for kind in _kinds().values())


@cache
def _kinds() -> dict[str, _Kind]:
    raw = (files("app.engines.builtin") / "locale" / "en" / "happening.yaml").read_text(encoding="utf-8")
    table = parsed(raw)
    assert isinstance(table, dict)
    return {
        name: _Kind(Guarded(words["told"], re.IGNORECASE), Guarded(words["but"], re.IGNORECASE))
        for name, words in table.items()
    }
