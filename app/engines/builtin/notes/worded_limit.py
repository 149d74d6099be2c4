"""Settles the form of a limit that was written out, where the grammar knows no verb in it.

"Repairs to private pipes stay with the owner" is no thing that we could offer: how the whole note weighs tells that.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from app.engines.builtin.notes.as_phrase import capitalised, with_article
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.subjects import with_subject
from app.text.grammar import has_verb, lexicon, tokens
from app.text.weights.written_form import limit_form

LimitKind = Literal["vp", "np", "clause", "raw"]
"""What can stand behind "I can't", behind "I can't offer", alone, or only as it was given."""
_KINDS: tuple[LimitKind, ...] = ("clause", "vp", "np")
"""The kinds in the order of `LimitForm`."""
_SURE = 0.75
"""How likely a kind must be for the note to be told without a person's look, where the grammar has it otherwise."""


class Worded(NamedTuple):
    """The kind of a limit, its words in that form, and whether that is sure."""

    kind: LimitKind
    text: str
    sure: bool


def worded(note: str, main: str, by_grammar: tuple[LimitKind, str], names: Iterable[str] = ()) -> Worded:
    """The kind of the written `note`, whose `main` part is already in words to the customer.

    One without a full stop may lack an article: "Front ramp cannot be used".
    """
    told = _settled(note, main, by_grammar)
    none = note.strip().rstrip(".") if note.startswith("No ") and told.kind == "np" else told.text
    if (bare := pattern("none_is_done").match(none[:1].lower() + none[1:])) is not None:
        # "No respray promised until the inspection"
        told = Worded("clause", jotting("none_can_be_done").format(**bare.groupdict("")), sure=told.sure)
    if told.kind != "clause" or note.rstrip().endswith("."):
        return told
    begun = capitalised(told.text)
    made = with_subject(begun, names)
    return told if made == begun else told._replace(text=made)


def _settled(note: str, main: str, by_grammar: tuple[LimitKind, str]) -> Worded:
    kind, phrase = by_grammar
    first = (tokens(main) or [""])[0]
    if first in lexicon().subordinating | word_list("begins_condition") and has_verb(main):
        return Worded("clause", main, sure=True)
    first_sentence, stop, _ = note.partition(". ")  # what is told behind it is no part of the limit
    likely = dict(zip(_KINDS, limit_form(f"{first_sentence}." if stop else note), strict=True))
    best = max(_KINDS, key=likely.__getitem__)
    if kind in {best, "clause"} or not note.rstrip().endswith(".") or pattern("cannot").match(main):
        return Worded(kind, phrase, sure=True)
    sure = likely[best] >= _SURE
    if best == "clause":
        return Worded("clause", main, sure)
    if best == "np" and kind == "raw":
        return Worded("np", with_article(main), sure)
    return Worded(kind, phrase, sure=likely[best] < _SURE)
