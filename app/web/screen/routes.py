"""The pages of the screen."""

from starlette.requests import Request
from starlette.responses import Response

from app.access.turns import Turns
from app.records.desk import Desk
from app.service import Service
from app.web.door import Door


def add_screen(door: Door, service: Service, turns: Turns, desk: Desk) -> None:
    """Add `/` and what it needs."""
    door.get("/", Screen(door).empty)


class Screen:
    """The handlers."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def empty(self, request: Request) -> Response:
        """GET /."""
        return self._door.show(request, "screen/page.html")
