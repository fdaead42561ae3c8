"""Sends letters through GOV.UK Notify: its one call for an email, with the signed token that it asks for.

One call and one signature are forty lines; the official client would bring six packages with it. Notify's own rules are at
docs.notifications.service.gov.uk/rest-api.html.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from time import time

from chatbot.posting.letter import Letter
from chatbot.posting.requesting import post_json

ADDRESS = "https://api.notifications.service.gov.uk"
_UUID = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
_KEY = re.compile(rf".+-(?P<service>{_UUID})-(?P<secret>{_UUID})")


class NotifyKeyError(ValueError):
    """The key or the template is not one of Notify's; the message says what it must be like."""


@dataclass(frozen=True)
class NotifyAccount:
    """The service in Notify that sends, and its template, which has the blanks ((subject)) and ((body))."""

    service: str
    template: str
    secret: str = field(repr=False)


def notify_account(key: str, template: str | None) -> NotifyAccount:
    """The account that a key opens. Raises NotifyKeyError."""
    found = _KEY.fullmatch(key)
    if found is None:
        raise NotifyKeyError("must be a key of GOV.UK Notify, as it gave it out")
    if template is None or not re.fullmatch(_UUID, template):
        raise NotifyKeyError("needs NOTIFY_TEMPLATE_ID: the template with the blanks ((subject)) and ((body))")
    return NotifyAccount(found["service"], template, found["secret"])


class NotifyCarrier:
    """Carries letters to GOV.UK Notify."""

    def __init__(self, account: NotifyAccount, address: str = ADDRESS, clock: Callable[[], float] = time) -> None:
        self._account = account
        self._address = address
        self._clock = clock

    def carry(self, letter: Letter) -> None:
        """Returns when Notify has taken the letter. Its reference is the letter's id. Raises NotSentError."""
        body = {
            "email_address": letter.recipient,
            "template_id": self._account.template,
            "personalisation": {"subject": letter.subject, "body": letter.text},
            "reference": letter.id,
        }
        token = signed_token(self._account, int(self._clock()))
        post_json(f"{self._address}/v2/notifications/email", body, {"Authorization": f"Bearer {token}"})


def signed_token(account: NotifyAccount, now: int) -> str:
    """A JSON Web Token signed with HS256 (RFC 7515, appendix A.1), good for thirty seconds around `now`."""
    parts = ({"typ": "JWT", "alg": "HS256"}, {"iss": account.service, "iat": now})
    signed = b".".join(_base64(json.dumps(part, separators=(",", ":")).encode()) for part in parts)
    signature = hmac.new(account.secret.encode(), signed, hashlib.sha256).digest()
    return (signed + b"." + _base64(signature)).decode()


def _base64(raw: bytes) -> bytes:
    return base64.urlsafe_b64encode(raw).rstrip(b"=")
