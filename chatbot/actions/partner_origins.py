"""The origins that a partner may show the chat on: exact, and only such as nobody else can speak for."""

import re
from urllib.parse import urlsplit

from chatbot.actions.accounts.refusals import FieldRefusedError

MOST_ORIGINS = 20
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1"})
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


def origins_in(text: str) -> tuple[str, ...]:
    """The origins of a text, one a line, each once. Raises FieldRefusedError, which names the line that is wrong."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    origins = tuple(dict.fromkeys(checked_origin(line) for line in lines))
    if len(origins) > MOST_ORIGINS:
        raise FieldRefusedError("origins", "partner.too_many_origins", limit=MOST_ORIGINS)
    return origins


def checked_origin(text: str) -> str:
    """An origin as browsers write it: scheme, host, and the port where it is not the usual one (RFC 6454, 6.1).

    A wildcard, a path, a user name, `null` and an unencrypted site are refused; this machine may be unencrypted, for trying
    things out. Raises FieldRefusedError.
    """
    origin = _written_by_browsers(text)
    if origin is None:
        raise FieldRefusedError("origins", "partner.bad_origin", origin=text[:80])
    return origin


def _written_by_browsers(text: str) -> str | None:
    try:
        address = urlsplit(text)
        host, port = (address.hostname or "").encode("idna").decode("ascii"), address.port
    except ValueError:
        return None
    if "@" in text or address.path not in {"", "/"} or "?" in text or "#" in text or not text.isprintable():
        return None
    if not _is_host(host) or not _is_private_on_the_way(address.scheme, host):
        return None
    return f"{address.scheme}://{host}{_port_shown(address.scheme, port)}"


def _is_host(host: str) -> bool:
    """Letters, figures and hyphens between dots, and a name that does not stand for a whole country."""
    labels = host.split(".")
    return host in _THIS_MACHINE or (len(labels) > 1 and len(host) <= 253 and all(map(_LABEL.fullmatch, labels)))


def _is_private_on_the_way(scheme: str, host: str) -> bool:
    return scheme == "https" or (scheme == "http" and host in _THIS_MACHINE)


def _port_shown(scheme: str, port: int | None) -> str:
    usual = {"https": 443, "http": 80}[scheme]
    return "" if port is None or port == usual else f":{port}"
