"""Names that a brief spells with a capital."""

import re
from collections.abc import Iterable, Sequence

from app.engines.builtin.notes.telegraph.articles import sure_nouns
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.person.given import sex_of_given
from app.text.weights.heart import knows

_CAPITALS = compiled(r"(?:(?<=[a-z,] )|(?<=[a-z] \())[A-Z][a-z]{2,}\b(?! \d)")
_BESIDE, _BEFORE = compiled(r" [A-Z][a-z]"), compiled(r"\b[A-Z][a-z]+ $")
"""A capital right beside another, which makes one name of both."""


def proper_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Words that the brief spells with a capital in the middle of a sentence, and nowhere without: names that a jotted
    note may have lost. The first text is the message; a jotted note has lost its capitals and shows nothing common.
    """
    found: set[str] = set()
    common: set[str] = set()
    lex = lexicon()
    for number, text in enumerate(texts):
        found.update(match.group() for match in _CAPITALS.finditer(text) if _is_name(match))
        if not number:
            common.update(re.findall(r"\b[a-z]{3,}\b", text))
        led = {
            b.lower()
            for a, b in re.findall(r"\b([A-Za-z]+) ([a-z]{3,})\b", text)
            if a.lower() in lex.determiners
        }
        common.update(word for word in led if not text[:1].islower() or word.capitalize() in text)
    closed = lex.verbs | lex.determiners | lex.pronouns | lex.prepositions | lex.auxiliaries
    return tuple(sorted(name for name in found if name.lower() not in common | closed))


def _is_name(found: re.Match[str]) -> bool:
    """Whether a capital makes a name of a word: "Quarry Bank" is one, a "Registrar" or a "Friend discount" none."""
    low = found.group().lower()
    common = not sure_nouns().isdisjoint({low, low.removesuffix("s")})
    behind = _BESIDE.match(found.string, found.end())
    return not common or behind is not None or _BEFORE.search(found.string, 0, found.start()) is not None


def begun_by_names(notes: Sequence[str]) -> tuple[str, ...]:
    """Capitalised first words of notes where most notes begin small: those are names ("Turkey = zone 2")."""
    small = sum(note[:1].islower() for note in notes)
    if small * 2 < len(notes) or not small:
        return ()
    lex = lexicon()
    closed = (
        lex.verbs | lex.determiners | lex.pronouns | lex.prepositions | lex.auxiliaries | lex.conjunctions
    ) | sure_nouns()
    firsts = (note.split(maxsplit=1)[0] for note in notes if note.strip())
    capitals = (w for w in firsts if w[:1].isupper() and w[1:].islower())
    return tuple(w for w in capitals if closed.isdisjoint({w.lower(), w.lower().removesuffix("s")}))


def small_first(text: str, note: str, names: Iterable[str]) -> str:
    """What was made of a note, its first word small where it no longer begins: "refund the delivery charge".

    A name keeps its capital: one that is known, a day, or a word that another capital follows ("Royal Mail").
    """
    first, _, rest = note.lstrip().partition(" ")
    begun, *behind = first.split("-")
    plain = len(begun) > 1 and begun.isalpha() and begun.istitle() and all(map(str.islower, behind))
    given = sex_of_given(first) is not None and not (knows(first.lower()) or first.lower() in lexicon().verbs)
    known = given or first in names or first.lower() in lexicon().days or first == "I"
    if known or not (plain and rest[:1].islower()):
        return text
    return re.sub(rf"(?<=[a-z,] ){first}\b(?! [A-Z])", first.lower(), text)
