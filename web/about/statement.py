"""A statement of the service about itself, filled in from how it is really set up."""

from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from chatbot.conversation.part import day_words
from chatbot.knowledge.collection import FixedKnowledge
from chatbot.knowledge.rendering import fill_in, render_markdown
from web.about.tested import LAST_TESTED
from web.service import Service
from web.settings import Settings


def statement(name: str, settings: Settings, service: Service, fixed: FixedKnowledge) -> Markup:
    """The statement of that name as safe HTML."""
    sends_mail = settings.post.mail is not None or settings.post.notify is not None
    wording = fixed.wording
    values = {
        **fixed.values,
        "service": service.name,
        "phone": service.phone,
        "email": wording.say("statement.or_email", email=service.email) if service.email else "",
        "mail": wording["statement.mail_on" if sends_mail else "statement.mail_off"],
        "concern_days": str(settings.post.concern_days),
        "tested": day_words(LAST_TESTED),
    }
    text = _text(settings.knowledge_folder / "pages" / f"{name}.md")
    return Markup(render_markdown(fill_in(text, values)))  # noqa: S704 - render_markdown sanitises.


@lru_cache(maxsize=8)
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
