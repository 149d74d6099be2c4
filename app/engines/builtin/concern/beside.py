"""Which sentences are worth telling beside the one that says what went wrong: not every one that could be told.

A first reply gives back what went wrong and what it did to them. What only led up to it, or proves it, can wait.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from app.engines.builtin.concern.label import states_nothing
from app.engines.builtin.concern.loss import beside_loss
from app.engines.builtin.concern.statement import Statement, apart, value_of
from app.engines.builtin.concern.stating import names
from app.engines.builtin.concern.words import concern_words
from app.engines.builtin.happening import happening
from app.engines.builtin.mood import words_of as mood_words
from app.engines.builtin.tables import read_table
from app.model.reading import Reading, Sign
from app.model.value import Span
from app.text.compiled import compiled
from app.text.guarded import Guarded
from app.text.person.words import tokenise
from app.text.to_come import names_time
from app.text.weights.heart import Role

PRESSING, _UNDER = 0.9, 0.95
"""How much the sentence that shows why it presses is the heart, and what of the most that another one is counts for it.
"""
_SECOND, _THIRD = 0.25, 0.4
"""How much heart and effect a second and a third sentence must hold, where nothing else makes them weigh."""
_SAID = 0.8
"""What tells so much that a story beside it adds nothing: that the cashier has known them for ten years."""
_QUOTED = 0.38
"""How much the heart one must be to be quoted beside another, or to weigh more by whose body it touches."""
_TEXTS = 128
"""Texts whose answer is remembered: one draft asks for that of the same sentence again and again."""
_OF_WEIGHT = frozenset(
    {
        "allergy",
        "exposed",
        "hurt",
        "intruded",
        "rude",
        "sleep",
        "work_lost",
        "home",
        "child",
        "without",
        "time_lost",
        "passed_on",
        "unanswered",
        "missing",
        "wait",
        "promise",
        "again",
    }
)
"""Kinds of happening that weigh by themselves beside another."""
_WENT_WRONG = frozenset(
    {
        "allergy",
        "exposed",
        "hurt",
        "intruded",
        "keepsake",
        "rude",
        "work_lost",
        "home",
        "child",
        "without",
        "time_lost",
        "money",
        "wrong",
        "missing",
        "state",
        "broken",
        "cancelled",
    }
)
_SURELY = 0.2
"""What a sentence gains that surely tells of one of those."""
_PERSONS = frozenset({"he", "she"})
_WHO_WORKS = compiled(
    r"(?:the|our|your|an?) (?:[\w-]+ ){0,2}?[\w-]+(?:er|or|ist|man|woman|smith|ian) [a-z]+", re.IGNORECASE
)
"""How a sentence begins that is about somebody by their work, whatever it is: "the roofer came"."""
_OF_PERSONS = frozenset({"he", "she", "him", "her", "his", "hers"})
_THINGS = frozenset({"it", "this", "that", "these", "those", "they", "both", "one", "another"})
_FROM_BEFORE = (
    *(
        f"{begin}{mark}"
        for begin in ("ever since then", "since then", "after that", "ever since")
        for mark in (" ", ", ")
    ),
    "since that day ",
)
_BY_THEMSELVES = ("cost", "did", "somebody", "handled")
_BEHIND = "wanted"
"""What weighs only behind what went wrong; before it, it is how the story begins."""


def worth_telling(one: Statement, role: Role, sentence: str, told: dict[int, Statement]) -> bool:
    """Whether a sentence is told beside those that are told already; the first always is."""
    if not told:
        return True
    text = sentence.replace("’", "'")
    if (one.quoted and role.heart < _QUOTED) or only_proves(text):
        return False
    told_texts = [other.source.text for other in told.values()]
    if (
        decided := beside_loss(text, told_texts, late=_pattern("afterthought").search(text) is not None)
    ) is not None:
        return decided
    point = role.heart + role.effect
    if (
        role.story > point
        and max(other.value for other in told.values()) >= _SAID
        and not tells_trouble(text)
    ):
        return False
    if point >= (_SECOND if len(told) == 1 else _THIRD):
        return True
    behind = one.place > min(told)
    if (behind and _pattern(_BEHIND).search(text)) or _came_instead(one, told):
        return True
    if any(_measures(text) & _measures(other.text) for other in told.values()):
        return True  # "a van of 6.4 m" beside "the ticket says 5 m"
    kind = happening([text])
    if kind == "promise" and one.leans:
        return False  # "he said he would tell the office" is no word of ours
    return (
        kind in _OF_WEIGHT
        or kind in _WENT_WRONG
        or any(_pattern(name).search(text) for name in _BY_THEMSELVES)
    )


def _came_instead(one: Statement, told: dict[int, Statement]) -> bool:
    """Whether it tells what came of what they had wanted just before: "I ordered a medium. It came in small"."""
    wanted = told.get(one.place - 1)
    return one.leans and wanted is not None and _pattern(_BEHIND).search(wanted.source.text) is not None


def _measures(text: str) -> set[str]:
    """The units in which something is measured in a sentence."""
    return {found["unit"].lower() for found in _pattern("measure").finditer(text)}


def is_only_a_time(sentence: str) -> bool:
    """Whether a sentence says no more than a time: "It's now June", "That was in September"."""
    return _pattern("only_time").search(sentence.replace("’", "'")) is not None


@lru_cache(maxsize=_TEXTS)
def weight(role: Role, sentence: str) -> float:
    """How much a sentence tells; more where it surely tells what went wrong, or whose body depends on it."""
    kind = happening([sentence])
    wrong = (
        kind in _WENT_WRONG or kind == "passed_on" or _pattern("handled").search(sentence.replace("’", "'"))
    )
    depends = _pattern("depends").search(sentence) is not None and role.heart >= _QUOTED
    # What should have settled it makes what came after wrong: "I cancelled it in writing on 2 January".
    did = _pattern("did").search(sentence.replace("’", "'")) is not None and role.noise + role.ask < _SECOND
    did = did or _pattern("chased").search(sentence.replace("’", "'")) is not None
    return value_of(role) + _SURELY * (bool(wrong) + depends + did)


def with_times_moved(weighed: Sequence[Role], sentences: Sequence[Span]) -> list[Role]:
    """The roles, where what a mere time weighs goes to the sentence before it; one that begins a message is no matter.

    "It is now the 11th of June. You said the engineer would come in May."
    """
    moved = list(weighed)
    if len(moved) > 1 and is_only_a_time(sentences[0].text):
        moved[0] = moved[0]._replace(heart=0.0, effect=0.0, story=0.0, noise=1.0)
    for at in range(1, len(moved)):
        if is_only_a_time(sentences[at].text):
            moved[at - 1] = moved[at - 1]._replace(heart=max(moved[at - 1].heart, moved[at].heart))
            moved[at] = moved[at]._replace(heart=0.0)
    return moved


def praise_last(weighed: Sequence[Role], sentences: Sequence[Span]) -> list[Role]:
    """The roles, where a sentence that only praises is none of what went wrong: it is thanked for elsewhere."""
    return [
        role._replace(heart=0.0, noise=1.0) if _is_beside_it(span.text.replace("’", "'")) else role
        for role, span in zip(weighed, sentences, strict=True)
    ]


def _is_beside_it(text: str) -> bool:
    """Whether it only praises, jests or says what they do not mind: told back, it would stand for what went wrong."""
    jests = _pattern("jest").search(text) is not None and happening([text]) is None
    return _only_praises(text) or jests or _pattern("not_that").match(text) is not None


def _only_praises(text: str) -> bool:
    if not mood_words("praise_free").search(text) or mood_words("praise_turned").search(text):
        return False
    return not mood_words("praise_bitter").search(text) and happening([text]) is None


def pressing_first(weighed: Sequence[Role], sentences: Sequence[Span], reading: Reading) -> list[Role]:
    """The weights with the sentence that shows why it presses at the heart.

    What tells of no trouble itself ("the wedding is on Saturday") weighs no more than what went wrong: it is told
    beside it, and never in its place.
    """
    shown = [sign for sign in reading.signs if sign.of == "urgency"]
    pressing = {at for sign in shown for at in _pressing(sign, weighed, sentences)}
    others = [role.heart for at, role in enumerate(weighed) if at not in pressing]
    return [
        role._replace(heart=_pressed(span.text, role, others), noise=0.0, ask=0.0)
        if at in pressing and not states_nothing(span.text)
        else role
        for at, (role, span) in enumerate(zip(weighed, sentences, strict=True))
    ]


def _pressed(sentence: str, role: Role, others: Sequence[float]) -> float:
    """How much a pressing sentence is the heart, beside the `others` of its message."""
    wrong = happening([sentence]) in _WENT_WRONG or mood_words("denies").search(sentence.replace("’", "'"))
    if wrong or not others:
        return PRESSING
    return max(role.heart, _UNDER * max(others)) if names_time(sentence) else role.heart


def _pressing(sign: Sign, weighed: Sequence[Role], sentences: Sequence[Span]) -> list[int]:
    """Which sentence shows it: of several thoughts that no mark parts, the one that is most of all the heart."""
    found = [at for at, span in enumerate(sentences) if not apart(sign, span)]
    return sorted(found, key=lambda at: -value_of(weighed[at]))[:1]


def only_proves(sentence: str) -> bool:
    """Whether a sentence only proves what went wrong, or gives a price."""
    return _pattern("proof").search(sentence.replace("’", "'")) is not None


def tells_trouble(piece: str) -> bool:
    """Whether a piece of a sentence tells of trouble: "she asked for tap water" only leads up to it."""
    return bool(concern_words().troubles(tokenise(piece))) or happening([piece]) is not None


def names_somebody(leaning: str, before: str) -> bool:
    """Whether a sentence that begins with "he" or "she" can be told behind another: that one has to say who."""
    first = leaning.split("'", 1)[0].split(" ", 1)[0].lower()
    if first not in _PERSONS:
        return True
    words = concern_words()
    low = [token.low.removesuffix("'s") for token in tokenise(before)]
    return (
        any(words.has(name, word) for word in low for name in ("family", "staff", "own_others"))
        or first in low
        or _WHO_WORKS.match(before) is not None
    )


def names_people(sentences: Iterable[str]) -> bool:
    """Whether a message speaks of kin, an animal or somebody by name, whom "he" or "her" may mean."""
    words = concern_words()
    low = (token.low.removesuffix("'s") for sentence in sentences for token in tokenise(sentence))
    return any(words.has("family", one) or words.has("own_others", one) or one in names() for one in low)


def leans_on_somebody(text: str) -> bool:
    """Whether a clause leans only by "he" or "her": the customer knows of whom they wrote."""
    words = concern_words()
    low = [token.low.split("'", 1)[0] for token in tokenise(text)]
    pointing = {one for one in low if words.has("pointing", one)}
    return bool(pointing) and pointing <= _OF_PERSONS and low[0] not in _THINGS


def counts_from_before(text: str) -> bool:
    """Whether a clause counts from what was told just before: "since then no lesson has been given"."""
    return text.lower().startswith(_FROM_BEFORE)


def without_counting(text: str) -> str:
    """The clause without that: what it counts from is not told."""
    begun = next(begin for begin in _FROM_BEFORE if text.lower().startswith(begin))
    return text[len(begun) :].lstrip(", ")


def speaks_of_it(text: str) -> bool:
    """Whether a clause leans only by the "it" that it begins with."""
    words = concern_words()
    low = [token.low.split("'", 1)[0] for token in tokenise(text)]
    return low[0] == "it" and not any(words.has("pointing", one) for one in low)


def with_the_time(one: Statement, time: Statement, text: str) -> Statement:
    """A statement with the time that the sentence behind it gives; `text` is that of the message."""
    source = Span(text=text[one.source.start : time.source.end], start=one.source.start, end=time.source.end)
    return one._replace(text=f"{one.text}, and {time.text}", value=max(one.value, time.value), source=source)


@cache
def _pattern(name: str) -> Guarded:
    return Guarded(read_table("beside")[name], re.IGNORECASE)
