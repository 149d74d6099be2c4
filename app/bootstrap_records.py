"""Settings to records: the only file that names the stores, and what is built over one."""

from datetime import UTC, datetime
from pathlib import Path

from app.company import load_profile
from app.env_values import SQLITE
from app.jobs.interface import Jobs
from app.records.keeping import Keeper
from app.records.promises import Follows
from app.records.waiting import Waits
from app.settings import Settings
from app.store.interface import Store
from app.telemetry.interface import Listener

FILE_NAME = "softanswer.sqlite"


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


def build_keeper(settings: Settings, store: Store) -> Keeper:
    """Who keeps drafts in this store, and knows who writes again."""
    timezone = load_profile(settings.company).timezone if settings.company else None
    return Keeper(store, now, recalled, Follows(timezone))


def build_waits(store: Store, jobs: Jobs | None = None) -> Waits:
    """Who looks how much there is to do, at the `jobs` too where some are done here."""
    return Waits(store, now, jobs.figures if jobs else None)


def now() -> datetime:
    """The time of day, for all that is kept."""
    return datetime.now(UTC)
