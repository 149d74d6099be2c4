"""What is known of a customer, and whether to keep them: counts, promises, and the advice with its reasons."""

from collections.abc import Callable
from datetime import datetime

from app.errors import NotFoundError
from app.guidelines import Guidelines
from app.model.customer import CustomerView
from app.model.record import DraftFilter
from app.pipeline.keeping import Contacts, advice_on, told
from app.records.promises import broken
from app.store.interface import Records, Store

_DRAFTS = 20


class Customers:
    """The use case behind `GET /v1/customers/{ref}`."""

    def __init__(self, store: Store, clock: Callable[[], datetime], guidelines: Guidelines) -> None:
        self._store = store
        self._clock = clock
        self._guidelines = guidelines

    async def ref_of(self, draft_id: str) -> str:
        """The reference of the customer whom a draft answers. Raises NotFoundError where there is none."""
        async with self._store.view() as records:
            record = await records.drafts.get(draft_id)
        if record is None:
            raise NotFoundError("there is no such draft")
        if record.customer_ref is None:
            raise NotFoundError("the brief of this draft names no customer")
        return record.customer_ref

    async def draft_of(self, ref: str) -> str:
        """The id of the last draft for a customer, which stands for them in addresses. Raises NotFoundError."""
        async with self._store.view() as records:
            found = (await records.drafts.list(DraftFilter(customer_ref=ref), limit=1)).items
        if not found:
            raise NotFoundError("nothing is known of this customer")
        return found[0].id

    async def known(self, ref: str) -> CustomerView:
        """Counts, promises, open follow-ups and the last drafts of a customer. Raises NotFoundError."""
        async with self._store.view() as records:
            customer = await records.customers.get(ref)
            if customer is None:
                raise NotFoundError("nothing is known of this customer")
            follow_ups = await records.follow_ups.of_customer(ref)
            drafts = (await records.drafts.list(DraftFilter(customer_ref=ref), limit=_DRAFTS)).items
            sent = {d.id for d in drafts if d.outcome in {"sent", "edited"}}
            promised = [f for f in follow_ups if f.promised and await _sent(records, f.draft_id, sent)]
        languages = {d.id: d.language for d in drafts}
        now = self._clock()
        kept = sum(f.state == "done" for f in promised)
        late = sum(broken(f, languages.get(f.draft_id, "en"), now) for f in promised)
        still = len(promised) - kept - late
        rating = customer.rating_sum / customer.ratings if customer.ratings else None
        # The contacts that are counted hold the last one too: there is no message now that would be another.
        known = Contacts(
            contacts=customer.contacts,
            abusive=customer.abusive,
            rating=rating,
            kept=kept,
            broken=late,
            open=still,
        )
        said, reasons = told(self._guidelines, known)
        return CustomerView(
            **customer.model_dump(include={"ref", "contacts", "abusive", "ratings", "first_at", "last_at"}),
            rating=rating,
            promises_kept=kept,
            promises_broken=late,
            promises_open=still,
            advice=advice_on(known),
            said=said,
            reasons=reasons,
            follow_ups=tuple(f for f in follow_ups if f.state == "open"),
            drafts=drafts,
        )


async def _sent(records: Records, draft_id: str, known: set[str]) -> bool:
    """Whether a draft was sent, looked up where it is none of the last ones."""
    if draft_id in known:
        return True
    record = await records.drafts.get(draft_id)
    return record is not None and record.outcome is not None and record.outcome.outcome != "discarded"
