"""Which of the facts that are told surely answers an ask: it tells the kind of thing that is asked, and no other does.

An ask and the note that meets it may share no word, and notes that share one may speak of something else. So a fact
counts as the answer where it is the only one of its kind, or shares clearly more with the ask than any other.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from app.engines.builtin.tables import Table
from app.engines.builtin.told_alone import same_thing
from app.text.compiled import compiled
from app.text.particulars import find, same
from app.text.safe_asked import tells_if_safe
from app.text.tables import table as locale_table
from app.text.words import content_stems

Kind = Literal["news", "place", "time", "sum", "safe", "cause", "wish", "state"]

_TABLE = Table("answer_first")
_CLEARLY = 1.5
"""How many times as much the answer shares with the ask as the next fact."""
_SHARED = 2
"""Words that a yes or no and its answer share at least; the verb counts for two."""
_NAMED = frozenset({"come", "anew"})
"""Matters of so many things that a fact which meets a wish for one names the thing as well."""
_GIVEN = frozenset({"back", "off", "stop"})
_CALENDAR = frozenset({"date", "time"})


class Ask(NamedTuple):
    """What is asked, its kind, and the matters that it is about in whatever words ("back", "stop", "mend", "come")."""

    text: str
    kind: Kind
    matters: frozenset[str]


def read(text: str, *, wishes: bool, of_safety: bool) -> Ask:
    """An ask with its kind; `wishes`: it was read as a wish, `of_safety`: as a question about what is safe."""
    plain = text.replace("’", "'").strip()
    matters = _matters(plain, "asks")
    # "Can we get our money back" wants nothing delivered, nor mended.
    matters = matters & _GIVEN or matters
    return Ask(plain, _kind(plain, wishes=wishes, of_safety=of_safety), matters)


def _kind(text: str, *, wishes: bool, of_safety: bool) -> Kind:
    kinds = locale_table("en", "asking")["kinds"]
    if of_safety:
        return "safe"
    if _has("news", text):
        return "news"
    if _has("place", text):
        return "place"
    if _written(kinds["time"]).search(text):
        return "time"
    if _written(kinds["sum"]).search(text):
        return "sum"
    if _has("who_comes", text) and _matters(text, "asks"):
        return "time"
    if _has("cause", text):
        return "cause"
    if _has("asks_if", text) or _has("plainly", text):
        return "state"
    return "wish" if wishes or _has("wish", text) else "state"


def goes_on(told: str, behind: str) -> bool:
    """Whether what stands behind a fact tells more of the same matter, as that nothing more will be taken."""
    return bool(_matters(told, "tells") & _matters(behind, "tells"))


def beyond(ask: Ask, told: Sequence[str]) -> bool:
    """Whether a wish is for something of which no fact speaks: it takes no fact's turn."""
    return ask.kind == "wish" and not ask.matters and not any(_shared(ask.text, told))


def asks_if(ask: Ask) -> bool:
    """Whether it is a wish to be told that something is so, which ends in no question mark."""
    return _has("asks_if", ask.text)


def answer_to(ask: Ask, told: Sequence[str]) -> int | None:
    """The place of the fact that surely answers the ask; None where none does."""
    if ask.kind == "cause":
        return None
    if ask.kind == "wish":
        return _granted(ask, told)
    shared = _shared(ask.text, told)
    if ask.kind == "state":
        # "Will it be taken off?" is met as a wish is.
        granted = _granted(ask, told) if ask.matters & _GIVEN and _has("of_future", ask.text) else None
        return granted if granted is not None else _state(ask, told, shared)
    able = [at for at, one in enumerate(told) if _tells(ask, one)]
    if ask.kind in {"news", "safe"}:
        return able[0] if len(able) == 1 else _of_predicate(_asked_word(ask), told, able)
    named = [at for at in able if shared[at] or ask.matters & _matters(told[at], "tells")]
    if not content_stems(ask.text) and not named:
        named = able
    return _clearest(named, shared)


def _tells(ask: Ask, one: str) -> bool:
    """Whether a fact tells the kind of thing that is asked for."""
    if ask.kind == "safe":
        return tells_if_safe(one)
    if ask.kind == "place":
        return _has("placed", one)
    if ask.kind == "sum":
        return _has("costs", one)
    types = {p.type for p in find(one)}
    long = "duration" in types and _has("how_long", ask.text)
    dated = ask.kind == "time" and _has("at_time", one) and not _has("over", one)
    timely = dated or _has("to_come", one)
    return timely and (bool(types & _CALENDAR) or long or _has("timed", one))


def _granted(ask: Ask, told: Sequence[str]) -> int | None:
    """The fact by which a wish is met: what is asked for is done, or will be."""
    shared = _shared(ask.text, told)
    met = [
        at
        for at, one in enumerate(told)
        if _of_same_thing(ask, one)
        and ask.matters & _matters(one, "tells")
        and _has("done", one)
        and not _undone(one)
        and _same_sum(ask.text, one)
    ]
    if met or ask.kind != "wish" or not _has("asks_for", ask.text):
        return _clearest(met, shared, first=True)
    found = _state(ask, told, shared)
    return None if found is None or _undone(told[found]) else found


