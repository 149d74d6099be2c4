"""One piece of a jotted fact, as two readers make a sentence of it: by rules (`telegraph`), by weights (`filling`).

Either alone is right in three of four; where both say the same, or no more than an article was missing, they are right.
"""

from app.engines.builtin.notes.as_phrase import lowered
from app.engines.builtin.notes.expand import with_prepositions
from app.engines.builtin.notes.filling.filler import Filled, fill
from app.engines.builtin.notes.filling.sentence import put_together
from app.engines.builtin.notes.filling.units import units
from app.engines.builtin.notes.patterns import pattern, word_list
from app.engines.builtin.notes.shorthand import rounded
from app.engines.builtin.notes.telegraph.articles import Known
from app.engines.builtin.notes.telegraph.nouns import noun_phrase
from app.engines.builtin.notes.telegraph.reader import Statement, read_statement
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraphic import telegraphic
from app.text.compiled import compiled

_AGREED, _OWN_VERB, _SURE = 0.55, 0.75, 0.82
"""How likely a filled piece must be sound where the rules make the same of it, where it has its own verb, and else."""
_PLACED, _OWN_STATE = 0.72, 0.8
"""The same for what tells where a thing is, and how it is."""
_PASSIVE = compiled(r"(?:WAS|HB)$")
_BE = compiled(r"\b(was|were|is|are|has been|have been)\b")
_ANY_BE = compiled(r"\b(?:was|were|is|are|been)\b")
_SMALL = "the|an?|your|our|on|at|in|for|of"
_SAME = compiled(rf"\b(?:was|were|is|are|has|have|been|{_SMALL})\b|[^a-z\d ]")
_PUT_IN = compiled(rf"\b(?:{_SMALL})\b|[^a-z\d ]")
_PUT_IN_VERB = compiled(r"\b(?:it |there )?(?:WAS|IS|HB|HAVE)\b")
_VERBS = frozenset({"past", "third", "aux", "modal"})


def agreed(bit: str, known: Known, names: frozenset[str], *, first: bool) -> Statement | None:
    """What both readers make of a piece; what one does where only small words had to be put in."""
    read = read_statement(bit, known, names, inner=not first)
    it_alone = read is not None and pattern("it_alone").match(read.text) and not bit.startswith("it ")
    filled = None if it_alone or pattern("broken_speech").search(bit) else fill(bit, "fact")
    if filled is None:
        return None
    text = lowered(rounded(with_prepositions(filled.text)))
    own = _has_own_verb(bit, known, names, first=first, read=read is not None)
    if pattern("never_passive").search(text):
        acts = pattern("be_of_nobody").sub("", text)  # "the tuner was apologised" is what both may make of it
        return Statement(acts, "", plural=False, person=True) if _plain(acts) == _plain(bit) else None
    if read is None:
        small = own and filled.sound >= _OWN_VERB and _plain(text) == _plain(bit)
        return Statement(text, "", plural=False) if small else _filled(bit, filled)
    if own and _plain(read.text) == _plain(bit):
        # "The crew had old plan": the weights may have put in an article that the rules were not sure of.
        bare = telegraphic(read.text, known.capitals) and not telegraphic(text, known.capitals)
        return read._replace(text=text) if bare and _plain(text) == _plain(bit) else read
    alike = _bare(read.text) == _bare(filled.text) and filled.sound >= _AGREED
    if not alike or not (own or _ANY_BE.search(read.text)):
        return None  # "the refund agreed": neither has found who did
    return _in_its_time(bit, read, text)


def _has_own_verb(bit: str, known: Known, names: frozenset[str], *, first: bool, read: bool) -> bool:
    """Whether a piece has its verb as it stands; of a form that may be a passive the rules know if somebody acts."""
    row = tagged(bit, names, inner=not first)
    if any(token.tag in _VERBS and token.low not in word_list("passive_too") for token in row[1:]):
        return True
    if row[1:2] and row[1].low in word_list("undergone_by_nobody"):
        return True  # "tuner apologised"
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


def phrase(bit: str) -> str:
    """A piece without a verb, with the articles that the weights put in behind its first noun phrase."""
    filled = fill(bit, "fact")
    if filled is None:
        return bit
    put_in = ("", *(_PUT_IN_VERB.sub("", label).strip() for label in filled.put_in[1:]))
    return lowered(put_together(units(bit), put_in))


def _filled(bit: str, filled: Filled) -> Statement | None:
    """What the weights alone make of a piece: what was surely done to a thing, or where or how it is."""
    text = lowered(rounded(with_prepositions(filled.text)))
    be = _BE.search(text)
    if be is None or pattern("it_alone").match(text) or pattern("never_passive").search(text):
        return None
    carries = be.group(1)
    if any(_PASSIVE.search(label) for label in filled.put_in):
        deed = text[be.end() :].split()[:1]
        known = bool(deed) and deed[0] in word_list("done_to_things") | word_list("undergone")
        verbs = any(token.tag in _VERBS for token in tagged(bit)[1:])  # "confirmation sent 4 May says 12"
        acts = verbs or pattern("acting_people").search(bit) is not None
        sure = filled.sound >= (_OWN_VERB if known else _SURE) and not acts
    else:
        timed = any(token.tag == "time" or token.text[:1].isdecimal() for token in tagged(bit))
        plain = " not " not in bit and not timed
        stands = plain and not pattern("stands_for_nothing").match(text)
        placed = pattern("placed").search(text) is not None
        sure = stands and filled.sound >= (_PLACED if placed else _OWN_STATE)
    return Statement(text, carries, carries in {"were", "have been", "are"}) if sure else None
