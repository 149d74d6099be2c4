"""Finds the drafts that the screen shows: in the memory of this process while they are new, then in the store."""

from collections.abc import Mapping

from app.errors import GoneError, NotFoundError, SoftanswerError
from app.model.draft import PersonAnswer
from app.records.desk import Desk
from app.service import Service
from app.web.screen.fields import Fields
from app.web.screen.runs import Runs
from app.web.screen.sheet import Sheet, as_drafted


class Sheets:
    """Sheets of drafts as they were made, and of their texts as they are now."""

    def __init__(self, service: Service, desk: Desk, runs: Runs) -> None:
        self._service = service
        self._desk = desk
        self._runs = runs

    async def of_draft(self, draft_id: str, who: str) -> Sheet:
        """A draft with its outcome and follow-ups.

        Raises NotFoundError where it is nowhere, GoneError where its texts were taken away.
        """
        run = self._runs.of_draft(draft_id, who)
        if run is not None and run.draft is not None and not run.draft.kept:
            return as_drafted(run.brief, run.draft)
        async with self._desk.open().store.view() as records:
            record = await records.drafts.get(draft_id)
            follow_ups = await records.follow_ups.of_draft(draft_id) if record else ()
        if record is None:
            raise NotFoundError("there is no draft with this id")
        if record.brief is None or record.draft is None:
            raise GoneError("the texts of this draft were taken away; its figures are in the history")
        return as_drafted(record.brief, record.draft, record.outcome, follow_ups)

    async def reviewed(
        self,
        fields: Fields,
        text: str,
        *,
        subject: str = "",
        base: Sheet | None = None,
        answers: Mapping[str, PersonAnswer] | None = None,
        seen: frozenset[str] = frozenset(),
    ) -> Sheet:
        """A text as it is now, checked against the fields; `base` is the draft that it came from.

        Raises InputError for fields that are wrong.
        """
        brief = fields.brief(base.brief if base else None)
        draft = base.draft if base else None
        checked = await self._service.check(brief, text, draft.id if draft else None, answers)
        known = base is not None and base.brief.message == brief.message
        reading = base.reading if base and known else await self._service.read(brief)
        return Sheet(
            brief=brief,
            reading=reading,
            checked=checked,
            subject=subject,
            text=text,
            draft=draft,
            answers=answers or {},
            seen=seen,
            outcome=base.outcome if base else None,
            follow_ups=base.follow_ups if base else (),
        )

    async def base(self, draft_id: str, who: str) -> Sheet | None:
        """The draft that a form came from; None where there is none (any more): then the form alone counts."""
        if not draft_id:
            return None
        try:
            return await self.of_draft(draft_id, who)
        except SoftanswerError:
            return self.remembered(draft_id, who)

    def remembered(self, draft_id: str, who: str) -> Sheet | None:
        """A draft of this process, without what became of it: for when the store does not answer."""
        run = self._runs.of_draft(draft_id, who)
        return as_drafted(run.brief, run.draft) if run is not None and run.draft is not None else None

    async def as_sent(self, draft_id: str, who: str) -> Sheet:
        """A draft with the text that was sent, where it was edited before. Raises as `of_draft`."""
        sheet = await self.of_draft(draft_id, who)
        sent = sheet.outcome.text if sheet.outcome else None
        if not sent or sent == sheet.text:
            return sheet
        return await self.reviewed(Fields.of(sheet.brief), sent, subject=sheet.subject, base=sheet)
