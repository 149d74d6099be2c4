"""A sentence of theirs as one that can follow "you write that": what was left out is put in, marks come off."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from app.engines.builtin.concern.elided import with_subject_restored
from app.engines.builtin.concern.figure import past_of
from app.engines.builtin.concern.words import concern_words
from app.engines.builtin.concern.written_on import stands_written
from app.engines.builtin.tables import read_table
from app.text.compiled import compiled
from app.text.guarded import Guarded
from app.text.person.words import person_words
from app.text.tables import table, word_set

_COUNTED = compiled(
    r"^\W*(?:for the )?((?:second|\w+[dh]) (?:day|night|week|month|time|year) (?:running|in a row)),? ",
    re.IGNORECASE,
)
"""How "Third week running the bins …" begins, which is no sentence about a week."""
_NTH_TIME = compiled(
    r"^\W*(?:this is |that's |it's )?(?:the )?(second|third|\w+[hdt]h|\d+(?:st|nd|rd|th)) time (?:now |that )?"
    r"((?:you|I|we)(?:'ve| have)|(?:my|our|your) \w+ has) ([^,;:.!?]+)((?:,.*)?[.!]*)$",
    re.IGNORECASE | re.DOTALL,
)
"""How "Third time you have cancelled" begins, which is told as "you have cancelled for the third time"."""
_QUOTED_WORDS = compiled(
    r"(?<!\w)'(?!(?:[\w-]+ ){0,5}?(?:your?|yours)\b)((?:[a-z\d]+ ){0,5}[a-z\d]+)'(?!\w)"
    r"|[\"“](?!(?:[\w-]+ ){0,5}?(?:your?|yours)\b)((?:[\w-]+ ){0,3}[\w-]+)[.,]?[\"”]"
)
"""A word or a few between marks, which are told without them."""
_TEXTS = 128
"""Texts whose answer is remembered: one draft asks for that of the same sentence again and again."""
_HELD = "Zqz"
"""What stands for words between marks that keep them while the sentence about them is recast."""
_HAS = compiled(
    r"^((?:(?:my|our|your|the|this|his|her|their) (?:\w+ )?)?(?!(?:it|that|there|he|she|who|what|let)')\w+)'s "
    r"(?=(?:(?:not|never|already|just|only|also|now|still|always) )?(?:been|got|had|gone|become|come)\b)",
    re.IGNORECASE,
)
"""A subject drawn together with "has", which reads as an owner: "My dad's been paying"."""
_LATELY = frozenset({"just", "only"})
_APPENDED = compiled(
    r"(?:,| -| –) (?:here(?:'s| is| are)|see|as you can see|ref(?:erence)?)\b[^,;]*$", re.IGNORECASE
)
"""What only hands something over: "I paid it on 3 May, here's the bank reference"."""
_BELONGS_TO = compiled(
    r", (?:[\w-]+, )?(?:surname|owner|in the name of|under the name|booked under|account (?:name|number|no)"
    r"|member(?:ship)? (?:number|no)|customer (?:number|no)|policy (?:number|no))\b[^,;]*$",
    re.IGNORECASE,
)
"""In whose name it is, put behind what happened: "…, Biscuit, surname Okafor"."""
_DONE_TO = frozenset({"me", "us"})
_ALL = frozenset({"all", "both", "half"})
"""What is an object only with what follows: "lost all my photos", and no "bruised all down her back"."""
_AWAY = frozenset({"back", "in", "up", "out", "off", "away", "over", "round"})
"""What may stand between a deed and its object: "sent back a jumper"."""
_GONE = frozenset({"lost", "missed", "waited", "bought", "booked", "ordered"})
"""Deeds of theirs that are counted: "lost two jobs"."""
_PAYING, _MONEY = frozenset({"paid", "spent"}), compiled(r"[£$€]\d")
_WHOLE, _SHOUTED = 16, 0.8
"""Letters of a sentence, and the share of capitals from which on all of it is shouted."""
_LOUD = compiled(r"(?<![\w'])[A-Z][A-Z']*(?![\w'])")
_STRESSED = compiled(r"(?<![\w'])[A-Z]{2,}(?: [A-Z]+)*(?![\w'])")
_STRESS_LEAST = 3
"""Letters of a single word that is stressed: "IT" may be a department."""
_UNDONE = compiled(
    r"^((?:(?:my|our|the|your) )?(?:[a-z]+ )??(?P<noun>[a-z]+)) "
    r"(?=(?:promised(?= (?:\d|on|by|for|in|within|last|since))|delayed|cancelled|canceled|rejected|declined"
    r"|postponed|overcharged|damaged|(?<=(?:claim|entry) )refused|(?<=appeal )refused|(?<=request )refused"
    r"|(?<=refund )refused|(?<=application )refused) (?!(?:to|my|our|the|a|an|me|us|her|him|it)\b))",
    re.IGNORECASE,
)
"""What was done to a thing, the auxiliary left out: "claim refused because …", "ferry delayed five hours"."""
_SEVERAL = compiled(r"[a-z]+[^aeious]s", re.IGNORECASE)


def _done_to(found: re.Match[str]) -> str:
    """The thing with its auxiliary: "claim was refused"; what is a verb or a small word there is no thing."""
    noun = found["noun"].lower()
    words = person_words()
    known = noun in word_set(table("en", "nouns")["sure"]) - words.sets["auxiliaries"]
    if not known and (noun in words.classed or words.finite(noun) or noun.endswith(("ly", "ing"))):
        return found[0]
    return f"{found[1]} {'were' if _SEVERAL.fullmatch(noun) else 'was'} "


def without_names(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with a word that means nothing for each name between marks, and these names."""
    names = tuple(found[1] for found in _pattern("named_words").finditer(text))
    return (text, ()) if _HELD in text else (_pattern("named_words").sub(_HELD, text), names)


