"""What is taken away: all of one customer, or the texts of all that is old."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, Update, case, delete, func, literal, or_, select, update

from app.store.sql.rows import Rows
from app.store.sql.tables import (
    batch_lines,
    batches,
    claims,
    customers,
    draft_texts,
    drafts,
    follow_ups,
    later_drafts,
    notes,
    outcome_texts,
)
from app.store.sql.types import Moment

_ERASED = '{"type":"about:blank","title":"The customer was erased","status":410}'


async def erase_customer(rows: Rows, ref: str, at: datetime) -> tuple[str, ...]:
    """Counts, drafts, outcomes, follow-ups, answers and batch lines of this customer; the ids of the drafts.

    Drafts to come go first: one that is being made is then not kept, or is among those that are kept.
    """
    to_come = await rows.all(
        delete(later_drafts).where(later_drafts.c.customer_ref == ref).returning(later_drafts.c.id)
    )
    theirs = select(drafts.c.id).where(drafts.c.customer_ref == ref)
    gone = await rows.all(theirs.with_for_update())
    await _erase_lines(rows, ref, theirs, at)
    answers = or_(claims.c.customer_ref == ref, claims.c.draft_id.in_(theirs))
    await rows.change(delete(claims).where(answers))
    spoken_of = or_(follow_ups.c.customer_ref == ref, follow_ups.c.draft_id.in_(theirs))
    await rows.change(delete(follow_ups).where(spoken_of))
    await rows.change(delete(drafts).where(drafts.c.customer_ref == ref))
    await rows.change(delete(customers).where(customers.c.ref == ref))
    return tuple(row.id for row in (*gone, *to_come))


async def _erase_lines(rows: Rows, ref: str, theirs: Select[Any], at: datetime) -> None:
    """Lines of batches stay as numbers without words; those that were still to do are failed, so that no work that is
    under way can add anything to them.
    """
    lines = or_(batch_lines.c.customer_ref == ref, batch_lines.c.draft_id.in_(theirs))
    to_do = select(batch_lines.c.batch_id, func.count().label("lines"))
    to_do = to_do.where(lines, batch_lines.c.ended.is_(False)).group_by(batch_lines.c.batch_id)
    for row in await rows.all(to_do.order_by(batch_lines.c.batch_id)):
        await rows.change(counted(row.batch_id, 0, row.lines, at))
    wordless = {"brief": None, "customer_ref": None, "draft_id": None}
    await rows.change(update(batch_lines).where(lines).values(ended=True, error=_ERASED, **wordless))


def counted(batch_id: str, done: int, failed: int, at: datetime) -> Update:
    """The statement that counts lines of a batch, and ends it with its last one."""
    known = batches.c
    last = (known.done + known.failed + done + failed >= known.total) & (known.state == "running")
    values = {
        "done": known.done + done,
        "failed": known.failed + failed,
        "state": case((last, "done"), else_=known.state),
        "ended_at": case((last, literal(at, Moment)), else_=known.ended_at),
    }
    return update(batches).where(known.id == batch_id).values(**values)


async def forget_texts(rows: Rows, before: datetime) -> int:
    """The texts of older drafts, outcomes, follow-ups, answers and of batches that ended; how many drafts it was.

    Older briefs that have no draft yet go as well, and what was told of notes.
    """
    old = select(drafts.c.id).where(drafts.c.at < before)
    count = await rows.change(delete(draft_texts).where(draft_texts.c.at < before))
    await rows.change(delete(outcome_texts).where(outcome_texts.c.at < before))
    spoken = follow_ups.c.text.is_not(None) & follow_ups.c.draft_id.in_(old)
    await rows.change(update(follow_ups).where(spoken).values(text=None))
    answered = claims.c.status.is_not(None)
    await rows.change(delete(claims).where(answered, or_(claims.c.draft_id.in_(old), claims.c.at < before)))
    ended = select(batches.c.id).where(batches.c.at < before, batches.c.state != "running")
    worded = batch_lines.c.brief.is_not(None)
    await rows.change(update(batch_lines).where(batch_lines.c.batch_id.in_(ended), worded).values(brief=None))
    await rows.change(delete(later_drafts).where(later_drafts.c.at < before))
    await rows.change(delete(notes).where(notes.c.at < before, notes.c.state != "waiting"))
    return count
