"""The signs by which a sentence of a reply is told to be made up, and the sentences that they give away."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from app.checklist import unfounded
from app.checklist.sources import internal_notes
from app.checklist.unfounded import Given, Signs
from app.model.value import Span
from app.text import words

if TYPE_CHECKING:
    from app.checklist.inquiry import Inquiry

_ELSEWHERE = ("irritation", "commitment", "offer")
_SURELY, LESS = 0.6, 1.0
"""From this likelihood (0-1) on a sentence does what another item judges, and log-odds that it then loses here."""

_FEW = 6
"""New words of ours from which one more tells no more."""


class Unfounded(Span):
    """A sentence that likely tells what nobody gave; `likely` 0-1."""

    likely: float


def given_away(inquiry: "Inquiry") -> Iterator[Unfounded]:
    """The sentences of the body that likely tell what nobody gave, in order; our own engine's are not looked at."""
    weights = unfounded.weights(inquiry.lexicon.language) if inquiry.acts.known else None
    if weights is None:
        return
    for sentence, signs in seen(inquiry):
        odds = weights.odds(signs) - LESS * beside(inquiry, sentence)
        if odds > weights.limit:
            likely = weights.likely(odds)
            yield Unfounded(text=sentence.text, start=sentence.start, end=sentence.end, likely=likely)


def seen(inquiry: "Inquiry") -> Iterator[tuple[Span, Signs]]:
    """Each strange sentence of the body that has a new word and asks nothing, with its signs."""
    sheet, given = inquiry.sheet, Given(inquiry.sources, internal_notes(inquiry.case))
    body = sheet.body
    for at, sentence in enumerate(body):
        if "?" in sentence.text or inquiry.known(sentence) or sheet.quoted(sentence):
            continue
        text = sheet.plain[sentence.start : sentence.end]
        own = words.content_stems(text, inquiry.language)
        new = given.new(own)
        if not new:
            continue
        values = _content(own, new, given, inquiry) | _wording(sentence, text, inquiry)
        values |= _subject(text, given, inquiry) | _place(at, len(body))
        values |= {f"act {name}": likely for name, likely in inquiry.acts.by_name(sentence).items()}
        if given.leaves_open:
            values |= {"open": 1.0, "open new": values["new"], "open cause": values["cause"]}
        marks = unfounded.marks(text, given, inquiry.lexicon.asserting, inquiry.language)
        yield sentence, Signs(values, marks, new)


def beside(inquiry: "Inquiry", sentence: Span) -> int:
    """How many other things are wrong with a sentence, or done by it, that other items judge."""
    acts = inquiry.acts.by_name(sentence)
    done = any(acts.get(act, 0.0) >= _SURELY for act in _ELSEWHERE)
    return done + any(p.support != "full" and _meet(p.span, sentence) for p in inquiry.promises)


def _content(
    own: frozenset[str], new: frozenset[str], given: Given, inquiry: "Inquiry"
) -> Mapping[str, float]:
    count = max(len(own), 1)
    unheld = own - given.ours - inquiry.lexicon.asserting.common
    return {
        "new": len(new - inquiry.lexicon.asserting.common) / count,
        "length": min(len(own), 20) / 10,
        "nearest note": max((len(own & note) / count for note in given.notes), default=0.0),
        "nearest message": max((len(own & told) / count for told in given.told), default=0.0),
        "not ours": len(unheld) / count,
        "words not ours": min(len(unheld), _FEW) / _FEW,
    }


def _wording(sentence: Span, text: str, inquiry: "Inquiry") -> Mapping[str, float]:
    sheet, asserting = inquiry.sheet, inquiry.lexicon.asserting
    said = sheet.piece(sentence)
    promises = [p for p in inquiry.promises if _meet(p.span, sentence)]
    return {
        "courtesy": float(sheet.possible(asserting.courtesy).match(said)),
        "cause": float(sheet.possible(asserting.causes).match(said)),
        "persons": float(asserting.persons.match(said)),
        "doubt": float(sheet.possible(asserting.open).match(said)),
        "past": float(bool(asserting.past.search(text))),
        "supposed": float(bool(asserting.supposed.search(text))),
        "digits": float(any(c.isdigit() for c in text)),
        "stranger": float(any(_meet(s.span, sentence) for s in inquiry.strangers)),
        "promise": float(bool(promises)),
        "bare promise": float(any(p.support == "none" for p in promises)),
    }


def _subject(text: str, given: Given, inquiry: "Inquiry") -> Mapping[str, float]:
    """How new what the sentence is about is."""
    found = inquiry.lexicon.asserting.subject.match(text)
    if not found:
        return {}
    about = words.content_stems(found.group(1), inquiry.language)
    new = given.new(about)
    count = max(len(about), 1)
    rare = len(new - inquiry.lexicon.asserting.common)
    return {"subject": 1.0, "new subject": len(new) / count, "rare subject": rare / count}


def _place(at: int, of: int) -> Mapping[str, float]:
    return {"place": at / of, "first": float(at == 0), "second": float(at == 1), "last": float(at == of - 1)}


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and a.end > b.start
