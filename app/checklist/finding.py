"""What one kind of check found, before it is put into words."""

from collections.abc import Sequence

from app.model.draft import DecidedBy, Status
from app.model.value import Span, Value, made


class Finding(Value):
    """A status with its evidence; `code` names the reason in `reasons.yaml`, `values` fill its gaps.

    `proven` says that words of the text itself speak against the guideline: such a finding overrules what the writer
    says of its own work, while a mere absence does not. `settled` says that it follows from the brief and is not to be
    weighed; `capped` that signs may speak against it and not for it. `hint` names a line of `hints.yaml`; without one
    the guideline's own `repair` is used.
    """

    status: Status
    confidence: float
    code: str
    values: dict[str, str] = {}
    evidence: tuple[Span, ...] = ()
    message_evidence: tuple[Span, ...] = ()
    decided_by: DecidedBy = "code"
    proven: bool = False
    settled: bool = False
    capped: bool = False
    hint: str | None = None


MOST = 2
"""Quotes of a finding: a third is not read. Places that break a guard are all named, since each has to be mended."""


_ENGINE_SURE = 0.9
"""How sure (0-1) we are of what our own engine wrote for a purpose."""


def met(code: str, confidence: float, evidence: Sequence[Span] = (), **values: str) -> Finding:
    """The guideline is met; `confidence` 0-1."""
    return _finding("met", confidence, code, tuple(evidence)[:MOST], values)


def written(evidence: Sequence[Span] = (), *, code: str = "written_for_it") -> Finding:
    """Our own engine wrote it so, and its words still stand; the checklist itself names the sentence."""
    return _finding("met", _ENGINE_SURE, code, tuple(evidence)[:MOST], {}, decided_by="engine")


def broken(code: str, confidence: float, evidence: Sequence[Span] = (), **values: str) -> Finding:
    """Words of the reply break the guideline; `confidence` 0-1."""
    return _finding("missed", confidence, code, tuple(evidence), values, proven=True)


def absent(
    code: str, confidence: float, evidence: Sequence[Span] = (), *, capped: bool = False, **values: str
) -> Finding:
    """Nothing in the reply shows the guideline; `confidence` 0-1. `capped` as for `unsure`."""
    return _finding("missed", confidence, code, tuple(evidence)[:MOST], values, capped=capped)


def for_agent(message_evidence: tuple[Span, ...]) -> Finding:
    """Nothing that a reply can meet or miss: a person is told of it, with words of the message."""
    return _finding(
        "for_agent", 1.0, code="for_agent", evidence=(), values={}, message_evidence=message_evidence
    )


def not_applicable() -> Finding:
    """The guideline does not apply to the brief."""
    return _finding("not_applicable", 0.9, code="not_applicable", evidence=(), values={})


def unsure(
    code: str,
    evidence: Sequence[Span] = (),
    *,
    confidence: float = 0.4,
    hint: str | None = None,
    proven: bool = False,
    capped: bool = False,
    settled: bool = False,
    **values: str,
) -> Finding:
    """Neither way is clear, so a person is asked; `proven` when words of somebody else's are what is doubted.

    `capped` when what is doubted must be looked at, whatever else the reply does well.
    """
    return _finding(
        "unsure", confidence, code, tuple(evidence)[:MOST], values,
        hint=hint, proven=proven, capped=capped, settled=settled,
    )  # fmt: skip


def _finding(
    status: Status,
    confidence: float,
    code: str,
    evidence: tuple[Span, ...],
    values: dict[str, str],
    **others: DecidedBy | tuple[Span, ...] | str | bool | None,
) -> Finding:
    fields = {
        "status": status,
        "confidence": confidence,
        "code": code,
        "evidence": evidence,
        "values": values,
    }
    return made(Finding, {**_PLAIN, **fields, **others})


_PLAIN = {
    "message_evidence": (), "decided_by": "code", "proven": False, "settled": False, "capped": False, "hint": None,
}  # fmt: skip
"""What a finding is where nothing else is said."""
