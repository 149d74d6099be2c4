"""Whether a sentence that another reader made is one that the plain grammar reads too, to its last word.

The same grammar that puts articles into a jotting finds where they are missing: what it has to put into a sentence was
missing there.
"""

import re
from collections.abc import Iterator

from app.engines.builtin.notes.plain.clause import Reader
from app.engines.builtin.notes.plain.cursor import Unread
from app.engines.builtin.notes.plain.reader import Eyes
from app.engines.builtin.notes.plain.table import expression, rewritten, said
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.text.compiled import compiled

_HELPERS = compiled(r"\b(?:is|are|was|were|has|have|been)\b", re.IGNORECASE)
_ARTICLES = compiled(r"\b(?:the|an?)\b", re.IGNORECASE)


def reads_well(sentence: str, eyes: Eyes) -> bool:
    """Whether each clause of the sentence is read, and none lacks an article."""
    body = rewritten("parsed", sentence.rstrip(" .!"))
    return all(_is_clause(one, eyes) for one in _clauses(body, eyes))


def _clauses(body: str, eyes: Eyes) -> Iterator[str]:
    """The clauses of a sentence, each with a subject: what goes on about the one before gets a thing for its own."""
    for at, one in enumerate(part.strip(" ,") for part in expression("clauses").split(body)):
        low = one[:1].lower() + one[1:] if not at and one.split(" ")[0].strip(",") not in eyes.names else one
        goes_on = at and expression("goes_on").match(one)
        yield f"{said('some_thing')} {low}" if goes_on else expression("it").sub(said("some_thing"), low)


def _is_clause(text: str, eyes: Eyes) -> bool:
    if expression("set_clause").match(text):
        return True
    row = tagged(text, eyes.names)
    try:
        made = Reader(row, eyes.known, eyes.today, eyes.capitals).clause().text
    except Unread:
        return False
    return all(len(one.findall(made)) <= len(one.findall(text)) for one in (_ARTICLES, _HELPERS))


def lacks_article(sentence: str, eyes: Eyes) -> bool:
    """Whether the grammar reads a sentence and has to put an article into it: "the chauffeur had wrong date"."""
    body = rewritten("parsed", sentence.rstrip(" .!"))
    first = body.split(" ")[0].strip(",")
    text = body if first in eyes.names else body[:1].lower() + body[1:]
    try:
        made = Reader(tagged(text, eyes.names), eyes.known, eyes.today, eyes.capitals).clause().text
    except Unread:
        return False
    return len(_ARTICLES.findall(made)) > len(_ARTICLES.findall(text))
