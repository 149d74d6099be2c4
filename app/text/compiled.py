"""Compiles the regular expressions that ship, or takes them as an earlier process has compiled them."""

import re
from collections.abc import Iterable
from typing import Any

from app.kept.worked_out import worked_out

# They are not in the stubs, and may be of another shape in a later Python: then every expression is compiled anew.
_PARSER: Any = getattr(re, "_parser", None)
_COMPILER: Any = getattr(re, "_compiler", None)
_MACHINE: Any = getattr(_COMPILER, "_sre", None)
_WAY = f"regular expression {getattr(_MACHINE, 'MAGIC', 0)} {getattr(_MACHINE, 'CODESIZE', 0)}"


def compiled(written: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`. Raises re.error."""
    way = f"{_WAY} {int(flags)}"
    code = worked_out().get(way, written)
    if code is None:
        code = _code_of(written, int(flags))
        if code is None:
            return re.compile(written, flags)
        worked_out().put(way, written, code)
    return _pattern(code)


def is_plain(text: str) -> bool:
    """Whether an expression finds the same in a text with `re.ASCII`, with which it is run in a fourth less time.

    Four marks that part records are blanks for `re`, and are none then.
    """
    return text.isascii() and not (
        "\x1c" in text
        or "\x1d" in text
        or "\x1e" in text
        or "\x1f" in text  # a loop takes four times as long
    )


def longest_first(words: Iterable[str]) -> list[str]:
    """Alternatives for an expression: the longest first, and in the same order in every process."""
    return sorted(words, key=lambda word: (-len(word), word))


def _code_of(written: str, flags: int) -> tuple[Any, ...] | None:
    """What the machine of `re` is given, as `re.compile` gives it; None where this Python does it in another way."""
    try:
        parsed = _PARSER.parse(written, flags)
        state = parsed.state
        # Plain numbers, for `re` gives some of them names, and numbers with names cannot be kept.
        code = [int(one) for one in _COMPILER._code(parsed, flags)]  # noqa: SLF001 - there is no public way to keep it
        names = [None] * state.groups
        for name, place in state.groupdict.items():
            names[place] = name
        made = (written, flags | state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names))
        _pattern(made)
        return made
    except (AttributeError, TypeError):
        return None


def _pattern(code: tuple[Any, ...]) -> re.Pattern[str]:
    found: re.Pattern[str] = _MACHINE.compile(*code)
    return found
