"""Settings to records: the only file that names the stores, and what is built over one."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.env_values import SQLITE
from app.records.keeping import Keeper
from app.records.waiting import Waits
from app.settings import Settings
from app.store.interface import Store
from app.telemetry.interface import Listener

if TYPE_CHECKING:
    from app.records.learning_desk import Desk

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


def build_keeper(store: Store) -> Keeper:
    """Who keeps drafts in this store, and knows who writes again."""
    return Keeper(store, now)


def build_waits(store: Store) -> Waits:
    """Who looks how much there is to do."""
    return Waits(store, now)


def now() -> datetime:
    """The time of day, for all that is kept."""
    return datetime.now(UTC)


def build_learning(settings: Settings, store: Store) -> "Desk":
    """What learns from the outcomes in this store: the digest in words, and suggestions for the company's own files."""
    from app.bootstrap import load_guidelines, wording_folders
    from app.prompts import Prompts
    from app.records.learning_desk import Desk
    from app.records.suggestions import Own

    own = Own(settings.guidelines, settings.company)
    return Desk(store, load_guidelines(settings), Prompts(wording_folders(settings)[1]), own)
