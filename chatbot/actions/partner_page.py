"""A partner's page, as far as the chat has to do with it: its links, scripts, ids and policies."""

from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

Tag = Mapping[str, str]
"""The attributes of one tag."""

LONGEST_PAGE = 500_000
"""Characters. A page of words is a tenth of that."""


class PartnerPage:
    """What was found in the source of a page. Nothing of it is run, and nothing that it names is fetched."""

    def __init__(self, html: str) -> None:
        found = _Finder()
        found.feed(html)
        found.close()
        self._tags = tuple(found.tags)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id, as often as it stands there."""
        return tuple(tag["id"] for _, tag in self._tags if tag.get("id"))

    @property
    def policies(self) -> tuple[str, ...]:
        """The policies that the page sets for itself."""
        return tuple(
            tag.get("content", "")
            for name, tag in self._tags
            if name == "meta" and tag.get("http-equiv", "").lower() == "content-security-policy"
        )

    def partner_key(self, origin: str) -> str | None:
        """The key in the first link to the chat; None where there is no such link."""
        for name, tag in self._tags:
            if name == "a" and tag.get("href", "").startswith(f"{origin}/?partner="):
                return parse_qs(urlsplit(tag["href"]).query).get("partner", [""])[0]
        return None

    def loader(self, origin: str) -> Tag | None:
        """The script that opens the chat in place."""
        for name, tag in self._tags:
            address = tag.get("src", "")
            if name == "script" and address.startswith(f"{origin}/") and address.endswith("/embed.js"):
                return tag
        return None


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, Tag]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keeps the tag; of an attribute that stands twice, the first counts, as in browsers."""
        kept: dict[str, str] = {}
        for name, value in attributes:
            kept.setdefault(name, (value or "").strip())
        self.tags.append((tag, kept))
