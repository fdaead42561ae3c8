"""The privacy and accessibility pages, and what search engines are asked to leave alone."""

from flask import Blueprint, Response, current_app, render_template

from web.about.statement import statement
from web.answers.routes import origin
from web.parts import settings_of, the_parts
from web.service import service_of

blueprint = Blueprint("about", __name__)

_NOT_FOR_SEARCH_ENGINES = ("/person", "/delete", "/transcript", "/leave", "/api/", "/adviser/")


@blueprint.get("/privacy")
def privacy() -> str:
    """What is kept, for how long, and who can read it."""
    return _page("privacy")


@blueprint.get("/accessibility")
def accessibility() -> str:
    """What works for whom, what does not, and what has not been tested."""
    return _page("accessibility")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """What search engines are asked to leave alone, and where the map is."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in _NOT_FOR_SEARCH_ENGINES),
        f"Sitemap: {origin()}/sitemap.xml",
    ]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


def _page(name: str) -> str:
    html = statement(name, settings_of(current_app), service_of(current_app), the_parts().fixed)
    return render_template("about/statement.html", name=name, html=html)
