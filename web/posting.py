"""What a deployment has set about letters, read once at the start, and the carriers made from it."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email

from chatbot.posting.letter import Carrier
from chatbot.posting.notify import NotifyAccount, NotifyCarrier, NotifyKeyError, notify_account
from chatbot.posting.post import Channel, Post
from chatbot.posting.smtp import MailServer, MailUrlError, SmtpCarrier, mail_server
from chatbot.posting.webhook import WebhookCarrier

DEFAULT_CONCERN_DAYS = 2190
"""Six years, until the service has said how long it keeps safeguarding records."""

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class PostSettings:
    """How letters leave. `notify` comes before `mail` where both are set.

    `alert_webhook` is the incoming webhook of a chat room, and `alert_email` a mailbox that hears of every safeguarding
    concern beside the duty lead; `concern_days` is how long a safeguarding record is kept.
    """

    mail: MailServer | None = None
    notify: NotifyAccount | None = None
    alert_webhook: str | None = field(default=None, repr=False)
    alert_email: str | None = None
    concern_days: int = DEFAULT_CONCERN_DAYS


NOTHING_SET = PostSettings()


def read_mail(url: str | None, sender: str | None) -> MailServer | None:
    """The server of `MAIL_URL`. Raises ValueError that says what is wrong with it."""
    try:
        return None if url is None else mail_server(url, sender)
    except MailUrlError as error:
        raise ValueError(f"MAIL_URL {error}") from None


def read_notify(key: str | None, template: str | None) -> NotifyAccount | None:
    """The account of `NOTIFY_API_KEY`. Raises ValueError that says what is wrong with it."""
    try:
        return None if key is None else notify_account(key, template)
    except NotifyKeyError as error:
        raise ValueError(f"NOTIFY_API_KEY {error}") from None


def webhook_address(text: str) -> str:
    """An address that an alert may go to: by https, or to this machine. Raises ValueError."""
    address = urlsplit(text)
    is_here = address.scheme == "http" and address.hostname in _THIS_MACHINE
    if not address.hostname or not (address.scheme == "https" or is_here):
        raise ValueError("must begin with https://")
    return text


def mailbox_address(text: str) -> str:
    """An email address. Raises ValueError."""
    try:
        return validate_email(text, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise ValueError("must be like team@example.org") from None


def make_post(settings: PostSettings, public_url: str | None) -> Post:
    """The ways out of the service that are set."""
    carriers: dict[Channel, Carrier] = {}
    if settings.notify is not None:
        carriers[Channel.EMAIL] = NotifyCarrier(settings.notify)
    elif settings.mail is not None:
        carriers[Channel.EMAIL] = SmtpCarrier(settings.mail)
    if settings.alert_webhook is not None:
        carriers[Channel.WEBHOOK] = WebhookCarrier()
    return Post(
        carriers=carriers,
        public_url=public_url,
        webhook=settings.alert_webhook,
        mailbox=settings.alert_email,
        concern_days=settings.concern_days,
    )
