"""Kind `promises`: each commitment has its ground in what the company itself allows."""

from collections.abc import Sequence

from app.checklist.finding import MOST, Finding, broken, met, unsure
from app.checklist.inquiry import Inquiry
from app.checklist.pledged import Pledge
from app.model.guideline import Guideline
from app.model.value import Span


def promises(_: Guideline, inquiry: Inquiry) -> Finding:
    """A promise of money, a thing, an outcome or a time without a ground breaks it; a faint ground is asked about.

    So is a sentence that looks like a promise and says what no note of ours does, whatever its words.
    """
    bare = [p.span for p in inquiry.promises if p.support == "none"]
    if bare:
        return broken("no_ground", 0.85, bare, promise=bare[0].text.strip())
    surely = [p for p in inquiry.pledges if p.surely]
    if surely:
        return _likely(surely)
    faint = [p.span for p in inquiry.promises if p.support == "weak" and not inquiry.known(p.span)]
    if faint:
        return unsure("faint_ground", faint, capped=True, promise=faint[0].text.strip())
    if inquiry.guesses:
        guessed = [p.span for p in inquiry.guesses]
        return unsure("faint_ground", guessed, settled=True, promise=guessed[0].text.strip())
    if inquiry.pledges:
        places = [Span(text=p.text, start=p.start, end=p.end) for p in inquiry.pledges]
        return unsure("faint_ground", places, capped=True, promise=places[0].text.strip())
    if not inquiry.lexicon.promises_known and not inquiry.all_known:
        return unsure("no_words", confidence=0.2)
    grounded = [p for p in inquiry.promises if p.ground is not None]
    grounded.sort(key=lambda p: p.kind == "process")
    return met("all_grounded" if grounded else "no_promise", 0.8, [p.span for p in grounded])


def _likely(pledges: Sequence[Pledge]) -> Finding:
    """What signs give away is missed but not proven: a judge is still asked."""
    places = [Span(text=p.text, start=p.start, end=p.end) for p in pledges[:MOST]]
    return Finding(
        status="missed", confidence=pledges[0].likely, code="no_ground", evidence=tuple(places), settled=True,
        values={"promise": places[0].text.strip()},
    )  # fmt: skip
