"""The index of answers, a page for each, and the map of them all for search engines."""

from flask import Blueprint, Response, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue

from chatbot.actions.find_answers import find_answers, listed_articles
from chatbot.actions.refusals import InputRefusedError
from chatbot.knowledge.calendar import LONDON
from web.answers.article_page import article_page
from web.answers.index import BY_GROUP, BY_STAGE, sections
from web.answers.version import version_named
from web.chat.visit import chosen_version
from web.limits import limits_reading
from web.parts import settings_of, the_parts

blueprint = Blueprint("answers", __name__)


@blueprint.get("/answers/")
@limits_reading
def index() -> ResponseReturnValue:
    """All answers, by subject or by stage, or those found for a few words."""
    parts, words = the_parts(), request.args.get("q", "").strip()
    view = BY_STAGE if request.args.get("by") == BY_STAGE else BY_GROUP
    try:
        found = find_answers(parts, words) if words else None
    except InputRefusedError:
        words, found = "", ()
    listed = sections(listed_articles(parts), view, parts.fixed.wording)
    return render_template("answers/index.html", words=words, found=found, view=view, sections=listed)


@blueprint.get("/answers/<article_id>")
@limits_reading
def article(article_id: str) -> ResponseReturnValue:
    """One answer. One that has passed its hard end is gone, and says so."""
    parts = the_parts()
    knowledge, today = parts.brain.current().knowledge, parts.clock().astimezone(LONDON).date()
    published = knowledge.articles.get(article_id)
    if published is None:
        abort(404)
    if published.article.is_expired_on(today):
        return render_template("answers/expired.html", title=published.article.title), 410
    version = version_named(request.args.get("version")) if "version" in request.args else chosen_version()
    page = article_page(published, knowledge, today, version, origin())
    return render_template("answers/article.html", page=page, told=page.told, version=version)


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """The address of every answer, with the day it was last checked."""
    listed = listed_articles(the_parts())
    return Response(
        render_template("answers/sitemap.xml", articles=listed, origin=origin()), mimetype="application/xml"
    )


def origin() -> str:
    """Where families find the service, without a slash at the end."""
    return settings_of(current_app).public_url or request.url_root.rstrip("/")
