"""The stub endpoint on a thread of its own.

A call behaves as `plan` says (one name a call, the first first), else as `always` says, else as the call's model is
named, else it answers.
"""

import asyncio
import contextlib
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from tests.stub.answers import json_answer
from tests.stub.behaviours import BEHAVIOURS
from tests.stub.wire import Body, DroppedError, Seen, read

READ_MAX = 16 * 1_048_576
"""Bytes of one request's head and body that are taken."""


@dataclass
class Stub:
    """The endpoint. `answer` makes the text of a good answer, `token` is how many characters one chunk carries."""

    answer: Callable[[Body], str] = json_answer
    token: int = 4
    retry_after: str = "1"
    delay_s: float = 0.0
    always: str | None = None
    plan: deque[str] = field(default_factory=deque)
    seen: list[Seen] = field(default_factory=list)
    open_now: int = 0
    _port: int = 0
    _loop: asyncio.AbstractEventLoop | None = None

    @property
    def url(self) -> str:
        """What an SDK is given as its base URL."""
        return f"http://127.0.0.1:{self._port}/v1"

    def __enter__(self) -> Self:
        ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(ready)), daemon=True)
        self._thread.start()
        assert ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    async def _serve(self, ready: threading.Event, port: int = 0) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()
        server = await asyncio.start_server(self._connected, "127.0.0.1", port, limit=READ_MAX)
        self._port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._stop.wait()
        server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        self.open_now += 1
        try:
            while call := await read(reader):
                self.seen.append(call)
                await self._answer(call, writer)
        except (ConnectionError, asyncio.IncompleteReadError, DroppedError):
            pass
        except asyncio.CancelledError:  # the stub is being stopped; the server asks for no result
            pass
        finally:
            self.open_now -= 1
            self._tasks.discard(task)
            writer.close()
            with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _answer(self, call: Seen, writer: asyncio.StreamWriter) -> None:
        named = self.always or str(call.body.get("model", ""))
        name = self.plan.popleft() if self.plan else named if named in BEHAVIOURS else "answer"
        if self.delay_s:
            await asyncio.sleep(self.delay_s)
        await BEHAVIOURS[name](self, call.body, writer)


@contextlib.contextmanager
def closed_port() -> Iterator[str]:
    """The address of a port that refuses: it is taken, and nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}/v1"
