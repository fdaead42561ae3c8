"""“My story so far”: the family checks, line by line, what an adviser will read, and sends it."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from chatbot.actions.approve_story import StoryToCheck, approve_story, read_story
from chatbot.actions.key import ConversationKey
from chatbot.actions.refusals import NotYoursError, Refusal, TokenUnknownError
from chatbot.conversation.story_card import LineEdit
from web.chat.form_token import checked_form
from web.chat.next_page import leave_card, leave_notice
from web.chat.visit import visit_key
from web.limits import limits_forms
from web.parts import the_parts

blueprint = Blueprint("story", __name__)


@blueprint.get("/story")
def page() -> ResponseReturnValue:
    """The card as it stands. Without a request for a person there is nothing to check."""
    try:
        return _page(read_story(the_parts(), _key()), {}, {})
    except (TokenUnknownError, NotYoursError):
        return redirect("/person", 303)


@blueprint.post("/story")
@limits_forms
def send() -> ResponseReturnValue:
    """Sends the card as the family left it."""
    checked_form()
    leave_card(approve_story(the_parts(), _key(), _edits()))
    leave_notice("story.sent")
    return redirect("/#waiting", 303)


@blueprint.errorhandler(Refusal)
def put_right(refusal: Refusal) -> ResponseReturnValue:
    """The card as it was filled in, with what has to be put right."""
    sentence = the_parts().fixed.wording.say(refusal.wording, **refusal.values)
    try:
        story = read_story(the_parts(), _key())
    except (TokenUnknownError, NotYoursError):
        return redirect("/person", 303)
    field = refusal.field or (story.lines[0].key if story.lines else "send")
    return _page(story, _edits(), {field: sentence}), 400


def _key() -> ConversationKey:
    key = visit_key()
    if key is None:
        raise TokenUnknownError
    return key


def _edits() -> dict[str, LineEdit]:
    """What was done with each line that the page showed. Browsers send a new line as two characters; it counts as one."""
    return {
        name: LineEdit(text.replace("\r\n", "\n"), left_out=request.form.get(f"{name}-left-out") == "yes")
        for name, text in request.form.items()
        if f"{name}-shown" in request.form
    }


def _page(story: StoryToCheck, given: dict[str, LineEdit], problems: dict[str, str]) -> str:
    return render_template("chat/story.html", story=story, given=given, problems=problems)
