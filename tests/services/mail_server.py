"""A mail server of our own for tests: it takes letters, refuses them, or hangs up, as it is told."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from threading import Lock, Thread


@dataclass
class Mailroom:
    """What the server has taken, and how it behaves. `hangs_up_after` letters it takes one and never says so."""

    port: int = 0
    is_down: bool = False
    hangs_up_after: int | None = None
    letters: list[EmailMessage] = field(default_factory=list)
    envelopes: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    @property
    def ids(self) -> list[str]:
        """The Message-ID of every letter taken, without its host."""
        with self.lock:
            return [str(letter["Message-ID"]).strip("<>").partition("@")[0] for letter in self.letters]


class _Talk(socketserver.StreamRequestHandler):
    """One connection, in the little of RFC 5321 that a client needs."""

    server: "_Server"

    def handle(self) -> None:
        """Greets, and answers one command after another."""
        if self.server.room.is_down:
            self._say("421 not now")
            return
        self._say("220 ready")
        recipient = ""
        while line := self.rfile.readline():
            command = line.decode("ascii", "replace").strip()
            match command[:4].upper():
                case "EHLO" | "HELO" | "MAIL" | "RSET" | "NOOP":
                    self._say("250 ok")
                case "RCPT":
                    recipient = command.partition("<")[2].rstrip(">")
                    self._say("250 ok")
                case "DATA":
                    self._say("354 go on")
                    if not self._take(recipient):
                        return
                case "QUIT":
                    self._say("221 bye")
                    return
                case _:
                    self._say("502 not known")

    def _take(self, recipient: str) -> bool:
        lines = []
        while (line := self.rfile.readline()) and line != b".\r\n":
            lines.append(line.removeprefix(b"."))
        if not line:
            return False
        room = self.server.room
        with room.lock:
            room.letters.append(BytesParser(EmailMessage, policy=default).parsebytes(b"".join(lines)))
            room.envelopes.append(recipient)
            hangs_up = room.hangs_up_after is not None and len(room.letters) % (room.hangs_up_after + 1) == 0
        if not hangs_up:
            self._say("250 taken")
        return not hangs_up

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, room: Mailroom) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.room = room

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed while it spoke is what these tests are about."""


@contextmanager
def running_mail_server() -> Iterator[Mailroom]:
    """A server for as long as the block lasts."""
    room = Mailroom()
    with _Server(room) as server:
        room.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield room
        server.shutdown()
        thread.join()
