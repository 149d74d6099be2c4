"""The pages of principles and profile."""

from starlette.requests import Request
from starlette.responses import Response

from app.service import Service
from app.web.door import Door


def add_guide(door: Door, service: Service) -> None:
    """Add `/principles`, `/principles/{id}` and `/profile`."""
    guide = Guide(door, service)
    door.get("/principles", guide.principles)


class Guide:
    """The handlers."""

    def __init__(self, door: Door, service: Service) -> None:
        self._door = door
        self._service = service

    async def principles(self, request: Request) -> Response:
        """GET /principles."""
        return self._door.show(request, "guide/principles.html", guidelines=self._service.guidelines())
