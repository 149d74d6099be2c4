"""What is known of a customer, and taking all of it away. A draft's id stands for them in addresses."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.errors import InputError
from app.records.desk import Desk
from app.web.door import Door, caller_of
from app.web.forms import read_form


class CustomerPages:
    """The handlers."""

    def __init__(self, door: Door, desk: Desk) -> None:
        self._door = door
        self._desk = desk

    async def find(self, request: Request) -> Response:
        """POST /customers: the drafts of the customer whose reference is given."""
        desk = self._desk.open()
        ref = (await read_form(request)).get("ref").strip()
        if not ref:
            raise InputError("no reference was given", fields=[("ref", "it is empty")])
        return RedirectResponse(f"/history?customer={await desk.customers.draft_of(ref)}", 303)

    async def show(self, request: Request) -> Response:
        """GET /customers/{draft_id}."""
        return await self._known(request, "ledger/customer.html")

    async def ask(self, request: Request) -> Response:
        """GET /customers/{draft_id}/erase: asks once more, and says what cannot be reached."""
        return await self._known(request, "ledger/erase.html", not_reached=self._desk.erasure.not_reached)

    async def erase(self, request: Request) -> Response:
        """POST /customers/{draft_id}/erase. Told at once: the address names a draft that is gone then."""
        desk = self._desk.open()
        ref = await desk.customers.ref_of(_id(request))
        erased = await desk.erasure.erase(ref, caller_of(request).who)
        return self._door.show(request, "ledger/erased.html", erased=erased)

    async def _known(self, request: Request, template: str, **more: Any) -> Response:
        customers = self._desk.open().customers
        known = await customers.known(await customers.ref_of(_id(request)))
        return self._door.show(
            request, template, known=known, draft_id=_id(request), now=self._desk.clock(), **more
        )


def _id(request: Request) -> str:
    return str(request.path_params["draft_id"])
