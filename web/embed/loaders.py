"""The loader that partners' pages fetch: every version that was ever handed out, byte for byte, because pages pin what they load."""

import base64
import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from web.assets import STATIC

KEPT: Mapping[str, str] = MappingProxyType(
    {
        "1": "sha384-OtZCi/6r1gElAopnBcbMTJ1DDIcONYC6g4Gq5eg9iUnLWahiY39yfW1AW9e8bqZ4",
    }
)
"""Each version with its fingerprint for subresource integrity (W3C SRI, 3.2). A version that was released never changes and never
goes: a change to the loader is a new file and a new line here."""

NEWEST = "1"


@dataclass(frozen=True)
class Loader:
    """One version: what is sent, plain and packed, and its fingerprint."""

    version: str
    plain: bytes
    packed: bytes
    integrity: str

    @property
    def address(self) -> str:
        """Where this very version stays."""
        return f"/embed/{self.version}/embed.js"


@cache
def loader(version: str) -> Loader:
    """A kept version. Raises KeyError for any other."""
    if version not in KEPT:
        raise KeyError(version)
    plain = (STATIC / "script" / "embed" / f"loader-{version}.js").read_bytes()
    digest = base64.b64encode(hashlib.sha384(plain).digest()).decode("ascii")
    return Loader(version, plain, gzip.compress(plain, mtime=0), f"sha384-{digest}")