def with_names(text: str, names: Sequence[str]) -> str:
    """The text with the names between marks of ours, in their order."""
    for name in names:
        text = text.replace(_HELD, f"‘{name}’", 1)
    return text


def _none(found: re.Match[str]) -> str:
    """Turn "still no reply" into "there has still been no reply"."""
    return f"There has {(found[1] or '').lower()}been no {found[2].lower()}{found[3].lower()}"


def _counted(found: re.Match[str]) -> str:
    """Turn "third time you have cancelled it" into "you have cancelled it for the third time"."""
    return f"{found[2]} {found[3].rstrip()} for the {found[1].lower()} time{found[4]}"


@lru_cache(maxsize=_TEXTS)
def as_stated(text: str) -> str:
    """The sentence as one that can follow "you write that": what was left out is put in, quotation marks come off."""
    calm = without_emphasis(without_shouting(without_avowal(_pattern("scorned").sub("", text))))
    calm = _pattern("thanked").sub(_done_thankfully, calm)
    text = _UNDONE.sub(_done_to, _NTH_TIME.sub(_counted, calm))
    text = _COUNTED.sub(lambda found: f"For the {found[1].lower()}, ", text)
    # A word in quotation marks is told without them: what it is worth is theirs to say.
    text = _QUOTED_WORDS.sub(lambda found: found[1] or found[2], text)
    text = _from_jottings(text)
    text = _HAS.sub(r"\1 has ", _BELONGS_TO.sub("", _APPENDED.sub("", text)))
    first, _, rest = text.partition(" ")
    words = person_words()
    second = rest.split(" ", 1)[0].lower()
    if first.lower() in _LATELY and (words.regular_past(second) or second in words.pasts.values()):
        first, _, rest = rest.partition(" ")
        text = f"{first} {rest}"
    began = words.regular_past(first.lower()) or first.lower() in words.pasts.values()
    object_ = rest.split(" ", 1)[0].lower()
    if began and object_ in _DONE_TO:
        return f"You {first.lower()} {rest}"  # "Charged me a late fee" has lost whoever did it: it is written to them
    # "Collected my prescription yesterday" has lost its "I".
    whole = object_ not in _ALL or rest.lower().split()[1:2] in (["of"], ["my"], ["our"], ["the"])
    second, third, *_ = [*rest.lower().split(), "", ""]
    counted = first.lower() in _GONE and object_ in words.sets["numbers"]
    lost = (
        began
        and whole
        and (counted or object_ in words.sets["determiners"] or _names_a_deed(first, second, third))
    )
    return f"I {first.lower()} {rest}" if lost else text


