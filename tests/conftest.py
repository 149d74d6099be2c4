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

FIRST = (
    ("tests/accuracy/", "tests/test_faults.py", "tests/test_wheel.py", "tests/prove/"),
    ("tests/jobs/", "tests/web/test_safety_places.py"),
    ("tests/test_hostile.py", "tests/web/test_safety.py"),
)
"""What is begun first, in this order and each row in a process of its own, where there are as many.

All labelled texts are measured, which no second process should do as well; other tests mostly wait for processes that
they started, while the rest keeps the cores busy in the processes beside them. At the end of a run they would leave a
core idle, and all in one process they would take as long as the whole rest.
"""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    heads = [[item for start in row for item in items if item.nodeid.startswith(start)] for row in FIRST]
    rest = [item for item in items if not item.nodeid.startswith(sum(FIRST, ()))]
    processes = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = in_rows(heads, rest, processes)


def in_rows(heads, rest, processes):
    """The heads and then the rest, so that with its share of them each process begins with heads of its own.

    The tests are dealt out in their order, to each process as many.
    """
    share, found, rest = (sum(map(len, heads)) + len(rest)) // processes, [], list(rest)
    for row in range(processes):
        found += (item for head in heads[row::processes] for item in head)
        wanted = len(rest) if row == processes - 1 else max(0, (row + 1) * share - len(found))
        found, rest = found + rest[:wanted], rest[wanted:]
    return found


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
