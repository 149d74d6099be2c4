"""The pages over what is kept."""

from starlette.requests import Request
from starlette.responses import Response

from app.records.desk import Desk
from app.web.door import Door


def add_ledger(door: Door, desk: Desk) -> None:
    """Add `/history`, `/due` and `/insights`."""
    ledger = Ledger(door, desk)
    door.get("/history", ledger.history, "read")


class Ledger:
    """The handlers."""

    def __init__(self, door: Door, desk: Desk) -> None:
        self._door = door
        self._desk = desk

    async def history(self, request: Request) -> Response:
        """GET /history."""
        self._desk.open()
        return self._door.show(request, "ledger/history.html")
