"""Whether an English message shows that somebody of theirs has died: condolences come before all else."""

import re
from collections.abc import Mapping
from functools import cache

from app.engines.builtin.tables import read_table
from app.text.compiled import longest_first
from app.text.guarded import Guarded, Rewrites, Several


def tells_of_death(living: str) -> bool:
    """Whether they mourn, by words that need no reading of feelings: "my late husband", "since Mum passed"."""
    return _patterns()[1].found_in(living)


def without_no_death(message: str) -> str:
    """The message on one line, without words that speak of death and of nobody's: "a funeral plan"."""
    living = " ".join(message.replace("’", "'").split())
    return _patterns()[0].put_into(living)


@cache
def _patterns() -> tuple[Rewrites, Several]:
    table = read_table("mourning")
    words = {name: _any_of(listed.split()) for name, listed in table["words"].items()}

    no_death, death = ([_filled(text, words) for text in table[name]] for name in ("no_death", "death"))
    return Rewrites((text, " ") for text in no_death), Several(Guarded(text, re.IGNORECASE) for text in death)


def _filled(text: str, words: Mapping[str, str]) -> str:
    """The expression with the words that `{kin}` and the like stand for."""
    return re.sub(r"\{([a-z]+)\}", lambda found: words[found[1]], text)


def _any_of(listed: list[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, longest_first(listed)))})"
