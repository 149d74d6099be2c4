"""The log's closed list of events, and that nothing of ours is logged beside it."""

import ast
import errno
import io
import json
import logging
import sys
import threading
import warnings
from pathlib import Path

import pytest

from app.telemetry.log import EVENTS, crashed, tell, within
from app.telemetry.log_pipe import piped

APP = Path(__file__).resolve().parent.parent.parent / "app"
WORDS = "Mia Adeyemi, KT-2041"


class Log(io.StringIO):
    """A log, and what stands in it."""

    terminal = False

    def isatty(self):
        return self.terminal

    @property
    def events(self):
        return [json.loads(line) for line in self.getvalue().splitlines()]


@pytest.fixture
def log():
    """The log of a process that serves, as JSON, at every level."""
    stream = Log()
    with piped("debug", "json", stream):
        yield stream


def calls_of_tell():
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", getattr(node.func, "attr", "")) == "tell"
            ):
                told = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                if told and {keyword.arg for keyword in node.keywords} != {None}:
                    yield path, told[0], tuple(keyword.arg for keyword in node.keywords)


def test_every_call_names_an_event_of_the_table_with_all_of_its_fields():
    calls = list(calls_of_tell())
    wrong = [
        (path.name, event, fields)
        for path, event, fields in calls
        if event not in EVENTS or sorted(fields) != sorted(EVENTS[event].fields)
    ]
    assert wrong == []
    assert {event for _, event, _ in calls} == set(EVENTS), "an event that nobody tells"


def modules_that_log():
    """Every file that imports a library for logs, anywhere in it."""
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if {name.split(".")[0] for name in names} & {"logging", "structlog"}:
                yield path.relative_to(APP).as_posix()


def test_nothing_of_ours_logs_beside_the_table():
    assert set(modules_that_log()) == {
        "telemetry/log.py",
        "telemetry/log_wall.py",
        "telemetry/log_pipe.py",
    }


def test_an_event_is_one_line_with_its_fields_and_those_around_it(log):
    with within(request_id="r-1", key_id="k-1"):
        tell("request", method="POST", route="/v1/drafts", status=200, ms=12.3)
    (line,) = log.events
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "info", "event": "request", "method": "POST", "route": "/v1/drafts", "status": 200, "ms": 12.3,
        "request_id": "r-1", "key_id": "k-1",
    }  # fmt: skip


def test_what_was_around_a_request_is_gone_after_it(log):
    with within(request_id="r-1"):
        pass
    tell("writers", writers="the built-in engine")
    assert "request_id" not in log.events[0]


def test_an_event_that_is_not_in_the_table_is_a_mistake():
    with pytest.raises(KeyError):
        tell("reply", text=WORDS)
    with pytest.raises(KeyError):
        tell("fell_back")


def test_a_crash_tells_its_kind_and_place_and_not_its_words(log):
    try:
        fail(ValueError)
    except ValueError as error:
        crashed(error, "the answer")
    (line,) = log.events
    assert (line["error"], line["place"]) == ("ValueError", "the answer")
    assert "in test_a_crash_tells_its_kind" in line["frames"]
    assert WORDS not in log.getvalue()


@pytest.mark.parametrize("form", ["text", "auto"])
def test_on_a_terminal_an_event_is_a_sentence(form):
    stream = Log()
    stream.terminal = True
    with piped("info", form, stream):
        tell("circuit", endpoint="small@host", state="open")
        logging.getLogger("uvicorn.error").info("Started server process [%d]", 12)
    ours, theirs = stream.getvalue().splitlines()
    assert ours.endswith("WARNING small@host: circuit open")
    assert theirs.endswith("Started server process [12]")


def test_without_a_terminal_it_is_json_unless_told_otherwise():
    for form, is_json in (("auto", True), ("json", True), ("text", False)):
        stream = Log()
        with piped("info", form, stream):
            tell("fell_back", cause="timeout")
        assert stream.getvalue().startswith("{") == is_json, form


