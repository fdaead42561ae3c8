"""One request to one address that somebody has set: JSON there, a yes or no back, and no following to anywhere else."""

import json
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from chatbot.posting.letter import NotSentError

SECONDS_TO_WAIT = 10.0


def post_json(url: str, body: object, headers: Mapping[str, str], seconds: float = SECONDS_TO_WAIT) -> None:
    """Returns when the other side said yes (2xx). A redirect is a no. Raises NotSentError."""
    address = urlsplit(url)
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    path = f"{address.path or '/'}{f'?{address.query}' if address.query else ''}"
    connection = kind(address.hostname or "", address.port, timeout=seconds)
    try:
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json", **headers})
        status = connection.getresponse().status
    except (OSError, HTTPException, ValueError) as error:
        raise NotSentError(type(error).__name__) from error
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise NotSentError(f"status {status}")
