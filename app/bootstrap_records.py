"""Settings to records: the only file that names the stores, and what is built over one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.company import load_profile
from app.env_values import SQLITE
from app.errors import ConfigurationError
from app.guidelines import Guidelines
from app.jobs.interface import Jobs
from app.prompts import Prompts
from app.records.keeping import Keeper
from app.records.outbox import Outbox
from app.records.waiting import Waits
from app.service import Service
from app.settings import PREFIX, Settings
from app.store.interface import Store
from app.telemetry.interface import Listener

if TYPE_CHECKING:
    from app.records.erasure import Erasure, ForgetJobs
    from app.records.follow_ups import FollowUps
    from app.records.insights import InsightsDesk
    from app.records.keeping_customers import Customers
    from app.records.learning_desk import Desk
    from app.records.outbox import Begin
    from app.records.outcomes import Outcomes
    from app.records.retention import Retention

FILE_NAME = "softanswer.sqlite"


def needs_store(settings: Settings, purpose: str) -> None:
    """Raises ConfigurationError where nothing is kept: a command whose `purpose` is to work on it can do nothing."""
    if settings.database_url == "none":
        raise ConfigurationError(
            [f"nothing is kept ({PREFIX}DATABASE_URL=none), so there is nothing to {purpose}"]
        )


def build_store(settings: Settings, listener: Listener | None = None) -> Store:
    """The store that the settings name; nothing is opened or made but the user's own data folder.

    A `listener` is told of every transaction.

    What it needs is imported here: a command that keeps nothing starts without it.
    """
    store = _store(settings.database_url)
    if listener is None:
        return store
    from app.store.watched import WatchedStore

    return WatchedStore(store, listener)


def _store(url: str | None) -> Store:
    if url == "none":
        from app.store.none import NoStore

        return NoStore()
    from app.store.sql.store import SqlStore

    if url is None:
        return SqlStore(data_folder() / FILE_NAME)
    return SqlStore(Path(url.removeprefix(SQLITE)).expanduser() if url.startswith(SQLITE) else url)


def data_folder() -> Path:
    """Where the data of this user lies; made where it is not there, for nobody else to read."""
    from platformdirs import user_data_path

    folder = user_data_path("softanswer", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def build_keeper(settings: Settings, store: Store, outbox: Outbox | None = None) -> Keeper:
    """Who keeps drafts in this store, and knows who writes again; the time zone of the profile counts.

    `outbox` stands in place of one whose notes wait until somebody looks for them.
    """
    from app.records.history import recalled
    from app.records.promises import Follows

    outbox = outbox or build_outbox(settings, store)
    return Keeper(store, now, recalled, Follows(_timezone(settings.company)), outbox)


def build_outbox(settings: Settings, store: Store, begins: "Begin | None" = None) -> Outbox | None:
    """Where notes are laid down; nothing where they go nowhere. `begins` has them delivered soon."""
    return Outbox(begins) if settings.webhook_url and store.keeps else None


@dataclass(frozen=True)
class UseCases:
    """All that is done with what is kept."""

    outcomes: "Outcomes"
    follow_ups: "FollowUps"
    insights: "InsightsDesk"
    customers: "Customers"
    erasure: "Erasure"
    retention: "Retention"


def build_use_cases(
    settings: Settings,
    service: Service,
    store: Store,
    unreached: Mapping[str, Any],
    forget_jobs: "ForgetJobs | None" = None,
    outbox: Outbox | None = None,
) -> UseCases:
    """The use cases over this store. `forget_jobs` takes what the jobs' tables hold of drafts away.

    `unreached` is the wording of `erasure.yaml`; `outbox` stands in place of one as `build_keeper` has it.
    """
    from app.records.erasure import Erasure
    from app.records.follow_ups import FollowUps
    from app.records.insights import InsightsDesk
    from app.records.keeping_customers import Customers
    from app.records.outcomes import Outcomes
    from app.records.retention import Retention
    from app.records.telling import Telling
    from app.records.unreached import Unreachable

    telling = Telling(_timezone(settings.company))
    outbox = outbox or build_outbox(settings, store)
    unreachable = Unreachable(unreached, posts=settings.webhook_url is not None)
    return UseCases(
        outcomes=Outcomes(store, now, service.check, telling, outbox),
        follow_ups=FollowUps(store, now),
        insights=InsightsDesk(store),
        customers=Customers(store, now, Guidelines(service.guidelines())),
        erasure=Erasure(store, now, unreachable, service.forget, forget_jobs),
        retention=Retention(store, now, settings.retention_days),
    )


def _timezone(company: Path | None) -> str | None:
    return load_profile(company).timezone if company else None


def build_waits(store: Store, jobs: Jobs | None = None) -> Waits:
    """Who looks how much there is to do, at the `jobs` too where some are done here."""
    return Waits(store, now, jobs.figures if jobs else None)


def now() -> datetime:
    """The time of day, for all that is kept."""
    return datetime.now(UTC)


def build_learning(settings: Settings, store: Store, guidelines: Guidelines, prompts: Prompts) -> "Desk":
    """What learns from the outcomes in this store: the digest in words, and suggestions for the company's own files."""
    from app.records.learning_desk import Desk
    from app.records.suggestions import Own

    return Desk(store, guidelines, prompts, Own(settings.guidelines, settings.company))
