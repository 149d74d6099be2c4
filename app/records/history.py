"""Knows the customer who writes again: what we promised, what became of it, and how often they wrote."""

from datetime import datetime

from app.model.brief import Brief
from app.model.history import History, Promised
from app.model.record import CustomerRecord, DraftFilter, DraftLine, DraftRecord, FollowUp
from app.records.promises import aware, broken, zone_of
from app.store.interface import Records
from app.text.words import fold

_DRAFTS = 4
"""Drafts of a customer that are read whole, the newest first; each holds its texts, and somebody waits."""

_LINES = 50
"""Drafts of a customer whose outcome is looked at."""

_PROMISES = 10
"""Promises that enter a brief, the newest."""

_MOST = 100_000
"""Contacts that a brief can name."""


async def recalled(records: Records, brief: Brief, now: datetime) -> Brief:
    """The brief with what is kept of its customer (`customer.ref`) under what the caller says.

    What the caller says of contacts, ratings and promises is never lessened.
    """
    ref = brief.customer.ref
    known = await records.customers.get(ref) if ref else None
    if ref is None or known is None:
        return brief
    lines = (await records.drafts.list(DraftFilter(customer_ref=ref), limit=_LINES)).items
    answered = aware(brief.at, zone_of(brief.timezone)) or now
    given = brief.history
    ours = await _promises(records, ref, {line.id: line for line in lines}, answered)
    said = {_key(p.text) for p in given.promises}
    promises = (*given.promises, *(p for p in ours if _key(p.text) not in said))[:100]
    outcome = lines[0].outcome if lines else None
    history = given.model_copy(
        update={
            "promises": promises,
            "abusive": max(given.abusive, known.abusive),
            "outcome": given.outcome or outcome,
            **({} if given.ratings or not known.ratings else _rated(known)),
        }
    )
    contacts = min(max(brief.customer.contacts_before, known.contacts), _MOST)
    customer = brief.customer.model_copy(update={"contacts_before": contacts})
    return brief.model_copy(
        update={"customer": customer, "history": History.model_validate(history.model_dump())}
    )


def promise_of(follow_up: FollowUp, made: DraftLine | None, at: datetime) -> Promised | None:
    """A follow-up as a promise to its customer, by the draft that made it.

    None where they were never told, where its words are gone, and where it named no time and is late: the agent finds
    it among what is due. Where nobody has said what became of the draft, it is not known whether it was sent.
    """
    outcome = made.outcome if made is not None else None
    if follow_up.text is None or not follow_up.promised or outcome == "discarded":
        return None
    due = follow_up.promised_for or follow_up.due
    is_broken = broken(follow_up, made.language if made is not None else "en", at)
    if follow_up.state == "open" and due < at and not is_broken:
        return None
    return Promised(
        text=follow_up.text,
        made_at=made.at if made is not None else None,
        due=due,
        state="kept" if follow_up.state == "done" else "broken" if is_broken else "open",
        sent=outcome is not None,
    )


async def _promises(
    records: Records, ref: str, lines: dict[str, DraftLine], at: datetime
) -> tuple[Promised, ...]:
    newest = [f for f in await records.follow_ups.of_customer(ref) if f.text is not None][-_PROMISES:]
    found: dict[str, Promised] = {}
    for follow_up in newest:
        promise = promise_of(follow_up, lines.get(follow_up.draft_id), at)
        if promise is None:
            continue
        # Said twice, it is one promise: the one that surely reached them, else the last.
        before = found.get(_key(promise.text))
        if before is None or promise.sent or not before.sent:
            found[_key(promise.text)] = promise
    if not any(p.state == "broken" and p.sent for p in found.values()):
        return tuple(found.values())
    later = await records.drafts.of_customer(ref, _DRAFTS)
    return tuple(_told_of(promise, later) for promise in found.values())


def _told_of(promise: Promised, drafts: tuple[DraftRecord, ...]) -> Promised:
    """The promise with whether a later reply that was sent owned up to it."""
    after = (d for d in drafts if promise.made_at is None or d.at > promise.made_at)
    admitted = promise.state == "broken" and any(_owns_up(draft, promise.text) for draft in after)
    return promise.model_copy(update={"admitted": admitted})


def _owns_up(draft: DraftRecord, promise: str) -> bool:
    """Whether a reply that was sent was written to admit that this promise was broken."""
    if draft.brief is None or draft.outcome is None or draft.outcome.outcome == "discarded":
        return False
    told = (p for p in draft.brief.history.promises if p.state == "broken" and p.sent and not p.admitted)
    return any(_key(p.text) == _key(promise) for p in told)


def _rated(known: CustomerRecord) -> dict[str, float]:
    return {"ratings": known.ratings, "rating": known.rating_sum / known.ratings}


def _key(text: str) -> str:
    return " ".join(fold(text).split())
