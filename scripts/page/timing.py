"""Times and weights of the pages, as a server gives them and as a browser tells them."""

import gzip
import re
import time
from collections.abc import Mapping
from http.client import HTTPConnection
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page

_LINKED = re.compile(r'(?:href|src)="(/static/[^"]+)"')
_HIDDEN = r'name="{}" value="([^"]*)"'

TOLD = """() => {
  const told = window.told = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => { for (const e of list.getEntries()) told.lcp = e.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) if (!e.hadRecentInput) told.cls += e.value;
  }).observe({ type: 'layout-shift', buffered: true });
}"""
"""What a browser is asked for: the largest paint (ms), and by how much things moved that nobody touched."""


class Asking:
    """One connection that is kept, as a browser keeps it; answers come packed."""

    def __init__(self, url: str) -> None:
        self._connection = HTTPConnection(urlsplit(url).netloc, timeout=60)
        self._cookie = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def get(self, path: str, data: Mapping[str, str] | None = None, **headers: str) -> tuple[bytes, float]:
        """The body as it came over the wire, and the milliseconds to its first byte."""
        body = urlencode(data) if data is not None else None
        sent = {"Accept-Encoding": "gzip", "Accept": "text/html", "Cookie": self._cookie}
        sent |= {"Sec-Fetch-Site": "same-origin"}
        sent |= {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        start = time.perf_counter()
        self._connection.request("GET" if body is None else "POST", path, body, sent)
        answer = self._connection.getresponse()
        first = (time.perf_counter() - start) * 1000
        if answer.status != 200:
            raise SystemExit(f"{path} answers {answer.status}")
        if cookie := answer.getheader("Set-Cookie"):
            self._cookie = cookie.partition(";")[0]
        return _as_sent(answer.read(), answer.getheader("Content-Encoding")), first


def _as_sent(body: bytes, encoding: str | None) -> bytes:
    """Bodies that are sent plain count as they are."""
    return body if encoding == "gzip" else _Plain(body)


class _Plain(bytes):
    """Bytes that were not packed."""


def opened(body: bytes) -> str:
    """The text of a body."""
    return (body if isinstance(body, _Plain) else gzip.decompress(body)).decode()


def weight(url: str, path: str) -> Mapping[str, int]:
    """Bytes over the wire of a page and of each file that it needs, by name."""
    with Asking(url) as asking:
        page, _ = asking.get(path)
        files = dict.fromkeys(_LINKED.findall(opened(page)))
        return {"page": len(page)} | {name.rpartition("/")[2]: len(asking.get(name)[0]) for name in files}


def hidden(page: str, name: str) -> str:
    """What a hidden field of a page holds."""
    found = re.search(_HIDDEN.format(name), page)
    return found[1] if found else ""


def watched(page: Page) -> None:
    """Ask the browser to tell, from the next page on."""
    page.add_init_script(f"({TOLD})()")


def told(page: Page) -> dict[str, Any]:
    """What the browser told until now: `lcp` in ms, `cls`. Paints are told two frames later."""
    page.evaluate(
        "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go, 50))))"
    )
    found: dict[str, Any] = page.evaluate("window.told")
    return found
