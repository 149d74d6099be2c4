"""Where the log of a process that serves goes: one event a line, as JSON or as a sentence for people."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

from app.settings import LogFormat
from app.telemetry.log_wall import wall

if TYPE_CHECKING:
    from structlog.typing import EventDict

HANDLED_BY_THEMSELVES = ("dbos",)
"""Loggers that write past the root's handlers, unless they find a handler of their own."""


@contextmanager
def piped(level: str, form: LogFormat, stream: TextIO) -> Iterator[None]:
    """Everything that is logged while this is open, by us or a library, goes to the stream in one form.

    `auto` is text where the stream is a terminal, else JSON.
    """
    root = logging.getLogger()
    before = root.handlers[:], root.level
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_formatter(json=form == "json" or (form == "auto" and not stream.isatty())))
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in HANDLED_BY_THEMSELVES:
        logging.getLogger(name).handlers = [handler]
        logging.getLogger(name).propagate = False
    try:
        with wall():
            yield
    finally:
        root.handlers = before[0]
        root.setLevel(before[1])
        for name in HANDLED_BY_THEMSELVES:
            logging.getLogger(name).handlers = []
            logging.getLogger(name).propagate = True


_NOBODY = logging.NullHandler()


def quiet(name: str) -> None:
    """Let a library that would write to the terminal by itself log through ours, what is wrong alone."""
    logger = logging.getLogger(name)
    if not logger.handlers:
        logger.addHandler(_NOBODY)
    logger.addFilter(_bare)
    logger.setLevel(logging.WARNING)


def silence(name: str) -> None:
    """Let a library say nothing, until it is quiet or as it was."""
    logging.getLogger(name).setLevel(logging.CRITICAL)


def as_it_was(name: str) -> None:
    """Take back what `quiet` and `silence` did."""
    logger = logging.getLogger(name)
    logger.removeHandler(_NOBODY)
    logger.removeFilter(_bare)
    logger.setLevel(logging.NOTSET)


def _bare(record: logging.LogRecord) -> bool:
    """Without a traceback: the last line of one holds the words of an error."""
    record.exc_info = record.exc_text = None
    return True


def _formatter(*, json: bool) -> logging.Formatter:
    from structlog.processors import JSONRenderer
    from structlog.stdlib import ProcessorFormatter

    as_json = (_event, JSONRenderer(sort_keys=False, ensure_ascii=False))
    return ProcessorFormatter(processors=as_json if json else (_sentence,))


def _event(_logger: Any, _method: str, given: "EventDict") -> "EventDict":
    """The fields of a record: time (UTC), level, event, and its own."""
    record: logging.LogRecord = given["_record"]
    at = datetime.fromtimestamp(record.created, UTC)
    return {
        "time": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "level": record.levelname.lower(),
        "event": getattr(record, "event", "library"),
        **{name: value for name, value in getattr(record, "told", {}).items() if value is not None},
    }


def _sentence(_logger: Any, _method: str, given: "EventDict") -> str:
    record: logging.LogRecord = given["_record"]
    at = datetime.fromtimestamp(record.created).astimezone()
    return f"{at:%Y-%m-%d %H:%M:%S},{int(record.msecs):03d} {record.levelname} {record.getMessage()}"
