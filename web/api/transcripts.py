"""Taking a copy of the conversation along."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from chatbot.actions.make_transcript import make_transcript
from web.chat.transcript_text import transcript_text
from web.limits import limits_reading
from web.parts import the_parts
from web.reading import conversation_key

blueprint = Blueprint("api_transcripts", __name__, url_prefix="/api/v1/conversations/<conversation_id>")


@blueprint.get("/transcript.txt")
@limits_reading
def as_text(conversation_id: str) -> ResponseReturnValue:
    """The conversation as plain text."""
    parts = the_parts()
    transcript = make_transcript(parts, conversation_key(conversation_id))
    return _file(transcript_text(transcript, parts.fixed.wording), "chat.txt", "text/plain")


@blueprint.get("/transcript.html")
@limits_reading
def as_page(conversation_id: str) -> ResponseReturnValue:
    """The conversation as a page that stands alone."""
    transcript = make_transcript(the_parts(), conversation_key(conversation_id))
    return _file(render_template("copy_alone.html", transcript=transcript), "chat.html", "text/html")


def _file(text: str, name: str, mimetype: str) -> Response:
    response = Response(text, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