def test_a_level_keeps_what_is_below_it_out():
    stream = Log()
    with piped("warning", "json", stream):
        tell("listening", url="http://127.0.0.1:8000")
        logging.getLogger("library").info("Hello.")
        tell("fell_back", cause="timeout")
    assert [line["event"] for line in stream.events] == ["fell_back"]


def fail(kind):
    raise kind(WORDS)


def says(logger):
    """Every way in which a library might say what it should not."""
    logger.warning("%s", WORDS)
    logger.warning(f"the row of {WORDS}")  # noqa: G004 - as libraries do it
    logger.warning("asked for %(what)s in %(ms)d ms", {"what": WORDS, "ms": 7})
    logger.warning(WORDS + "!")  # noqa: G003 - the same
    logger.warning(ValueError(WORDS))
    logger.warning("it took %.1f s for %s", 2.5, WORDS)
    logger.warning("wrong gaps %d", WORDS)
    logger.warning("done", extra={"row": WORDS}, stack_info=True)
    logging.LoggerAdapter(logger, {"customer": WORDS}).warning("adapted %s", WORDS)
    try:
        fail(LookupError)
    except LookupError:
        logger.exception("it broke for %s", WORDS)


@pytest.mark.parametrize("name", ["uvicorn.error", "sqlalchemy.engine", "dbos", "asyncio", "softanswer"])
def test_what_a_library_says_of_anybody_is_cut_out(log, name):
    says(logging.getLogger(name))
    lines = log.events
    assert WORDS not in log.getvalue()
    assert len(lines) == 10
    assert [line.get("message") for line in lines] == [
        "…", None, "asked for … in 7 ms", None, None, "it took 2.5 s for …", "wrong gaps %d", "done", "adapted …",
        "it broke for …",
    ]  # fmt: skip
    assert {line["event"] for line in lines} == {"library"}
    assert {line["logger"] for line in lines} == {name}
    assert [line.get("error") for line in lines if "error" in line] == ["ValueError", "LookupError"]


def test_a_handler_of_a_librarys_own_gets_no_more(log):
    own = Log()
    logger = logging.getLogger("library.with.a.handler")
    handler = logging.StreamHandler(own)
    logger.addHandler(handler)
    try:
        says(logger)
    finally:
        logger.removeHandler(handler)
    assert "it broke for …" in own.getvalue()
    assert WORDS not in own.getvalue()


@pytest.mark.filterwarnings("default")
def test_a_warning_tells_its_kind_and_place(log):
    warnings.warn(f"unexpected value {WORDS}", UserWarning, stacklevel=1)
    (line,) = log.events
    assert (line["event"], line["kind"]) == ("warning", "UserWarning")
    assert line["place"].startswith("test_log.py:")
    assert WORDS not in log.getvalue()


def test_a_thread_that_dies_tells_where_and_not_what(log, capfd):
    def die():
        raise ValueError(WORDS)

    thread = threading.Thread(target=die)
    thread.start()
    thread.join()
    assert log.events[0]["error"] == "ValueError"
    assert WORDS not in log.getvalue() + "".join(capfd.readouterr())


def test_what_fails_while_tidying_up_tells_where_and_not_what(log, capfd):
    class Untidy:
        def __del__(self):
            raise ValueError(WORDS)

    Untidy()
    assert log.events[0]["error"] == "ValueError"
    assert WORDS not in log.getvalue() + "".join(capfd.readouterr())


def test_afterwards_everything_is_as_it_was():
    before = (logging.getLogRecordFactory(), logging.getLogger().handlers[:], logging.getLogger().level,
              warnings.showwarning, threading.excepthook, sys.unraisablehook)  # fmt: skip
    with piped("debug", "json", Log()):
        pass
    after = (logging.getLogRecordFactory(), logging.getLogger().handlers[:], logging.getLogger().level,
             warnings.showwarning, threading.excepthook, sys.unraisablehook)  # fmt: skip
    assert before == after


def test_an_error_of_the_system_is_told_by_its_code(log):
    logging.getLogger("uvicorn.error").error(OSError(errno.EADDRINUSE, WORDS))
    assert log.events[0]["error"] == "OSError EADDRINUSE"
    assert WORDS not in log.getvalue()
