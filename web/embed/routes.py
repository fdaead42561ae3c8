"""The addresses that partners' pages know: the loader, in its moving and its pinned form, and the frame."""

from flask import Blueprint, Response, abort, request, send_from_directory
from flask.typing import ResponseReturnValue

from web.assets import STATIC
from web.chat.chat_page import chat_page
from web.chat.visit import remember_partner
from web.embed.framing import Framing, hold
from web.embed.loaders import KEPT, NEWEST, Loader, loader
from web.embed.switching import refuse_where_switched_off
from web.parts import the_partners
from web.security import allow_framing_by

blueprint = Blueprint("embed", __name__)
blueprint.before_app_request(refuse_where_switched_off)

_FIVE_MINUTES, _ONE_YEAR = 300, 365 * 24 * 3600


@blueprint.get("/embed.js")
def newest_loader() -> ResponseReturnValue:
    """The loader of this release, for partners who want every improvement."""
    return _sent(loader(NEWEST), f"public, max-age={_FIVE_MINUTES}")


@blueprint.get("/embed.d.ts")
def types() -> Response:
    """What a partner's own scripts may do with the chat, in the types of TypeScript."""
    return send_from_directory(STATIC / "script" / "embed", "embed.d.ts", mimetype="text/plain", max_age=_FIVE_MINUTES)


@blueprint.get("/embed/<version>/embed.js")
def pinned_loader(version: str) -> ResponseReturnValue:
    """One version of the loader for good, for partners who pin what they load."""
    if version not in KEPT:
        abort(404)
    return _sent(loader(version), f"public, max-age={_ONE_YEAR}, immutable")


@blueprint.get("/embed/<partner>")
def frame(partner: str) -> ResponseReturnValue:
    """The chat as it stands in a partner's page. Only pages of the partner's own origins are shown it."""
    known = the_partners().partner(partner)
    if known is None:
        abort(404)
    allow_framing_by(known.details.origins)
    remember_partner(known.key)
    hold(Framing(known, is_first_page=True))
    return chat_page()


def _sent(chosen: Loader, kept_for: str) -> Response:
    """Any page may read it, as subresource integrity asks for; it holds nothing about anybody."""
    takes_packed = bool(request.accept_encodings["gzip"])
    response = Response(chosen.packed if takes_packed else chosen.plain, mimetype="text/javascript")
    if takes_packed:
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = kept_for
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.set_etag(chosen.integrity.removeprefix("sha384-") + ("-packed" if takes_packed else ""))
    response.make_conditional(request)
    return response
