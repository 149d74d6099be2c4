"""`python -m tests.stub` serves until it is stopped; the first line out is the base URL."""

import argparse
import asyncio
import contextlib
import threading

from tests.stub.answers import draft_answer
from tests.stub.server import Stub


async def _forever(stub: Stub, port: int) -> None:
    ready = threading.Event()
    serving = asyncio.create_task(stub._serve(ready, port))
    await asyncio.to_thread(ready.wait)
    print(stub.url, flush=True)  # noqa: T201 - the address is what whoever started it waits for
    await serving


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", type=int, default=4, help="characters a chunk")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each answer")
    args = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_forever(Stub(answer=draft_answer, token=args.token, delay_s=args.delay), args.port))


if __name__ == "__main__":
    main()
