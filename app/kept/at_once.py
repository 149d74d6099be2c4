"""Ends a process at once, once its work is done and told."""

import atexit
import os
import sys
import threading
from contextlib import suppress
from typing import NoReturn


def leave(code: int) -> NoReturn:
    """End this process with its exit code, without freeing object after object, which takes long.

    What was registered to be done at the end is done, and what was written is on its way. Where other threads still
    work, the interpreter waits for them as ever.
    """
    if threading.active_count() > 1:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # closed, or nobody reads on
            stream.flush()
    atexit._run_exitfuncs()  # noqa: SLF001 - there is no public name, and what it does is what the interpreter does
    os._exit(code)
