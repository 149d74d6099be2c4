"""Reads the labelled files: briefs and replies of `cases/`, texts of `real/`, sentences of `acts/`."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.model.brief import Brief

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "tests" / "data"
"""The part of the labelled texts that ships; it is measured where no folder is given."""

Row = dict[str, Any]


@dataclass(frozen=True)
class LabelledBrief:
    """A brief as it stands in its file, and what a careful reader finds in its message (`gold`)."""

    id: str
    writer: str
    brief: Brief
    gold: Row


@dataclass(frozen=True)
class LabelledReply:
    """A reply and what a careful reader says of each guideline: `labels` (id to status), `quotes` (id to words).

    `style` is `excellent`, `ordinary` or `planted`; `planted` names what was broken on purpose.
    """

    id: str
    to: LabelledBrief
    text: str
    style: str
    planted: tuple[str, ...]
    labels: dict[str, str]
    quotes: dict[str, str]

    @property
    def writer(self) -> str:
        """Who wrote brief, reply and labels."""
        return self.to.writer

    @property
    def language(self) -> str:
        """The language of the brief's message (ISO 639-1)."""
        return str(self.to.gold["language"])


@dataclass(frozen=True)
class Data:
    """One folder of labelled texts, each part empty where its files are not there.

    `real` and `acts` hold the rows by file name without its ending.
    """

    folder: Path
    briefs: tuple[LabelledBrief, ...]
    replies: tuple[LabelledReply, ...]
    real: dict[str, tuple[Row, ...]]
    acts: dict[str, tuple[Row, ...]]

    @property
    def shipped(self) -> bool:
        """Whether this is the part that travels with the project."""
        return self.folder == SHIPPED

    @property
    def empty(self) -> bool:
        """Whether there is nothing to measure."""
        return not (self.briefs or self.replies or self.real or self.acts)

    def by_writer(self, writer: str) -> "Data":
        """The cases and the sentences of one writer alone; the real texts have no writer and go."""
        return replace(
            self,
            briefs=tuple(b for b in self.briefs if b.writer == writer),
            replies=tuple(r for r in self.replies if r.writer == writer),
            real={},
            acts={name: rows for name, rows in self.acts.items() if name == writer},
        )


def load(folder: Path) -> Data:
    """All labelled texts under a folder that holds `cases/`, `real/` or `acts/`.

    A folder of cases alone (`<writer>/briefs.jsonl` and `replies.jsonl`) is taken too.
    """
    cases = folder / "cases" if (folder / "cases").is_dir() else folder
    briefs: dict[str, LabelledBrief] = {}
    replies: list[LabelledReply] = []
    for path in sorted(cases.glob("*/replies.jsonl")):
        own = {row["id"]: _brief(path.parent.name, row) for row in lines(path.with_name("briefs.jsonl"))}
        briefs.update(own)
        replies.extend(_reply(own[row["brief_id"]], row) for row in lines(path))
    return Data(
        folder=folder,
        briefs=tuple(briefs.values()),
        replies=tuple(replies),
        real=_files(folder / "real"),
        acts=_files(folder / "acts"),
    )


def write_unlabelled(replies: Iterable[LabelledReply], path: Path) -> None:
    """Lines {"id", "brief", "reply"} without a label: what a judge who must not know the labels may be asked about."""
    rows = (
        {
            "id": r.id,
            "brief": r.to.brief.model_dump(mode="json", by_alias=True, exclude_unset=True),
            "reply": r.text,
        }
        for r in replies
    )
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")


def lines(path: Path) -> Iterator[Row]:
    """The objects of a file of JSON Lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _files(folder: Path) -> dict[str, tuple[Row, ...]]:
    return {path.stem: tuple(lines(path)) for path in sorted(folder.glob("*.jsonl"))}


def _brief(writer: str, row: Row) -> LabelledBrief:
    brief = Brief.model_validate(row["brief"])
    return LabelledBrief(id=row["id"], writer=writer, brief=brief, gold=row["gold"])


def _reply(to: LabelledBrief, row: Row) -> LabelledReply:
    return LabelledReply(
        id=row["id"], to=to, text=row["reply"], style=row["style"], planted=tuple(row["planted"]),
        labels=row["labels"], quotes=row["quotes"],
    )  # fmt: skip
