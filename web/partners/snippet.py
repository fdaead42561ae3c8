"""The one line that a partner pastes: a link that works by itself, and the loader that opens the chat in place."""

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import escape

from chatbot.actions.partner import Partner
from chatbot.knowledge.wording import Wording
from web.embed.loaders import NEWEST, loader

WORDS_OF_THE_LOADER: Mapping[str, str] = MappingProxyType(
    {"label": "embed.button", "close": "embed.close", "page": "embed.page", "failed": "embed.failed"}
)
"""What the loader says, by its attribute. It knows these words in English; in any other language the line brings them along."""

_LANGUAGE_OF_THE_LOADER = "en"


def moving_line(partner: Partner, origin: str, wording: Wording) -> str:
    """The line that follows every improvement of the loader."""
    return _line(partner, wording, origin, f"{origin}/embed.js", {})


def pinned_line(partner: Partner, origin: str, wording: Wording) -> str:
    """The line that takes one version of the loader, and nothing that differs from it by a byte."""
    pinned = loader(NEWEST)
    checks = {"integrity": pinned.integrity, "crossorigin": "anonymous"}
    return _line(partner, wording, origin, f"{origin}{pinned.address}", checks)


def _line(partner: Partner, wording: Wording, origin: str, address: str, checks: Mapping[str, str]) -> str:
    details = partner.details
    look = {
        "data-ground": details.colours.ground,
        "data-ink": details.colours.ink,
        "data-position": details.position.value,
    }
    attributes = _written({"src": address, **look, **_words(wording), **checks})
    link = f'<a href="{origin}/?partner={partner.key}">{escape(wording["embed.button"])}</a>'
    return f"{link}<script async {attributes}></script>"


def _words(wording: Wording) -> dict[str, str]:
    if wording.language == _LANGUAGE_OF_THE_LOADER:
        return {}
    return {f"data-{name}": wording[key] for name, key in WORDS_OF_THE_LOADER.items()}


def _written(attributes: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
