"""What libraries log, cut down to what cannot hold anybody's words, before any handler sees it.

A library may log what it likes: whole requests to a model, rows of a table, the text of an exception. Of each record
that is not ours only this stays: who logged, where in the code, the kind of its exception, and the message as it stands
in the source, with the gaps filled by numbers alone.
"""

import logging
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, TextIO

from app.telemetry import log

GAP = "…"


def _record(*given: Any, **more: Any) -> logging.LogRecord:
    """The record factory: ours as they are, all others cut down. It is called as `logging.LogRecord` is."""
    name, level, path, line, said, args, exc_info, func = given[:8]
    if path == log.__file__:
        return logging.LogRecord(*given, **more)
    message = _filled(said, args) if isinstance(said, str) and _literal(said, path) else ""
    record = logging.LogRecord(name, level, path, line, message, (), None, func, None)
    told: dict[str, log.Field] = {"logger": name, "at": f"{record.module}:{line}"}
    if message:
        told["message"] = message
    if isinstance(said, BaseException):
        told["error"] = log.kind_of(said)
    if exc_info and exc_info[1] is not None:
        told["error"] = log.kind_of(exc_info[1])
        told["frames"] = "".join(traceback.format_tb(exc_info[2])).rstrip()
    record.event, record.told = "library", told  # as `extra` does it
    parts = (f"{name} at {told['at']}", message, str(told.get("error", "")))
    record.msg = ": ".join(part for part in parts if part)
    return record


def _literal(said: str, path: str) -> bool:
    """Whether the message stands in the code of the caller as it is, and so was not put together from values."""
    frame: FrameType | None = sys._getframe(2)  # noqa: SLF001 - logging itself finds its callers so
    while frame is not None and frame.f_code.co_filename != path:
        frame = frame.f_back
    return frame is not None and said in frame.f_code.co_consts


def _filled(said: str, args: Any) -> str:
    """The message with numbers in its gaps and everything else left out."""
    if not args:
        return said.strip()
    try:
        if len(args) == 1 and isinstance(args[0], Mapping):
            return (said % {key: _number(value) for key, value in args[0].items()}).strip()
        return (said % tuple(_number(value) for value in args)).strip()
    except (TypeError, ValueError, KeyError):
        return said.strip()


def _number(value: object) -> object:
    return value if type(value) in (int, float, bool) else GAP


def _warned(
    message: Warning | str,  # noqa: ARG001 - a warning may quote the value that it minds
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001 - as Python calls it
    line: str | None = None,  # noqa: ARG001 - as Python calls it
) -> None:
    log.tell("warning", kind=category.__name__, place=f"{Path(filename).name}:{lineno}")


def _thread_died(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        log.crashed(arguments.exc_value, "a thread")


def _unraisable(unraisable: Any) -> None:
    if unraisable.exc_value is not None:
        log.crashed(unraisable.exc_value, "tidying up")


@contextmanager
def wall() -> Iterator[None]:
    """While this is open, nothing that is logged, warned of, or lost in a thread says more than it may."""
    before = logging.getLogRecordFactory(), warnings.showwarning, threading.excepthook, sys.unraisablehook
    logging.setLogRecordFactory(_record)
    warnings.showwarning, threading.excepthook, sys.unraisablehook = _warned, _thread_died, _unraisable
    try:
        yield
    finally:
        logging.setLogRecordFactory(before[0])
        warnings.showwarning, threading.excepthook, sys.unraisablehook = before[1:]
