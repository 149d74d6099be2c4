"""A slow line to a server: pages come in a thousand characters at a time, and the browser paints in between."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

PIECE = 1_000
PAUSE_S = 0.03
"""Two frames, so that what has come is painted before more of it comes."""


@contextmanager
def slow_line(url: str) -> Iterator[str]:
    """The address under which `url` answers slowly until the end of the block. Files come as fast as they can."""

    class Line(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server = HTTPConnection(urlsplit(url).netloc, timeout=30)
            server.request("GET", self.path, headers={"Accept": self.headers.get("Accept", "*/*")})
            answer = server.getresponse()
            body, kind = answer.read(), answer.getheader("Content-Type", "")
            server.close()
            self.send_response(answer.status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            for begin in range(0, len(body), PIECE):
                self.wfile.write(body[begin : begin + PIECE])
                if kind.startswith("text/html"):
                    time.sleep(PAUSE_S)

        def log_message(self, *_: object) -> None:
            """Nothing: a test has a log of its own."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Line)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
