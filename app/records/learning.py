"""Learns from what people changed: most edited principles, sentences of ours that they delete, phrases they put in."""

from collections import Counter
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from app.model.lessons import EditedPrinciple, Lessons, PhrasePlace, Recurring
from app.model.record import Change, DraftRecord
from app.records.masking import MASK, Masker
from app.records.phrase_places import PhrasePlaces
from app.records.recurring import Group, Seen, grouped, phrases
from app.store.interface import Store

AT_LEAST = 3
"""Different customers whose replies must show the same edit before anything is told or suggested."""

_TOLD = 12
"""Entries of each list."""


@dataclass
class Gathered:
    """What the edits of a period hold. Mutable, filled one draft after the other."""

    drafts: int = 0
    compared: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    touched: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    won: Counter[str] = field(default_factory=Counter)
    removed: list[Seen] = field(default_factory=list)
    added: list[Seen] = field(default_factory=list)
    instead: list[tuple[str, str]] = field(default_factory=list)
    ours: list[str] = field(default_factory=list)
    places: dict[str, PhrasePlace] = field(default_factory=dict)


class Learning:
    """The use case behind `softanswer learn` and the weekly digest. Nothing of what a customer wrote leaves it."""

    def __init__(self, store: Store, places: PhrasePlaces, at_least: int = AT_LEAST) -> None:
        self._store = store
        self._places = places
        self._at_least = at_least

    async def between(self, since: datetime, until: datetime) -> Lessons:
        """The lessons of a period; both times are aware, `until` is not included."""
        async with self._store.view() as records:
            gathered = await self._gathered(records.drafts.between(since, until))
        return Lessons(
            since=since,
            until=until,
            drafts=gathered.outcomes.total(),
            compared=gathered.compared,
            sent=gathered.outcomes["sent"],
            discarded=gathered.outcomes["discarded"],
            at_least=self._at_least,
            principles=_principles(gathered),
            deleted=self._deleted(gathered),
            put_in=self._put_in(gathered),
            phrases=self._phrases(gathered),
        )

    async def _gathered(self, records: AsyncIterator[DraftRecord]) -> Gathered:
        gathered = Gathered()
        async for record in records:
            gathered.drafts += 1
            if record.outcome is None:
                continue
            gathered.outcomes[record.outcome.outcome] += 1
            if record.outcome.change is not None and record.brief is not None and record.draft is not None:
                self._add(gathered, record, record.outcome.change)
        return gathered

    def _add(self, gathered: Gathered, record: DraftRecord, change: Change) -> None:
        assert record.brief is not None
        assert record.draft is not None
        language = record.draft.reply.language
        masker = Masker(record.brief, language)
        who = record.customer_ref or record.id
        gathered.compared += 1
        for principle in change.principles:
            gathered.touched[principle.id] += 1
            gathered.lost[principle.id] += principle.before == "met" and principle.after != "met"
            gathered.won[principle.id] += principle.before != "met" and principle.after == "met"
        for sentence in change.removed:
            place = self._places.of(sentence, language)
            # A phrase of ours is told as its file has it: what fills it may be the customer's.
            text = place.say if place else masker.masked(sentence)
            if place:
                gathered.places[text] = place
            serving = tuple(p.id for p in change.principles if sentence in p.removed)
            gathered.removed.append(Seen(text, who, language, serving))
        for sentence in change.added:
            serving = tuple(p.id for p in change.principles if sentence in p.added)
            gathered.added.append(Seen(masker.masked(sentence), who, language, serving))
        for pair in change.reworded:
            place = self._places.of(pair.removed, language)
            old = place.say if place else masker.masked(pair.removed)
            gathered.instead.append((old, masker.masked(pair.added)))
        gathered.ours.append(record.draft.reply.text)

    def _deleted(self, gathered: Gathered) -> tuple[Recurring, ...]:
        """Phrases of ours by their own text; sentences that a model wrote by likeness."""
        own = [s for s in gathered.removed if s.text in gathered.places]
        other = [s for s in gathered.removed if s.text not in gathered.places]
        said = {s.text for s in own}
        exact = [Group(text, tuple(s for s in own if s.text == text)) for text in sorted(said)]
        groups = [*(g for g in exact if g.customers >= self._at_least), *grouped(other, self._at_least)]
        groups.sort(key=lambda g: (-g.customers, g.text))
        return tuple(
            _recurring(g, gathered.places.get(g.text), self._instead(gathered, g)) for g in groups[:_TOLD]
        )

    def _put_in(self, gathered: Gathered) -> tuple[Recurring, ...]:
        found = []
        for group in grouped(gathered.added, self._at_least)[:_TOLD]:
            texts = {s.text for s in group.seen}
            before = Counter(old for old, new in gathered.instead if new in texts and old in gathered.places)
            common = before.most_common(1)
            place = gathered.places[common[0][0]] if common and common[0][1] >= self._at_least else None
            found.append(_recurring(group, place))
        return tuple(found)

    def _phrases(self, gathered: Gathered) -> tuple[Recurring, ...]:
        found = phrases(gathered.added, gathered.ours, self._at_least)
        return tuple(_recurring(group) for group in found[:_TOLD])

    def _instead(self, gathered: Gathered, group: Group) -> str | None:
        """What came most often in the stead of a sentence, where it did so often enough."""
        texts = {s.text for s in group.seen}
        common = Counter(new for old, new in gathered.instead if old in texts).most_common(1)
        return common[0][0] if common and common[0][1] >= self._at_least else None


def _principles(gathered: Gathered) -> tuple[EditedPrinciple, ...]:
    ordered = sorted(gathered.touched, key=lambda name: (-gathered.touched[name], name))
    return tuple(
        EditedPrinciple(
            id=name, drafts=gathered.touched[name], lost=gathered.lost[name], won=gathered.won[name]
        )
        for name in ordered[:_TOLD]
    )


def _recurring(group: Group, place: PhrasePlace | None = None, instead: str | None = None) -> Recurring:
    return Recurring(
        text=group.text,
        drafts=group.customers,
        language=group.seen[0].language,
        masked=MASK in group.text,
        principles=_common(name for s in group.seen for name in s.principles),
        place=place,
        instead=instead,
    )


def _common(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in Counter(names).most_common(3))
