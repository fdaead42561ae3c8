"""The loader comes from a moving and from a pinned address, may be read by any page, and never changes once it is out."""

import gzip
import re

import pytest
from flask.testing import FlaskClient

from chatbot.knowledge.wording import Wording, read_wording
from tests.actions.partners.builders import make_partner
from tests.builders import KNOWLEDGE_FOLDER
from web.embed.loaders import KEPT, NEWEST, loader
from web.partners.snippet import WORDS_OF_THE_LOADER, moving_line, pinned_line

ADDRESSES = ["/embed.js", *(f"/embed/{version}/embed.js" for version in KEPT)]
OURS = "https://chat.example.org"
WORDING = read_wording(KNOWLEDGE_FOLDER / "wording" / "en.yaml")


@pytest.fixture
def client(page_app) -> FlaskClient:
    return page_app.test_client()


@pytest.mark.parametrize("version", KEPT)
def test_a_loader_that_partners_may_have_pinned_never_changes(version: str):
    assert loader(version).integrity == KEPT[version], "make a new file and a new line in KEPT instead"


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_page_may_take_it_and_check_its_fingerprint(client: FlaskClient, address: str):
    headers = client.get(address).headers

    assert headers["Content-Type"].startswith("text/javascript")
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in headers


def test_the_moving_address_is_kept_for_minutes_and_the_pinned_one_for_good(client: FlaskClient):
    assert client.get("/embed.js").headers["Cache-Control"] == "public, max-age=300"
    assert client.get(loader(NEWEST).address).headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_it_travels_packed_to_whoever_takes_it_packed(client: FlaskClient):
    plain = client.get("/embed.js")
    packed = client.get("/embed.js", headers={"Accept-Encoding": "gzip, br"})
    refusing = client.get("/embed.js", headers={"Accept-Encoding": "gzip;q=0"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data == refusing.data
    assert plain.headers["ETag"] != packed.headers["ETag"]
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_what_has_not_changed_is_not_sent_again(client: FlaskClient):
    known = client.get("/embed.js").headers["ETag"]

    assert client.get("/embed.js", headers={"If-None-Match": known}).status_code == 304


@pytest.mark.parametrize("address", ["/embed/2026/embed.js", "/embed/../embed.js", "/embed/1/other.js"])
def test_there_is_no_other_loader(client: FlaskClient, address: str):
    assert client.get(address).status_code == 404


def test_the_loader_stores_nothing_and_knows_no_other_site():
    source = loader(NEWEST).plain.decode()

    assert not re.search(
        r"localStorage|sessionStorage|indexedDB|document\.cookie|fetch\(|XMLHttpRequest|sendBeacon", source
    )
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", source)
    assert "https://" not in source
    assert "postMessage({ sendias: 1, kind, value }, ORIGIN)" in source
    assert source.count("postMessage(") == 1


@pytest.mark.parametrize("name", WORDS_OF_THE_LOADER)
def test_the_words_of_the_loader_are_the_approved_ones(name: str):
    assert f'"{WORDING[WORDS_OF_THE_LOADER[name]]}"' in loader(NEWEST).plain.decode()


def test_the_line_is_a_working_link_first():
    partner = make_partner(ground="#5b2a86", position="start")

    assert moving_line(partner, OURS, WORDING) == (
        f'<a href="{OURS}/?partner=oakfield">Ask SENDIAS</a>'
        f'<script async src="{OURS}/embed.js" data-ground="#5b2a86" data-ink="#ffffff" data-position="start"></script>'
    )


def test_the_pinned_line_names_the_version_and_its_fingerprint():
    line = pinned_line(make_partner(), OURS, WORDING)

    assert f'src="{OURS}{loader(NEWEST).address}"' in line
    assert f'integrity="{KEPT[NEWEST]}" crossorigin="anonymous"' in line


def test_in_another_language_the_line_brings_the_words_along():
    polish = Wording(
        "pl",
        {"embed.button": 'Zapytaj "SENDIAS"', "embed.close": "Zamknij", "embed.page": "Nowa", "embed.failed": "Nie"},
    )

    line = moving_line(make_partner(), OURS, polish)

    assert 'data-label="Zapytaj &#34;SENDIAS&#34;" data-close="Zamknij" data-page="Nowa" data-failed="Nie"' in line
