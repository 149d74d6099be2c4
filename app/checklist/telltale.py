"""The signs by which a sentence of a reply is told to be made up, and the sentences that they give away."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from app.checklist import unfounded, unworded
from app.checklist.deeds import ACT
from app.checklist.sources import internal_notes
from app.checklist.unfounded import Given, Signs, Weights, meet
from app.model.value import Span
from app.text import words

if TYPE_CHECKING:
    from app.checklist.inquiry import Inquiry

_ELSEWHERE = ("irritation", "commitment", "offer")
_SURELY, LESS = 0.6, 1.0
"""From this likelihood (0-1) on a sentence does what another item judges; log-odds that it then loses here."""

_MOST_TO_COME = 2.0
"""Log-odds that wording, frame and parts of a sentence add at most: so in all of 12,000 labelled sentences."""

_OWN = 2
"""Words of content that a statement has at least."""

_FEW = 6
"""New words of ours from which one more tells no more."""


class Unfounded(Span):
    """A sentence that likely tells what nobody gave; `likely` 0-1."""

    likely: float


def given_away(inquiry: "Inquiry") -> Iterator[Unfounded]:
    """The sentences of the body that likely tell what nobody gave, in order; our own engine's are not looked at."""
    weights = unfounded.weights(inquiry.lexicon.language) if inquiry.acts.known else None
    found = seen(inquiry, weights)
    if weights is None and inquiry.acts.known:
        weights, found = unworded.weights(), unworded.seen(inquiry)
    if weights is None:
        return
    for sentence, signs in found:
        odds = weights.odds(signs)
        if odds > weights.limit and (odds := odds - LESS * beside(inquiry, sentence)) > weights.limit:
            likely = weights.likely(odds)
            yield Unfounded(text=sentence.text, start=sentence.start, end=sentence.end, likely=likely)


def seen(inquiry: "Inquiry", weights: Weights | None = None) -> Iterator[tuple[Span, Signs]]:
    """Each strange sentence of the body that has a new word and asks nothing, with its signs.

    With weights, those that what is told quickly already clears are left out.
    """
    sheet, asserting, language = inquiry.sheet, inquiry.lexicon.asserting, inquiry.language
    strange = {s.start for s in inquiry.strange if "?" not in s.text and not sheet.quoted(s)}
    given = Given(inquiry.sources, internal_notes(inquiry.case)) if strange else None
    for at, sentence in enumerate(sheet.body):
        if given is None or sentence.start not in strange:
            continue
        text = _told(sentence, inquiry)
        own = words.content_stems(text, language)
        new = unfounded.unheard(own, sentence, given, inquiry)
        if not new:
            continue
        values = {**inquiry.acts.by_name(sentence), **_content(own, new, given, inquiry)}
        values |= _place(at, len(sheet.body)) | _unknown(values["new"], given)
        if weights and not weights.worth(Signs(values, frozenset(), new), _MOST_TO_COME):
            continue
        values |= {**_wording(sentence, text, inquiry), **_subject(text, given, inquiry)}
        values["open cause"] = values["cause"] * values["open"]
        parts = tuple(signs for _, signs in parts_of(sentence, given, inquiry))
        yield sentence, Signs(values, unfounded.marks(text, given, asserting, language), new, parts)


def parts_of(sentence: Span, given: Given, inquiry: "Inquiry") -> Iterator[tuple[Span, Signs]]:
    """The statements of a sentence that have a new word, each with its signs."""
    language, asserting = inquiry.language, inquiry.lexicon.asserting
    stretches = _statements(sentence, inquiry)
    for at, part in enumerate(stretches):
        text = inquiry.sheet.plain[part.start : part.end]
        own = words.content_stems(text, language)
        new = unfounded.unheard(own, part, given, inquiry)
        if not new:
            continue
        values = {**inquiry.acts.by_name(sentence), **_content(own, new, given, inquiry)}
        values |= {**_wording(part, text, inquiry), **_subject(text, given, inquiry)}
        values |= _unknown(values["new"], given)
        values |= {"of": 1 / len(stretches), "at": at / len(stretches), "only": float(len(stretches) == 1)}
        yield part, Signs(values, unfounded.marks(text, given, asserting, language), new)


