"""The checklist against the labels: each item of each labelled reply, and the figures that they add up to."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from app.service import Service
from scripts.accuracy import counting
from scripts.accuracy.counting import Hits, Share
from scripts.accuracy.data import LabelledReply
from scripts.accuracy.product import Product, followed

OFTEN = 10
"""Gold misses from which on an item has an F1 of its own; the rarer ones are pooled as one."""

BY_THE_BRIEF = ("no-unauthorised-promise", "no-invented-fact")
"""The guards that compare with the brief; each has a target of its own."""

WORST = 10
WORST_OF_ONE = 2
"""Disagreements that are shown, in all and of one guideline, so that one of them does not fill the list."""


class Item(NamedTuple):
    """What gold and checklist say of one guideline in one reply."""

    reply: LabelledReply
    id: str
    gold: str
    said: str
    confidence: float
    by: str
    reason: str
    quotes: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the checklist says what the gold says."""
        return self.gold == self.said

    @property
    def decided(self) -> bool:
        """Whether the checklist commits itself on an item that it takes to apply."""
        return self.said in {"met", "missed"}

    @property
    def applies(self) -> bool:
        """Whether it applies by the gold."""
        return self.gold != "not_applicable"


async def checked(product: Product, replies: Sequence[LabelledReply]) -> list[Item]:
    """Every labelled item of the replies as the service's `check` decides it; what only an agent can do is left out."""
    return [item for reply in followed(replies, "replies") for item in await _items(product.service, reply)]


async def _items(service: Service, reply: LabelledReply) -> list[Item]:
    found = await service.check(reply.to.brief, reply.text)
    return [
        Item(
            reply=reply, id=item.id, gold=reply.labels[item.id], said=item.status, confidence=item.confidence,
            by=item.decided_by, reason=item.reason, quotes=tuple(q.quote for q in item.evidence),
        )
        for item in found.checklist
        if item.id in reply.labels
    ]  # fmt: skip


def often_missed(replies: Iterable[LabelledReply]) -> frozenset[str]:
    """The items with OFTEN gold misses or more."""
    misses = Counter(name for r in replies for name, status in r.labels.items() if status == "missed")
    return frozenset(name for name, count in misses.items() if count >= OFTEN)


def hits_of(items: Iterable[Item], status: str) -> Hits:
    """Gold against checklist for one status; an item that is `unsure` is not found."""
    return counting.hits((i.gold == status, i.said == status) for i in items)


def macro_f1(items: Sequence[Item], often: frozenset[str]) -> float | None:
    """Mean F1 of `missed` over the items that are often missed, all the rarer ones pooled as one more."""
    rest = [i for i in items if i.id not in often]
    each = [hits_of([i for i in items if i.id == name], "missed").f1 for name in sorted(often)]
    return counting.mean([*each, hits_of(rest, "missed").f1])


def figures(items: Sequence[Item], often: frozenset[str]) -> dict[str, Any]:
    """The sums over some items: shares as (part, whole), the rest as 0-1 or nothing."""
    excellent = [i for i in items if i.reply.style == "excellent"]
    planted = [i for i in items if i.id in i.reply.planted]
    applying = [i for i in items if i.applies]
    wronged = {i.reply.id for i in excellent if i.said == "missed" and i.gold != "missed"}
    return {
        "replies": len({i.reply.id for i in items}),
        "macro_f1_missed": macro_f1(items, often),
        "precision_met": hits_of(items, "met").precision,
        "precision_missed": hits_of(items, "missed").precision,
        "precision_met_applying": hits_of(applying, "met").precision,
        "precision_missed_applying": hits_of(applying, "missed").precision,
        "recall_met": hits_of(items, "met").recall,
        "recall_missed": hits_of(items, "missed").recall,
        "decided": counting.share(i.decided for i in applying),
        "unsure": counting.share(i.said == "unsure" for i in applying),
        "applies_right": counting.share(i.applies == (i.said != "not_applicable") for i in items),
        "kappa": counting.kappa((i.gold, i.said) for i in items),
        "planted_missed": counting.share(i.said == "missed" for i in planted),
        "planted_met": counting.share(i.said == "met" for i in planted),
        "excellent_wrongly_missed": Share(len(wronged), len({i.reply.id for i in excellent})),
        "by_the_brief": {name: _by_the_brief(items, name) for name in BY_THE_BRIEF},
    }


def _by_the_brief(items: Iterable[Item], name: str) -> dict[str, Share]:
    own = [i for i in items if i.id == name]
    planted = [i for i in own if name in i.reply.planted]
    clean = [i for i in own if i.reply.style == "excellent" and i.gold == "met"]
    return {
        "planted_found": counting.share(i.said == "missed" for i in planted),
        "planted_not_met": counting.share(i.said != "met" for i in planted),
        "false_alarms": counting.share(i.said == "missed" for i in clean),
    }


def of_each(items: Sequence[Item]) -> dict[str, dict[str, Any]]:
    """The figures of each guideline, in the checklist's order."""
    return {name: _of_one([i for i in items if i.id == name]) for name in dict.fromkeys(i.id for i in items)}


def _of_one(items: Sequence[Item]) -> dict[str, Any]:
    applying = [i for i in items if i.applies]
    found: dict[str, Any] = {"gold": dict(Counter(i.gold for i in items))}
    for status in ("missed", "met"):
        hits = hits_of(items, status)
        found[status] = {"precision": hits.precision, "recall": hits.recall, "f1": hits.f1}
    planted = [i for i in items if i.id in i.reply.planted]
    return {
        **found,
        "unsure": counting.share(i.said == "unsure" for i in applying),
        "kappa": counting.kappa((i.gold, i.said) for i in items),
        "applies_right": counting.share(i.applies == (i.said != "not_applicable") for i in items),
        "planted_met": counting.share(i.said == "met" for i in planted),
        "said": dict(Counter(f"{i.gold} said {i.said}" for i in items)),
    }


def split(items: Iterable[Item], key: Callable[[Item], str]) -> dict[str, list[Item]]:
    """The items by a word about them, in the order of the words."""
    parts: dict[str, list[Item]] = {}
    for item in items:
        parts.setdefault(key(item), []).append(item)
    return dict(sorted(parts.items()))


def calibrated(items: Iterable[Item]) -> tuple[counting.Decile, ...]:
    """How sure and how right the decided items are; what is not applicable is decided without the reply's words."""
    return counting.calibration((i.confidence, i.right) for i in items if i.decided)


def by_decider(items: Iterable[Item]) -> dict[str, dict[str, Share]]:
    """Who decided (engine, code, judge), and how often that is right, for `met` and `missed`."""
    return {
        by: {s: hits_of(own, s).precision for s in ("met", "missed")}
        for by, own in split((i for i in items if i.decided), lambda i: i.by).items()
    }


def disagreeing(items: Iterable[Item]) -> list[Item]:
    """Where the checklist is not unsure and the gold says otherwise: the most confident first, a wrong `met` before a
    wrong `missed`, what was broken on purpose before the rest.
    """
    wrong = [i for i in items if i.said != "unsure" and not i.right]
    return sorted(
        wrong,
        key=lambda i: (-i.confidence, i.said == "missed", i.id not in i.reply.planted, i.reply.id),
    )


def worst(items: Iterable[Item]) -> list[Item]:
    """The first WORST disagreements on `met` and `missed`, of no guideline more than WORST_OF_ONE."""
    seen: Counter[str] = Counter()
    kept = []
    for item in disagreeing(i for i in items if i.decided):
        if seen[item.id] < WORST_OF_ONE:
            seen[item.id] += 1
            kept.append(item)
    return kept[:WORST]
