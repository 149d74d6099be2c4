"""Kind `details`: each concrete detail and each cause stands in what the writer was given."""

from collections.abc import Sequence

from app.checklist.finding import MOST, Finding, broken, met, unsure
from app.checklist.inquiry import Inquiry
from app.checklist.novelty import Claim
from app.checklist.telltale import Unfounded
from app.model.guideline import Guideline

_NEW = 0.4
"""Part of a statement's own words that must be new before it is doubted (0-1)."""

_FRESH_EVENT, _FRESH_ELSEWHERE = 4, 2
"""New words from which an event is doubted; fewer do when it is told of somebody else than writer and customer."""

_WHOLLY = 0.9
"""Share of new words (0-1) with which an event is doubted although it is told of writer or customer."""

_MOSTLY, _SEVERAL = 0.6, 3
"""Share and number of new words with which a cause is taken as made up."""

_UNHELD = 0.6
"""Part of a cause's own words (0-1) that nothing of ours says: the customer's guess is no ground for ours."""

_HALF = 0.5
"""The same for what somebody else is said to have done."""


def details(_: Guideline, inquiry: Inquiry) -> Finding:
    """A detail without a source breaks it; a cause or event in wholly new words is asked about."""
    sure = [s.span for s in inquiry.strangers if s.sure]
    if sure:
        return broken("stranger", 0.85, sure, detail=sure[0].text)
    told = [c.span for c in inquiry.claims if _plainly_new(c)]
    told += [span for span in inquiry.made_up if span not in told]
    if told:
        return broken("stranger_cause", 0.7, told, detail=told[0].text.strip())
    if inquiry.given_away:
        return _likely(inquiry.given_away)
    loose = [s.span for s in inquiry.strangers if not inquiry.known(s.span)]
    claimed = [c.span for c in inquiry.claims if _doubtful(c) and not inquiry.known(c.span)]
    claimed += [span for span in inquiry.revealed if span not in claimed]
    if loose or claimed:
        first = (loose or claimed)[0]
        return unsure(
            "maybe_stranger" if loose else "maybe_cause", [*loose, *claimed][:3], detail=first.text.strip()
        )
    if not inquiry.lexicon.known and not inquiry.all_known:
        return unsure("no_words", confidence=0.3)
    return met("all_sourced", 0.75)


def _likely(sentences: Sequence[Unfounded]) -> Finding:
    """What signs give away is missed but not proven: a judge is still asked."""
    told = sentences[0].text.strip()
    return Finding(
        status="missed", confidence=sentences[0].likely, code="stranger_cause", evidence=tuple(sentences)[:MOST],
        values={"detail": told},
    )  # fmt: skip


def _plainly_new(claim: Claim) -> bool:
    """A cause told in several words of which most are new."""
    return claim.cause and claim.share >= _MOSTLY and claim.fresh >= _SEVERAL


def _doubtful(claim: Claim) -> bool:
    if claim.cause:
        return claim.fresh > 0 and (claim.unheld >= _UNHELD or claim.share >= _NEW or claim.unheard_of)
    if claim.unheard_of:
        return True
    if claim.share < _NEW:
        return False
    wholly = claim.share >= _WHOLLY and claim.unheld >= _WHOLLY
    return claim.fresh >= _FRESH_EVENT or (
        (claim.others or wholly) and claim.fresh >= _FRESH_ELSEWHERE and claim.unheld >= _HALF
    )
