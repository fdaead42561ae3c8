"""Makes the Flask application out of its settings: one screen, read from top to bottom."""

from functools import partial

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from chatbot.actions.assembling import Place, assemble
from chatbot.actions.read_partners import PartnerBook, read_partners
from web.adviser.console import add_console
from web.api import conversations, events, feedback, handoffs, messages, openapi, transcripts
from web.commands.adviser import adviser
from web.commands.audit import audit
from web.commands.knowledge import knowledge
from web.commands.retention import retention
from web.embed.carried_visit import carry_visits
from web.embed.routes import blueprint as embed
from web.errors import handle_errors
from web.health import blueprint as health
from web.journal import note_requests
from web.limits import start_limits
from web.measuring import Measures
from web.packing import pack_replies
from web.pages import add_pages
from web.partners.checking import blueprint as partner_check
from web.parts import WebParts, keep
from web.posting import make_post
from web.security import set_headers
from web.settings import Settings
from web.streams import StreamPlaces

_LARGEST_BODY = 64 * 1024


def create_app(settings: Settings) -> Flask:
    """The whole service. Opens the database and reads the knowledge; answers are looked for when the first visitor comes.

    Raises DatabaseUrlError, StorageUnavailableError or UnreadableError when that cannot be done.
    """
    app = Flask(__name__)
    app.config.from_mapping(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=_LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=_LARGEST_BODY,
        MAX_FORM_PARTS=50,
        TRUSTED_HOSTS=settings.trusted_hosts,
        SESSION_COOKIE_NAME="__Host-visit" if settings.is_served_over_https else "visit",
        SESSION_COOKIE_SECURE=settings.is_served_over_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
    )
    keep(app, _parts(settings))
    carry_visits(app)
    handle_errors(app)
    note_requests(app)
    pack_replies(app)
    set_headers(app)
    start_limits(app, settings.ratelimit_enabled, settings.redis_url)
    for part in (conversations, messages, events, handoffs, feedback, transcripts, openapi):
        app.register_blueprint(part.blueprint)
    app.register_blueprint(health)
    app.register_blueprint(embed)
    app.register_blueprint(partner_check)
    add_pages(app)
    add_console(app)
    for group in (knowledge, adviser, audit, retention):
        app.cli.add_command(group)
    if settings.trusted_proxies:
        app.wsgi_app = _behind(app, settings.trusted_proxies)  # type: ignore[method-assign] # Flask's own way to wrap it.
    return app


def _parts(settings: Settings) -> WebParts:
    streams = StreamPlaces(settings.streams)
    parts = assemble(
        Place(
            database_url=settings.database_url,
            knowledge_folder=settings.knowledge_folder,
            retention_days=settings.retention_days,
            model=settings.matching_model,
            kept_vectors=settings.kept_vectors,
            redis_url=settings.redis_url,
            post=make_post(settings.post, settings.public_url),
        )
    )
    return WebParts(
        settings=settings,
        parts=parts,
        streams=streams,
        measures=Measures(open_streams=lambda: streams.taken),
        partners=PartnerBook(partial(read_partners, parts.sessions)),
    )


def _behind(app: Flask, proxies: int) -> ProxyFix:
    """Believes what as many proxies of our own say about who is calling, and nothing that a caller says."""
    return ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)
