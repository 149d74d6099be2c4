"""The signs by which a sentence of a reply is told to promise what nothing allows, whatever its words.

What is promised has no words of its own: whoever has not been read before promises "a hamper on board" or "helmets for
both". So the sentences are weighed by what they do, how they are built and how far their words lie from our notes. The
weights know nothing of what `commitments` finds: they were fitted where its wordings are at home, and would trust them
too much elsewhere. Fitted by `python -m scripts.fit.pledged`.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from app.checklist import unfounded
from app.checklist.sources import Sources
from app.checklist.unfounded import Family, Signs, Weights
from app.model.value import Span
from app.text import words

if TYPE_CHECKING:
    from app.checklist.inquiry import Inquiry

NAME = "pledged"
"""The file of weights."""

_GIVING = ("act commitment", "act offer", "act false_hope")

_MOST_TO_COME = 3.5
"""Log-odds that a sentence's wording and frame add at most."""

_LONG, _FEW = 20, 6
"""Words of content, and words that no note of ours holds, from which one more tells no more."""


class Pledge(Span):
    """A sentence that may promise what nothing allows; `likely` 0-1, `surely` where that is enough to say so."""

    likely: float
    surely: bool


def pledges(inquiry: "Inquiry") -> Iterator[Pledge]:
    """The sentences of the body that may promise what nothing allows, in order; our own engine's are not looked at."""
    weights = unfounded.weights(inquiry.lexicon.language, NAME) if inquiry.acts.known else None
    if weights is None:
        return
    for sentence, signs in seen(inquiry, weights):
        odds = weights.odds(signs)
        if odds > weights.doubt:
            surely, likely = odds > weights.limit, weights.likely(odds)
            yield Pledge(
                text=sentence.text, start=sentence.start, end=sentence.end, likely=likely, surely=surely
            )


def seen(inquiry: "Inquiry", weights: Weights | None = None) -> Iterator[tuple[Span, Signs]]:
    """Each strange sentence of the body that has a word which our notes do not hold, with its signs.

    With weights, those that what is told quickly already clears are left out.
    """
    sheet, asserting, language = inquiry.sheet, inquiry.lexicon.asserting, inquiry.language
    strange = {s.start for s in inquiry.strange if not sheet.quoted(s)}
    notes = _Notes(inquiry.sources) if strange else None
    for at, sentence in enumerate(sheet.body):
        if notes is None or sentence.start not in strange:
            continue
        text = sheet.plain[sentence.start : sentence.end]
        own = words.content_stems(text, language)
        unheld = notes.ours.new(own)
        if not unheld:
            continue
        acts = inquiry.acts.by_name(sentence)
        values = {**acts, **_content(own, unheld, notes, acts), **_place(at, len(sheet.body), text)}
        if weights and weights.odds(Signs(values, frozenset(), unheld)) < weights.doubt - _MOST_TO_COME:
            continue
        values |= _wording(sentence, text, inquiry)
        yield sentence, Signs(values, unfounded.marks(text, notes.ours, asserting, language), unheld)


class _Notes:
    """What was given, as a promise needs it: the customer's words are no ground."""

    def __init__(self, sources: Sources) -> None:
        own = sources.of("ours")
        self.ours = Family(sources.own_stems)
        self.theirs = Family(sources.message.stems)
        self.all = tuple(source.stems for source in own)
        self.options = tuple(source.stems for source in own if source.where.startswith("options"))
        self.barred = tuple(source.stems for source in sources.of("barred"))


def _content(
    own: frozenset[str], unheld: frozenset[str], notes: _Notes, acts: Mapping[str, float]
) -> dict[str, float]:
    count = max(len(own), 1)
    new = notes.theirs.new(unheld)
    giving = max([acts.get(act, 0.0) for act in _GIVING], default=0.0)
    near = _nearest(own, notes.all) / count
    return {
        "length": min(len(own), _LONG) / 10,
        "unheld": len(unheld) / count,
        "words unheld": min(len(unheld), _FEW) / _FEW,
        "new": len(new) / count,
        "words new": min(len(new), _FEW) / _FEW,
        "nearest option": _nearest(own, notes.options) / count,
        "nearest note": near,
        "nearest limit": _nearest(own, notes.barred) / count,
        "near message": len(own & notes.theirs.stems) / count,
        "options": float(bool(notes.options)),
        "giving unheld": giving * len(unheld) / count,
        "giving far": giving * (1.0 - near),
    }


def _nearest(own: frozenset[str], notes: tuple[frozenset[str], ...]) -> int:
    return max([len(own & note) for note in notes], default=0)


def _wording(sentence: Span, text: str, inquiry: "Inquiry") -> dict[str, float]:
    sheet, asserting, promising = inquiry.sheet, inquiry.lexicon.asserting, inquiry.lexicon.promising
    said = sheet.piece(sentence)
    return {
        "binds": float(sheet.possible(promising.triggers).match(said)),
        "excused": float(sheet.possible(promising.excuses).match(said)),
        "to come": float(sheet.possible(promising.future).match(said)),
        "conditional": float(sheet.possible(promising.conditions).match(said)),
        "courtesy": float(sheet.possible(asserting.courtesy).match(said)),
        "past": float(bool(asserting.past.search(text))),
        "supposed": float(bool(asserting.supposed.search(text))),
    }


def _place(at: int, of: int, text: str) -> dict[str, float]:
    return {
        "place": at / of,
        "first": float(at == 0),
        "last": float(at == of - 1),
        "asked": float("?" in text),
    }
