"""Names an ask of the customer in words that can follow "you asked about"."""

import re
from itertools import pairwise

from app.engines.builtin.concern.scorned import without_scorn
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.person import first_to_second
from app.text.tables import table as locale_table

_END = compiled(r"(?:,?\s+(?:please|at (?:the )?(?:very )?least))?[\s.!?,;:]*$", re.IGNORECASE)
_PAUSE = compiled(r"[;:\n]|\s-\s|\.\s|,\s+(?:and|but|because|since|so)\b")
_SOMEBODYS = frozenset({"her", "his", "their"})
_NAMED = 4
"""Words of the last of several things that are asked for."""
LONGEST = 14
"""Words of an ask that is given back; a longer one is cut at its first pause, or not named at all."""


def ask_phrase(ask: str) -> str | None:
    """A noun phrase or a question clause of the ask in the second person, None where no sure one can be made.

    "I want my bus fares, £9.20" → "your bus fares, £9.20"; "who decides these things?" → "who decides these things".
    """
    text = _END.sub("", without_scorn(ask.strip()))
    for pattern in locale_table("en", "asking").get("lead", ()):
        text = re.sub(pattern, "", text, count=1, flags=re.IGNORECASE).strip()
    text = _END.sub("", _PAUSE.split(text, maxsplit=1)[0]).strip(" \"'“”‘’")
    words = tokens(text)
    if not 2 <= len(words) <= LONGEST or not _nominal(words):
        return None
    shifted = first_to_second(text)
    if not shifted.certain or shifted.text.isupper():
        return None
    first = shifted.text.split()[0].lower()
    named = shifted.text[:1].lower() + shifted.text[1:] if first in _lowerable() else shifted.text
    named = paired(named)
    what = named.removesuffix(" back")
    return named if what == named else str(locale_table("en", "asking")["back"]).format(what=what)


def paired(things: str) -> str:
    """The last of several things joined to the others: "an itemised bill, an explanation" → "… and an explanation"."""
    before, comma, last = things.rpartition(", ")
    named = comma and tokens(last)[:1] and tokens(last)[0] in lexicon().determiners
    return (
        f"{before} and {last}" if named and len(last.split()) <= _NAMED and " and " not in before else things
    )


def _nominal(words: list[str]) -> bool:
    lex = lexicon()
    if words[0] in {"who", "which"} and len(words) > 2:
        turned = {"do", "does", "did", "are", "is", "was", "were", "can", "will", "would", "should"}
        # "Who is Karen?" would have to be turned round; "who decides" stands as it is.
        return turned.isdisjoint(words[1:3])
    done = words[1] == "back" or words[1].endswith("ed") or words[1] in lex.participles
    if words[0] in _SOMEBODYS and (done or words[1] in lex.prepositions | lex.adverbs):
        return False  # "I want her back with her friends" asks for no back of hers
    if words[0] == "your" and any(a == "to" and b in lex.verbs for a, b in pairwise(words)):
        return False  # "your company to give it back" is what somebody shall do
    starts = words[0] in lex.determiners - {"this", "that", "these", "those", "no", "not"}
    return (
        starts
        and not any(w in lex.pronouns - {"it"} for w in words[1:])
        and not (set(words) & lex.auxiliaries)
    )


def _lowerable() -> frozenset[str]:
    lex = lexicon()
    return lex.determiners | lex.pronouns | lex.prepositions
