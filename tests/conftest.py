"""What many tests share: the real service, built once as the product builds it, and a client of the real app."""

import os

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the code.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

BRIEF = {
    "id": "b-1",
    "message": "My order KT-2041 is three weeks late. When does it come? I want a refund of the £39!",
    "customer": {"name": "Ms Adeyemi", "contacts_before": 2},
    "company": "Larch & Lime",
    "agent": {"name": "Tom"},
    "facts": ["the parcel is in the Leeds depot", "Internal: the depot lost the label"],
    "options": ["refund of the £39 delivery charge", "delivery on Saturday 14 June"],
    "fault": "ours",
}

FIRST = ("tests/accuracy/", "tests/jobs/", "tests/prove/", "tests/test_faults.py", "tests/test_wheel.py")
"""What is begun first, in one process: all labelled texts are measured, which no second process should do as well; then
come tests that mostly wait for other processes, while the rest keeps the cores busy in the processes beside it. At the
end of a run they would leave a core idle.
"""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: not item.nodeid.startswith(FIRST))


@pytest.fixture(scope="session", autouse=True)
def no_real_data(tmp_path_factory, worker_id):
    """No test, and no process that a test starts, writes into the user's data folder or finds what others kept.

    What is kept to be faster is shared by all the processes of one run of the tests.
    """
    alone = worker_id == "master"
    run = tmp_path_factory.getbasetemp() if alone else tmp_path_factory.getbasetemp().parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data-home")))
        patch.setenv("XDG_CACHE_HOME", str(run / "cache-home"))
        yield


@pytest.fixture(scope="session", autouse=True)
def no_work_twice():
    """What each command and each app would make anew of what ships is made once in a process."""
    from tests.made_once import made_once

    with made_once():
        yield


@pytest.fixture
def brief():
    """A brief as a caller sends it."""
    return {**BRIEF}


@pytest.fixture(scope="session")
def service():
    """The service as the product builds it, with nothing set."""
    from tests.services import service_of

    return service_of()


@pytest.fixture(scope="session")
def stubs():
    """The stub of a model's endpoint: `Stub`, `BEHAVIOURS`, `wire` and the rest of `tests.stub`."""
    from tests import stub

    return stub


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """A running Postgres of this test process (tests/postgres.py); `postgres.database()` is the address of a new one.

    Without Postgres its tests are skipped, save in CI, where they fail.
    """
    from tests.postgres import Cluster, binaries

    if binaries() is None:
        word = "there is no Postgres here: install Debian's `postgresql`, or put pg_ctl on the PATH"
        if os.environ.get("CI") == "true":
            pytest.fail(word)
        pytest.skip(word)
    with Cluster.running() as cluster:
        yield cluster


@pytest.fixture
def client_with(service):
    """Makes a client of the app with these settings, over the real service or another one."""

    from dataclasses import replace

    from starlette.testclient import TestClient

    from app.main import create_app
    from app.settings import Settings

    def make(settings=None, other_service=None, store=None):
        settings = replace(settings or Settings(), jobs="off")
        if settings.database_url is None and store is None:
            settings = replace(settings, database_url="none")
        app = create_app(settings, other_service or service, store=store)
        return TestClient(app, base_url="http://softanswer.test", follow_redirects=False)

    return make


@pytest.fixture
def client(client_with):
    """A client of the app as it is without settings."""
    return client_with()
