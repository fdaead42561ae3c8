"""Only exact origins are taken, and only such as nobody else can speak for."""

import pytest

from chatbot.actions.accounts.refusals import FieldRefusedError
from chatbot.actions.partner_origins import MOST_ORIGINS, checked_origin, origins_in


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://www.oakfield.sch.uk", "https://www.oakfield.sch.uk"),
        ("https://WWW.Oakfield.sch.UK/", "https://www.oakfield.sch.uk"),
        ("https://oakfield.sch.uk:443", "https://oakfield.sch.uk"),
        ("https://oakfield.sch.uk:8443", "https://oakfield.sch.uk:8443"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("http://localhost:5122", "http://localhost:5122"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
    ],
)
def test_an_origin_is_written_as_browsers_write_it(typed: str, origin: str):
    assert checked_origin(typed) == origin


@pytest.mark.parametrize(
    "typed",
    [
        "null",
        "*",
        "https://*",
        "https://*.oakfield.sch.uk",
        "http://www.oakfield.sch.uk",
        "http://localhost.evil.example",
        "www.oakfield.sch.uk",
        "//www.oakfield.sch.uk",
        "https://",
        "https://uk",
        "https://oakfield.sch.uk/help",
        "https://oakfield.sch.uk?x",
        "https://oakfield.sch.uk#x",
        "https://user@oakfield.sch.uk",
        "https://user:pass@oakfield.sch.uk",
        "https://oakfield.sch.uk:99999",
        "https://oakfield.sch.uk:port",
        "https://oakfield.sch.uk; script-src *",
        "https://oakfield.sch.uk 'none'",
        "https://oakfield..uk",
        "https://-oakfield.sch.uk",
        "https://[::1]",
        "file:///etc/passwd",
        "data:text/html,x",
        "javascript:alert(1)",
        "https://oak\u202efield.sch.uk",
        "https://oakfield.sch.uk\0",
        "https://" + "a" * 64 + ".uk",
        "https://oakfield.sch.uk\\@evil.example",
    ],
)
def test_anything_else_is_refused(typed: str):
    with pytest.raises(FieldRefusedError) as refused:
        checked_origin(typed)

    assert refused.value.field == "origins"


def test_no_line_means_nobody():
    assert origins_in(" \n\n ") == ()


def test_each_origin_stands_once_in_the_order_it_was_typed():
    assert origins_in("https://b.uk\n https://a.uk/ \nhttps://B.uk:443") == ("https://b.uk", "https://a.uk")


def test_there_is_a_limit_to_how_many():
    with pytest.raises(FieldRefusedError):
        origins_in("\n".join(f"https://school-{number}.uk" for number in range(MOST_ORIGINS + 1)))
