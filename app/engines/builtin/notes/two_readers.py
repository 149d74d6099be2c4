"""One piece of a jotted fact, as two readers make a sentence of it: by rules (`telegraph`), by weights (`filling`).

Either alone is right in three of four; where both say the same, or no more than an article was missing, they are right.
"""

import re

from app.engines.builtin.notes.expand import with_prepositions
from app.engines.builtin.notes.filling.filler import Filled, fill
from app.engines.builtin.notes.options import lowered
from app.engines.builtin.notes.patterns import pattern, word_list
from app.engines.builtin.notes.shorthand import rounded
from app.engines.builtin.notes.telegraph.articles import Known
from app.engines.builtin.notes.telegraph.nouns import noun_phrase
from app.engines.builtin.notes.telegraph.reader import Statement, read_statement
from app.engines.builtin.notes.telegraph.tagging import tagged

_AGREED, _OWN_VERB, _SURE = 0.55, 0.75, 0.82
"""How likely a filled piece must be sound where the rules make the same of it, where it has its own verb, and else."""
_PASSIVE = re.compile(r"(?:WAS|HB)$")
_BE = re.compile(r"\b(was|were|is|are|has been|have been)\b")
_SMALL = "the|an?|your|our|on|at|in|for|of"
_SAME = re.compile(rf"\b(?:was|were|is|are|has|have|been|{_SMALL})\b|[^a-z\d ]")
_PUT_IN = re.compile(rf"\b(?:{_SMALL})\b|[^a-z\d ]")
_VERBS = frozenset({"past", "third", "aux", "modal"})


def agreed(bit: str, known: Known, names: frozenset[str], *, first: bool) -> Statement | None:
    """What both readers make of a piece; what one does where only small words had to be put in."""
    read = read_statement(bit, known, names, inner=not first)
    filled = fill(bit, "fact")
    it_alone = read is not None and pattern("it_alone").match(read.text) and not bit.startswith("it ")
    if filled is None or it_alone or pattern("broken_speech").search(bit):
        return None
    text = lowered(rounded(with_prepositions(filled.text)))
    own = _has_own_verb(bit, known, names, first=first, read=read is not None)
    if read is None:
        small = own and filled.sound >= _OWN_VERB and _plain(text) == _plain(bit)
        return Statement(text, "", plural=False) if small else _filled(bit, filled)
    if own and _plain(read.text) == _plain(bit):
        return read
    alike = _bare(read.text) == _bare(filled.text) and filled.sound >= _AGREED
    if not alike or not (own or _BE.search(read.text)):
        return None  # "the refund agreed": neither has found who did
    return _in_its_time(bit, read, text)


def _has_own_verb(bit: str, known: Known, names: frozenset[str], *, first: bool, read: bool) -> bool:
    """Whether a piece has its verb as it stands; of a form that may be a passive the rules know if somebody acts."""
    row = tagged(bit, names, inner=not first)
    if any(token.tag in _VERBS and token.low not in word_list("passive_too") for token in row[1:]):
        return True
    who = noun_phrase(row, 0, known, subject=True) if row and read else None
    return who is not None and who.person and any(t.tag == "either" for t in row[who.end : who.end + 1])


def _in_its_time(bit: str, read: Statement, text: str) -> Statement | None:
    """What both say, in its time: what was done once is over, and beside a time the weights know better if it is."""
    if pattern("no_longer").search(bit):
        return read._replace(text=text)
    once = read.carries in {"has been", "have been"} and not pattern("up_to_today").search(bit)
    dated = read.carries in {"is", "are"} and any(ch.isdecimal() for ch in bit)
    be = _BE.search(text)
    if (once or dated) and be and be.group(1) in {"was", "were"}:
        return read._replace(text=text, carries=be.group(1))
    return None if pattern("is_at_an_hour").search(read.text) else read


def _bare(text: str) -> str:
    """The words that two readers have to agree in: not articles, nor the tense of "be"."""
    return " ".join(_SAME.sub(" ", text.lower()).split())


def _plain(text: str) -> str:
    """The words without the small ones that a jotting leaves out."""
    return " ".join(_PUT_IN.sub(" ", text.lower()).split())


def _filled(bit: str, filled: Filled) -> Statement | None:
    """What the weights alone make of a piece: only of what was surely done to a thing."""
    passive = any(_PASSIVE.search(label) for label in filled.put_in)
    plain = filled.sound >= _SURE and passive and not pattern("acting_people").search(bit)
    if not plain:
        return None
    text = lowered(rounded(with_prepositions(filled.text)))
    be = _BE.search(text)
    carries = be.group(1) if be else ""
    return Statement(text, carries, carries in {"were", "have been", "are"})
