"""Tells with its verb what was jotted without: "Starter replaced" → "The starter has been replaced".

Only where nothing else can be meant: the thing does not do such a deed, somebody does it to the thing. How a thing was
found ("…, starter worn") is left to the agent: what has become of it since, the note does not say.
"""

import re
from functools import cache
from typing import Any

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.as_phrase import capitalised, is_one_offered, lowered, with_article
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.telegraph.verb_forms import is_noun
from app.engines.builtin.tables import read_table
from app.text.grammar import has_verb, is_verb_base, lexicon, tokens
from app.text.guarded import Guarded
from app.text.person.given import sex_of_given
from app.text.person.words import person_words
from app.text.weights.heart import knows

_SENTENCES = re.compile(r"(?<=[a-z\d]\.) (?=[A-Z])")


def with_verbs(lines: tuple[FactLine, ...]) -> tuple[FactLine, ...]:
    """The statements of a note, each with its verb; what says how a thing was found stands apart, and is not told."""
    return tuple(made for line in lines for made in _with_verb(line))


def _with_verb(line: FactLine) -> tuple[FactLine, ...]:
    if line.sentence is None:
        # An item that has its verb now is a sentence.
        told = passive(f"{line.item}.") if line.item and line.reason == "short" else ""
        whole = bool(told) and told != f"{line.item}."
        return (line.model_copy(update={"sentence": told, "item": None, "reason": None}) if whole else line,)
    kept, tails = [], []
    for sentence in _SENTENCES.split(line.sentence):
        told = passive(_expression("not_named").sub(lambda m: m.group().lower(), _there_is(sentence)))
        found = _expression("found_tail").search(told)
        if found is not None and has_verb(told[: found.start()]):
            tails.append(FactLine(given=line.given, part=found["tail"], reason="short"))
            told = f"{told[: found.start()]}."
        kept.append(told)
    return line.model_copy(update={"sentence": " ".join(kept)}), *tails


def _there_is(sentence: str) -> str:
    """A thing that is only named as one that is there, or that there is none of; any other sentence as it stands."""
    if (found := _expression("only_named").match(sentence)) is not None:
        one = found["one"]
        return str(_table()["there_is"]).format(one=f"{one[:1].lower()}{one[1:]}")
    none = _expression("none_named").match(sentence)
    return str(_table()["there_none"]).format(**none.groupdict()) if none is not None else sentence


def _both(sentence: str) -> str | None:
    """Two deeds to two things in one sentence, None where it is none such."""
    found = _expression("two_passives").match(sentence)
    if found is None or any(_expression("no_thing").search(found[name]) for name in "ab"):
        return None
    words = found["a"].split()
    form = "both_done_several" if words[-1].endswith("s") and not words[-1].endswith("ss") else "both_done"
    second = found["b"] if found["b"].startswith(("the ", "your ")) else f"{jotting('the')} {found['b']}"
    return str(_table()[form]).format(
        a=lowered(found["a"]), b=second, done=found["done"], done2=found["done2"]
    )


def passive(sentence: str) -> str:
    """A sentence about what was done to a thing, with "has been" where it lacks that; any other as it stands."""
    if (both := _both(sentence)) is not None:
        return both
    found = _expression("passive").match(sentence)
    if found is None or _expression("no_thing").search(found["thing"]) or has_verb(found["rest"]):
        return sentence
    words = tokens(found["thing"])
    somebody = _is_somebody(words)
    if somebody and not _expression("for_a_time").match(f"{found['done']}{found['rest']}"):
        return sentence
    if found["det"] is None and not _is_plain(found["thing"], sentence):
        return sentence
    if _expression("may_do_it").match(found["done"]) and not (
        somebody or _expression("never_does").match(words[-1])
    ):
        return sentence
    several = words[-1].endswith("s") and not words[-1].endswith("ss")
    past = _expression("past_time").search(found["rest"]) is not None
    form = ("were" if several else "was") if past else ("have_been" if several else "has_been")
    thing = f"{found['det'] or ''}{found['thing']}{found['of'] or ''}"
    led = "a_thing" if not several and _expression("one_more").match(thing) else "the"
    thing = thing if found["det"] else str(_table()[led]).format(thing=lowered(thing))
    how = found["how"] or ""
    tail = _expression("bare_tail").sub(str(_table()["with_none"]), found["tail"] or "")
    tail = _expression("tail_does").sub(lambda m: str(_table()["and_does"]).format(**m.groupdict()), tail)
    tail = _expression("tail_states").sub(lambda m: str(_table()["and_states"]).format(**m.groupdict()), tail)
    said = {"how": how, "done": found["done"], "rest": found["rest"], "tail": tail}
    return str(_table()[form]).format(thing=thing, **said)


def to_be_done(offer: str) -> str:
    """An offer that lacks its "can be": "Jean's kit sent again by Friday"; any other as it stands."""
    found = _expression("to_be_done").match(offer)
    if found is None or _expression("no_thing").search(found["thing"]):
        return offer
    thing = found["thing"].strip()
    said = {"of": found["of"] or "", "done": found["done"], "rest": found["rest"]}
    return str(_table()["can_be"]).format(thing=thing, **said)


def without_semicolons(offer: str) -> str:
    """An offer of several pieces, each a sentence where it is one: "New slip by e-mail; old one can be thrown away"."""
    first, *others = offer.split("; ")
    if others and is_one_offered(lowered(first)):
        thing = with_article(lowered(first))
        first = capitalised(thing) if first[:1].isupper() else thing
    for one in others:
        bare = _expression("bare_one").match(one)
        piece = (
            str(_table()["the"]).format(thing=one) if bare else passive(f"{capitalised(one)}.").rstrip(".")
        )
        if _stands(piece):
            first = f"{first}. {capitalised(piece)}"
        else:
            first = f"{first}, {one}" if _expression("adds").match(one) else f"{first}; {one}"
    return first


def _stands(piece: str) -> bool:
    """Whether a piece is a sentence by itself: it has who and what, or bids them to do something."""
    words, lex = tokens(piece), lexicon()
    if not words:
        return False
    if is_verb_base(words[0]) and not is_noun(words[0]):
        return True
    named = words[0] in lex.determiners | lex.pronouns | {"it", "they", "this", "that", "we", "you", "there"}
    modal = not {"will", "can", "may", "has", "have", "is", "are"}.isdisjoint(words[1:])
    return has_verb(piece) and (named or modal)


def _is_plain(thing: str, sentence: str) -> bool:
    """Whether what begins a sentence with its capital is a word and no name."""
    first, *others = thing.split()
    known = all(map(knows, tokens(thing))) and sex_of_given(first.lower()) is None
    return known and sentence[:1].isupper() and not any(word[:1].isupper() for word in others)


def _is_somebody(words: list[str]) -> bool:
    """Whether what is named may do a deed itself: people, a firm, a bank, whoever a word names by what they do."""
    people = _people()
    if any(word in people or word.removesuffix("s") in people for word in words):
        return True
    return any(pattern(name).search(words[-1]) is not None for name in ("groups_named", "somebody"))


@cache
def _people() -> frozenset[str]:
    sets = person_words().sets
    return frozenset(sets["people"] | sets["customer_nouns"] | lexicon().colleagues)


@cache
def _table() -> dict[str, Any]:
    return read_table("verbless")


@cache
def _expression(name: str) -> Guarded:
    return Guarded(str(_table()[name]).replace("{done}", str(_table()["done"])), re.IGNORECASE)
