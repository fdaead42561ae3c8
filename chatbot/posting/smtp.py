"""Sends letters as email by SMTP, to the server that `MAIL_URL` names."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import localtime
from urllib.parse import parse_qs, unquote, urlsplit

from chatbot.posting.letter import Letter, NotSentError

SECONDS_TO_WAIT = 10.0
"""For each answer of the server; a safeguarding alert has to be out within a minute, so nobody is waited for longer."""

_SUBMISSION, _SUBMISSION_OVER_TLS = 587, 465
_PLAIN = "off"


class MailUrlError(ValueError):
    """The address of the mail server cannot be used; the message says why, without any password in it."""


@dataclass(frozen=True)
class MailServer:
    """`smtp://user:password@host:587?from=chat@example.org`, with STARTTLS; `smtps://` is TLS from the start.

    `?tls=off` is for a server on this machine alone.
    """

    host: str
    port: int
    sender: str
    over_tls: bool
    starts_tls: bool
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def mail_server(url: str, sender: str | None = None) -> MailServer:
    """The server that an address names; `sender` is who writes where the address does not say. Raises MailUrlError."""
    parts = urlsplit(url)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    written_by = options.get("from", sender)
    try:
        port = parts.port
    except ValueError:
        raise MailUrlError("must have a number as its port") from None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise MailUrlError("must be like smtp://user:password@mail.example.org:587?from=chat@example.org")
    if written_by is None or "@" not in written_by:
        raise MailUrlError("must say who writes: add ?from=chat@example.org, or set SERVICE_EMAIL")
    over_tls = parts.scheme == "smtps"
    starts_tls = not over_tls and options.get("tls") != _PLAIN
    if not over_tls and not starts_tls and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise MailUrlError("may say tls=off for this machine alone")
    return MailServer(
        host=parts.hostname,
        port=port or (_SUBMISSION_OVER_TLS if over_tls else _SUBMISSION),
        sender=written_by,
        over_tls=over_tls,
        starts_tls=starts_tls,
        user=None if parts.username is None else unquote(parts.username),
        password=None if parts.password is None else unquote(parts.password),
    )


class SmtpCarrier:
    """Carries letters to a mail server, one connection each: they are few, and a kept connection breaks unseen."""

    def __init__(self, server: MailServer, seconds: float = SECONDS_TO_WAIT) -> None:
        self._server = server
        self._seconds = seconds

    def carry(self, letter: Letter) -> None:
        """Returns when the server has said that it has the letter. Raises NotSentError."""
        try:
            message = as_email(letter, self._server.sender)
            with self._connected() as connection:
                connection.send_message(message)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise NotSentError(type(error).__name__) from error

    def _connected(self) -> smtplib.SMTP:
        server, tls = self._server, ssl.create_default_context()
        connection = (
            smtplib.SMTP_SSL(server.host, server.port, timeout=self._seconds, context=tls)
            if server.over_tls
            else smtplib.SMTP(server.host, server.port, timeout=self._seconds)
        )
        try:
            if server.starts_tls:
                connection.starttls(context=tls)
            if server.user is not None:
                connection.login(server.user, server.password or "")
        except BaseException:
            connection.close()
            raise
        return connection


def as_email(letter: Letter, sender: str) -> EmailMessage:
    """The letter as an email. `EmailMessage` refuses a line break in a header (ValueError), so none can be added.

    The Message-ID follows from the letter, so that one which is sent twice can be shown once.
    """
    message = EmailMessage()
    message["From"] = sender
    message["To"] = letter.recipient
    message["Subject"] = letter.subject
    message["Date"] = localtime()
    message["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2].rstrip('>')}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message
