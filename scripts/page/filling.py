"""Fills a store with half a season of made-up drafts, what became of them, and what is to be come back to."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from app.model.brief import Brief
from app.model.record import DraftFilter, DraftRecord, FollowUp, Keeping, Outcome
from app.records.history import recalled
from app.records.keeping import Keeper
from app.records.outcomes import Outcomes
from app.records.promises import Follows
from app.service import Service
from app.store.interface import Store

NOW = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)
"""When the made-up data ends: a Wednesday morning."""

WEEKS = 12
QUIET = (4, 5)
"""Weeks of the season in which nobody wrote."""

SORRY = "\n\nPlease accept our apology."


def made_up() -> dict[str, Any]:
    """The table of `made_up.yaml`."""
    text = (Path(__file__).parent / "made_up.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


@dataclass
class Clock:
    """A clock that shows what it was set to."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """The time of day."""
        return self.now


async def fill(store: Store, service: Service, drafts: int = 80) -> None:
    """Drafts over the weeks before `NOW`, by dice that always fall alike; the store is open."""
    dice, clock = random.Random(4), Clock()
    table = made_up()
    keeping = service.keeping_with(Keeper(store, clock, recalled, Follows("Europe/London")))
    outcomes = Outcomes(store, clock, service.check)
    for at in _times(dice, drafts):
        clock.now = at
        brief = _brief(dice, table)
        draft = await keeping.draft(brief, Keeping(who="page"))
        clock.now = at + timedelta(minutes=10)
        if outcome := _outcome(dice, draft.reply.text):
            await outcomes.record(draft.id, outcome, "page")
    await _age(store)


async def multiply(store: Store, up_to: int) -> None:
    """Add copies of the drafts in the store, each at a time of its own, until there are so many."""
    async with store.view() as records:
        lines = [line for line in await _lines(records) if line.texts]
        known = [await records.drafts.get(line.id) for line in lines]
    dice = random.Random(5)
    found = [record for record in known if record is not None]
    wanted = range(len(lines), up_to)
    for start in range(0, len(wanted), 200):
        async with store.transaction() as records:
            for number in wanted[start : start + 200]:
                await records.drafts.add(_copy(dice, found[number % len(found)], number))


async def _lines(records: Any) -> Sequence[Any]:
    return (await records.drafts.list(DraftFilter(), None, 200)).items


def _copy(dice: random.Random, record: DraftRecord, number: int) -> DraftRecord:
    name = f"{number:08x}-0000-4000-8000-{dice.getrandbits(48):012x}"
    at = NOW - timedelta(minutes=dice.randrange(WEEKS * 7 * 24 * 60))
    draft = record.draft.model_copy(update={"id": name}) if record.draft else None
    return record.model_copy(update={"id": name, "at": at, "draft": draft})


def _times(dice: random.Random, drafts: int) -> list[datetime]:
    start = NOW - timedelta(weeks=WEEKS, days=2)
    weeks = [week for week in range(WEEKS) if week not in QUIET]
    found = [
        start + timedelta(weeks=dice.choice(weeks), days=dice.randrange(5), minutes=dice.randrange(7 * 60))
        for _ in range(drafts)
    ]
    return sorted(found)


def _brief(dice: random.Random, table: dict[str, Any]) -> Brief:
    number = str(dice.randrange(1000, 9999))
    told = {key: _numbered(value, number) for key, value in dice.choice(table["kept"]).items()}
    reference = dice.choice(table["references"])
    return Brief.model_validate({**told, "customer": {"ref": reference} if reference else {}})


def _numbered(value: Any, number: str) -> Any:
    if isinstance(value, list):
        return [_numbered(each, number) for each in value]
    return value.replace("{n}", number)


def _outcome(dice: random.Random, text: str) -> Outcome | None:
    fate, rating = dice.random(), dice.choice([None, None, 2, 3, 4, 4, 5])
    if fate < 0.35:
        return Outcome(outcome="sent", rating=rating)
    if fate < 0.75:
        parts = text.split("\n\n")
        if len(parts) > 3 and dice.random() < 0.2:
            parts.pop(dice.randrange(1, len(parts) - 1))
        return Outcome(outcome="edited", text="\n\n".join(parts) + SORRY, rating=rating)
    return Outcome(outcome="discarded") if fate < 0.85 else None


async def _age(store: Store) -> None:
    """Old words go, old promises were kept, and a few are late, due today, this week and later."""
    hours = (30, -3, 5, 50, -30, 300)
    async with store.transaction() as records:
        await records.drafts.forget_texts(NOW - timedelta(weeks=10))
        found = (await records.follow_ups.due(NOW + timedelta(days=3000), None, 200)).items
        # The newest have their words still.
        for number, follow_up in enumerate(reversed(found)):
            await records.follow_ups.replace(_moved(follow_up, number, hours))


def _moved(follow_up: FollowUp, number: int, hours: Sequence[int]) -> FollowUp:
    if number < len(hours):
        due = NOW + timedelta(hours=hours[number])
        return follow_up.model_copy(update={"due": due, "promised_for": due if follow_up.promised else None})
    return follow_up.model_copy(update={"state": "done", "done_at": NOW - timedelta(days=1)})
