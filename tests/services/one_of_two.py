"""One of two web processes: the whole service on a port, until it is told to stop. Started by the test, not by pytest."""

import os
import signal
import sys

from waitress.server import create_server  # type: ignore[import-untyped] # It ships no types.

from web.application import create_app
from web.settings import Settings


def serve(port: int) -> None:
    """Answers until SIGTERM."""
    app = create_app(
        Settings(
            database_url=os.environ["DATABASE_URL"],
            redis_url=os.environ["REDIS_URL"],
            secret_key="for tests only, opens nothing",
            ratelimit_enabled=False,
        )
    )
    server = create_server(app, host="127.0.0.1", port=port, threads=16)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server.run()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
