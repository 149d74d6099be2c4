"""Counts the tokens of messages without a network: exactly where the ranks are installed, else by an estimate."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec

from app.model.completion import Message
from app.text.compiled import compiled

ENCODING = "o200k_base"

OVERHEAD, FRAME = 3, 3
"""Tokens that a chat adds for the answer to come, and for each message (as OpenAI's cookbook counts them)."""

_PIECE = compiled(r"[^\W\d_]+|\d{1,3}|[^\w\s]|\n+", re.UNICODE)
_LATIN = 9
"""Letters of one word that are one token on the average, at most; other scripts take about one token for two."""


def count_tokens(messages: Sequence[Message]) -> tuple[int, bool]:
    """The tokens that the messages take, and whether that is exact (for models that use o200k_base)."""
    counter = _exact()
    count = counter or estimated
    return OVERHEAD + sum(FRAME + count(m.content) + 1 for m in messages), counter is not None


def count_text(text: str) -> int:
    """The tokens of a text alone, exactly or by the estimate."""
    return (_exact() or estimated)(text)


def estimated(text: str) -> int:
    """About how many tokens a text has: a word, a mark, or three digits are one; long words take more."""
    return sum(_weight(match.group()) for match in _PIECE.finditer(text))


def _weight(piece: str) -> int:
    if not piece[0].isalpha():
        return 1
    return -(-len(piece) // (_LATIN if piece.isascii() else 4))


@cache
def _exact() -> Callable[[str], int] | None:
    """A counter over the ranks that the extra `tokens` installs; nothing where it is not there.

    The package reads the ranks of three encodings into Python when it is imported, which takes a second and some
    sixty megabytes. Its compiled part, which alone counts, is loaded without it.
    """
    package = find_spec("bpe_openai")
    folders = package.submodule_search_locations if package else None
    compiled_part = PathFinder.find_spec("bpe_openai._bindings", folders) if folders else None
    if compiled_part is None or compiled_part.loader is None:
        return None
    bindings = module_from_spec(compiled_part)
    compiled_part.loader.exec_module(bindings)
    count: Callable[[str], int] = bindings.tokenizer_for_encoding(ENCODING).count
    return lambda text: count(_sound(text))


def _sound(text: str) -> str:
    """The text with a mark for each half of a character, which no bytes can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