def _from_jottings(text: str) -> str:
    """A jotting as a sentence: "Charged twice", "Told no booking", "Still no reply", "Wrong size delivered"."""
    text = with_subject_restored(_pattern("you_had").sub("you had ", text))
    text = _pattern("so_long").sub(
        lambda found: f"{found['who']} have been {found['doing']} {found['long'].lower()}", text
    )
    text = _pattern("listed").sub(lambda found: f"I {found['did'].lower()} ", text)
    text = _pattern("i_was").sub(lambda found: f"I was {(found['done'] or found['told']).lower()} ", text)
    text = _pattern("told_none").sub("I was told there was no ", text)
    text = _pattern("none").sub(_none, _pattern("each_time").sub(r"\1 every time", text))
    text = _pattern("lacks").sub(_without, text)
    text = _pattern("undone").sub(_left_undone, _pattern("standing").sub(_has_been, text))
    text = _pattern("delivered").sub(lambda found: f"The {found[1].lower()} was {found[2]}", text)
    return _pattern("is").sub(r"\1 is ", _pattern("has").sub(r"\1 has ", _pattern("itself").sub("", text)))


def _has_been(found: re.Match[str]) -> str:
    """Turn "internet down since ten" into "internet has been down since ten"."""
    several = _is_several_or_none(found["thing"])
    if several is None:
        return found[0]
    have = "have" if several else "has"
    return f"{found['thing']} {have} {found['not'] or ''}been {found['state']} {found['since']}"


def _left_undone(found: re.Match[str]) -> str:
    """Turn "bin not emptied" into "bin was not emptied"; "still not emptied" is so to this day."""
    several = _is_several_or_none(found["thing"])
    if several is None:
        return found[0]
    be = ("have" if several else "has") if found["again"] else ("were" if several else "was")
    been = "been " if found["again"] else ""
    return f"{found['thing']} {be} {found['again'] or ''}not {been}{found['done']}{found['when']}"


def _without(found: re.Match[str]) -> str:
    """Turn "still no hot water" into "I still have no hot water"."""
    if found["still"]:
        return f"I still have no {found['what'].lower()}{found['yet']}"
    return f"I have had no {found['lost'].lower()} {found['since']}"


_OWNED = frozenset({"my", "our", "the"})


def _is_several_or_none(thing: str) -> bool | None:
    """Whether the words name several things, or None where they surely name no thing."""
    words = thing.lower().split()
    known = word_set(table("en", "nouns")["sure"])
    sure = words[-1] in known or words[-1].removesuffix("s") in known
    closed = person_words().classed - known
    if not sure or any(one in closed and one not in _OWNED for one in words):
        return None
    return _SEVERAL.fullmatch(words[-1]) is not None


def _names_a_deed(first: str, second: str, third: str) -> bool:
    """Whether what they did goes on with its object behind a small word, or is what they paid."""
    paid = first.lower() in _PAYING and _MONEY.match(second) is not None
    return paid or (second in _AWAY and third in person_words().sets["determiners"])


def without_avowal(text: str) -> str:
    """The text without what only stresses that they say it: "and I must say it's marvellous"."""
    return _pattern("avowal").sub("", text)


def without_emphasis(text: str) -> str:
    """The text with words in capitals that stress it in small letters ("I had PAID"); an acronym keeps its own."""
    return _STRESSED.sub(_calmed, text)


def _calmed(found: re.Match[str]) -> str:
    words, known = found[0].split(" "), person_words()
    if len(words) == 1 and len(words[0]) < _STRESS_LEAST:
        return found[0]
    if stands_written(found.string[: found.start()]):
        return found[0]
    if not any(one.lower() in known.classed or known.finite(one.lower()) for one in words):
        return found[0]
    return " ".join(w if concern_words().has("acronyms", w) or w == "I" else w.lower() for w in words)


def _done_thankfully(found: re.Match[str]) -> str:
    """Turn "thanks for cancelling our ferry" into "you cancelled our ferry"."""
    return f"You {past_of(found['doing'])} "


def without_shouting(text: str) -> str:
    """A sentence all in capitals in small letters; any other as it stands."""
    letters = [ch for ch in text if ch.isalpha()]
    if len(letters) <= _WHOLE or sum(ch.isupper() for ch in letters) <= _SHOUTED * len(letters):
        return text
    text = _LOUD.sub(lambda found: found[0] if found[0].startswith("I'") else found[0].lower(), text)
    return re.sub(r"(?<![\w'])i(?![\w])", "I", text)


def _pattern(name: str) -> Guarded:
    return _patterns()[name]


@cache
def _patterns() -> dict[str, Guarded]:
    cased = {"named_words"}
    return {
        name: Guarded(words, 0 if name in cased else re.IGNORECASE)
        for name, words in read_table("stated").items()
    }
