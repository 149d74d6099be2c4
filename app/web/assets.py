"""The files that the page needs: held in memory, packed, and named by their digest, so that a browser asks once."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from app.errors import NotFoundError

FOREVER = "public, max-age=31536000, immutable"
"""The name changes with the bytes, so what is under it never does."""

_SAFE = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""A file that is opened by itself does nothing."""

_UNPACKED = frozenset({".png", ".woff2"})
"""Formats that are packed already."""


@dataclass(frozen=True)
class _Asset:
    plain: bytes
    packed: bytes | None
    media_type: str
    digest: str


class Assets:
    """The files of one flat folder. No file name comes from a request: what is not in the table is not there."""

    def __init__(self, folder: Path, prefix: str = "/static") -> None:
        self._prefix = prefix
        self._files: Mapping[str, _Asset] = {
            path.name: _read(path) for path in sorted(folder.iterdir()) if path.is_file()
        }

    def url(self, name: str) -> str:
        """Where a file is to be had; raises KeyError for a file that is not there."""
        return f"{self._prefix}/{self._files[name].digest}/{name}"

    def size(self, name: str) -> int:
        """Bytes over the wire."""
        asset = self._files[name]
        return len(asset.packed or asset.plain)

    async def serve(self, request: Request) -> Response:
        """GET /static/{digest}/{name}. An old digest gets the file of today: a page that is open goes on working."""
        asset = self._files.get(request.path_params["name"])
        if asset is None:
            raise NotFoundError("there is no such file")
        known = asset.digest == request.path_params["digest"]
        headers = {"Cache-Control": FOREVER if known else "no-cache", "Vary": "Accept-Encoding", **_SAFE}
        if asset.packed and "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(asset.packed, 200, headers, asset.media_type)
        return Response(asset.plain, 200, headers, asset.media_type)


def _read(path: Path) -> _Asset:
    plain = path.read_bytes()
    packed = None if path.suffix in _UNPACKED else gzip.compress(plain, 9, mtime=0)
    kind = guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    return _Asset(plain, packed, kind, sha256(plain).hexdigest()[:12])
