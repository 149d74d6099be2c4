"""What people learn from: the digest of a period, and the diff that it suggests."""

from datetime import datetime
from pathlib import Path

from app.guidelines import Guidelines
from app.prompts import Prompts
from app.records.digest import digest_of
from app.records.learning import Learning
from app.records.phrase_places import PhrasePlaces
from app.records.suggestions import Own, diff_of, suggested
from app.store.interface import Store


class Desk:
    """Use cases over lessons. `own` are the company's files; without any, nothing is suggested."""

    def __init__(self, store: Store, guidelines: Guidelines, prompts: Prompts, own: Own) -> None:
        self._places = PhrasePlaces(guidelines)
        self._learning = Learning(store, self._places)
        self._prompts = prompts
        self._own = own

    async def digest(self, since: datetime, until: datetime) -> str:
        """The lessons of a period as Markdown, with what they suggest."""
        lessons = await self._learning.between(since, until)
        return digest_of(lessons, self._prompts, suggested(lessons, self._places, self._own))

    async def diff(self, since: datetime, until: datetime, root: Path) -> str:
        """What they suggest as a unified diff, paths as seen from `root`; empty where they suggest nothing."""
        lessons = await self._learning.between(since, until)
        return diff_of(suggested(lessons, self._places, self._own), root)
