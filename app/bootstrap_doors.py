"""Settings to doors: who may come in, how often, and whose turn it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from app.access import Access, Secrets
from app.access.gate import Gate
from app.access.limits import Limits
from app.access.lookup import StoredKeys, has_valid_key
from app.access.sessions import Sessions
from app.access.signing import Signer
from app.access.tries import Tries
from app.access.turns import Turns
from app.bootstrap_records import UseCases
from app.jobs.interface import BATCH, DRAFT, Jobs
from app.records.batches import Batches
from app.records.desk import Desk
from app.records.keeping import KEPT_WITHIN_S
from app.records.later import LaterDrafts
from app.settings import Settings
from app.store.interface import Store
from app.telemetry.interface import Listener

SPARE_S = 5.0
"""Seconds beyond all deadlines after which a claim whose holder is silent may be taken over."""


@dataclass(frozen=True)
class Doors:
    """What stands before the use cases."""

    access: Access
    limits: Limits
    turns: Turns
    gate: Gate

    async def close(self) -> None:
        """Let what is under way end, and close connections; the store must be open still."""
        await self.turns.close()
        await self.access.close()
        await self.limits.close()


def build_doors(
    settings: Settings, store: Store, clock: Callable[[], datetime], listener: Listener | None = None
) -> Doors:
    """The doors over a store; `listener` is told of claims, and of who is refused.

    Raises ConfigurationError where another machine could come in unasked, or a package is missing.
    """
    settings.check_listening(lambda: has_valid_key(store, clock))
    return Doors(
        access=Access(
            Secrets(settings.api_keys, settings.page_password),
            StoredKeys(store, clock),
            closed=not settings.local or settings.page_user_header is not None,
        ),
        gate=_gate(settings, clock),
        limits=Limits(settings.rate_limit, settings.redis_url, listener),
        turns=Turns(store, clock, settings.deadline_s + KEPT_WITHIN_S + SPARE_S, listener),
    )


def _gate(settings: Settings, clock: Callable[[], datetime]) -> Gate:
    # Beside the password: what only this installation knows, so that nobody can guess the password by a cookie alone.
    signer = Signer((settings.page_password, *settings.api_keys, settings.database_url, settings.redis_url))
    return Gate(signer, Sessions(signer, clock), Tries(), settings.page_user_header, settings.embed_origins)


def build_desk(use_cases: UseCases, store: Store, clock: Callable[[], datetime], jobs: Jobs) -> Desk:
    """What the doors reach of what is kept; `jobs` works batches off."""
    return Desk(
        store=store,
        clock=clock,
        outcomes=use_cases.outcomes,
        follow_ups=use_cases.follow_ups,
        insights=use_cases.insights,
        customers=use_cases.customers,
        erasure=use_cases.erasure,
        batches=Batches(store, clock, partial(jobs.submit, BATCH), partial(jobs.cancel, BATCH)),
        later=LaterDrafts(store, clock, partial(jobs.submit, DRAFT)),
    )
