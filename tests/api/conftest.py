"""The app over a store in a file of its own, with its lifespan."""

from dataclasses import replace

import pytest


@pytest.fixture
def store(tmp_path):
    from app.store.sql.store import SqlStore

    return SqlStore(tmp_path / "records.sqlite")


@pytest.fixture
def kept_app(service, store, tmp_path):
    """Makes the app with these settings over the store; what jobs would do, nobody does here."""
    from app.main import create_app
    from app.settings import Settings

    def make(settings=None, other_service=None):
        database = f"sqlite:///{tmp_path}/records.sqlite"
        settings = replace(settings or Settings(), engine="builtin", database_url=database, jobs="off")
        return create_app(settings, other_service or service, store=store)

    return make


@pytest.fixture
def kept(kept_app):
    """A client of it."""
    from starlette.testclient import TestClient

    with TestClient(kept_app(), base_url="http://softanswer.test") as client:
        yield client
