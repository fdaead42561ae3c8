"""Tells a partner whether their page is in order for the chat, from the source that they paste. No other site is ever asked."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from chatbot.actions.accounts.refusals import FieldRefusedError
from chatbot.actions.partner import Partner
from chatbot.actions.partner_colours import LEAST_CONTRAST, Colours, is_colour
from chatbot.actions.partner_origins import checked_origin
from chatbot.actions.partner_page import PartnerPage, Tag
from chatbot.actions.partner_policy import allows, policy_of

_MOST_IDS = 10


@dataclass(frozen=True)
class Finding:
    """One thing that is in order, or has to be put right; `key` names its sentence in `partner_check`."""

    key: str
    is_fault: bool
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ground:
    """What a page is held against: our origin, the partner of a key, and the fingerprints of the kept loaders by address."""

    origin: str
    partner: Callable[[str], Partner | None]
    fingerprints: Mapping[str, str]


def check_partner_page(page: PartnerPage, policy: str, address: str, ground: Ground) -> tuple[Finding, ...]:
    """Everything worth saying about a page. `policy` is the header it comes with and `address` where it stands; both may be empty."""
    return (
        *_link(page, address, ground),
        *_script(page, ground),
        *_colours(page, ground),
        *_policies(page, policy, ground),
        *_ids(page),
    )


def _link(page: PartnerPage, address: str, ground: Ground) -> Iterator[Finding]:
    key = page.partner_key(ground.origin)
    if key is None:
        yield Finding("no_link", True, {"origin": ground.origin})
        return
    yield Finding("link_good", False)
    partner = ground.partner(key)
    if partner is None:
        yield Finding("unknown_key", True, {"key": key[:64]})
        return
    if not partner.is_on:
        yield Finding("switched_off", True)
    if address:
        yield _origin(partner, address)


def _origin(partner: Partner, address: str) -> Finding:
    try:
        origin = checked_origin("/".join(address.split("/", 3)[:3]))
    except FieldRefusedError:
        return Finding("bad_origin", True)
    allowed = origin in partner.details.origins
    return Finding("origin_good" if allowed else "origin_missing", not allowed, {"page_origin": origin})


def _script(page: PartnerPage, ground: Ground) -> Iterator[Finding]:
    script = page.loader(ground.origin)
    if script is None:
        yield Finding("no_script", True, {"origin": ground.origin})
        return
    yield Finding("module", True) if script.get("type", "").lower() == "module" else Finding("script_good", False)
    yield from _fingerprint(script, ground)


def _fingerprint(script: Tag, ground: Ground) -> Iterator[Finding]:
    right = ground.fingerprints.get(script["src"].removeprefix(ground.origin))
    found = script.get("integrity", "")
    if right is None:
        if found:
            yield Finding("pinned_moving", True)
    elif not found or "crossorigin" not in script:
        yield Finding("pinned_open", True)
    else:
        is_right = right in found.split()
        yield Finding("pinned_good" if is_right else "pinned_wrong", not is_right)


def _colours(page: PartnerPage, ground: Ground) -> Iterator[Finding]:
    script = page.loader(ground.origin)
    if script is None or not ("data-ground" in script or "data-ink" in script):
        return
    colours = Colours(script.get("data-ground", "").lower(), script.get("data-ink", "").lower())
    if not (is_colour(colours.ground) and is_colour(colours.ink)):
        yield Finding("colours_form", True)
    elif colours.can_be_read:
        yield Finding("colours_good", False)
    else:
        yield Finding("colours_bad", True, {"found": f"{colours.contrast:.2f}", "least": f"{LEAST_CONTRAST}"})


def _policies(page: PartnerPage, header: str, ground: Ground) -> Iterator[Finding]:
    """Every policy has to agree: those of the header, which commas part, and those in the page itself."""
    texts = [text for text in (*header.replace("\n", " ").split(","), *page.policies) if text.strip()]
    policies = [policy_of(text.strip().removeprefix("Content-Security-Policy:")) for text in texts]
    faults = []
    if not all(allows(policy, ("script-src-elem", "script-src"), ground.origin) for policy in policies):
        faults.append(Finding("policy_script", True, {"origin": ground.origin}))
    if not all(allows(policy, ("frame-src", "child-src"), ground.origin) for policy in policies):
        faults.append(Finding("policy_frame", True, {"origin": ground.origin}))
    if any("sandbox" in policy for policy in policies):
        faults.append(Finding("policy_sandbox", True))
    if policies:
        yield from faults or [Finding("policy_good", False)]


def _ids(page: PartnerPage) -> Iterator[Finding]:
    twice = [key[:40] for key, times in Counter(page.ids).items() if times > 1]
    yield Finding("ids_bad", True, {"ids": ", ".join(twice[:_MOST_IDS])}) if twice else Finding("ids_good", False)
