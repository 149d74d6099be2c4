"""The routes over what is kept: drafts and their outcomes, follow-ups, insights, customers, the audit trail."""

from datetime import timedelta

from fastapi import APIRouter, Request, Response
from starlette.convertors import Convertor, register_url_convertor

from app.access.origin import refuse_other_sites
from app.api.admission import Admin, Agent, Fetcher, Watcher
from app.api.answering import Body, TurnsOf, replayed, settling, whole
from app.api.description import ONCE, answers, asks_for
from app.api.desk import AtDesk
from app.api.kept import KeptDraft, Snooze
from app.api.later import to_come
from app.api.queries import DraftQuery, DueQuery, Part, Period, described, query
from app.errors import NotFoundError
from app.intake import parse, parse_object, validate
from app.model.customer import CustomerView
from app.model.erasure import Erased
from app.model.insights import Insights
from app.model.later import DraftToCome
from app.model.record import AuditEntry, DraftLine, FollowUp, Outcome, OutcomeRecord, Page
from app.records.later import told_of

INSIGHTS_OVER = timedelta(days=90)
"""The period of insights where none is given."""

records = APIRouter()


@records.get(
    "/drafts",
    operation_id="listDrafts",
    **answers(Page[DraftLine], 422, 501),
    **described(DraftQuery),
)
async def list_drafts(request: Request, caller: Watcher, desk: AtDesk) -> Response:  # noqa: ARG001 - it lets in
    """The drafts that are kept, the newest first; `next` is the cursor of the next part."""
    asked = query(DraftQuery, request)
    async with desk.store.view() as kept:
        page = await kept.drafts.list(asked.wanted, asked.cursor, asked.limit)
    return whole(page.model_dump_json())


@records.get("/drafts/{draft_id}", operation_id="getDraft", **answers(KeptDraft, 404, 501, later=DraftToCome))
async def get_draft(draft_id: str, caller: Fetcher, desk: AtDesk) -> Response:
    """One draft with its outcome. When its texts are gone, its figures are told all the same. 202 for one that was
    asked for and is not there yet.

    A key without the scope `read` finds what was asked for with it.
    """
    async with desk.store.view() as kept:
        record = await kept.drafts.get(draft_id)
        later = None if record else await kept.later.get(draft_id)
    if record and caller.may_see(record.by):
        return whole(KeptDraft.of(record).model_dump_json())
    if later and caller.may_see(later.by):
        return to_come(told_of(later))
    raise NotFoundError("there is no such draft")


@records.post(
    "/drafts/{draft_id}/outcome",
    operation_id="recordOutcome",
    **answers(OutcomeRecord, 404, 409, 413, 415, 422, 501),
    **asks_for(Outcome, once=True),
)
async def record_outcome(
    request: Request, draft_id: str, caller: Agent, desk: AtDesk, turns: TurnsOf, body: Body
) -> Response:
    """Say what became of a draft; answers what was changed in it, by principle. Said again, it replaces."""
    table = parse_object(body)
    outcome = validate(Outcome, table)
    async with await turns.begin(request, caller.who, table) as turn:
        if turn.answer:
            return await replayed(turns, turn.answer)
        told = await desk.outcomes.record(draft_id, outcome, caller.who, settling(turn, draft_id))
    return whole(told.model_dump_json())


@records.get(
    "/followups", operation_id="listFollowUps", **answers(Page[FollowUp], 422, 501), **described(DueQuery)
)
async def list_follow_ups(request: Request, caller: Watcher, desk: AtDesk) -> Response:  # noqa: ARG001 - it lets in
    """What is open and due by a moment or a date, the most urgent first."""
    asked = query(DueQuery, request)
    page = await desk.follow_ups.due(asked.due, asked.cursor, asked.limit)
    return whole(page.model_dump_json())


@records.post(
    "/followups/{follow_up_id}/done",
    operation_id="finishFollowUp",
    openapi_extra={"parameters": [ONCE]},
    **answers(FollowUp, 404, 409, 501),
)
async def finish_follow_up(
    request: Request, follow_up_id: str, caller: Agent, desk: AtDesk, turns: TurnsOf
) -> Response:
    """Close a follow-up. No body is needed; one that is closed stays so."""
    # A form of another site could send this without a body that tells it apart.
    refuse_other_sites(request)
    async with await turns.begin(request, caller.who, b"") as turn:
        if turn.answer:
            return await replayed(turns, turn.answer)
        told = await desk.follow_ups.done(follow_up_id, caller.who, settling(turn))
    return whole(told.model_dump_json())


@records.post(
    "/followups/{follow_up_id}/snooze",
    operation_id="snoozeFollowUp",
    **answers(FollowUp, 404, 409, 413, 415, 422, 501),
    **asks_for(Snooze, once=True),
)
async def snooze_follow_up(
    request: Request, follow_up_id: str, caller: Agent, desk: AtDesk, turns: TurnsOf, body: Body
) -> Response:
    """Put a follow-up off until a later moment."""
    asked = parse(Snooze, body)
    async with await turns.begin(request, caller.who, parse_object(body)) as turn:
        if turn.answer:
            return await replayed(turns, turn.answer)
        told = await desk.follow_ups.snooze(follow_up_id, asked.until, caller.who, settling(turn))
    return whole(told.model_dump_json())


@records.get("/insights", operation_id="getInsights", **answers(Insights, 422, 501), **described(Period))
async def get_insights(request: Request, caller: Watcher, desk: AtDesk) -> Response:  # noqa: ARG001 - it lets in
    """What the outcomes of a period show, by week; the last 90 days where none is given."""
    asked = query(Period, request)
    until = asked.until or desk.clock()
    told = await desk.insights.between(asked.since or until - INSIGHTS_OVER, until)
    return whole(told.model_dump_json())


class _AnyText(Convertor[str]):
    """A reference is its sender's: it may hold a slash, and an old one a line break, which none may any more."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("any", _AnyText())


@records.get("/customers/{ref:any}", operation_id="getCustomer", **answers(CustomerView, 404, 501))
async def get_customer(ref: str, caller: Watcher, desk: AtDesk) -> Response:  # noqa: ARG001 - it lets in
    """What is known of a customer: counts, promises, and whether to keep the relationship, with reasons."""
    return whole((await desk.customers.known(ref)).model_dump_json())


@records.delete("/customers/{ref:any}", operation_id="eraseCustomer", **answers(Erased, 501, 503))
async def erase_customer(ref: str, caller: Admin, desk: AtDesk) -> Response:
    """Take away all that is kept of a customer, within this call; says what cannot be reached. Works twice."""
    return whole((await desk.erasure.erase(ref, caller.who)).model_dump_json())


@records.get(
    "/audit", operation_id="listAudit", **answers(Page[AuditEntry], 403, 422, 501), **described(Part)
)
async def list_audit(request: Request, caller: Admin, desk: AtDesk) -> Response:  # noqa: ARG001 - it lets in
    """Who did what and when, the newest first."""
    asked = query(Part, request)
    async with desk.store.view() as kept:
        page = await kept.audit.list(asked.cursor, asked.limit)
    return whole(page.model_dump_json())
