"""Schemathesis tries to find an answer that the API's own description does not know: 200 examples an operation."""

from collections.abc import Callable

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, CheckFunction, GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from tests.web.api.visitor import new_visitor
from web.api.openapi import openapi_document
from web.parts import parts_of

EXAMPLES = settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
NOT_SAID_BY_A_SCHEMA: list[CheckFunction] = [positive_data_acceptance]
"""That a phone number is long enough, or a suggestion exists, is a rule that the description tells in words only."""
PUT_RIGHT_BY_THE_TOKEN: list[CheckFunction] = [negative_data_rejection]
"""Where the wrong part of a request was its token or id, the visitor's own takes its place and the request is right."""

every_operation = pytest.mark.parametrize(
    ("path", "method"),
    [(path, method) for path, item in openapi_document()["paths"].items() for method in item if method != "parameters"],
)


def try_to_surprise(app: Flask, path: str, method: str, call: Callable[[Case], object]) -> None:
    """Calls the operation with what its description allows, and with what it forbids."""
    parts_of(app).announcer.close()  # Streams end at once, as they do when a process goes down.
    operation = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)[path][method]
    allowed = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    forbidden = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @EXAMPLES
    @given(case=allowed | forbidden)
    def surprise(case: Case) -> None:
        call(case)

    surprise()


@every_operation
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_stranger_is_answered_as_described(app: Flask, path: str, method: str):
    try_to_surprise(app, path, method, lambda case: case.call_and_validate(excluded_checks=NOT_SAID_BY_A_SCHEMA))


@every_operation
def test_a_visitor_is_answered_as_described(app: Flask, path: str, method: str):
    visitors = [new_visitor(app.test_client())]
    visitors[0].say()

    def call(case: Case) -> None:
        if method == "delete":
            visitors[0] = new_visitor(app.test_client())
        if "conversation_id" in case.path_parameters:
            case.path_parameters["conversation_id"] = visitors[0].id
        excluded = NOT_SAID_BY_A_SCHEMA if method == "post" else [*NOT_SAID_BY_A_SCHEMA, *PUT_RIGHT_BY_THE_TOKEN]
        case.call_and_validate(headers=visitors[0].headers, excluded_checks=excluded)

    try_to_surprise(app, path, method, call)
