"""Folders as they were at a commit, unpacked from git beside those that we stand in."""

import io
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from app.errors import InputError


class Revision(NamedTuple):
    """A commit (40 hexadecimal characters, or more) as `ref` named it, and where each folder lies as it was then.

    A folder that was not there then is None; one that git does not keep lies where it lies now.
    """

    ref: str
    commit: str
    folders: tuple[Path | None, ...]


def at_revision(ref: str, folders: Sequence[Path], into: Path, homes: Sequence[Path] = ()) -> Revision:
    """Unpack the folders as they were at `ref` into the empty folder `into`.

    `homes` are files and folders whose repository `ref` belongs to (the folders themselves where none are given); what
    lies in another repository is taken as it is.

    Raises InputError where no folder lies in a git repository, git is not there, or it knows no such commit.
    """
    roots = [_root(folder) for folder in folders]
    at_home = [_root(home if home.is_dir() else home.parent) for home in homes] if homes else roots
    if not any(at_home):
        told = ", ".join(str(folder) for folder in homes or folders)
        raise InputError(
            f"--diff compares with a commit, and none of these folders lies in a git repository: {told}"
        )
    commits = {root: _commit(root, ref) for root in at_home if root is not None}
    found: list[Path | None] = []
    for number, (folder, root) in enumerate(zip(folders, roots, strict=True)):
        if root is None or root not in commits or _ignored(root, folder):
            found.append(folder)
        else:
            found.append(_unpacked(root, commits[root], folder, into / str(number)))
    return Revision(ref, next(iter(commits.values())), tuple(found))


def _root(folder: Path) -> Path | None:
    done = _git(folder, "rev-parse", "--show-toplevel")
    return Path(done.stdout.decode().strip()) if done.returncode == 0 else None


def _commit(root: Path, ref: str) -> str:
    done = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if done.returncode != 0:
        raise InputError(
            f"--diff: git knows no commit {ref!r} here.",
            hint="In CI, fetch the branch that you compare with (`fetch-depth: 0`).",
        )
    return done.stdout.decode().strip()


def _ignored(root: Path, folder: Path) -> bool:
    return _git(root, "check-ignore", "--quiet", "--", str(folder.resolve())).returncode == 0


def _unpacked(root: Path, commit: str, folder: Path, into: Path) -> Path | None:
    name = folder.resolve().relative_to(root.resolve()).as_posix()
    if not _git(root, "ls-tree", "--name-only", commit, "--", name).stdout.strip():
        return None
    done = _git(root, "archive", "--format=tar", commit, "--", name)
    if done.returncode != 0:
        raise InputError(f"--diff: git could not unpack {name} as it was at {commit[:12]}")
    import tarfile

    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as packed:
        packed.extractall(into, filter="data")
    return into / name


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - arguments of ours; a ref is verified first and never read as an option
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the git that people have
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise InputError("--diff needs git, which is not installed here") from error
