"""Watches the events of one draft, and tells those who count when it is made."""

from time import perf_counter, time

from app.model.events import DraftEvent, Event, TextEvent
from app.telemetry.interface import Drafted, Listener


class DraftWatch:
    """Takes the times of one draft."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._began, self._start = time(), perf_counter()
        self._first: float | None = None

    def see(self, event: Event) -> None:
        """Note an event as it is shown."""
        took = perf_counter() - self._start
        if isinstance(event, TextEvent) and self._first is None:
            self._first = took
        if isinstance(event, DraftEvent):
            self._listener.drafted(
                Drafted(
                    engine=event.draft.engine.name,
                    verdict=event.draft.verdict,
                    began=self._began,
                    took_s=took,
                    first_sentence_s=self._first,
                )
            )
