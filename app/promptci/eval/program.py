"""A digest of the program itself, so that what another version of it decided is never taken for its own."""

import os
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import app


def program_digest(package: Path | None = None, path: Sequence[str] | None = None) -> str:
    """The sha256 of every file of the package, of Python's version and of the names of the packages beside it.

    `package` is the folder of the package, this one where none is named; `path` is where packages are looked for.
    """
    digest = sha256(sys.version.encode())
    root = str(package or Path(app.__file__).parent)
    for file in sorted(_files(root)):
        with open(file, "rb") as stream:  # noqa: PTH123 - hundreds of files, and a Path for each takes as long again
            content = stream.read()
        digest.update(f"{file[len(root) :]}\n{len(content)}\n".encode("utf-8", "surrogatepass"))
        digest.update(content)
    for installed in _installed(sys.path if path is None else path):
        digest.update(f"{installed}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _files(root: str) -> Iterator[str]:
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(folder, name) for name in files)  # noqa: PTH118 - as above


def _installed(path: Sequence[str]) -> list[str]:
    """Names such as `numpy-2.1.0.dist-info`, which hold the versions."""
    return sorted(
        name
        for folder in path
        if os.path.isdir(folder)  # noqa: PTH112 - as above
        for name in os.listdir(folder)  # noqa: PTH208 - as above
        if name.endswith((".dist-info", ".egg-info"))
    )
