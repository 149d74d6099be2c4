"""Puts a finished version together with actions and note: the draft."""

from collections.abc import Mapping
from uuid import uuid4

from app.checklist.case import Case
from app.model.draft import Draft
from app.pipeline.actions import actions_for
from app.pipeline.note import note_for
from app.pipeline.variants import Variants
from app.pipeline.version import Version, reply_of
from app.prompts import Prompts


class Drafting:
    """Makes drafts; `prompts` hold the wording of actions and notes."""

    def __init__(self, prompts: Prompts) -> None:
        self._prompts = prompts

    def draft(
        self, case: Case, version: Version, timings_ms: Mapping[str, float], variants: Variants
    ) -> Draft:
        """The draft of one version, with a new id, and its variants.

        A note that the reply should hold and does not needs a person, whatever the checklist says of the rest.
        """
        written, checked = version.written, version.checked
        words = self._prompts.wording("actions", "en")
        actions = actions_for(
            case.brief, case.reading, case.plan, checked.commitments, written.left_out, words
        )
        unsaid = any(fact.unsaid for fact in written.left_out)
        reasons = (*checked.verdict_reasons, *([str(words["unsaid"])] if unsaid else []))
        return Draft(
            id=uuid4().hex,
            brief_id=case.brief.id,
            verdict="needs_you" if unsaid else checked.verdict,
            verdict_reasons=reasons,
            reply=reply_of(version),
            checklist=checked.checklist,
            commitments=checked.commitments,
            answers=checked.answers,
            gaps=checked.gaps,
            reading=case.reading,
            actions=actions,
            note=note_for(self._prompts, "en", case, written, checked, actions),
            engine=written.engine,
            usage=written.usage.plus(variants.usage),
            timings_ms=dict(timings_ms),
            variants=variants.made,
            variants_missing=variants.missing,
        )
