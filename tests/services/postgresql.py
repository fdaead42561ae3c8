"""Starts a PostgreSQL of our own for the tests: Debian's, on a free port, in a folder that is thrown away."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

BINARIES = Path(os.environ.get("POSTGRESQL_BINARIES", "/usr/lib/postgresql/15/bin"))
HOW_TO_GET_IT = "apt-get install -y postgresql-15 (or set POSTGRESQL_BINARIES to the folder that holds initdb)"


@dataclass(frozen=True)
class Server:
    """A running server, and how to stop and start it again."""

    folder: Path
    port: int

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://app@127.0.0.1:{self.port}/{database}"

    def control(self, *arguments: str) -> None:
        """Runs pg_ctl, for instance with `stop -m immediate`, which is what a power cut looks like."""
        _run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), *arguments)

    def start(self) -> None:
        """Starts it on its port. Nothing that makes it faster and less safe is set."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        self.control("-o", f"{options} -c max_connections=200", "start")


def is_installed() -> bool:
    """Whether there is a PostgreSQL to start."""
    return (BINARIES / "initdb").exists()


@contextmanager
def running_server() -> Iterator[Server]:
    """A server for as long as the block lasts. It refuses to run as root, so root becomes the user postgres for it."""
    folder = Path(mkdtemp(prefix="chat-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    server = Server(folder, free_port())
    _run("initdb", "-D", str(folder / "data"), "-U", "app", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    server.start()
    try:
        yield server
    finally:
        server.control("stop", "-m", "immediate")
        shutil.rmtree(folder)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _run(program: str, *arguments: str) -> None:
    as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    command = [*as_postgres, str(BINARIES / program), *arguments]
    subprocess.run(command, check=True, capture_output=True, cwd="/", timeout=60)
