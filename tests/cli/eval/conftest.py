"""Cases in a folder, a stub of a model, and a network that is refused."""

import socket
import time

import pytest

from tests.cli.eval.suite import CASES, QUICK_S, written


@pytest.fixture
def cases(tmp_path):
    (tmp_path / "cases").mkdir()
    return written(tmp_path / "cases" / "suite.jsonl", CASES)


@pytest.fixture
def stub(stubs):
    with stubs.Stub(answer=stubs.draft_answer, token=400) as running:
        yield running


@pytest.fixture
def model(stub):
    """The settings that name the stub."""
    return {
        "SOFTANSWER_LLM_BASE_URL": stub.url,
        "SOFTANSWER_LLM_MODEL": "small",
        "SOFTANSWER_LLM_API_KEY": "sk-0123456789abcdef",
    }


@pytest.fixture
def no_network(monkeypatch):
    """Every connection and look-up of a name is refused, and noted."""
    tried = []

    def refuse(*arguments, **_):
        tried.append(arguments)
        raise OSError("no network in this test")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return tried


@pytest.fixture
def failed(softanswer):
    """Runs what must fail: at once, on standard error, and with the exit code given."""

    def run(code, *arguments, env=None):
        began = time.process_time()
        done = softanswer("eval", *arguments, env=env)
        assert time.process_time() - began < QUICK_S
        assert done.returncode == code, (done.stdout, done.stderr)
        return done.stderr.decode()

    return run
