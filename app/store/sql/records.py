"""Drafts read from their rows and what of them is written as JSON."""

from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter
from sqlalchemy import Row, RowMapping

from app.model.brief import Brief
from app.model.draft import Draft
from app.model.given import AS_KEPT
from app.model.record import DraftRecord, Figures, OutcomeRecord
from app.model.writing import Passage

M = TypeVar("M", bound=BaseModel)

_NO_TEXTS = (None, None, None, None)
_PASSAGES = TypeAdapter(tuple[Passage, ...])


def passages_json(passages: tuple[Passage, ...]) -> str | None:
    """As they are kept; nothing for none."""
    return _PASSAGES.dump_json(passages).decode() if passages else None


def read_draft(row: Row[Any]) -> DraftRecord:
    """The record of a row of `drafts`, with its texts where they were read and are there."""
    found = row._mapping  # noqa: SLF001 - its documented name
    # Asked of each row by name, a column that was not read costs more than all that was.
    brief, draft, passages, words = (
        (found[name] for name in ("brief", "draft", "passages", "words")) if "brief" in found else _NO_TEXTS
    )
    return DraftRecord(
        id=found["id"],
        at=found["at"],
        by=found["by"],
        customer_ref=found["customer_ref"],
        figures=Figures.model_validate(found["figures"]),
        brief=_read(Brief, brief),
        draft=_read(Draft, draft),
        passages=_PASSAGES.validate_json(passages) if passages else (),
        outcome=_outcome(found, words),
    )


def _outcome(found: RowMapping, words: str | None) -> OutcomeRecord | None:
    if found["outcome"] is None:
        return None
    if words is not None:
        return OutcomeRecord.model_validate_json(words)
    return OutcomeRecord(outcome=found["outcome"], at=found["outcome_at"], rating=found["rating"])


def _read(kind: type[M], text: str | None) -> M | None:
    return None if text is None else kind.model_validate_json(text, context=AS_KEPT)
