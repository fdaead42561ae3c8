"""What every page for families has at hand: the approved sentences, the service's own details, and the ways to write dates."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

from flask import Flask
from markupsafe import Markup, escape

from chatbot.actions.typed_text import LONGEST_MESSAGE
from chatbot.conversation.part import day_words
from chatbot.conversation.promising import clock_words, in_words
from chatbot.knowledge.calendar import LONDON
from chatbot.knowledge.collection import FixedKnowledge
from chatbot.knowledge.contact import Contact
from web.about.routes import blueprint as about
from web.answers.routes import blueprint as answers
from web.assets import asset, scripts
from web.assets import blueprint as assets
from web.chat.after import blueprint as after
from web.chat.conversation import blueprint as conversation
from web.chat.feedback import blueprint as feedback
from web.chat.form_token import hidden_fields
from web.chat.leaving import blueprint as leaving
from web.chat.live import blueprint as live
from web.chat.next_page import take_notice
from web.chat.person import blueprint as person
from web.chat.returning import blueprint as returning
from web.chat.story import blueprint as story
from web.chat.typing_hint import blueprint as typing_hint
from web.chat.visit import chosen_version
from web.chat.yours import blueprint as yours
from web.embed.framing import framing, site_partner
from web.parts import parts_of
from web.service import service_of


def add_pages(app: Flask) -> None:
    """Adds every page that families see to the application."""
    for blueprint in (
        assets,
        conversation,
        live,
        person,
        story,
        typing_hint,
        after,
        returning,
        feedback,
        yours,
        leaving,
        answers,
        about,
    ):
        app.register_blueprint(blueprint)
    fixed = parts_of(app).fixed
    app.jinja_env.filters |= {
        "day": day_words,
        "clock": _clock,
        "moment": _moment,
        "promise": in_words,
        "site": _site,
        "dial": _Dialling(fixed.contacts),
    }
    app.context_processor(lambda: _at_hand(app, fixed))


def _at_hand(app: Flask, fixed: FixedKnowledge) -> dict[str, object]:
    return {
        "say": fixed.wording.say,
        "language": fixed.wording.language,
        "service": service_of(app),
        "retention_days": fixed.retention_days,
        "limit": LONGEST_MESSAGE,
        "asset": asset,
        "scripts": scripts,
        "hidden_fields": hidden_fields,
        "take_notice": take_notice,
        "version": chosen_version(),
        "problems": {},
        "framing": framing(),
        "site_partner": site_partner(),
    }


def _clock(moment: datetime) -> str:
    return clock_words(moment.astimezone(LONDON).time())


def _moment(moment: datetime) -> str:
    local: date = moment.astimezone(LONDON).date()
    return f"{day_words(local)}, {_clock(moment)}"


def _site(url: str) -> str:
    """The name of a website, as people say it."""
    return urlsplit(url).netloc.removeprefix("www.")


class _Dialling:
    """Turns the phone numbers of our contacts, where a sentence names them, into links that dial."""

    def __init__(self, contacts: Mapping[str, Contact]) -> None:
        self._dial = {
            contact.phone: contact.dial for contact in contacts.values() if contact.may_be_shown and contact.phone
        }
        longest_first = sorted(self._dial, key=len, reverse=True)
        self._numbers = re.compile(rf"(?<!\d)(?:{'|'.join(map(re.escape, longest_first))})(?!\d)")

    def __call__(self, sentence: str) -> Markup:
        return Markup(self._numbers.sub(self._link, str(escape(sentence))))  # noqa: S704 - The sentence is escaped first.

    def _link(self, number: re.Match[str]) -> str:
        return f'<a class="together" href="tel:{self._dial[number[0]]}">{number[0]}</a>'
