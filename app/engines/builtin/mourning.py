"""Whether an English message shows that somebody of theirs has died, and who: condolences come before all else."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from app.engines.builtin.tables import read_table
from app.text.compiled import longest_first
from app.text.guarded import Guarded, Rewrites, Several


class Mourned(NamedTuple):
    """Whom they have lost, in words to them: "your nan", "your uncle Geoff", "Pepper"."""

    called: str
    is_animal: bool = False


def tells_of_death(living: str) -> bool:
    """Whether they mourn, by words that need no reading of feelings: "my late husband", "since Mum passed"."""
    return _patterns().death.found_in(living)


def without_no_death(message: str) -> str:
    """The message on one line, without words that speak of death and of nobody's: "a funeral plan"."""
    living = " ".join(message.replace("’", "'").split())
    return _patterns().no_death.put_into(living)


def mourned(message: str) -> Mourned | None:
    """The one whom they have surely lost; None where nobody is, or where it may be more than one."""
    living, plain = without_no_death(message), " ".join(message.replace("’", "'").split())
    known = _patterns()
    found = [_kin(m) for one in known.whose for m in one.finditer(living)]
    if known.recent.search(living) and not known.long_ago.search(plain):
        found += [_kin(m) for m in known.late.finditer(plain)]
    if found:
        return found[0] if len({_alike(one) for one in found}) == 1 else None
    pets = [_pet(m) for one in known.whose_pet for m in one.finditer(living)]
    return next(iter(pets), None)


def is_news(message: str, notes: Sequence[str]) -> bool:
    """Whether a death is what they write about: told as one that has come, or spoken of in what was noted.

    A late husband whose lemon trees stand in the garden is nobody to condole on.
    """
    known = _patterns()
    plain = known.dated_by.sub(" ", without_no_death(message))
    told = known.news.search(plain) is not None and not known.long_ago.search(plain)
    return told or any(known.noted_death.search(note) for note in notes)


def is_of_another(message: str) -> bool:
    """Whether all that is told of a death is that somebody else lost somebody."""
    return mourned(message) is None and _patterns().others.found_in(without_no_death(message))


def _kin(found: re.Match[str]) -> Mourned:
    return Mourned(" ".join(filter(None, ("your", found["kin"].lower(), _name(found)))))


def _pet(found: re.Match[str]) -> Mourned:
    return Mourned(_name(found) or f"your {found['kin'].lower()}", is_animal=True)


def _name(found: re.Match[str]) -> str | None:
    """The name that stands beside who died; none where the capital only begins a sentence or a day."""
    name = found["name"]
    return name if name and name.lower() not in read_table("mourning")["no_name"].split() else None


def _alike(one: Mourned) -> str:
    """Who it is, however they are called: "my mother" and "Mum" are one."""
    same = read_table("mourning")["same"]
    return " ".join(same.get(word, word) for word in one.called.split()[:3] if word.islower())


class _Patterns(NamedTuple):
    no_death: Rewrites
    death: Several
    whose: tuple[Guarded, ...]
    late: Guarded
    recent: Guarded
    long_ago: Guarded
    dated_by: Guarded
    news: Guarded
    noted_death: Guarded
    whose_pet: tuple[Guarded, ...]
    others: Several


@cache
def _patterns() -> _Patterns:
    table = read_table("mourning")
    words = {name: _any_of(listed.split()) for name, listed in table["words"].items()}
    pieces = {name: _filled(text, words) for name, text in table["pieces"].items()}

    def read(name: str) -> tuple[Guarded, ...]:
        return tuple(
            Guarded(_pieced(_filled(text, words), pieces), re.IGNORECASE) for text in _listed(table, name)
        )

    def one(name: str) -> Guarded:
        return Guarded(_filled(table[name], words), re.IGNORECASE)

    return _Patterns(
        Rewrites((_filled(text, words), " ") for text in _listed(table, "no_death")),
        Several(read("death")),
        read("whose"),
        one("late"),
        one("recent"),
        one("long_ago"),
        one("dated_by"),
        one("news"),
        one("noted_death"),
        read("whose_pet"),
        Several(read("others")),
    )


def _listed(table: Mapping[str, Any], name: str) -> list[str]:
    listed: list[str] = table[name]
    return listed


def _filled(text: str, words: Mapping[str, str]) -> str:
    """The expression with the words that `{kin}` and the like stand for."""
    return re.sub(r"\{([a-z]+)\}", lambda found: words[found[1]], text)


def _pieced(text: str, pieces: Mapping[str, str]) -> str:
    """The expression with the pieces that `(own)` and the like stand for."""
    return re.sub(rf"\(({'|'.join(pieces)})\)", lambda found: pieces[found[1]], text)


def _any_of(listed: list[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, longest_first(listed)))})"
