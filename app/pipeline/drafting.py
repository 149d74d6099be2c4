"""Puts a finished version together with actions and note: the draft."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from app.checklist import tongue
from app.checklist.case import Case
from app.model.draft import Draft
from app.model.writing import Written
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

        A note that the reply should hold and does not, or holds as it was jotted or in another language, needs a
        person, whatever the checklist says of the rest.
        """
        written, checked = version.written, version.checked
        words = self._prompts.wording("actions", "en")
        actions = actions_for(
            case.brief, case.reading, case.plan, checked.commitments, written.left_out, words
        )
        why = self._why(case, written, words)
        return Draft(
            id=uuid4().hex,
            brief_id=case.brief.id,
            verdict="needs_you" if why else checked.verdict,
            verdict_reasons=(*checked.verdict_reasons, *why),
            doubts=why,
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

    def _why(self, case: Case, written: Written, words: Mapping[str, Any]) -> tuple[str, ...]:
        """Why a person is needed whatever the checklist says: what became of the notes, or the language written in."""
        names = self._prompts.wording("reasons")["languages"]
        found = [str(words["unsaid"]).format(note=fact.text) for fact in written.left_out if fact.unsaid]
        wanted = tongue.wanted(case)
        if written.language.partition("-")[0].lower() != wanted:
            told = {
                "wanted": names.get(wanted, wanted),
                "language": names.get(written.language, written.language),
            }
            found.append(str(words["other_language"]).format(**told))
        found += [str(words["untranslated"]).format(language=names.get(c, c)) for c in written.foreign]
        named = [str(words["doubts"]["note"]).format(note=note) for note in written.unsure]
        rest = [doubt for doubt in written.doubts if doubt != "jotted" or not named]
        return tuple(dict.fromkeys((*found, *named, *(str(words["doubts"][doubt]) for doubt in rest))))
