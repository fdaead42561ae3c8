"""What is long and holds no secret is sent packed; what holds one never is."""

import gzip

import pytest
from flask.testing import FlaskClient

from web.assets import asset

PACKED = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize("path", [asset("style/page.css"), "/answers/", "/accessibility"])
def test_styles_and_public_pages_are_packed_for_whoever_takes_it(client: FlaskClient, path: str):
    packed, plain = client.get(path, headers=PACKED, buffered=True), client.get(path, buffered=True)

    if b'name="form_token"' in plain.data:
        pytest.fail("this page carries a secret now; name another")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert len(packed.data) < len(plain.data) / 2
    assert len(gzip.decompress(packed.data)) == len(plain.data)
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_a_page_that_carries_a_form_token_is_never_packed(client: FlaskClient):
    response = client.get("/", headers=PACKED, buffered=True)

    assert b'name="form_token"' in response.data
    assert "Content-Encoding" not in response.headers


def test_an_asset_is_still_known_to_be_unchanged(client: FlaskClient):
    first = client.get(asset("style/page.css"), headers=PACKED, buffered=True)
    again = client.get(
        asset("style/page.css"), headers={**PACKED, "If-None-Match": first.headers["ETag"]}, buffered=True
    )

    assert again.status_code == 304
