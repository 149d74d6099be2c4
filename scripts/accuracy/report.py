"""Measures all that is asked for and gathers the figures in one table of tables."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from scripts.accuracy import acts, checklist, drafts, reading_briefs, reading_real, speed
from scripts.accuracy.checklist import Item
from scripts.accuracy.data import Data
from scripts.accuracy.left_out import checked_left_out
from scripts.accuracy.product import Product
from scripts.accuracy.targets import targets
from scripts.fit import weighing
from scripts.fit.acts import labeller

Part = Literal["checklist", "reading", "acts", "drafts", "speed"]

FIT: acts.Fitting | None = labeller
"""What labels single sentences, fitted without the writer it is tried on."""


@dataclass(frozen=True)
class Measured:
    """The figures, and the items and readings that they come from."""

    report: dict[str, Any]
    items: tuple[Item, ...] = ()
    reads: tuple[reading_briefs.Read, ...] = ()


async def measured(
    product: Product,
    data: Data,
    parts: tuple[Part, ...],
    often: frozenset[str] | None = None,
    taught_by: Sequence[Path] = weighing.TAUGHT,
) -> Measured:
    """The wanted parts that there is data for; `often` are the items with an F1 of their own (those of the data).

    `taught_by` are the folders whose writers the weights have seen; each is left out for its own replies.
    """
    report: dict[str, Any] = {"data": {"shipped": data.shipped, "briefs": len(data.briefs)}}
    items: list[Item] = []
    reads: list[reading_briefs.Read] = []
    if "checklist" in parts and data.replies:
        items = await checked_left_out(product, data.replies, taught_by)
        often = checklist.often_missed(data.replies) if often is None else often
        report["checklist"] = _checklist(items, often, product)
    if "drafts" in parts and data.briefs and product.judge is None:
        report["drafts"] = await drafts.decided(product.service, data.briefs)
    if "reading" in parts and (data.briefs or data.real):
        reads = await reading_briefs.read(product.service, data.briefs)
        real = await reading_real.read(product.service, data.real)
        report["reading"] = _reading(reads, reading_real.figures(real))
    if "acts" in parts and data.acts:
        report["acts"] = acts.figures(data.acts, FIT)
    if "speed" in parts and data.replies and product.judge is None:
        report["speed"] = await speed.figures(product.service, data.replies, data.briefs)
    report["targets"] = targets(report)
    return Measured(report, tuple(items), tuple(reads))


def _checklist(items: list[Item], often: frozenset[str], product: Product) -> dict[str, Any]:
    tongues = checklist.split(items, lambda i: "English" if i.reply.language == "en" else "other languages")
    judge = product.judge
    return {
        "judge": {"asked": judge.asked, "missing": len(judge.take())} if judge is not None else None,
        "all": checklist.figures(items, often),
        "items": checklist.of_each(items),
        "pooled": sorted({i.id for i in items} - often),
        "by_writer": _each(checklist.split(items, lambda i: i.reply.writer), often),
        "by_language": _each(tongues, often),
        "by_style": _each(checklist.split(items, lambda i: i.reply.style), often),
        "by_decider": checklist.by_decider(items),
        "calibration": checklist.calibrated(items),
        "worst": checklist.worst(items),
        "disagreements": checklist.disagreeing(items),
    }


def _each(parts: Mapping[str, list[Item]], often: frozenset[str]) -> dict[str, dict[str, Any]]:
    return {name: checklist.figures(items, often) for name, items in parts.items()}


def _reading(reads: list[reading_briefs.Read], real: dict[str, Any]) -> dict[str, Any]:
    writers = sorted({r.case.writer for r in reads})
    english = [r for r in reads if r.gold["language"] == "en"]
    others = [r for r in reads if r.gold["language"] != "en"]
    return {
        "briefs": reading_briefs.figures(reads) if reads else {},
        "real": real,
        "by_writer": {
            w: reading_briefs.figures([r for r in reads if r.case.writer == w]) for w in writers
        },
        "by_language": {
            "English": reading_briefs.figures(english), "other languages": reading_briefs.figures(others)
        },
    }  # fmt: skip


def write_json(report: Mapping[str, Any], path: Path) -> None:
    """The report for programs: shares as part, whole and figure."""
    text = json.dumps(_plain(report), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _plain(value: Any) -> Any:
    """Values of ours as plain tables."""
    if isinstance(value, Item):
        kept = ("id", "gold", "said", "confidence", "by", "reason", "quotes")
        reply = {"reply_id": value.reply.id, "style": value.reply.style, "reply": value.reply.text}
        gold_quote = value.reply.quotes.get(value.id)
        return {**reply, **{name: getattr(value, name) for name in kept}, "gold_quote": gold_quote}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        derived = {name: getattr(value, name) for name in ("figure", "reached") if hasattr(value, name)}
        return _plain({**value._asdict(), **derived})
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
