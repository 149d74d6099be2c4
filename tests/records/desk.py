"""What the tests of the records share: a real store on a temporary SQLite file, a real service, and a clock to set."""

import asyncio
from datetime import UTC, datetime, timedelta

from app.bootstrap import shipped
from app.model.brief import Brief
from app.model.record import Keeping, Outcome
from app.prompts import Prompts
from app.records.follow_ups import FollowUps
from app.records.history import recalled
from app.records.keeping import Keeper
from app.records.outcomes import Outcomes
from app.records.promises import Follows
from app.records.unreached import Unreachable
from app.store.sql.store import SqlStore

START = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)
"""A Wednesday."""

ASKED = {
    "message": "My parcel KT-2041 is three weeks late and nobody tells me anything. I am furious!",
    "customer": {"name": "Ms Adeyemi", "ref": "c-7"},
    "policies": ["Agents may promise an update by Friday 12 June."],
}

UNREACHABLE = Unreachable(Prompts([shipped("prompts")]).wording("erasure"))
"""What an erasure says of the places that it cannot reach, in our words."""


class Desk:
    """A store, the service that keeps its drafts there, and the use cases over it, at a time that the test sets."""

    def __init__(self, store, service):
        self.now = START
        self.store = store
        keeper = Keeper(store, self.clock, recalled, Follows("Europe/London"))
        self.service = service.keeping_with(keeper)
        self.outcomes = Outcomes(store, self.clock, self.service.check)
        self.follow_ups = FollowUps(store, self.clock)

    def clock(self):
        return self.now

    def later(self, **span):
        self.now += timedelta(**span)

    async def draft(self, **more):
        return await self.service.draft(Brief.model_validate({**ASKED, **more}), Keeping(who="key-1"))

    async def outcome(self, draft, kind, text=None, rating=None, who="key-1"):
        said = Outcome(outcome=kind, text=text, rating=rating)
        return await self.outcomes.record(draft.id, said, who)

    async def record(self, draft_id):
        async with self.store.view() as records:
            return await records.drafts.get(draft_id)

    async def of_draft(self, draft):
        async with self.store.view() as records:
            return await records.follow_ups.of_draft(draft.id)

    async def customer(self, ref="c-7"):
        async with self.store.view() as records:
            return await records.customers.get(ref)

    async def audit(self):
        async with self.store.view() as records:
            return [e.what for e in reversed((await records.audit.list()).items)]


def at_desk(path, service, work):
    """Run `work(desk)` on a fresh store: a SQLite file in a folder, or the address of a Postgres."""

    async def run():
        store = SqlStore(path if isinstance(path, str) else path / "records.sqlite")
        await store.open()
        try:
            return await work(Desk(store, service))
        finally:
            await store.close()

    return asyncio.run(run())
