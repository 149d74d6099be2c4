"""Reads pieces of a set form, of which only the things and the times have to be read: "van down 13:40-14:50".

The forms stand in `plain.yaml`. A blank that ends in `_thing` has to be one thing, and one that ends in `_tail` a place
or a time, each to its last word; in `_one` a thing that was not spoken of before; any other stands as it is.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from app.engines.builtin.notes.as_phrase import article_before
from app.engines.builtin.notes.plain.clause import Reader
from app.engines.builtin.notes.plain.cursor import Unread
from app.engines.builtin.notes.plain.table import forms
from app.engines.builtin.notes.plain.telling import Clause
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.compiled import compiled

_THING, _TAIL, _ONE = "_thing", "_tail", "_one"
_SEVERAL = {"is": "are", "was": "were", "has": "have", "takes": "take"}


class Form(NamedTuple):
    """What a piece looks like, what is said for it, and what the message has to say if that matters."""

    found: re.Pattern[str]
    told: str
    asked: re.Pattern[str] | None


class Blank(NamedTuple):
    """The words of a blank; `several` and `you` tell the form of the verb."""

    text: str
    several: bool = False
    you: bool = False


def formed(text: str, asked: str, reader: Callable[[str], Reader]) -> Clause | None:
    """A piece that has a form of its own, as a clause; `asked` is the message."""
    return next((made for form in _forms("alone") if (made := _told(form, text, asked, reader))), None)


def hung(text: str, last: str, reader: Callable[[str], Reader]) -> str | None:
    """What a piece of a set form adds to the clause before it, `last`."""
    made = (_told(form, text, last, reader) for form in _forms("hung"))
    found = next((one for one in made if one), None)
    return found.text if found else None


def _told(form: Form, text: str, asked: str, reader: Callable[[str], Reader]) -> Clause | None:
    match = form.found.fullmatch(text)
    if match is None or (form.asked is not None and not form.asked.search(asked)):
        return None
    try:
        filled = [_filled(name, value, reader) for name, value in match.groupdict(default="").items()]
    except Unread:
        return None
    blanks = {name: blank.text for name, blank in filled}
    several = any(blank.several for _, blank in filled)
    you = any(blank.you for _, blank in filled)
    verbs = {one: _SEVERAL[one] if several or you else one for one in _SEVERAL}
    said = " ".join(form.told.format(**blanks, **verbs).split(" "))
    be = next((one for one in ("is", "was") if f"{{{one}}}" in form.told), "")
    return Clause(re.sub(r" {2,}", " ", re.sub(r"\s+,", ",", said)), verbs.get(be, ""), several, you=you)


def _filled(name: str, value: str, reader: Callable[[str], Reader]) -> tuple[str, Blank]:
    """A blank with its words; Unread where those are not what it wants."""
    stem = name.removesuffix(_THING).removesuffix(_TAIL).removesuffix(_ONE)
    if value and name.endswith(_THING):
        eyes = reader(value)
        if eyes.row[-1].tag in {"base", "third"}:
            eyes.row[-1] = eyes.row[-1]._replace(tag="noun")  # "repair 3 days": a verb takes no such blank
        thing = eyes.thing(subject=True)
        if not eyes.ended:
            raise Unread
        return stem, Blank(thing.text, thing.plural, thing.you)
    if value and name.endswith(_ONE):
        return stem, Blank(_one(value, reader(value)))
    if value and name.endswith(_TAIL):
        return stem, Blank(f" {' '.join(reader(value).tails(objects=True))}")
    return stem, Blank(value)


def _one(value: str, eyes: Reader) -> str:
    """One thing, with the article of what was not spoken of before: "a blocked pipe"."""
    thing = eyes.thing(before=Token("has", "has", "third"))
    if not eyes.ended or thing.person:
        raise Unread
    bare = thing.text.removeprefix("the ")
    new = bare != thing.text and not value.startswith("the ") and not thing.plural
    return f"{article_before(bare)} {bare}" if new else thing.text


@cache
def _forms(name: str) -> tuple[Form, ...]:
    def built(row: list[str]) -> Form:
        asked = compiled(row[2], re.IGNORECASE) if len(row) > 2 else None
        return Form(compiled(row[0], re.IGNORECASE), row[1], asked)

    return tuple(map(built, forms(name)))
