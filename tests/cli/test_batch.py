"""`softanswer batch`: here, stopped and gone on with; and by a server."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MESSAGE = "My order KT-2041 is three weeks late. When does it come?"


def lines_in(count):
    return "".join(json.dumps({"id": f"b-{number}", "message": MESSAGE}) + "\n" for number in range(count))


def lines_out(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def database(tmp_path):
    return {"SOFTANSWER_DATABASE_URL": f"sqlite:///{tmp_path}/store.sqlite"}


def test_results_come_in_the_order_of_the_lines_and_a_bad_line_fails_alone(softanswer, tmp_path, database):
    (tmp_path / "briefs.jsonl").write_text(
        lines_in(3) + "\n" + '{"id": "bad", "message": ""}\n' + lines_in(1)
    )
    done = softanswer("batch", "briefs.jsonl", "--out", "out.jsonl", env=database)
    assert done.returncode == 2
    assert done.stderr.decode().endswith("1 of 5 lines could not be done; each says why.\n")
    told = lines_out(tmp_path / "out.jsonl")
    assert [line.get("id") for line in told if "error" not in line] == ["b-0", "b-1", "b-2", "b-0"]
    assert [(line["id"], line["line"], line["error"]["status"]) for line in told if "error" in line] == [
        ("bad", 4, 422)
    ]
    assert len({line["draft_id"] for line in told if "error" not in line}) == 4
    assert not (tmp_path / "out.jsonl.part").exists()


def test_a_batch_that_was_stopped_is_gone_on_with_and_no_line_is_done_twice(softanswer, tmp_path, database):
    (tmp_path / "briefs.jsonl").write_text(lines_in(250))
    child = subprocess.Popen(
        [sys.executable, "-m", "app", "batch", str(tmp_path / "briefs.jsonl")],
        env={**os.environ, **database, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    stop_in_the_midst(child, tmp_path / "store.sqlite")
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out) == (2, b"")
    (batch_id,) = re.findall(r"softanswer batch --resume ([0-9a-f]{32})", err.decode())
    before = drafts_in(tmp_path / "store.sqlite")
    assert 0 < before < 250
    done = softanswer("batch", "--resume", batch_id, "--out", "out.jsonl", env=database)
    assert done.returncode == 0, done.stderr
    told = lines_out(tmp_path / "out.jsonl")
    assert [line["id"] for line in told] == [f"b-{number}" for number in range(250)]
    assert drafts_in(tmp_path / "store.sqlite") == 250


def drafts_in(path):
    """How many are kept; asked by a process of its own, which takes no lock of ours."""
    code = (
        "import sqlite3, sys\n"
        "print(sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM drafts').fetchone()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)
    return int(done.stdout or 0)


def stop_in_the_midst(child, path):
    """Interrupt it when some drafts are kept. It is held still for each look, so that it is not done meanwhile."""
    end = time.monotonic() + 180
    while time.monotonic() < end:
        if path.exists():
            child.send_signal(signal.SIGSTOP)
            some = drafts_in(path) > 3
            if some:
                child.send_signal(signal.SIGINT)
            child.send_signal(signal.SIGCONT)
            if some:
                return
        time.sleep(0.3)  # a look takes nearly as long where the machine is busy, and it must get on meanwhile
    raise AssertionError("no drafts were kept in time")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Give a file, or --resume"),
        (["briefs.jsonl", "--resume", "x"], "Give a file, or --resume"),
        (["briefs.jsonl", "--key", "k"], "--key goes with --url"),
        (["briefs.jsonl", "--url", "http://127.0.0.1:1", "--company", "briefs.jsonl"], "the server's own"),
        (["briefs.jsonl", "--url", "ftp://x"], "--url needs an http address"),
        (["briefs.jsonl", "--url", "http://127.0.0.1:1"], "the server cannot be reached"),
        (["--resume", "never-was"], "there is no such batch"),
    ],
)
def test_a_slip_is_told_in_a_sentence(softanswer, tmp_path, database, arguments, said):
    (tmp_path / "briefs.jsonl").write_text(lines_in(1))
    done = softanswer("batch", *arguments, env=database)
    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_a_batch_needs_a_database(softanswer, tmp_path):
    (tmp_path / "briefs.jsonl").write_text(lines_in(1))
    done = softanswer("batch", "briefs.jsonl", env={"SOFTANSWER_DATABASE_URL": "none"})
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "SOFTANSWER_DATABASE_URL: a batch needs a database, and `none` is set\n",
    )


class Batches(BaseHTTPRequestHandler):
    """A server with one batch, which is done at the third look."""

    looks = 0
    seen: list = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).seen.append((self.path, self.headers["X-API-Key"], self.headers["Content-Type"], body))
        self.answer(202, self.batch())

    def do_GET(self):
        type(self).seen.append((self.path, self.headers["X-API-Key"]))
        if self.path.endswith("/results"):
            self.answer(200, '{"id": "b-0", "draft_id": "d-0"}\n{"id": "b-1", "draft_id": "d-1"}\n')
        elif self.path.endswith("/never-was"):
            self.answer(404, '{"title": "There is no such thing here", "detail": "no such batch"}')
        else:
            type(self).looks += 1
            self.answer(200, self.batch())

    def batch(self):
        done = type(self).looks
        state = "done" if done == 2 else "running"
        return json.dumps({"id": "batch-1", "total": 2, "done": done, "failed": 0, "state": state})

    def answer(self, status, text):
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    Batches.looks, Batches.seen = 0, []
    listening = ThreadingHTTPServer(("127.0.0.1", 0), Batches)
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    thread.join()
    listening.server_close()


def test_a_server_is_sent_the_file_waited_for_and_asked_for_the_results(softanswer, tmp_path, server):
    (tmp_path / "briefs.jsonl").write_text(lines_in(2))
    done = softanswer("batch", "briefs.jsonl", "--url", server, "--key", "k-1")
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["draft_id"] for line in done.stdout.splitlines()] == ["d-0", "d-1"]
    posted, *asked = Batches.seen
    assert posted == ("/v1/batches", "k-1", "application/jsonl", lines_in(2).encode())
    assert asked == [*[("/v1/batches/batch-1", "k-1")] * 2, ("/v1/batches/batch-1/results", "k-1")]


def test_what_the_server_refuses_is_told_in_its_words(softanswer, server):
    done = softanswer("batch", "--url", server, "--resume", "never-was")
    assert done.returncode == 2
    assert "the server refused: There is no such thing here: no such batch" in done.stderr.decode()
