"""A real Postgres for tests: one cluster for a whole run, a fresh database for each that asks."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

USER = "postgres"


def binaries() -> Path | None:
    """The folder of Debian's newest Postgres, or of the one on the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda p: int(p.parts[-3]))
    on_path = shutil.which("pg_ctl")
    candidates = [*reversed(found), *([Path(on_path).resolve()] if on_path else [])]
    return next((path.parent for path in candidates), None)


def nobody() -> list[str]:
    """Postgres refuses to be root's: the command that makes it another user's."""
    if os.geteuid() != 0:
        return []
    import pwd

    for name in (USER, "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return ["setpriv", f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups"]
    raise RuntimeError("there is no user that Postgres could run as")


class Cluster:
    """A running Postgres. `immediate_stop` ends it as a power cut would; `start` brings it up again."""

    def __init__(self, folder: Path, *, fsync: bool = False) -> None:
        self.folder = folder
        self.data = folder / "data"
        self._bin = binaries()
        self._as = nobody()
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._settings = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' "
        self._settings += f"-c fsync={'on' if fsync else 'off'} -c max_connections=200 -c shared_buffers=64MB"
        self._databases = 0

    @classmethod
    @contextmanager
    def running(cls, *, fsync: bool = False) -> Iterator["Cluster"]:
        """One in a folder of its own under /tmp, which the other user can reach; both are gone in the end."""
        folder = Path(tempfile.mkdtemp(prefix="softanswer-postgres-"))
        folder.chmod(0o755)
        cluster = cls(folder, fsync=fsync)
        try:
            cluster.make()
            yield cluster
        finally:
            with suppress(RuntimeError):
                cluster.stop()
            shutil.rmtree(folder, ignore_errors=True)

    def make(self) -> None:
        """Make the cluster's files and start it."""
        if self._as:
            uid, gid = (int(part.partition("=")[2]) for part in self._as[1:3])
            os.chown(self.folder, uid, gid)
        self._run(
            "initdb", "-D", self.data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"
        )
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._run(
            "pg_ctl",
            "-D",
            self.data,
            "-w",
            "-t",
            "60",
            "-l",
            self.folder / "log",
            "-o",
            self._settings,
            "start",
        )

    def stop(self, mode: str = "immediate") -> None:
        """End it."""
        self._run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def database(self, owner: str | None = None) -> str:
        """The address of a database that nobody used before; of a role that is no superuser where `owner`."""
        self._databases += 1
        name = f"t{os.getpid()}_{self._databases}"
        if owner:
            self.sql(
                f"DO $$ BEGIN CREATE ROLE {owner} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
            )
        self.sql(f"CREATE DATABASE {name} TEMPLATE template0" + (f" OWNER {owner}" if owner else ""))
        return f"postgresql://{owner or USER}@127.0.0.1:{self.port}/{name}"

    def sql(self, statement: str, database: str = "postgres") -> str:
        """What the superuser's psql answers."""
        return self._run(
            "psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-d", database, "-qAtc", statement
        )

    def _run(self, program: str, *arguments: object) -> str:
        command = [*self._as, str(self._bin / program), *map(str, arguments)]
        # Not a pipe for what `pg_ctl start` leaves running: it would hold it open.
        with tempfile.TemporaryFile() as out:
            done = subprocess.run(
                command, cwd="/", stdout=out, stderr=out, stdin=subprocess.DEVNULL, check=False
            )
            out.seek(0)
            text = out.read().decode(errors="replace")
        if done.returncode:
            raise RuntimeError(f"{program}: {text}")
        return text.strip()
