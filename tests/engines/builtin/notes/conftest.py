"""What tests of jotted notes share: drafts of the built-in engine, for the message of their module."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of


@pytest.fixture(scope="module")
def draft(request):
    """Drafts a reply to the module's MESSAGE from the fields of a brief."""
    service = service_of("builtin")
    told = {"message": request.module.MESSAGE, "language": "en"}
    return lambda **fields: asyncio.run(service.draft(Brief.model_validate({**told, **fields})))
