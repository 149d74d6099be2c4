"""Ends a process at once, once its work is done and told."""

import atexit
import os
import sys
import threading
from contextlib import suppress
from typing import NoReturn


def leave(code: int) -> NoReturn:
    """End this process with its exit code, without freeing object after object, which takes long.

    Exit functions run, then both streams are flushed; one that fails is passed over, so flush before where that counts.
    Where another thread lives it ends by `sys.exit`, which waits for those that are no daemons.
    """
    if threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001 - there is no public name, and what it does is what the interpreter does
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # closed, or nobody reads on
            stream.flush()
    os._exit(code)
