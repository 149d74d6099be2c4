"""The shipped labelled texts, measured once for all tests of this folder."""

import asyncio

import pytest

from scripts.accuracy.data import SHIPPED, load
from scripts.accuracy.product import built
from scripts.accuracy.report import measured


@pytest.fixture(scope="session")
def shipped():
    return load(SHIPPED)


@pytest.fixture(scope="session")
def found(shipped):
    """What code alone finds in all of it."""
    return asyncio.run(measured(built(), shipped, ("checklist", "reading")))
