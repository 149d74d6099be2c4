"""A real Postgres for the doctor, where there is one."""

import importlib.util
import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    """A running cluster; skipped where no Postgres is installed, but not in CI."""
    spec = importlib.util.spec_from_file_location(
        "postgres_of_tests", Path(__file__).parent.parent / "postgres.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if module.binaries() is None:
        assert not os.environ.get("CI"), "CI has no Postgres"
        pytest.skip("no Postgres is installed")
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        running = module.Cluster(Path(folder))
        running.make()
        yield running
        running.stop()
