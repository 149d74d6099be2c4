"""The signs by which a sentence in a language without wording of its own is told to be made up.

They are what carries over: what a sentence does, where it stands, how far its words lie from what was given. Their
weights are fitted on English (`python -m scripts.fit.unworded`) and lie under no language.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from app.checklist import unfounded
from app.checklist.sources import internal_notes
from app.checklist.unfounded import Given, Signs, Weights, meet
from app.model.value import Span
from app.text import words

if TYPE_CHECKING:
    from app.checklist.inquiry import Inquiry

ANY = "any"
"""The folder of what is at home in no language."""

_BESIDE = (
    "explanation", "admission", "excuse", "commitment", "offer", "next_step", "feeling", "acknowledgement",
    "restatement", "limit",
)  # fmt: skip
"""Acts in which new words say more or less than elsewhere."""

_LONG, _MANY, _SOME = 20, 8, 6
"""Words of content, new words, and words that nothing of ours holds, from which one more tells no more."""

_HOME = 0.5
"""Share of our notes (0-1) that must be in the reply's own language: the words of others tell nothing of it."""


def weights() -> Weights | None:
    """The weights for languages without wording of their own."""
    return unfounded.weights(ANY)


def seen(inquiry: "Inquiry") -> Iterator[tuple[Span, Signs]]:
    """Each strange sentence of the body that has a new word and asks nothing, with its signs.

    Nothing where our notes are mostly in another language, or there are none.
    """
    sheet, sources = inquiry.sheet, inquiry.sources
    own = sources.of("ours")
    strange = {s.start for s in inquiry.strange if "?" not in s.text and not sheet.quoted(s)}
    if not strange or sum(source.at_home for source in own) < _HOME * max(len(own), 1):
        return
    given = Given(sources, internal_notes(inquiry.case))
    for at, sentence in enumerate(sheet.body):
        if sentence.start not in strange:
            continue
        stems = words.content_stems(sheet.plain[sentence.start : sentence.end], inquiry.language)
        new = unfounded.unheard(stems, sentence, given, inquiry)
        if new:
            acts = inquiry.acts.by_name(sentence)
            values = {**acts, **_content(stems, new, given, acts), **_rest(sentence, inquiry)}
            values |= {"place": at / len(sheet.body), "first": float(at == 0), "second": float(at == 1)}
            yield sentence, Signs(values, frozenset(), new)


def _content(
    own: frozenset[str], new: frozenset[str], given: Given, acts: Mapping[str, float]
) -> dict[str, float]:
    count, many = len(own), min(len(new), _MANY) / _MANY
    unheld = own - given.ours
    values = {
        "new": len(new) / count,
        "words new": many,
        "length": min(count, _LONG) / _LONG,
        "nearest note": max([len(own & note) for note in given.notes], default=0) / count,
        "nearest message": max([len(own & told) for told in given.told], default=0) / count,
        "not ours": len(unheld) / count,
        "words not ours": min(len(unheld), _SOME) / _SOME,
        "open": float(given.leaves_open),
        "open new": given.leaves_open * len(new) / count,
    }
    return values | {f"new {act}": many * acts.get(f"act {act}", 0.0) for act in _BESIDE}


def _rest(sentence: Span, inquiry: "Inquiry") -> dict[str, float]:
    sheet = inquiry.sheet
    told = float(sheet.possible(inquiry.lexicon.causes).match(sheet.piece(sentence)))
    promises = [p for p in inquiry.promises if meet(p.span, sentence)]
    return {
        "cause": told,
        "stranger": float(any(meet(s.span, sentence) for s in inquiry.strangers)),
        "digits": float(any(c.isdigit() for c in sentence.text)),
        "promise": float(bool(promises)),
        "bare promise": float(any(p.support == "none" for p in promises)),
    }
