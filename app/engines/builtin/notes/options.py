"""Makes an offer of a jotted option: a verb phrase, a noun phrase or a clause, and its words as a list item."""

import re
from collections.abc import Iterable
from typing import Literal

from app.engines.builtin.notes.expand import expand, is_written
from app.engines.builtin.notes.patterns import jotting, pattern
from app.model.plan import Given
from app.model.value import Value
from app.text.grammar import form_of, lexicon, tokens
from app.text.person import third_to_second

Form = Literal["vp", "np", "clause", "theirs"]
"""What can stand behind "I can", behind "I can offer", alone, or behind "You can"."""


class OptionLine(Value):
    """One option, ready to be said. `alternative` is true where the note itself says "or"."""

    given: Given
    form: Form
    text: str
    item: str
    alternative: bool
    certain: bool


def option_line(
    given: Given, customer_name: str | None, names: Iterable[str] = (), agent_name: str | None = None
) -> OptionLine:
    """Write an option out and tell its form; what is uncertain in person stays as it was given.

    What the agent is said to be able to do, the agent offers: "Owen can ring her" → "ring you".
    """
    raw = given.text.strip().rstrip(".")
    written = is_written(raw)
    if agent_name:
        own = rf"^{re.escape(agent_name.split()[0])}\b(?: [A-Z][\w'-]+)? (?:can|could|will|may|to)\s+"
        raw = re.sub(own, "we can ", raw)
    alternative = raw.lower().startswith("or ")
    expanded = expand(pattern("lead").sub("", raw), names, written=written)
    theirs = pattern("of_their_choice").sub(r"\1 your choice", expanded.text)
    theirs = pattern("pointing_self").sub("", theirs)
    shifted = third_to_second(theirs, customer_name, offered=True)
    # An offer speaks of the customer: where the person is in doubt, "you" is right far more often than "she".
    text = shifted.text
    form, phrase = _phrase(text)
    return OptionLine(
        given=given,
        form=form,
        text=phrase,
        item=capitalised(phrase if form == "vp" and pattern("we_clause").match(text) else text),
        alternative=alternative,
        certain=expanded.clean and shifted.certain,
    )


def _phrase(text: str) -> tuple[Form, str]:
    if match := pattern("we_clause").match(text):
        rest = text[match.end() :]
        if tokens(rest)[:1] and tokens(rest)[0] in lexicon().verbs:
            return "vp", rest
    if (tokens(text)[:1] and tokens(text)[0] in lexicon().pauses) or pattern("others_act").match(text):
        return "clause", text
    if match := pattern("to_act").match(text):
        return "clause", f"{match.group('who')} {jotting('can')} {match.group('act')}"
    form = "order" if tokens(text)[:1] and tokens(text)[0] in lexicon().ordered else form_of(text)
    if form == "order":
        return _whose(tokens(text)[0]), lowered(text)
    if form == "noun_participle":
        return "vp", f"have {with_article(text)}"
    if form == "noun_phrase":
        return "np", with_article(text)
    return "clause", text


def _whose(verb: str) -> Form:
    """Who carries an order out: we ("vp"), the customer ("theirs"), or either ("clause")."""
    if verb in lexicon().anybodys:
        return "clause"
    return "theirs" if verb in lexicon().theirs else "vp"


def with_article(phrase: str) -> str:
    """A noun phrase that can stand in a sentence: "Full refund of £20" → "a full refund of £20"."""
    words = tokens(phrase)
    lex = lexicon()
    if not words or words[0] in lex.determiners | lex.pronouns or phrase[0].isdecimal() or phrase[0] in "£$€":
        return lowered(phrase)
    if not _countable_singular(words) or _proper(phrase):
        return lowered(phrase)
    low = lowered(phrase)
    return f"{'an' if low[0] in 'aeio' else 'a'} {low}"


def lowered(text: str) -> str:
    """The first letter small, unless the first word is a name, a code or "I"."""
    if not text or _proper(text):
        return text
    return text[0].lower() + text[1:]


def capitalised(text: str) -> str:
    """The first letter capital."""
    return text[:1].upper() + text[1:]


def _proper(text: str) -> bool:
    words = text.split()
    first = words[0]
    if first in {"A", "I"}:
        return first == "I"
    if (
        first.lower() in lexicon().days
        or any(ch.isdecimal() for ch in first)
        or first.isupper()
        or any(ch.isupper() for ch in first[1:])
    ):
        return True
    if not first[0].isupper():
        return False
    second = words[1] if len(words) > 1 else ""
    known = (
        first.lower() in lexicon().verbs | lexicon().determiners | lexicon().prepositions | lexicon().adverbs
    )
    return not known and bool(re.match(r"^[A-Z][a-z]", second))


def _countable_singular(words: list[str]) -> bool:
    """Whether the head noun (the last word before a preposition, participle or pause) reads as one countable thing."""
    lex = lexicon()
    head = words[0]
    for index, word in enumerate(words[1:], start=1):
        if word in lex.prepositions or word in lex.participles or word.endswith("ed") or word in lex.adverbs:
            break
        if word[0].isdecimal():
            break
        head = words[index]
    return not head.endswith(("s", "ing")) or head.endswith("ss")
