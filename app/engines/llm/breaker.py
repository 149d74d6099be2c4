"""A circuit breaker: an endpoint that keeps failing is left alone for a while, then tried with one call."""

from collections import deque
from collections.abc import Callable
from typing import Literal

State = Literal["closed", "half_open", "open"]
Pass = Literal["call", "probe"]

FAILURES = 5
WINDOW_S = 60.0
OPEN_S = 30.0
OPEN_MAX_S = 300.0
"""However long an endpoint asks to be left alone, after this it is tried again."""


class Breaker:
    """Opens after `failures` within `window_s`; after `open_s` lets one call through, whose end decides.

    `clock` gives seconds; `moved` is told of each new state.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        moved: Callable[[State], None] = lambda _: None,
        *,
        failures: int = FAILURES,
        window_s: float = WINDOW_S,
        open_s: float = OPEN_S,
    ) -> None:
        self._clock = clock
        self._moved = moved
        self._failures = failures
        self._window_s = window_s
        self._open_s = open_s
        self._failed_at: deque[float] = deque(maxlen=failures)
        self._open_until: float | None = None
        self._probing = False

    @property
    def state(self) -> State:
        """Closed: calls pass. Open: none does. Half open: one may try."""
        if self._open_until is None:
            return "closed"
        return "open" if self._clock() < self._open_until else "half_open"

    @property
    def opens_in_s(self) -> float:
        """Seconds until a call may pass again; 0 when one may now."""
        return max(0.0, (self._open_until or 0.0) - self._clock()) if self._open_until is not None else 0.0

    def admit(self) -> Pass | None:
        """What a call may be made as, nothing where it may not; it is handed back to one of the three below."""
        state = self.state
        if state == "half_open" and not self._probing:
            self._probing = True
            self._moved("half_open")
            return "probe"
        return "call" if state == "closed" else None

    def succeeded(self, admitted: Pass) -> None:
        """The call was answered: the endpoint is well."""
        self._end(admitted)
        self._failed_at.clear()
        if self._open_until is not None:
            self._open_until = None
            self._moved("closed")

    def failed(self, admitted: Pass, wait_s: float = 0.0) -> None:
        """The call failed by the endpoint's fault; `wait_s` is how long the endpoint asked to be left alone."""
        now = self._clock()
        self._end(admitted)
        self._failed_at.append(now)
        full = len(self._failed_at) == self._failures and now - self._failed_at[0] <= self._window_s
        if admitted == "probe" or (full and self._open_until is None):
            self._open_until = now + min(max(self._open_s, wait_s), OPEN_MAX_S)
            self._moved("open")

    def gave_up(self, admitted: Pass) -> None:
        """The call ended without telling anything of the endpoint: its caller left, or the request was at fault."""
        self._end(admitted)

    def _end(self, admitted: Pass) -> None:
        if admitted == "probe":
            self._probing = False
