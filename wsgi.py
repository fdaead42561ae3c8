"""Where a server finds the application; settings come from the environment."""

import os

from web.starting import start

app = start(os.environ)