def _of_same_thing(ask: Ask, one: str) -> bool:
    """Whether a fact names the thing that is to be stopped or done, where the wish names one."""
    if ask.matters - _NAMED and _has("unnamed", ask.text):
        return True
    rows = _TABLE.rows["matters"]
    thing = _written(rows["stop"]["asks"]).sub(" ", ask.text) if "stop" in ask.matters else ask.text
    return bool(content_stems(thing) & content_stems(one))


def _same_sum(ask: str, one: str) -> bool:
    """Whether the fact speaks of no other sum than the ask does, where it names one."""
    asked, told = ([p for p in find(text) if p.type == "money"] for text in (ask, one))
    return not (asked and told) or any(same(a, b) for a in asked for b in told)


def _undone(one: str) -> bool:
    """Whether a fact tells of what went wrong or was not done; that nothing more will be taken is no failure."""
    return _has("undone", _TABLE.shape("spared").sub(" ", one))


def _state(ask: Ask, told: Sequence[str], shared: Sequence[float]) -> int | None:
    """The fact that tells whether something is so: it is alone about the same thing, says the word that is asked about,
    or shares most words with the question.
    """
    future = _has("of_future", ask.text)
    fit = [at for at, one in enumerate(told) if not future or _has("to_come", one) or _has("from_now", one)]
    alike = _about(ask.text, told)
    if len(alike) == 1:
        return alike[0] if alike[0] in fit and _holds(ask, told[alike[0]]) else None
    word = _asked_word(ask)
    found = (
        _of_predicate(word, told, alike or fit)
        if word
        else _most_shared(ask.text, told, alike or fit, shared)
    )
    return found if found is not None or alike else _of_matter(ask, told, fit)


def _most_shared(ask: str, told: Sequence[str], fit: Sequence[int], shared: Sequence[float]) -> int | None:
    """The fact that shares clearly most with a question; of some that stand together, the first leads to the others."""
    stems = content_stems(ask)
    near = [at for at in fit if shared[at] >= _SHARED or len(stems & content_stems(told[at])) >= _SHARED]
    most = max((shared[at] for at in near), default=0.0)
    best = [at for at in near if shared[at] == most]
    others = [value for at, value in enumerate(shared) if at not in best]
    together = bool(best) and best[-1] - best[0] + 1 == len(best)
    return best[0] if together and most >= _CLEARLY * max(others, default=0.0) else None


def _of_matter(ask: Ask, told: Sequence[str], fit: Sequence[int]) -> int | None:
    """The only fact about the matter of a question: "do I owe you money?", "you owe nothing"."""
    met = [at for at in fit if ask.matters & _matters(told[at], "tells") and _holds(ask, told[at])]
    return met[0] if len(met) == 1 else None


def _about(ask: str, told: Sequence[str]) -> list[int]:
    """The facts that begin with the very thing that the question is about."""
    named = [same_thing(ask, one) for one in told]
    return [at for at, count in enumerate(named) if count and count == max(named)]


def _asked_word(ask: Ask) -> frozenset[str]:
    """What something is asked to be: "toxic" of "are they toxic?"."""
    asked = _TABLE.shape("predicate").match(ask.text)
    return content_stems(asked["what"]) if asked else frozenset()


def _of_predicate(word: frozenset[str], told: Sequence[str], fit: Sequence[int]) -> int | None:
    said = [at for at in fit if word and word <= content_stems(told[at])]
    return said[0] if len(said) == 1 else None


def _holds(ask: Ask, one: str) -> bool:
    """Whether a fact tells what is so; to a question about now, what only tells of the past is no answer."""
    return _has("asks_past", ask.text) or _has("holds", one)


def _clearest(able: Sequence[int], shared: Sequence[float], *, first: bool = False) -> int | None:
    """The one that shares clearly most with the ask; `first`: of those that share alike the first will do."""
    if not able:
        return None
    best = max(able, key=lambda at: (shared[at], -at))
    others = [shared[at] for at in able if at != best]
    if not others or first:
        return best
    return best if shared[best] > 0 and shared[best] >= _CLEARLY * max(others) else None


def _shared(ask: str, told: Sequence[str]) -> list[float]:
    """What each fact shares with the ask: a word counts the less the more of the facts hold it."""
    stems = content_stems(ask)
    held = [content_stems(one) & stems for one in told]
    whether = _TABLE.shape("asks_whether").match(ask)
    verb = content_stems(whether["verb"]) if whether else frozenset()
    weigh = {
        word: (2 if word in verb else 1) / sum(word in own for own in held) for own in held for word in own
    }
    return [sum(weigh[word] for word in sorted(own)) for own in held]


def _matters(text: str, side: Literal["asks", "tells"]) -> frozenset[str]:
    rows: Mapping[str, Mapping[str, str]] = _TABLE.rows["matters"]
    return frozenset(name for name, row in rows.items() if _written(row[side]).search(text))


def _has(name: str, text: str) -> bool:
    return _TABLE.shape(name).search(text) is not None


def _written(expression: str) -> re.Pattern[str]:
    return compiled(str(expression), re.IGNORECASE)