def _told(sentence: Span, inquiry: "Inquiry") -> str:
    """The sentence up to what its writer thinks of it, which tells nothing."""
    text = inquiry.sheet.plain[sentence.start : sentence.end]
    aside = inquiry.lexicon.asserting.asides.search(text)
    return text[: aside.start()] if aside else text


def _statements(sentence: Span, inquiry: "Inquiry") -> list[Span]:
    """A sentence cut where a new statement may begin; what has hardly a word of its own goes with its neighbour."""
    sheet, language = inquiry.sheet, inquiry.language
    text = _told(sentence, inquiry)
    ends = [*(m.end() for m in inquiry.lexicon.asserting.turns.finditer(text) if m.end()), len(text)]
    starts = [0]
    for end in sorted(set(ends))[:-1]:
        if len(words.content_stems(text[starts[-1] : end], language)) >= _OWN:
            starts.append(end)
    if len(starts) > 1 and not words.content_stems(text[starts[-1] :], language):
        starts.pop()
    return [
        sheet.cut(sentence.start + a, sentence.start + b) for a, b in pairwise([*starts, len(text)]) if b > a
    ]


def _unknown(new: float, given: Given) -> dict[str, float]:
    """Whether a fact that was given says that something is not known: then new words say more."""
    return {"open": float(given.leaves_open), "open new": new * given.leaves_open}


def beside(inquiry: "Inquiry", sentence: Span) -> int:
    """How many things speak for a sentence beside its signs: it does what other items judge, promises what they judge,
    or is of a kind of which something was given, whatever its words.
    """
    acts = inquiry.acts.by_name(sentence)
    done = any(acts.get(ACT + act, 0.0) >= _SURELY for act in _ELSEWHERE)
    promised = any(p.support != "full" and meet(p.span, sentence) for p in inquiry.promises)
    text = inquiry.sheet.plain[sentence.start : sentence.end]
    return done + promised + any(kind.says.search(text) for kind in inquiry.told_kinds)


def _content(own: frozenset[str], new: frozenset[str], given: Given, inquiry: "Inquiry") -> dict[str, float]:
    count = max(len(own), 1)
    unheld = own - given.ours - inquiry.lexicon.asserting.common
    return {
        "new": len(new - inquiry.lexicon.asserting.common) / count,
        "length": min(len(own), 20) / 10,
        "nearest note": max([len(own & note) for note in given.notes], default=0) / count,
        "nearest message": max([len(own & told) for told in given.told], default=0) / count,
        "not ours": len(unheld) / count,
        "words not ours": min(len(unheld), _FEW) / _FEW,
    }


def _wording(sentence: Span, text: str, inquiry: "Inquiry") -> dict[str, float]:
    sheet, asserting = inquiry.sheet, inquiry.lexicon.asserting
    said = sheet.piece(sentence)
    promises = [p for p in inquiry.promises if meet(p.span, sentence)]
    return {
        "courtesy": float(sheet.possible(asserting.courtesy).match(said)),
        "cause": float(sheet.possible(asserting.causes).match(said)),
        "persons": float(asserting.persons.match(said)),
        "doubt": float(sheet.possible(asserting.open).match(said)),
        "past": float(bool(asserting.past.search(text))),
        "supposed": float(bool(asserting.supposed.search(text))),
        "digits": float(any(c.isdigit() for c in text)),
        "stranger": float(any(meet(s.span, sentence) for s in inquiry.strangers)),
        "promise": float(bool(promises)),
        "bare promise": float(any(p.support == "none" for p in promises)),
    }


def _subject(text: str, given: Given, inquiry: "Inquiry") -> dict[str, float]:
    """How new what the sentence is about is."""
    found = inquiry.lexicon.asserting.subject.match(text)
    if not found:
        return {}
    about = words.content_stems(found.group(1), inquiry.language)
    new = given.new(about)
    count = max(len(about), 1)
    rare = len(new - inquiry.lexicon.asserting.common)
    return {"subject": 1.0, "new subject": len(new) / count, "rare subject": rare / count}


def _place(at: int, of: int) -> dict[str, float]:
    return {"place": at / of, "first": float(at == 0), "second": float(at == 1), "last": float(at == of - 1)}
