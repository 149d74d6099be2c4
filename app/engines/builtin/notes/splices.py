"""Two statements that only a comma joins, as one sentence with "and" between them, or as two sentences."""

from itertools import pairwise

from app.engines.builtin.notes.as_phrase import capitalised, lowered
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.subjects import with_subject
from app.engines.builtin.notes.telegraph.articles import is_plural
from app.text.compiled import compiled
from app.text.grammar import finite_verb, has_verb, lexicon, tokens

_SUBJECTS = frozenset({"you", "we", "they", "i"})
_LEADS = frozenset({"once", "whereas", "provided", "given", "even", "instead", "despite", "besides", "had"})
"""What leads to a statement beside the closed classes: "once the form is in, the money is paid"."""
_OF_WHICH = compiled(r"\bof (?:which|whom|whose)\b")
"""What makes a second half a part of the first: "the line, the maintenance of which is theirs"."""
_SHORT = 2
"""Words of the subject of a second statement that is surely one: "custom moulds would"."""
_SINGULAR = frozenset({"it", "nobody", "nothing"})


def unspliced(told: str, note: str) -> str:
    """The sentence without its comma splice; `note` is what it was made of.

    A note that ends with a full stop was written with care: it is only mended where both halves surely are statements.
    """
    written = note.rstrip().endswith(".")
    bare = told.rstrip(".") if written else _with_second_subject(told.rstrip("."))
    if _leads(bare):
        return told
    if (said := pattern("spliced_that").match(bare)) and _is_statement(said["first"]):
        return f"{sentence(said['first'])} {sentence(capitalised(said['second']))}"
    both = pattern("spliced").match(bare)
    if (
        both is None
        or _OF_WHICH.search(bare)
        or ". " in both["second"]
        or pattern("listed_on").match(both["second"])
    ):
        return told if bare == told.rstrip(".") else sentence(bare)
    first, second = both["first"], both["second"]
    if pattern("no_statement").match(second):  # "…, nothing more to pay"
        return told if bare == told.rstrip(".") else sentence(bare)
    sure = _is_statement(first) and _is_statement(second) if written else has_verb(first) and has_verb(second)
    return sentence(f"{first}{jotting('and_do')}{second}") if sure else told


def _with_second_subject(told: str) -> str:
    """Two statements of which the second lacks its article or "and": "…, driver shows it" → "…, the driver shows it".

    Of several of a thing no article tells that another statement begins: "tips do not fit, moulds would".
    """
    first, comma, second = told.partition(", ")
    words = tokens(second) if comma and "," not in second else []
    if finite_verb(words) is None or finite_verb(tokens(first)) is None or _leads(second):
        return told
    begun = capitalised(second)
    made = with_subject(begun)
    second = second if made == begun else lowered(made)
    helped = next((at for at, word in enumerate(words) if word in lexicon().auxiliaries), 0)
    several = 0 < helped <= _SHORT and is_plural(words[helped - 1])
    joined = jotting("and_do") if several else ", "
    return f"{first}{joined}{second}" if several or made != begun else told


def _leads(text: str) -> bool:
    """Whether a text begins with what only leads to its statement: "if you call, we …", "in May, we …"."""
    lex, words = lexicon(), tokens(text)
    opening = lex.prepositions | lex.subordinating | lex.conjunctions | lex.question_words | lex.auxiliaries
    return (
        not words
        or words[0] in opening | _LEADS
        or words[0].endswith(("ever", "ing"))
        or words[:2] == ["the", "more"]
    )


def _is_statement(text: str) -> bool:
    """Whether a half has its own subject and verb."""
    words, lex = tokens(text), lexicon()
    if words[0] in _SUBJECTS:
        return words[1] not in lex.prepositions | lex.conjunctions | lex.pronouns | lex.determiners
    if words[0] in _SINGULAR:
        return has_verb(" ".join(words[:4]))
    does = any(
        word.endswith("s") and word[:-1] in lex.verbs and after in lex.determiners
        for word, after in pairwise(words)
    )
    verb = finite_verb(words)
    # "… the drains and the laundry, and did not find it": what is found did nothing of its own.
    return does or (verb is not None and words[verb - 1] != "and")
