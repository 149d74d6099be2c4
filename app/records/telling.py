"""Whether a customer was told what a draft promised, once it is known what was sent."""

from datetime import tzinfo

from app.model.record import DraftRecord, FollowUp, OutcomeRecord
from app.records.promises import told_in, zone_of
from app.text.deadlines import deadline
from app.text.words import fold


class Telling:
    """Brings follow-ups in line with what was sent. `timezone` is that of the company."""

    def __init__(self, timezone: str | None = None) -> None:
        self._timezone = timezone

    def settled(self, follow_up: FollowUp, record: DraftRecord, outcome: OutcomeRecord) -> FollowUp:
        """The follow-up as it stands after an outcome.

        A promise that never reached the customer is closed, and opened again should the outcome be corrected; one that
        was reworded has the new words, and their time. What was only for the agent stays as it is.
        """
        if follow_up.promised_for is None:
            return follow_up
        said = self._said(follow_up, record, outcome)
        if said is None:
            return _closed(follow_up, outcome)
        found = _opened(follow_up)
        known = follow_up.text
        if known is None or fold(known.strip(" .")) in fold(said):
            return found
        return self._reworded(found, said, record, outcome)

    @staticmethod
    def _said(follow_up: FollowUp, record: DraftRecord, outcome: OutcomeRecord) -> str | None:
        """The sentence that told the customer; None where none did."""
        if outcome.outcome == "discarded":
            return None
        text = outcome.text or (record.draft.reply.text if record.draft else None)
        if text is None or follow_up.text is None:
            return follow_up.text or ""
        return told_in(follow_up.text, text, record.figures.language)

    def _reworded(
        self, follow_up: FollowUp, said: str, record: DraftRecord, outcome: OutcomeRecord
    ) -> FollowUp:
        brief = record.brief
        zone: tzinfo = zone_of((brief.timezone if brief else None) or self._timezone)
        due = deadline(said, record.figures.language, outcome.at, zone)
        told = {"text": said} | ({"due": due, "promised_for": due} if due else {})
        return follow_up.model_copy(update=told)


def _closed(follow_up: FollowUp, outcome: OutcomeRecord) -> FollowUp:
    if follow_up.state == "done":
        return follow_up
    return follow_up.model_copy(update={"promised": False, "state": "done", "done_at": outcome.at})


def _opened(follow_up: FollowUp) -> FollowUp:
    """Only what an outcome closed: what a person has done stays done."""
    if follow_up.promised:
        return follow_up
    return follow_up.model_copy(update={"promised": True, "state": "open", "done_at": None})
