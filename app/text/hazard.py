"""The danger that goes on as an English message is written, by what has to be done first.

A danger is somebody or something at risk, now, and a kind of help. Plain words tell it by themselves; wider ones where
the whole message weighs like a danger (`app.text.weights.urgency`), less than is needed for one that no word tells of.
The words of the kinds stand in `locale/en/hazards.yaml`; what is figurative, denied, supposed or long over is passed
over (`app.text.literal`), and so is what concerns an animal alone, where people would be sent for.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from app.text.danger import made_safe
from app.text.expressions import Expression, Expressions, expression, small_letters
from app.text.literal import literal, settled
from app.text.tables import table
from app.text.thankful import writes_to_thank
from app.text.weights.precaution import shares
from app.text.weights.urgency import Urgency, urgency

Kind = Literal[
    "monoxide",
    "gas",
    "fire",
    "medical",
    "treated",
    "harm",
    "electric",
    "trapped",
    "lacking",
    "unaided",
    "cold",
    "overhead",
    "unused",
    "eaten",
    "hurt",
    "animal",
    "apart",
]
LIKELY = 0.1
"""How likely a danger must be by the whole message where only wider words tell of one: of near misses and ordinary
messages of left-out writers a fifth are, of dangers nineteen in twenty."""
RATHER = 0.35
"""The same for words that are wider still: of 4,300 messages with no danger three are then taken for one."""
IDLE = 0.9
"""From which likelihood that nobody has to do anything first wider words tell of nothing: a plant that is dead."""
RESTS, SURELY = 0.55, 0.95
"""The same where somebody is only said to lack something, in a message that weighs less than `SURELY` like a danger."""
HINT = 0.4
"""From which likelihood of a hint at self-harm on the wider words are left to that."""
_LOOKED_AT = 600
"""Characters of a sentence that are looked at."""
_NEAR = 3
"""Sentences in a row that may hold what belongs together."""
_OF_PEOPLE: frozenset[Kind] = frozenset({"medical", "treated", "lacking", "unaided"})
_SWITCHED_OFF: frozenset[Kind] = frozenset({"fire"})
_SEEN: frozenset[Kind] = frozenset({"medical", "treated"})
"""Kinds of which a hurt is left once somebody has been seen to."""
_LACKS: frozenset[Kind] = frozenset({"lacking", "unaided"})
"""Kinds of which wider words tell where nobody is unwell: late results, a lift that is out of order."""
_MILDEST: Kind = "hurt"
_LEFT_ALONE: frozenset[Kind] = frozenset({"unused", "apart"})
"""Kinds that press less than somebody who was hurt, where only wider words tell of them."""
_OUTLASTS: frozenset[Kind] = frozenset(
    {"treated", "unused", "apart", "harm", "lacking", "unaided", "eaten", "hurt", "animal"}
)
"""Kinds that somebody who is well again has to be told of all the same."""


class Hazard(NamedTuple):
    """What kind of danger it is, the number of the sentence that shows it, and whether plain words tell it."""

    kind: Kind
    sentence: int
    plain: bool = True


class _Message(NamedTuple):
    """The sentences as they stand and in small letters, which of them may tell what, and whether all is well again."""

    rows: Sequence[tuple[str, str]]
    near: Mapping[Expression, list[int]]
    over: bool


def hazard(sentences: Sequence[str], likely: Urgency | None = None) -> Hazard | None:
    """The danger of a message, given by its sentences in their order; the one that allows no delay before others.

    `likely` is how what is meant in them weighs, where that is known already.
    """
    told = [literal(sentence[:_LOOKED_AT]) for sentence in sentences]
    if not told:
        return None
    rows = [(sentence, small_letters(sentence)) for sentence in told]
    # Of nearly all ways no sentence holds a word.
    near: dict[Expression, list[int]] = defaultdict(list)
    for at, (_, low) in enumerate(rows):
        for part in _wordings().possible(low):
            near[part].append(at)
    # Who writes to thank for help was helped.
    over = bool(near) and (settled(" ".join(told)) or writes_to_thank(" ".join(sentences)))
    message = _Message(rows, near, over)
    found = _found("kinds", message)
    if found is None or found.kind == _MILDEST:
        wider = _wider(message, told, likely)
        found = wider if found is None or (wider and wider.kind not in _LEFT_ALONE) else found
    return None if found is None else _as_it_stands(found, " ".join(told))


def _wider(message: _Message, told: Sequence[str], likely: Urgency | None) -> Hazard | None:
    """The danger that wider words tell of, where the whole message weighs like one."""
    for table_of, least in (("loosely", LIKELY), ("widely", RATHER)):
        if found := _found(table_of, message):
            likely = likely or urgency(told)
            lacks = found.kind in _LACKS and likely.danger < SURELY
            idle = RESTS if lacks else IDLE
            if likely.danger >= least and likely.self_harm < HINT and shares(told)["none"] < idle:
                return found._replace(plain=False)
    return None


def _as_it_stands(found: Hazard, told: str) -> Hazard | None:
    """The danger by what has become of it: nothing taken, the thing off, a doctor seen, or a scratch and none."""
    if found.kind == _MILDEST and _says(told, "slightly"):
        return None
    if found.kind == "treated" and _says(told, "untaken"):
        return found._replace(kind="unused")
    if found.kind in _SWITCHED_OFF and made_safe(told) and not _says(told, "goes_on"):
        # Nobody is sent out of the house for what stands unplugged in the garage; it is left alone.
        return found._replace(kind="unused")
    if found.kind in _SEEN and _says(told, "seen_to") and not _says(told, "ails_still"):
        return found._replace(kind=_MILDEST)
    return found


def is_seen_to(message: str) -> bool:
    """Whether an English message says that somebody who was hurt has been seen to, or is well again."""
    said = message.replace("’", "'")
    return _says(said, "seen_to") or _says(said, "known_harm") or settled(said)


def _says(message: str, what: str) -> bool:
    """Whether it says what a pattern of the table looks for: a wrong medicine that was seen in time was not taken."""
    return re.search(str(table("en", "hazards")[what]), message, re.IGNORECASE) is not None


def is_standing(text: str) -> bool:
    """Whether words that show a risk only name a condition that somebody lives with."""
    return re.fullmatch(str(table("en", "hazards")["standing"]), text.strip(), re.IGNORECASE) is not None


def _found(table_of: str, message: _Message) -> Hazard | None:
    """The first kind of a table that is told, in a way of which all belongs to the message."""
    for kind, ways in _kinds(table_of):
        if message.over and kind not in _OUTLASTS:
            continue
        for way in ways:
            if all(part in message.near for part in way) and (at := _place(way, message, kind)) is not None:
                return Hazard(kind, at)
    return None


def of_an_animal(message: str) -> bool:
    """Whether an English message tells of an animal, and of no person who came to harm or may."""
    raw = table("en", "hazards")
    said = message.replace("’", "'")
    animal, person = str(raw["animal"]), str(raw["person_too"])
    return bool(re.search(animal, said, re.IGNORECASE)) and not re.search(person, said, re.IGNORECASE)


def worn_out(text: str) -> bool:
    """Whether words that may hint at self-harm say no more than that somebody can bear their lot no longer."""
    words = str(table("en", "hazards")["worn_out"])
    return re.fullmatch(words, text.replace("’", "'").strip(), re.IGNORECASE) is not None


def goes_elsewhere(message: str) -> bool:
    """Whether it names where they go, or what for: whoever moves to Cork says farewell to a gym, and not to life."""
    words = str(table("en", "hazards")["goes_elsewhere"])
    return re.search(words, message.replace("’", "'"), re.IGNORECASE) is not None


def _place(way: Sequence[Expression], message: _Message, kind: Kind) -> int | None:
    """The sentence that shows it, where sentences near to one another hold all that belongs to this way."""
    found: dict[Expression, list[int]] = {}
    for part in sorted(way, key=lambda one: len(message.near[one])):
        found[part] = _places(part, message, kind)
        if not found[part]:
            return None
    places = [found[part] for part in way]
    for first in sorted(set[int]().union(*places)):
        near = range(first, first + _NEAR)
        if all(any(at in near for at in one) for one in places):
            return next(at for at in places[0] if at in near)
    return None


def _places(part: Expression, message: _Message, kind: Kind) -> list[int]:
    """The sentences that tell this part of a way."""
    animal = expression(str(table("en", "hazards")["animal"]))
    told = (at for at in message.near[part] if next(part.matches(*message.rows[at]), None))
    return [at for at in told if not (kind in _OF_PEOPLE and animal.search(*message.rows[at]))]


@cache
def _kinds(table_of: str) -> tuple[tuple[Kind, tuple[tuple[Expression, ...], ...]], ...]:
    """The kinds in the order in which they allow delay, each with its ways of being told."""
    raw = table("en", "hazards")
    words = {str(name): str(text) for name, text in raw["words"].items()}

    def made(text: str) -> Expression:
        return expression(_filled(text, words))

    return tuple(
        (kind, tuple(tuple(map(made, [way] if isinstance(way, str) else way)) for way in ways))
        for kind, ways in raw[table_of].items()
    )


@cache
def _wordings() -> Expressions:
    tables = ("kinds", "loosely", "widely")
    return Expressions(
        part.written for of in tables for _, ways in _kinds(of) for way in ways for part in way
    )


def _filled(text: str, words: dict[str, str]) -> str:
    """A pattern with the words of each name in its place; words may name others."""
    while re.search(r"<([a-z]+)>", text):
        text = re.sub(r"<([a-z]+)>", lambda name: words[name.group(1)], text)
    return text
