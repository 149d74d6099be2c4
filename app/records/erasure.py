"""Takes away all that is kept of one customer, in one call, and says what it cannot reach."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from hashlib import sha256

from app.model.erasure import Erased
from app.model.record import AuditEntry, CustomerRecord
from app.records.unreached import Unreachable
from app.store.interface import Store

ForgetPassages = Callable[[Sequence[str]], None]
"""Takes the sentences of drafts out of the memory of this process, by their ids."""

ForgetJobs = Callable[[Sequence[str]], Awaitable[int]]
"""Takes what the tables of the jobs hold of drafts away, by their ids; how many jobs it was."""


class Erasure:
    """The use case behind `DELETE /v1/customers/{ref}`."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        unreachable: Unreachable,
        forget_passages: ForgetPassages | None = None,
        forget_jobs: ForgetJobs | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._unreachable = unreachable
        self._forget_passages = forget_passages
        self._forget_jobs = forget_jobs

    @property
    def not_reached(self) -> tuple[str, ...]:
        """What no erasure reaches, in plain words, known before it is begun."""
        return tuple(self._unreachable.always())

    async def erase(self, ref: str, who: str) -> Erased:
        """Erase what is kept under a reference; works again, also for one of whom nothing is kept.

        The audit trail says that it was done, with a digest in place of the reference. Raises UnavailableError where
        it could not be done whole: then nothing was taken away from the store.
        """
        async with self._store.transaction() as records:
            now = self._clock()
            customer: CustomerRecord | None = await records.customers.get(ref)
            follow_ups = await records.follow_ups.of_customer(ref)
            drafts = await records.customers.erase(ref, now)
            jobs = await self._forget_jobs(drafts) if self._forget_jobs else 0
            entry = AuditEntry(at=now, who=who, what="customer.erased", object=digest_of(ref))
            await records.audit.add(entry)
        if self._forget_passages is not None:
            self._forget_passages(drafts)
        left = await self._store.scrub()
        return Erased(
            known=bool(customer or drafts or follow_ups),
            drafts=len(drafts),
            follow_ups=len(follow_ups),
            jobs=jobs,
            not_reached=self._unreachable.told(left),
        )


def digest_of(ref: str) -> str:
    """What the audit trail holds in place of a reference: who knows the reference can find its entry, nobody else."""
    return (
        "sha256:" + sha256(b"softanswer customer\0" + ref.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    )
