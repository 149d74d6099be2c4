"""Tries the examples of guidelines: a good one must never be missed, a bad one never be met."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from app.model.brief import Brief
from app.model.draft import Status
from app.model.guideline import Example, Guideline
from app.promptci.case import PromptCase
from app.promptci.lint.proof.prove import Checks
from app.promptci.lint.proof.report import FailedExample

Part = Literal["good", "bad"]

_WRONG: Mapping[Part, Status] = {"good": "missed", "bad": "met"}


def failed_examples(guidelines: Iterable[Guideline], check: Checks) -> Iterator[FailedExample]:
    """The examples of which the check of their guideline says the opposite of what their author meant."""
    for guideline in guidelines:
        if guideline.kind == "agent":
            continue
        tables: dict[Part, tuple[Example, ...]] = {
            "good": guideline.examples.good,
            "bad": guideline.examples.bad,
        }
        for part, examples in tables.items():
            for number, example in enumerate(examples):
                found = check(_case(guideline, example), example.reply, {guideline.id})[guideline.id]
                if found.status == _WRONG[part]:
                    yield FailedExample(
                        guideline=guideline.id,
                        part=part,
                        number=number,
                        sentence=example.reply.strip(),
                        reason=found.reason,
                    )


def _case(guideline: Guideline, example: Example) -> PromptCase:
    brief = Brief.model_validate({"id": "example", **example.brief})
    return PromptCase(id="example", cluster="example", brief=brief, where=guideline.id)
