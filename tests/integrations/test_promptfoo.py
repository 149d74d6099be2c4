"""The example provider for promptfoo, called by Node itself; by promptfoo, where that is installed."""

import json
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest
import uvicorn

from app.main import create_app
from app.settings import read_settings

FOLDER = Path(__file__).resolve().parent.parent.parent / "integrations" / "promptfoo"
KEY = "team-key-0123456789"

CALL = """
import Provider from %s;
const [config, prompt, vars] = JSON.parse(process.argv[2]);
const provider = new Provider({ config });
console.log(JSON.stringify(await provider.callApi(prompt, { vars })));
"""


def without_node():
    """Node is no part of the product: where it is missing the test says so, and in CI that is a failure."""
    if os.environ.get("CI"):
        pytest.fail("node is not installed, though .ci/run installs it")
    pytest.skip("node is not installed, so promptfoo's provider is not called")


@pytest.fixture(scope="module")
def server():
    settings = read_settings({"SOFTANSWER_ENGINE": "builtin", "SOFTANSWER_API_KEYS": KEY})
    running = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_config=None))
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{running.servers[0].sockets[0].getsockname()[1]}"
    running.should_exit = True
    thread.join()


@pytest.fixture
def call(tmp_path):
    node = shutil.which("node") or without_node()
    script = tmp_path / "call.mjs"
    script.write_text(CALL % json.dumps(str(FOLDER / "softanswer.mjs")), encoding="utf-8")

    def ask(config, prompt, **variables):
        done = subprocess.run(
            [node, script, json.dumps([config, prompt, variables])],
            check=True,
            capture_output=True,
            timeout=60,
        )
        return json.loads(done.stdout)

    return ask


def test_the_reply_is_the_output_and_the_checklist_its_metadata(call, server):
    told = call(
        {"url": server, "apiKey": KEY},
        "Where is my sofa? It was due on Monday!",
        fault="ours",
        options=["delivery on Saturday", "refund of the delivery charge"],
        unknown="is not passed on",
    )
    assert "Saturday" in told["output"]
    assert told["metadata"]["checklist"]["admit-mistakes"] == "met"
    assert told["metadata"]["engine"]["name"] == "builtin"


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ({"apiKey": "wrong"}, "answered 401"),
        ({"url": "http://127.0.0.1:9"}, "cannot be asked"),
    ],
)
def test_what_goes_wrong_is_an_error_and_never_an_empty_output(call, server, config, told):
    answer = call({"url": server, **config}, "Where is my sofa?")
    assert told in answer["error"]
    assert "output" not in answer


def test_a_brief_that_cannot_be_used_is_told_with_its_field(call, server):
    answer = call({"url": server, "apiKey": KEY}, "Where is my sofa?", fault="nobody's")
    assert "answered 422" in answer["error"]
    assert "fault" in answer["error"]


@pytest.mark.skipif(
    "PROMPTFOO" not in os.environ, reason="set PROMPTFOO to its command: it takes 2 GB to install"
)
def test_promptfoo_itself_runs_the_example(server, tmp_path):
    done = subprocess.run(
        [
            *(*os.environ["PROMPTFOO"].split(), "eval", "--no-cache", "-c", FOLDER / "promptfooconfig.yaml"),
            *("--output", tmp_path / "out.json"),
        ],
        env={
            **os.environ,
            "SOFTANSWER_URL": server,
            "SOFTANSWER_API_KEY": KEY,
            "PROMPTFOO_CONFIG_DIR": str(tmp_path),
            "PROMPTFOO_DISABLE_TELEMETRY": "1",
            "PROMPTFOO_DISABLE_UPDATE": "1",
        },
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["results"]["stats"]
    assert (found["successes"], found["failures"], found["errors"]) == (2, 0, 0), done.stdout
