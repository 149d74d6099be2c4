"""Drafts with their outcomes."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Row,
    Select,
    delete,
    exists,
    func,
    select,
    true,
    type_coerce,
    update,
)

from app.model.insights import WeekMark
from app.model.record import DraftFilter, DraftLine, DraftRecord, Figures, OutcomeRecord, Page
from app.store.sql.forgetting import forget_texts
from app.store.sql.pages import after, beyond, page_of, part
from app.store.sql.records import passages_json, read_draft
from app.store.sql.rows import Rows
from app.store.sql.tables import LIST_COLUMNS, draft_texts, drafts, outcome_texts
from app.store.sql.types import micros_of

_WITH_TEXTS = (
    drafts,
    draft_texts.c.brief,
    draft_texts.c.draft,
    draft_texts.c.passages,
    outcome_texts.c.words,
)
_TEXTS_KEPT = exists().where(draft_texts.c.draft_id == drafts.c.id).label("texts")

WEEK = timedelta(weeks=1)
FIRST_MONDAY = datetime(1970, 1, 5, tzinfo=UTC)


def _marks() -> Select[Any]:
    """All of it stands in one index."""
    first, week = micros_of(FIRST_MONDAY), WEEK // timedelta(microseconds=1)
    at, outcome_at = (
        type_coerce(column, BigInteger) - first for column in (drafts.c.at, drafts.c.outcome_at)
    )
    columns: list[ColumnElement[Any]] = [
        (at // week).label("week"),
        func.count().label("drafts"),
        func.sum(at % week).label("ats"),
        func.count(drafts.c.outcome_at).label("outcomes"),
        func.coalesce(func.sum(outcome_at % week), 0).label("outcome_ats"),
    ]
    return select(*columns).group_by("week").order_by("week")


_MARKS = _marks()
_TEXTS_A_PART = 100
_FIGURES_A_PART = 1000


class SqlDrafts:
    """See `app.store.interface.Drafts`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def add(self, record: DraftRecord) -> None:
        """Keep a draft; its id must be new."""
        figures = record.figures
        row = record.model_dump(include={"id", "at", "by", "customer_ref"})
        row |= figures.model_dump(include={"channel", "topic", "language", "anger", "verdict", "engine"})
        await self._rows.add(drafts, row | {"figures": figures.model_dump(mode="json")})
        if record.brief or record.draft or record.passages:
            texts = {
                "brief": record.brief.model_dump_json() if record.brief else None,
                "draft": record.draft.model_dump_json() if record.draft else None,
                "passages": passages_json(record.passages),
            }
            await self._rows.add(draft_texts, {"draft_id": record.id, "at": record.at, **texts})
        if record.outcome is not None:
            await self.set_outcome(record.id, record.outcome, figures)

    async def get(self, draft_id: str, *, hold: bool = False) -> DraftRecord | None:
        """A draft with its outcome; with `hold` nobody else can change it until the transaction ends."""
        if hold:
            # Held before it is read: what another transaction changes while we wait is then seen.
            await self._rows.first(select(drafts.c.id).where(drafts.c.id == draft_id).with_for_update())
        row = await self._rows.first(_whole().where(drafts.c.id == draft_id))
        return read_draft(row) if row else None

    async def list(self, wanted: DraftFilter, cursor: str | None = None, limit: int = 50) -> Page[DraftLine]:
        """The newest first."""
        statement = select(*LIST_COLUMNS, _TEXTS_KEPT).where(*_conditions(wanted))
        if cursor:
            statement = statement.where(after(cursor, drafts.c.at, drafts.c.id))
        rows = await self._rows.all(part(statement, drafts.c.at, drafts.c.id, limit))
        return page_of(rows, limit, lambda row: DraftLine(**row._mapping), lambda row: (row.at, row.id))  # noqa: SLF001 - its documented name

    async def set_outcome(self, draft_id: str, outcome: OutcomeRecord, figures: Figures) -> bool:
        """Keep what became of a draft, over what was said before; False where there is no such draft."""
        found = await self._rows.first(select(drafts.c.at).where(drafts.c.id == draft_id).with_for_update())
        if found is None:
            return False
        values = {
            "outcome": outcome.outcome,
            "outcome_at": outcome.at,
            "rating": outcome.rating,
            "figures": figures.model_dump(mode="json"),
        }
        await self._rows.change(update(drafts).where(drafts.c.id == draft_id).values(**values))
        await self._rows.change(delete(outcome_texts).where(outcome_texts.c.draft_id == draft_id))
        if outcome.text is not None or outcome.change is not None:
            words = outcome.model_dump_json()
            await self._rows.add(outcome_texts, {"draft_id": draft_id, "at": found.at, "words": words})
        return True

    def between(self, since: datetime, until: datetime) -> AsyncIterator[DraftRecord]:
        """Every draft of a period with its outcome, the oldest first, read in parts."""
        return self._in_parts(_whole(), since, until, _TEXTS_A_PART)

    def figures(self, since: datetime, until: datetime) -> AsyncIterator[DraftRecord]:
        """The same without any text."""
        return self._in_parts(select(drafts), since, until, _FIGURES_A_PART)

    async def marks(self, since: datetime, until: datetime) -> tuple[WeekMark, ...]:
        """One for each week in which drafts of a period were made; read from the index alone."""
        statement = _MARKS.where(drafts.c.at >= since, drafts.c.at < until)
        # Postgres adds whole numbers up to decimals.
        rows = [tuple(map(int, row)) for row in await self._rows.all(statement)]
        return tuple(
            WeekMark(
                monday=(FIRST_MONDAY + week * WEEK).date(),
                drafts=drafts,
                ats=ats,
                outcomes=outcomes,
                outcome_ats=outcome_ats,
            )
            for week, drafts, ats, outcomes, outcome_ats in rows
        )

    async def _in_parts(
        self, statement: Select[Any], since: datetime, until: datetime, size: int
    ) -> AsyncIterator[DraftRecord]:
        within = statement.where(drafts.c.at >= since, drafts.c.at < until)
        ordered = within.order_by(drafts.c.at, drafts.c.id).limit(size)
        last: Row[Any] | None = None
        while True:
            further = beyond(drafts.c.at, drafts.c.id, (last.at, last.id)) if last else true()
            rows = await self._rows.all(ordered.where(further))
            for row in rows:
                yield read_draft(row)
            if len(rows) < size:
                return
            last = rows[-1]

    async def of_customer(self, ref: str, limit: int = 20) -> tuple[DraftRecord, ...]:
        """What is kept of a customer, the newest first."""
        statement = _whole().where(drafts.c.customer_ref == ref)
        rows = await self._rows.all(statement.order_by(drafts.c.at.desc(), drafts.c.id.desc()).limit(limit))
        return tuple(read_draft(row) for row in rows)

    async def forget_texts(self, before: datetime) -> int:
        """Take the texts of older drafts, their outcomes, follow-ups and answers away; the figures stay."""
        return await forget_texts(self._rows, before)


def _whole() -> Select[Any]:
    joined = drafts.outerjoin(draft_texts, draft_texts.c.draft_id == drafts.c.id).outerjoin(
        outcome_texts, outcome_texts.c.draft_id == drafts.c.id
    )
    return select(*_WITH_TEXTS).select_from(joined)


def _conditions(wanted: DraftFilter) -> list[ColumnElement[bool]]:
    equal = wanted.model_dump(include={"customer_ref", "topic", "channel", "verdict"}, exclude_none=True)
    found: list[ColumnElement[bool]] = [drafts.c[column] == value for column, value in equal.items()]
    if wanted.outcome == "open":
        found.append(drafts.c.outcome.is_(None))
    elif wanted.outcome:
        found.append(drafts.c.outcome == wanted.outcome)
    if wanted.since:
        found.append(drafts.c.at >= wanted.since)
    if wanted.until:
        found.append(drafts.c.at < wanted.until)
    return found
