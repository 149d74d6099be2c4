"""The desk of the records, as a route asks for it."""

from typing import Annotated

from fastapi import Depends, Request

from app.records.desk import Desk


def desk_of(request: Request) -> Desk:
    """The desk of this app. Raises NotKeptError where nothing is kept."""
    desk: Desk = request.app.state.desk
    return desk.open()


AtDesk = Annotated[Desk, Depends(desk_of)]
