"""A partner's page is read as it was pasted, and told what is in order and what is not."""

import pytest

from chatbot.actions.check_partner_page import Ground, check_partner_page
from chatbot.actions.partner_page import PartnerPage
from chatbot.actions.partner_policy import allows, policy_of
from tests.actions.partners.builders import make_partner

OURS = "https://chat.example.org"
PINNED = "/embed/1/embed.js"
LINK = f'<a href="{OURS}/?partner=oakfield">Ask</a>'
LINE = f'{LINK}<script src="{OURS}/embed.js" async></script>'


def faults(html: str, *, policy: str = "", address: str = "", is_on: bool = True) -> list[str]:
    """What has to be put right."""
    partners = {"oakfield": make_partner(is_on=is_on)}
    ground = Ground(OURS, partners.get, {PINNED: "sha384-right"})
    return [
        finding.key for finding in check_partner_page(PartnerPage(html), policy, address, ground) if finding.is_fault
    ]


def test_the_line_as_we_gave_it_is_in_order():
    policy = f"default-src 'self'; script-src 'self' {OURS}; frame-src {OURS}"

    assert faults(LINE, policy=policy, address="https://www.oakfield.sch.uk/help?x=1") == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        (LINK, "no_script"),
        (f'<script src="{OURS}/embed.js"></script>', "no_link"),
        (LINE.replace("oakfield", "nobody"), "unknown_key"),
        (LINE.replace("async", 'type="module"'), "module"),
        (LINE.replace("async", 'integrity="sha384-right" crossorigin'), "pinned_moving"),
        (LINE.replace("/embed.js", PINNED), "pinned_open"),
        (LINE.replace("/embed.js", PINNED).replace("async", 'integrity="sha384-right"'), "pinned_open"),
        (LINE.replace("/embed.js", PINNED).replace("async", 'integrity="sha384-wrong" crossorigin'), "pinned_wrong"),
        (LINE.replace("async", 'data-ground="#cccccc" data-ink="#ffffff"'), "colours_bad"),
        (LINE.replace("async", 'data-ground="teal"'), "colours_form"),
        (f'{LINE}<p id="a"></p><p id="b"></p><p id="a"></p>', "ids_bad"),
        (f'<meta http-equiv="Content-Security-Policy" content="script-src \'self\'">{LINE}', "policy_script"),
        (f'<meta http-equiv="Content-Security-Policy" content="frame-src \'self\'">{LINE}', "policy_frame"),
    ],
)
def test_each_thing_that_is_wrong_is_named(html: str, fault: str):
    assert faults(html) == [fault]


def test_a_pinned_line_with_its_fingerprint_is_in_order():
    html = LINE.replace("/embed.js", PINNED).replace("async", 'async integrity="sha384-right" crossorigin="anonymous"')

    assert faults(html) == []


def test_a_page_that_may_not_show_the_chat_is_told_so():
    assert faults(LINE, address="https://oakfield.sch.uk/") == ["origin_missing"]
    assert faults(LINE, address="our page") == ["bad_origin"]
    assert faults(LINE, is_on=False) == ["switched_off"]


@pytest.mark.parametrize(
    ("policy", "wrong"),
    [
        ("default-src 'self'", ["policy_script", "policy_frame"]),
        (f"default-src 'self' {OURS}", []),
        (f"Content-Security-Policy: default-src 'self' {OURS}", []),
        (f"script-src {OURS}; child-src {OURS}", []),
        (f"script-src {OURS}, frame-src 'none'", ["policy_frame"]),
        ("script-src https:; frame-src *", []),
        ("script-src *.example.org; frame-src https://*.example.org", []),
        (
            "script-src http://chat.example.org; frame-src chat.example.org.evil.example",
            ["policy_script", "policy_frame"],
        ),
        ("script-src 'nonce-abc' 'strict-dynamic'; frame-src 'none'", ["policy_frame"]),
        (f"default-src {OURS}; sandbox allow-scripts", ["policy_sandbox"]),
    ],
)
def test_a_policy_is_read_as_browsers_read_it(policy: str, wrong: list[str]):
    assert faults(LINE, policy=policy) == wrong


def test_the_first_of_two_equal_directives_counts():
    assert allows(policy_of("frame-src https://chat.example.org; frame-src 'none'"), ("frame-src",), OURS)


def test_hostile_source_is_read_and_nothing_of_it_run_or_fetched():
    hostile = (
        "<!--" * 2000 + "<a href=" * 2000 + '<script src="http://169.254.169.254/embed.js"></script>' + "<x " * 2000
    )

    assert faults(hostile) == ["no_link", "no_script"]
