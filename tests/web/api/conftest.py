"""What tests of the API share."""

import pytest
from flask.testing import FlaskClient

from tests.web.api.visitor import Visitor, new_visitor


@pytest.fixture
def visitor(client: FlaskClient) -> Visitor:
    return new_visitor(client)
