"""What is to be come back to because of a draft, and when: made of its actions and of the times in their words."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from uuid import uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.model.brief import Brief
from app.model.draft import Action, Draft
from app.model.record import FollowUp
from app.pipeline.history import binds_us
from app.records.changes import likeness
from app.text.deadlines import deadline, names_time
from app.text.sentences import split
from app.text.words import fold, overlap

SAME = 0.6
"""How like (0-1) a promise a sentence must be to make the same one: its words, or their order."""

DAYS = 3
"""Days after which a promise without a time is come back to."""


class Follows:
    """Makes the follow-ups of a draft. `timezone` is that of the company, `days` as `DAYS`."""

    def __init__(self, timezone: str | None = None, days: int = DAYS) -> None:
        self._timezone = timezone
        self._days = days

    def __call__(self, brief: Brief, draft: Draft, now: datetime) -> tuple[FollowUp, ...]:
        """One for each action of the kind `follow_up`, but none for what an earlier reply promised already.

        `promised` where the reply itself says it: that we will do something, or by when. Times are reckoned from when
        the reply is given: `brief.at`, else now.
        """
        zone = zone_of(brief.timezone or self._timezone)
        made = aware(brief.at, zone) or now
        return tuple(
            self._of(brief, draft, action, made, zone)
            for action in draft.actions
            if action.type == "follow_up" and not _promised_before(action.text, brief)
        )

    def _of(self, brief: Brief, draft: Draft, action: Action, made: datetime, zone: tzinfo) -> FollowUp:
        """Its words are the clause that promises, or the sentence around it where that alone says by when."""
        text, language = action.text, draft.reply.language
        due = deadline(text, language, made, zone) if text else None
        if text and due is None and (sentence := _sentence_of(text, draft.reply.text)):
            due = deadline(sentence, language, made, zone)
            text = sentence if due else text
        told = text is not None and text in draft.reply.text
        promised = told and (due is not None or (text is not None and binds_us(text)))
        wanted = action.due or due or made + timedelta(days=self._days)
        return FollowUp(
            id=uuid4().hex,
            draft_id=draft.id,
            customer_ref=brief.customer.ref,
            due=wanted,
            reason=action.reason,
            text=text,
            promised=promised,
            promised_for=wanted if promised else None,
        )


def broken(follow_up: FollowUp, language: str, at: datetime) -> bool:
    """Whether the customer was told of a time that has passed, and it was not done. "As soon as I know" is no time."""
    overdue = follow_up.state == "open" and (follow_up.promised_for or follow_up.due) < at
    return (
        overdue and follow_up.promised and bool(follow_up.text) and names_time(follow_up.text or "", language)
    )


def zone_of(name: str | None) -> tzinfo:
    """The time zone of that name; UTC where there is none."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def told_in(promise: str, text: str, language: str) -> str | None:
    """The sentence of a text that makes a promise, as it was or reworded; None where none does."""
    sentences = [s.text for s in split(text)]
    whole = next((s for s in sentences if fold(promise.strip(" .")) in fold(s)), None)
    if whole is not None:
        return whole
    alike = [(max(likeness(promise, s), overlap(promise, s, language)), s) for s in sentences]
    best = max(alike, default=None)
    return best[1] if best is not None and best[0] >= SAME else None


def _promised_before(text: str | None, brief: Brief) -> bool:
    known: Sequence[str] = [p.text for p in brief.history.promises if p.state == "open" and p.sent]
    return text is not None and any(fold(k.strip(" .")) in fold(text) for k in known)


def _sentence_of(text: str | None, reply: str) -> str | None:
    return next((s.text for s in split(reply) if text and text in s.text), None)


def aware(at: datetime | None, zone: tzinfo) -> datetime | None:
    """A time without a zone is one of the company's."""
    return at.replace(tzinfo=zone) if at is not None and at.tzinfo is None else at
