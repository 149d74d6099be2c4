"""Settings to lessons: what learns from outcomes."""

from app.bootstrap import load_guidelines, wording_folders
from app.prompts import Prompts
from app.records.learning_desk import Desk
from app.records.suggestions import Own
from app.settings import Settings
from app.store.interface import Store


def build_learning(settings: Settings, store: Store) -> Desk:
    """What learns from the outcomes in this store: the digest in words, and suggestions for the company's own files."""
    own = Own(settings.guidelines, settings.company)
    return Desk(store, load_guidelines(settings), Prompts(wording_folders(settings)[1]), own)
