"""The page on which a partner's web person checks their own page. It reads what is pasted, and asks no other site anything."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from chatbot.actions.check_partner_page import Finding, Ground, check_partner_page
from chatbot.actions.partner_page import LONGEST_PAGE, PartnerPage
from web.answers.routes import origin
from web.embed.loaders import KEPT, loader
from web.limits import by_address, limiter
from web.parts import the_partners, the_parts

blueprint = Blueprint("partner_check", __name__, url_prefix="/partners/check")

_LARGEST_BODY = 4 * LONGEST_PAGE
_LONGEST_LINE = 8000


@dataclass(frozen=True)
class Pasted:
    """What was filled in."""

    address: str = ""
    html: str = ""
    policy: str = ""


@blueprint.get("")
def page() -> str:
    """The form, empty."""
    return _page(Pasted())


@blueprint.post("")
@limiter.limit("20/minute", key_func=by_address)
def check() -> ResponseReturnValue:
    """What is in order, and what has to be put right. Nothing of it is kept."""
    request.max_content_length = request.max_form_memory_size = _LARGEST_BODY
    sent = request.form
    pasted = Pasted(sent.get("address", "").strip(), sent.get("html", ""), sent.get("policy", ""))
    problem = _problem(pasted)
    if problem is not None:
        return _page(pasted, problems={"html": problem}), 400
    found = check_partner_page(PartnerPage(pasted.html), pasted.policy, pasted.address, _ground())
    return _page(pasted, found)


def _problem(pasted: Pasted) -> str | None:
    say = the_parts().fixed.wording.say
    if not pasted.html.strip():
        return say("partner_check.no_html")
    too_long = len(pasted.html) > LONGEST_PAGE or len(pasted.policy) + len(pasted.address) > _LONGEST_LINE
    return say("partner_check.too_long", limit=LONGEST_PAGE) if too_long else None


def _ground() -> Ground:
    kept = [loader(version) for version in KEPT]
    return Ground(origin(), the_partners().partner, {each.address: each.integrity for each in kept})


def _page(pasted: Pasted, found: tuple[Finding, ...] = (), problems: dict[str, str] | None = None) -> str:
    return render_template("partners/check.html", pasted=pasted, found=found, origin=origin(), problems=problems or {})
