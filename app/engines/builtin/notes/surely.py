"""Which jotted notes are told for sure: with their own words, and with no more put in than a reader would put in.

What goes further is a guess, however good: a person reads it against the note, which is named to them.
"""

from functools import cache
from itertools import pairwise

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.as_phrase import lowered
from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.offer_deeds import plain_note
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.telegraph.verb_forms import base_of, base_of_participle
from app.engines.builtin.notes.written import is_worded, is_written
from app.text.grammar import lexicon, tokens

_HELPERS = 1
"""Times that "is" or "was" may be put in."""


def is_sure_offer(line: OptionLine) -> bool:
    """Whether an offer is told as it was meant, by its own words."""
    if is_worded(line.given.text):
        return True
    if line.noted or line.doubtful or not line.certain:
        return False
    return _adds_nothing(line.given.text, line.text)


def is_sure_fact(note: str, lines: tuple[FactLine, ...]) -> bool:
    """Whether all of a fact is told as it was meant, by its own words."""
    if is_written(note[:1].upper() + note[1:]) and is_written(note):
        return True
    told = [line.sentence for line in lines]
    if not lines or any(one is None for one in told) or any(line.item for line in lines):
        return False
    return _adds_nothing(note, " ".join(one for one in told if one), helpers=True)


def _adds_nothing(note: str, told: str, *, helpers: bool = False) -> bool:
    """Whether two texts have the same words, but for articles, words of time and place, and who is spoken to."""
    before = [_form(word) for word in tokens(expand(plain_note(lowered(note.strip()))).text)]
    after = [_form(word) for word in tokens(told)]
    put_in = [word for word in after if word not in before]
    left_out = [word for word in before if word not in after]
    helped = [word for word in put_in if word in word_list("told_helpers")]
    free = word_list("told_besides") | (word_list("told_helpers") if helpers else frozenset())
    if len(helped) > _HELPERS or any(word not in free for word in put_in):
        return False
    if helped and _stands_before_past(after, helped):
        return False
    if any(word not in word_list("told_without") for word in left_out):
        return False
    rows = (
        [w for w in words if w not in free and w in both]
        for both, words in ((before, after), (after, before))
    )
    return not helpers or next(rows) == next(rows)


def _stands_before_past(told: list[str], helped: list[str]) -> bool:
    """Whether "was" was put before what may have been the verb itself: "the shuttle was left"."""
    return any(one in helped and other in lexicon().past for one, other in pairwise(told))


@cache
def _form(word: str) -> str:
    """A word by the base of its verb, and whoever is the customer as "you"."""
    if word in word_list("told_as_you"):
        return "you"
    if word in word_list("told_as_your"):
        return "your"
    return base_of_participle(word) or base_of(word) or word
