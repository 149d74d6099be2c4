"""A limit that was read as a statement or a deed though it only names what is refused: a lost "not" is a promise.

"Refund of the full £48" is a thing, "buy back the car, the recall is a repair" a deed with its reason behind it, and
neither says by itself that it is refused: told as it stands, it would grant what a note forbids.
"""

from itertools import pairwise

from app.engines.builtin.notes.as_phrase import lowered, with_articles
from app.engines.builtin.notes.limits import LimitLine
from app.engines.builtin.notes.patterns import pattern, word_list
from app.engines.builtin.notes.telegraph.verb_forms import bases, is_noun
from app.text.compiled import compiled
from app.text.grammar import finite_verb, lexicon, tokens
from app.text.weights.written_form import limit_form

STATED = 0.6
"""How likely a limit must be a statement to be told so against its words."""
_FIRST = compiled(r"[,;.] ")
_ARTICLE = compiled(r"(?i:an?|the) (?=\w)")
_OF_A_DEED = ("tion", "sion", "ment")
"""How a noun ends that the word before it only says more of: "rent reduction"."""
_BEHIND_A_THING = frozenset({"for", "on"})
_ENDS = frozenset({"n't", "not", "no", "never", "nobody", "cannot", "nothing", "only", "none"})


def refused_for_sure(line: LimitLine) -> LimitLine:
    """The limit as the thing or the deed that is refused, where its words have no refusal of their own."""
    words = tokens(line.text.partition(", ")[0])
    if line.kind == "clause" and pattern("was_refused").match(line.text):
        return line  # who says that it was refused refuses nothing: somebody else did
    if line.kind == "np" and (stated := _stated(line)) is not None:
        return line.model_copy(update={"kind": "clause", "text": stated})
    if line.kind == "np" or any(word in _ENDS or word.endswith("n't") for word in words):
        return line
    if _is_thing(words):
        told = with_articles(lowered(line.text))
        return line.model_copy(update={"kind": "np", "text": told, "certain": True})
    if _is_verbless(line, words):
        return line.model_copy(update={"kind": "np", "text": lowered(line.text), "certain": True})
    if line.kind == "clause" and _is_deed(words):
        return line.model_copy(update={"kind": "vp", "text": lowered(line.text), "certain": True})
    return line


def _stated(line: LimitLine) -> str | None:
    """What was taken for a thing as the statement that it is: "a driving schools get no priority for test dates"."""
    bare = line.text if _ARTICLE.match(line.given.text) else _ARTICLE.sub("", line.text, count=1)
    words = tokens(_FIRST.split(bare)[0])
    does = any(one.endswith("s") and two in bases() for one, two in pairwise(words[:-1]))
    return bare if does and limit_form(line.given.text).statement >= STATED else None


def _is_thing(words: list[str]) -> bool:
    """Whether words name a thing: "refund of the full £48", "full refund on lenses", "rent reduction"."""
    how_much = [word for word in words if word in word_list("how_much_of_it")]
    thing, behind, *_ = [*(word for word in words if word not in how_much), "", ""]
    if how_much and words[0] in how_much:
        return thing in word_list("refused_things")
    listed = thing in word_list("refused_things")  # "pay for a hotel" and "promise payment" are deeds
    return (is_noun(thing) and behind == "of") or (
        listed and (behind in _BEHIND_A_THING or behind.endswith(_OF_A_DEED))
    )


def _is_verbless(line: LimitLine, words: list[str]) -> bool:
    """Whether words begin a thing by its article and state nothing of it: "a new phone, as …"."""
    led = words[:1] != [] and words[0] in lexicon().determiners
    does = finite_verb(words) is not None or any(w.endswith("s") and w[:-1] in bases() for w in words[1:])
    return line.kind in {"clause", "raw"} and led and not does and " = " not in line.text


def _is_deed(words: list[str]) -> bool:
    """Whether words begin with a verb that takes what stands behind it: "buy back the car"."""
    first, behind, *_ = [*words, "", ""]
    lex = lexicon()
    return (
        first in bases() | lex.ordered
        and behind != ""
        and behind not in lex.auxiliaries | {"of", "is", "are"}
    )
