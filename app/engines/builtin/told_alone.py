"""Whether a sentence of a written note says the same when it is told before what stood ahead of it.

It does where no word of it points back, and it names no thing or person that a note ahead of it brings in.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.engines.builtin.tables import Table
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.particulars import find
from app.text.sentences import split
from app.text.words import content_stems, is_stop, stem

_TABLE = Table("answer_first")
_WORD = compiled(r"[^\W_]+(?:['’\-.][^\W_]+)*")
_REACH = 3
"""Words between "the" and the thing that it makes known: "the new door motor"."""
_VERB_WITHIN = 4
"""Words within which a question has its verb."""
_KNOWING = frozenset({"the"})
_FRESH = frozenset({"another", "new", "second", "different", "replacement"})
_FULLER = frozenset({"of", "for", "that", "which", "who", "between"})
_CALENDAR = frozenset({"date", "time"})
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr"})


class _Named(NamedTuple):
    """A thing as a sentence names it: the words from the one that leads it, and whether more is told of it behind."""

    stem: str
    words: tuple[str, ...]
    fuller: bool
    at: int


def same_thing(question: str, told: str) -> int:
    """How many words name what a question asks about ("is the hall free?") where a statement begins with just those."""
    thing = next((one.words for one in _things(told) if one.at == 0), ())
    named = thing[1:] if thing and thing[0] in lexicon().determiners else thing
    words = tokens(question)
    verb = next((at for at, word in enumerate(words[:_VERB_WITHIN]) if _asks(word)), len(words))
    asked = words[verb + 1 :]
    asked = asked[1:] if asked and asked[0] in lexicon().determiners else asked
    return len(named) if tuple(asked[: len(named)]) == named else 0


def _asks(word: str) -> bool:
    return word in lexicon().auxiliaries or word.endswith("'s")


def opens_plainly(told: str) -> bool:
    """Whether what is told first of all may stand behind something else: no word of it is then taken for that."""
    said = _first(told)
    return not (_TABLE.shape("leans_first").search(said) or _unbound(said))


def _first(told: str) -> str:
    sentence = next(iter(split(told)), None)
    return (sentence.text if sentence else told).replace("’", "'")


def points_back(told: str, known: frozenset[str]) -> bool:
    """Whether a word of what is told stands for something told before it; `known`: the words that the reader knows."""
    said = _first(told)
    if _TABLE.shape("leans_within").search(said) or not opens_plainly(told):
        return True
    return any(_points(said, found, known) for found in _TABLE.shape("points_to").finditer(said))


def _points(said: str, found: re.Match[str], known: frozenset[str]) -> bool:
    """Whether "the same afternoon" or "this bill" can only be understood by what was told before."""
    noun = found["noun"]
    if _TABLE.shape("of_calendar").match(noun) and found.group().lower().startswith("this "):
        return False
    if _TABLE.shape("of_calendar").match(noun) and any(
        p.type in _CALENDAR for p in find(said[: found.start()])
    ):
        return False
    return stem(noun) not in known


def _unbound(said: str) -> bool:
    """Whether an "it" or "they" has nothing in the same sentence that it may stand for."""
    if _TABLE.shape("begins_with_one").match(said) and _TABLE.shape("of_subject").search(said):
        return True
    for found in _TABLE.shape("stands_for").finditer(said):
        parts = [part.start() for part in _TABLE.shape("parts").finditer(said, 0, found.start())]
        before = said[: parts[-1]] if parts else ""
        thing = before and not _TABLE.shape("begins_with_one").match(before)
        if not (thing or _TABLE.shape("names_thing").search(before)):
            return True
    return False


def brought_in(told: str, ahead: str, known: frozenset[str]) -> bool:
    """Whether what is told speaks of what only `ahead` brings in; `known`: the words that the reader knows."""
    if _names(told, known) & _names(ahead, known):
        return True
    shared = content_stems(told) & content_stems(ahead)
    things = [one for one in _things(told) if one.stem in shared and one.words[0] in _KNOWING]
    earlier = list(_things(ahead))
    return any(_leans(one, [e for e in earlier if e.stem == one.stem], known) for one in things)


def _leans(one: _Named, earlier: list[_Named], known: frozenset[str]) -> bool:
    """Whether "the van" is one that was spoken of before as "a van", or under a fuller name."""
    if one.stem in known:
        return any(_FRESH & set(e.words) for e in earlier)
    return any(_is_less_than(one, e) for e in earlier)


def _is_less_than(one: _Named, ahead: _Named) -> bool:
    """Whether a thing is only understood once its fuller name was read; there is one manufacturer, whoever names it."""
    if (
        one.stem in _roles()
        and not ahead.fuller
        and (ahead.words[0] in _KNOWING or ahead.words[0].endswith("'s"))
    ):
        return False
    if ahead.words[0] not in _KNOWING:
        return not one.fuller
    return (ahead.fuller and not one.fuller) or len(ahead.words) > len(one.words)


def _things(told: str) -> Iterator[_Named]:
    """The nouns of a sentence that end their phrase, each with the words that lead to it."""
    words = [(m.group(), m.end()) for m in _WORD.finditer(told)]
    low = [word.lower().replace("’", "'") for word, _ in words]
    for at, word in enumerate(low):
        if is_stop(word) or not word[0].isalpha() or not _ends(told, words, low, at):
            continue
        start = at
        while (
            start > max(0, at - _REACH - 1) and _within(low[start - 1]) and told[words[start - 1][1]] == " "
        ):
            start -= 1
        if start > 0 and (low[start - 1] in lexicon().determiners or low[start - 1].endswith("'s")):
            start -= 1
        behind = low[at + 1] if at + 1 < len(low) else ""
        fuller = behind in _FULLER and told[words[at][1]] == " "
        yield _Named(stem(word.removesuffix("'s")), tuple(low[start : at + 1]), fuller, start)


def _within(word: str) -> bool:
    """Whether a word may stand between "the" and the noun."""
    lex = lexicon()
    closed = lex.determiners | lex.prepositions | lex.conjunctions | lex.auxiliaries | lex.pronouns
    return word not in closed and not word.endswith("'s")


def _ends(told: str, words: list[tuple[str, int]], low: list[str], at: int) -> bool:
    """Whether the phrase ends with this word: "the direct debit was", and not "the direct debit team"."""
    lex = lexicon()
    if at + 1 == len(low) or told[words[at][1]] != " ":
        return True
    after = low[at + 1]
    verb = after in lex.auxiliaries or after in lex.past or after in lex.participles or after.endswith("ed")
    return (
        verb
        or is_stop(after)
        or after in lex.prepositions
        or after in lex.conjunctions
        or after.endswith("s")
    )


def _names(told: str, known: frozenset[str]) -> frozenset[str]:
    """The capitalised names of a sentence that the reader does not know, without those that any sentence opens with."""
    lex = lexicon()
    found: set[str] = set()
    for at, match in enumerate(_WORD.finditer(told)):
        word = match.group()
        low = word.lower().replace("’", "'").removesuffix("'s")
        plain = at == 0 and (is_stop(low) or low in lex.determiners or not word[1:].islower())
        common = low in lex.days or low in _months() or low in _TITLES or is_stop(low)
        if word[0].isupper() and not plain and not common and stem(low) not in known:
            found.add(low)
    return frozenset(found)


def _roles() -> frozenset[str]:
    return frozenset(stem(one) for one in str(_TABLE.rows["roles"]).split())


def _months() -> frozenset[str]:
    return frozenset(str(_TABLE.rows["months"]).split())
