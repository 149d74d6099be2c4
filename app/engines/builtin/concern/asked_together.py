"""Things asked of one kind that stand side by side, told in one sentence: "you'd like to know when and who"."""

from collections.abc import Sequence

from app.engines.builtin.concern.asked import Asked
from app.engines.builtin.concern.asked_words import table, words_of
from app.engines.builtin.concern.statement import Statement, apart

_WORDS, _WORDS_IN_ALL, _THINGS = 12, 24, 3
"""Words of each thing that is told with others and of all of them, and how many one sentence holds."""


def together(asked: Sequence[Asked]) -> list[list[Asked]]:
    """The things asked in their order; neighbours that one sentence may hold in one list."""
    groups: list[list[Asked]] = []
    for one in asked:
        if groups and _fits(groups[-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def as_one(ones: Sequence[Asked]) -> str:
    """The words of things that are told together: "us to check the meter and move my date"."""
    if len(ones) == 1:
        return ones[0].text
    lead = f"{table()['words']['us_to']} "
    texts = [ones[0].text, *(one.text.removeprefix(lead) for one in ones[1:])]
    return f"{', '.join(texts[:-1])} {table()['words']['and']} {texts[-1]}"


def _fits(group: Sequence[Asked], one: Asked) -> bool:
    ones = [*group, one]
    counts = [len(other.text.split()) for other in ones]
    if len(ones) > _THINGS or max(counts) > _WORDS or sum(counts) > _WORDS_IN_ALL:
        return False
    if any(other.quoted or _form(other) != _form(one) for other in ones):
        return False
    return not any(
        "," in other.text or words_of("joining") & set(other.text.lower().split()) for other in ones
    )


def _form(asked: Asked) -> str:
    """How it continues "you'd like" or "you ask": only what does so alike can be told in a row."""
    words = table()["words"]
    if asked.kind == "question":
        return asked.kind
    leads = (words["us_not_to"], words["us_to"], words["to"])
    return next((lead for lead in leads if asked.text.startswith(f"{lead} ")), "a thing")


def without_stated(asked: Sequence[Asked], told: Sequence[Statement]) -> tuple[Asked, ...]:
    """The asks without what only seems one and is told as something that is so: "I am owed £412 since March"."""

    def is_told(one: Asked) -> bool:
        return any(not other.quoted and not apart(one.source, other.source) for other in told)

    return tuple(one for one in asked if not (one.quoted and one.kind == "wish" and is_told(one)))
