"""Every response tells the browser what it may do, and the service answers only to its own name."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from web.application import create_app
from web.parts import parts_of
from web.security import allow_framing_by
from web.settings import Settings

PATHS = ("/", "/api/v1/openapi.json", "/api/v1/nothing", "/nothing", "/health/live")


@pytest.fixture
def public_app(settings: Settings, app: Flask):
    public = create_app(replace(settings, public_url="https://chat.example.org", trusted_proxies=1))
    yield public
    parts_of(public).close()


@pytest.mark.parametrize("path", PATHS)
def test_every_response_carries_the_headers(client: FlaskClient, path: str):
    headers = client.get(path).headers

    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Server" not in headers
    assert "Strict-Transport-Security" not in headers


def test_served_over_https_browsers_are_told_to_stay_there(public_app: Flask):
    response = public_app.test_client().get("/health/live", base_url="https://chat.example.org")

    assert "max-age=31536000" in response.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("path", ["/", "/api/v1/openapi.json"])
@pytest.mark.parametrize("host", ["evil.example", "chat.example.org.evil.example", "evil.example:443"])
def test_a_request_for_another_name_is_refused(public_app: Flask, path: str, host: str):
    response = public_app.test_client().get(path, base_url=f"https://{host}")

    assert response.status_code == 400


def test_a_page_may_be_framed_only_where_that_was_allowed(app: Flask, client: FlaskClient):
    @app.get("/framed")
    def framed():
        allow_framing_by(["https://school.example"])
        return "hello"

    assert "frame-ancestors https://school.example" in client.get("/framed").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("origin", ["https://school.example", "null", "http://localhost"])
def test_no_other_origin_may_use_the_api_unasked(client: FlaskClient, origin: str):
    headers = client.get("/api/v1/openapi.json", headers={"Origin": origin}).headers

    assert not [name for name, _ in headers if name.startswith("Access-Control-")]
    assert "Origin" in headers["Vary"]


def test_the_cookie_of_a_visit_is_out_of_reach_of_scripts_and_other_sites(public_app: Flask):
    assert public_app.config["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert public_app.config["SESSION_COOKIE_SECURE"]
    assert public_app.config["SESSION_COOKIE_HTTPONLY"]
    assert public_app.config["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert not public_app.debug
