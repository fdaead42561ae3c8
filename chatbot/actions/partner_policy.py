"""Reads a page's content security policy, as far as it decides whether the chat may stand on the page (W3C CSP 3)."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlsplit

Policy = Mapping[str, tuple[str, ...]]
"""The values of each directive; a directive that stands twice counts once, the first time."""

_TRUSTS_WHAT_IT_TRUSTS = "'strict-dynamic'"


def policy_of(text: str) -> Policy:
    """The directives of a policy."""
    directives: dict[str, tuple[str, ...]] = {}
    for part in text.split(";"):
        name, *values = part.split() or [""]
        if name:
            directives.setdefault(name.lower(), tuple(value.lower() for value in values))
    return MappingProxyType(directives)


def allows(policy: Policy, names: Sequence[str], origin: str) -> bool:
    """Whether something may be loaded from an origin, by the first of these directives that the policy has.

    A page that trusts scripts by nonce or hash alone is taken at its word: it has given the script one, or it has not.
    """
    sources = next((policy[name] for name in (*names, "default-src") if name in policy), None)
    if sources is None or _TRUSTS_WHAT_IT_TRUSTS in sources:
        return True
    return any(_matches(source, origin) for source in sources)


def _matches(source: str, origin: str) -> bool:
    address = urlsplit(origin)
    host, scheme = address.netloc, address.scheme
    if source in {"*", f"{scheme}:"}:
        return True
    wanted_scheme, _, rest = source.rpartition("://")
    name = rest.split("/", 1)[0]
    if wanted_scheme and wanted_scheme != scheme:
        return False
    return name == host or (name.startswith("*.") and host.endswith(name[1:]))
