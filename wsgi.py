"""Where a server finds the application; settings come from the environment."""

import os

from web.starting import start
from web.watching import watch

app = start(os.environ)

if os.environ.get("FLASK_RUN_FROM_CLI") != "true":
    # A server, and not a command of `flask`: each of its processes sends letters and passes alerts on.
    watch(app)
