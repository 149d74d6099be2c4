"""A server on this machine that takes the notes of webhooks and answers as receivers do."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def receiver(answer):
    """Listens; `answer(handler, headers, body)` sends what it likes, `headers` by small names. Yields the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            answer(self, {name.lower(): value for name, value in self.headers.items()}, body)

        def log_message(self, *_):
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/notes"
    finally:
        server.shutdown()
        server.server_close()


def says(status, **headers):
    """An answer of this status; in names of headers an underscore stands for a hyphen."""

    def answer(handler, _headers, _body):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()

    return answer
