"""Two statements that only a comma joins, with "and" or a semicolon between them, or as two sentences."""

import re
from itertools import pairwise

from app.engines.builtin.notes.as_phrase import capitalised, lowered
from app.engines.builtin.notes.limit_parts import article_first
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.subjects import with_subject
from app.engines.builtin.notes.telegraph.articles import is_plural
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.text.compiled import compiled
from app.text.grammar import finite_verb, has_verb, lexicon, tokens

_SUBJECTS = frozenset({"you", "we", "they", "i"})
_LEADS = frozenset({"once", "whereas", "provided", "given", "even", "instead", "despite", "besides", "had"})
"""What leads to a statement beside the closed classes: "once the form is in, the money is paid"."""
_OF_WHICH = compiled(r"\bof (?:which|whom|whose)\b")
"""What makes a second half a part of the first: "the line, the maintenance of which is theirs"."""
_IS_RATHER = compiled(r"(?:it|they|this|that)(?:['’]s|['’]re| is| are| was| were) ", re.IGNORECASE)
"""How a statement begins that says what a thing is instead."""
_COMMA = compiled(r", ")
_SURE_VERBS = frozenset({"aux", "modal", "be", "third"})
_TOLD = _SURE_VERBS | {"past", "either"}
_NOUNS = frozenset({"noun", "name", "code", "ing"})
_OF_SUBJECT = _NOUNS | {"det", "state", "number", "pronoun", "prep", "part", "money", "no"}
_LONG_SUBJECT = 6
"""Words of a subject at most."""
_GOES_ON = frozenset({"that", "it", "there", "he", "she", "they", "we", "you", "i"})
_THESE = frozenset({"these", "those"})
_WHEN = frozenset({"last", "next", "this", "every", "each", "two", "three", "some"})
_CONDITIONS = frozenset(
    {"if", "when", "once", "unless", "as", "while", "since", "after", "before", "although"}
) | {
    "though",
    "because",
    "until",
    "where",
    "whenever",
    "whether",
}
"""What opens a clause that is not over before the comma."""
_SHORT = 2
"""Words of the subject of a second statement that is surely one: "custom moulds would"."""
_SINGULAR = frozenset({"it", "nobody", "nothing"})


def unspliced(told: str, note: str) -> str:
    """The sentence without its comma splice; `note` is what it was made of."""
    made = _joined(told, note)
    return made if made != told else _parted(told)


def limit_and_why(limit: str, *, told: bool = False) -> tuple[str, str] | None:
    """What cannot be done and the statement that only a comma joins to it: "move it, it depends on the permit".

    Of a limit that is `told` whole, only what can be nothing but why is parted.
    """
    if (comma := pattern("refused_why").search(limit)) is not None:
        return limit[: comma.start()], limit[comma.end() :]
    if told:
        return None
    refused = jotting("we_cannot_do").format(do=limit)
    first, mark, why = _parted(refused).rstrip(".").partition("; ")
    return (first[len(refused) - len(limit) :], why) if mark else None


def _parted(told: str) -> str:
    """A sentence with a semicolon for a comma between two statements, whatever they say: it only parts them."""
    bare = told.rstrip(".")
    if _leads(bare) or ";" in bare or ": " in bare:
        return told
    for comma in _COMMA.finditer(bare):
        first, second = bare[: comma.start()], bare[comma.end() :]
        if _is_whole(first) and pattern("should_do").match(second):
            return sentence(
                f"{first}{jotting('and_do')}{second}"
            )  # "… was refunded today, should show by Friday"
        if _is_whole(first) and (allows := pattern("allow_time").match(second)) is not None:
            return sentence(f"{first}{jotting('please_allow')}{allows['time']}")
        if _is_whole(first, loose=_says_of(second)) and _speaks(second):
            bare_noun = tagged(second)[0].tag in {"noun", "state"}
            return sentence(f"{first}; {article_first(second) if bare_noun else second}")
    return told


def _is_whole(first: str, *, loose: bool = False) -> bool:
    """Whether what stands before a comma is a statement to which nothing is missing, nor opens another one; where it is
    `loose`, it may lack a verb that we know.
    """
    row = tagged(first)
    opened = sum(first.count(mark) for mark in "“([") != sum(first.count(mark) for mark in "”)]")
    leads = any(
        one.low in _CONDITIONS and behind.tag not in {"time", "number"} for one, behind in pairwise(row)
    )
    told = any(at and token.tag in _TOLD for at, token in enumerate(row)) or finite_verb(tokens(first))
    named = (
        loose
        and row[0].tag != "time"
        and row[0].low not in _WHEN
        and any(token.tag in _NOUNS for token in row)
    )
    return bool(told or named) and not (opened or leads)


def _says_of(second: str) -> bool:
    """Whether what stands behind a comma says something of what stands before it, and nothing follows."""
    first, *_ = [*tokens(second), ""]
    return first.partition("'")[0] in _GOES_ON and "," not in second


def _speaks(second: str) -> bool:
    """Whether what stands behind a comma begins with whom or what it speaks of, and the verb of it."""
    row = tagged(second)
    does = len(row) > 1 and row[0].tag == "ing" and row[1].tag in _SURE_VERBS  # "sewing is another $6"
    if not row or (_leads(second) and not does):
        return False
    if row[0].tag == "aux" and row[0].low.partition("'")[0] in _GOES_ON:
        return True  # "that's", "we've"
    verb = next((at for at, token in enumerate(row) if token.tag not in _OF_SUBJECT), len(row))
    if not 0 < verb < len(row) or verb > _LONG_SUBJECT or row[0].tag in {"part", "prep"}:
        return False
    one = row[0].tag == "pronoun" or row[0].low in _THESE
    named = one or any(token.tag in _NOUNS for token in row[:verb])
    at_once = one and verb == 1
    while verb + 1 < len(row) and row[verb].tag == "adverb":
        verb += 1
    return named and (
        row[verb].tag in _SURE_VERBS or (at_once and row[verb].tag in {"past", "either", "base"})
    )


def _joined(told: str, note: str) -> str:
    """The two halves with "and" between them, or as two sentences, where that surely is meant.

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
    if sure and _IS_RATHER.match(second) and any(w.endswith("n't") or w == "not" for w in tokens(first)):
        return sentence(f"{first}; {second}")  # "the box isn't ours, it is the Lions Club's"
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
