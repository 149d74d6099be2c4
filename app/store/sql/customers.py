"""References and counts."""

from datetime import datetime
from functools import cache

from sqlalchemy import Executable, case, select, update

from app.model.record import CustomerRecord
from app.store.sql.forgetting import erase_customer
from app.store.sql.rows import Inserting, Rows
from app.store.sql.tables import customers


@cache
def _counting(inserting: Inserting) -> Executable:
    """One contact more, of a reference that is new or known."""
    new = inserting(customers)
    known, wanted = customers.c, new.excluded
    counted = {
        "contacts": known.contacts + 1,
        "abusive": known.abusive + wanted.abusive,
        "first_at": case((wanted.first_at < known.first_at, wanted.first_at), else_=known.first_at),
        "last_at": case((wanted.last_at > known.last_at, wanted.last_at), else_=known.last_at),
    }
    return new.on_conflict_do_update(index_elements=[known.ref], set_=counted)


class SqlCustomers:
    """See `app.store.interface.Customers`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def seen(self, ref: str, at: datetime, *, abusive: bool) -> None:
        """Count one contact."""
        first = {"ref": ref, "contacts": 1, "abusive": int(abusive), "first_at": at, "last_at": at}
        await self._rows.change(_counting(self._rows.insert), first | {"ratings": 0, "rating_sum": 0})

    async def rated(self, ref: str, rating: int, before: int | None = None) -> None:
        """Count one rating, in place of the one `before` it where the same draft was rated already."""
        known = customers.c
        counted = {
            "ratings": known.ratings + (1 if before is None else 0),
            "rating_sum": known.rating_sum + rating - (before or 0),
        }
        await self._rows.change(update(customers).where(known.ref == ref).values(**counted))

    async def get(self, ref: str) -> CustomerRecord | None:
        """What is known."""
        row = await self._rows.first(select(customers).where(customers.c.ref == ref))
        return CustomerRecord(**row._mapping) if row else None  # noqa: SLF001 - its documented name

    async def erase(self, ref: str, at: datetime) -> tuple[str, ...]:
        """Take away everything of this customer, and return the ids of the drafts that are gone."""
        return await erase_customer(self._rows, ref, at)
