"""Weighs which of the feelings that were read a reply may name: a heavy one only where the message says so."""

import re
from functools import cache, lru_cache

from app.engines.builtin.mourning import is_of_another, mourned, tells_of_death, without_no_death
from app.engines.builtin.tables import read_table
from app.guidelines.choice import Circumstances
from app.text.guarded import Guarded, Rewrites, Several
from app.text.sentences import split

_SLIPS = 2
"""Slips of somebody who learnt English late, from which on their own words are not given back to them."""
_BITTER = 2
"""Anger from which on the words of a reply fit somebody who writes bitterly, however calm that sounds."""
_STAY = frozenset({"grief", "gratitude"})
"""Feelings that are met though somebody makes light of the matter."""
_SLIGHT = 1
"""Anger up to which it counts for nothing where they make light of the matter."""
_SENTENCES = 40
"""Sentences of a message that are looked at."""
_DISPLEASED = ("cross", "fed_up", "anger", "frustration", "disappointment", "distrust", "scorn")
"""The words of which one shows that somebody is not content with us."""
_SHOUTED = 3
"""Anger (0-4) from which on it is plain without a word for it."""


def named_feelings(found: Circumstances, message: str, language: str) -> Circumstances:
    """The circumstances with grief first where somebody died, and no feeling that no word of theirs bears out."""
    if language != "en":
        return found
    table = _table()
    plain = message.replace("’", "'")
    shouted = found.anger >= _SHOUTED
    feelings = tuple(
        f
        for f in found.feelings
        if f not in table or f == "grief" or table[f].search(plain) or (f == "anger" and shouted)
    )
    rest = tuple(f for f in feelings if f != "grief")
    living = table["not_grief"].sub(" ", without_no_death(plain))
    read = "grief" in feelings and table["died"].search(living)
    told_so = read or table["grief"].search(living) or tells_of_death(living)
    mourns = mourned(plain) is not None or (bool(told_so) and not is_of_another(plain))
    told = _of_themselves(plain)
    rest = (*told, *(f for f in rest if f not in told))
    feelings = ("grief", *rest) if mourns else rest
    anger = _heard_anger(found.anger, plain)
    if anger < _BITTER and not table["fed_up"].search(plain):
        # "The third time" is told by the patient as well: they are not told that they have had enough.
        feelings = tuple(f for f in feelings if f != "frustration" or f in told)
    if anger <= _SLIGHT and table["plays_down"].search(plain):
        # "He's gutted, but don't worry": what somebody else feels weighs on nobody who says so.
        feelings = tuple(f for f in feelings if f in told or f in _STAY)
        anger = anger if feelings else 0
    return found.model_copy(update={"feelings": feelings, "anger": anger})


def _of_themselves(message: str) -> tuple[str, ...]:
    """The feelings that they name as theirs, in the order of the message: "I'm upset", "that worries me"."""
    found = ((name, _own_words()[name].search(message)) for name in _own_words())
    places = sorted((match.start(), name) for name, match in found if match is not None)
    return tuple(name for _, name in places)


def is_cross(message: str, anger: int) -> bool:
    """Whether an English message shows displeasure with us in its own words: shame, worry and loss read alike."""
    table = _table()
    plain = message.replace("’", "'")
    return anger >= _SHOUTED or any(table[name].search(plain) for name in _DISPLEASED)


def _heard_anger(anger: int, message: str) -> int:
    """The anger that a reply answers to: none that no word of theirs shows, and some where they write bitterly."""
    if _table()["scorn"].search(message):
        return max(anger, _BITTER)
    return anger if anger != _BITTER or is_cross(message, anger) else _SLIGHT


def weighs_heavily(message: str, language: str) -> bool:
    """Whether the message tells of a loss that cannot be made good, or of dread: no light word is said of it."""
    return language == "en" and _table()["heavy"].search(message.replace("’", "'")) is not None


def plays_down(message: str, language: str) -> bool:
    """Whether they say themselves that it is no great matter: they are not told how upset they must be."""
    return language == "en" and _table()["plays_down"].search(message.replace("’", "'")) is not None


def is_frailty(message: str, language: str) -> bool:
    """Whether all that weighs in it is what somebody lives with: a condition, a hospital bed, a newborn child."""
    rest = _table()["frail"].sub(" ", message.replace("’", "'"))
    return weighs_heavily(message, language) and not weighs_heavily(rest, language)


def foreign_hand(message: str, language: str) -> bool:
    """Whether an English message is written by somebody to whom English is foreign, as far as its slips show."""
    return language == "en" and slips(message) >= _SLIPS


@lru_cache(maxsize=64)
def slips(text: str) -> int:
    """Slips of somebody to whom English is foreign."""
    plain = text.replace("’", "'")
    return len(_table()["foreign_hand"].findall(plain)) if _slips().found_in(plain) else 0


@lru_cache(maxsize=64)
def without_feeling(sentence: str) -> str:
    """The English sentence without a feeling before or behind it: "I'm annoyed that it stopped" → "it stopped"."""
    return _table()["felt_besides"].sub("", _table()["felt_that"].sub("", sentence))


@lru_cache(maxsize=64)
def without_slips(sentence: str) -> str:
    """The English sentence with the plainest slips of a foreign hand put right: "the machine what I buy" is broken."""
    return _mended().put_into(sentence)


@lru_cache(maxsize=64)
def without_lead(sentence: str) -> str:
    """The English sentence without what only leads up to it: "the trouble is that", "I expect you know that"."""
    return _table()["leads_up"].sub("", sentence)


def with_kin_owned(sentence: str) -> str:
    """The English sentence with whose family it is: "since Mum moved in" → "since my mum moved in"."""

    def owned(found: re.Match[str]) -> str:
        before, kin = found["before"] or found["joined"] or "", found["kin"] or found["small"]
        return f"{before}my {kin.lower()}"

    return _table()["kin_named"].sub(owned, sentence)


def without_preface(sentence: str) -> str:
    """The English sentence without what only says that something is said: "I wanted to say that Ann was kind"."""
    told = _table()["said_that"].sub("", sentence)
    # "How kind Ann was to my father" as "Ann was kind to my father".
    return _table()["said_how"].sub(r"\2 \3 \1", told) if told != sentence else told


def occasion(message: str) -> str | None:
    """An occasion of theirs that is named in an English message, in words to them: "your nan's 90th lunch"."""
    for span in split(message.replace("\u2019", "'"))[:_SENTENCES]:
        found = _table()["occasion"].search(span.text)
        if found and not _table()["occasion_not"].search(span.text):
            return f"your {found['name']}"
    return None


def words_of(name: str) -> Guarded:
    """The words by which a mood is known in English. Raises KeyError."""
    return _table()[name]


@cache
def _own_words() -> dict[str, Guarded]:
    table = read_table("feelings")
    begins, ends = table["begins"], table["ends"]
    return {
        name: Guarded(rf"(?:{begins}(?:{words}))(?:{ends})|{table['does'][name]}", re.IGNORECASE)
        for name, words in table["words"].items()
    }


@cache
def _table() -> dict[str, Guarded]:
    table = read_table("mood")
    words = {**table, "foreign_hand": "|".join(table["foreign_hand"])}
    return {name: Guarded(found, re.IGNORECASE) for name, found in words.items()}


@cache
def _slips() -> Several:
    """Each slip by itself: a message mostly holds no word of any."""
    return Several(Guarded(one, re.IGNORECASE) for one in read_table("mood")["foreign_hand"])


@cache
def _mended() -> Rewrites:
    return Rewrites(read_table("slips")["mended"])
