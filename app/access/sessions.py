"""Sessions of people at the page: kept by the browser, signed by us, so that every process knows them."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from app.access.signing import Signer
from app.model.value import Value

IDLE = timedelta(hours=12)
"""How long a session lasts that is not used."""

LONGEST = timedelta(days=7)
"""After this the password is asked for again, however much the session was used."""

NOTED_EVERY = timedelta(minutes=5)
"""How often at most a use is noted in the cookie."""

_FORM = re.compile(r"([0-9]{1,12})\.([0-9]{1,12})\.([A-Za-z0-9:-]{1,80})\.([A-Za-z0-9_-]{43})")
_PURPOSE = "session"
_AHEAD = timedelta(minutes=2)  # by which clocks of two servers may differ


class Session(Value):
    """`by`: what opened it, as `Access.still` knows it; no secret."""

    by: str
    begun: datetime
    used: datetime


class Sessions:
    """Nothing is held here: what a cookie says is believed where we signed it and its time is not over."""

    def __init__(self, signer: Signer, clock: Callable[[], datetime]) -> None:
        self._signer = signer
        self._clock = clock

    def begin(self, by: str) -> str:
        """The cookie of a new session."""
        now = self._clock()
        return self._written(by, now, now)

    def read(self, cookie: str) -> Session | None:
        """The session of a cookie; None where it is none of ours, or is over."""
        if not (found := _FORM.fullmatch(cookie)):
            return None
        begun, used, by, signature = found.groups()
        if not self._signer.signed(_PURPOSE, f"{begun}.{used}.{by}", signature):
            return None
        now = self._clock()
        session = Session(by=by, begun=_moment(begun, now), used=_moment(used, now))
        alive = -_AHEAD <= now - session.used < IDLE and -_AHEAD <= now - session.begun < LONGEST
        return session if alive else None

    def renewed(self, session: Session) -> str | None:
        """The cookie that notes this use; None where one was noted a moment ago."""
        now = self._clock()
        if now - session.used < NOTED_EVERY:
            return None
        return self._written(session.by, session.begun, now)

    def _written(self, by: str, begun: datetime, used: datetime) -> str:
        text = f"{int(begun.timestamp())}.{int(used.timestamp())}.{by}"
        return f"{text}.{self._signer.sign(_PURPOSE, text)}"


def _moment(seconds: str, now: datetime) -> datetime:
    # What we signed is a time that we wrote.
    return datetime.fromtimestamp(int(seconds), now.tzinfo)
