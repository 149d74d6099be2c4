"""What tests of jotted notes share: drafts of the built-in engine, for the message of their module."""

import asyncio

import pytest

from app.bootstrap import build_service
from app.model.brief import Brief
from app.settings import Settings


@pytest.fixture(scope="module")
def draft(request):
    """Drafts a reply to the module's MESSAGE from the fields of a brief."""
    service = build_service(Settings(engine="builtin"))
    told = {"message": request.module.MESSAGE, "language": "en"}
    return lambda **fields: asyncio.run(service.draft(Brief.model_validate({**told, **fields})))
