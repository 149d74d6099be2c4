"""The shipped labelled texts, measured once for all tests of this folder."""

import asyncio

import pytest

from scripts.accuracy.data import SHIPPED, load
from scripts.accuracy.product import built
from scripts.accuracy.report import measured
from tests.accuracy.once import laid_out_once


@pytest.fixture(scope="session")
def shipped():
    return load(SHIPPED)


@pytest.fixture(scope="session")
def product():
    """The product without a model."""
    return built()


@pytest.fixture(scope="session")
def found(product, shipped):
    """What code alone finds in all of it, each writer by weights that all others taught, as on the page."""
    with laid_out_once():
        return asyncio.run(measured(product, shipped, ("checklist", "reading")))
