"""The API's description of itself is true."""

from flask import Flask
from flask.testing import FlaskClient

from web.api.openapi import openapi_document


def test_every_route_is_described_and_every_description_has_a_route(app: Flask):
    described = {
        (method.upper(), path)
        for path, item in openapi_document()["paths"].items()
        for method in item
        if method != "parameters"
    }
    routes = {
        (method, rule.rule.replace("<", "{").replace(">", "}"))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert described == routes


def test_the_document_is_served_to_anybody(client: FlaskClient):
    response = client.get("/api/v1/openapi.json")

    assert response.status_code == 200
    assert response.json["openapi"].startswith("3.1")


def test_every_operation_that_takes_a_body_says_what_happens_when_it_is_too_large_or_no_json():
    for item in openapi_document()["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and "requestBody" in operation:
                assert {"400", "413", "415", "429", "503"} <= set(operation["responses"])
