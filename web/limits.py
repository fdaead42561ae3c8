"""How much one conversation, and one address, may ask for in a while.

A school is many people behind one address, so an address gets thirty times what a conversation does. A message that raises a
concern is never held back by any limit.
"""

import math
from collections.abc import Callable
from time import time
from typing import Any

from flask import Flask, request
from flask_limiter import Limiter

from chatbot.actions.key import hash_of
from chatbot.actions.noticing import card_for
from web.chat.visit import visit_key
from web.parts import the_parts
from web.reading import bearer_token, written_texts

View = Callable[..., Any]

_OPENING = "60/minute;600/hour"
_SENDING = "20/minute"
_SENDING_FROM_ONE_ADDRESS = "600/minute"
_READING = "240/minute"
_FORMS = "20/minute;60/hour"


def by_address() -> str:
    """The address a request comes from, behind as many proxies as we were told of."""
    return request.remote_addr or "nowhere"


def by_conversation() -> str:
    """The token a request carries, in its header or in the cookie of a visit, or the address where it carries none."""
    token = bearer_token()
    if token is not None:
        return hash_of(token)
    key = visit_key()
    return by_address() if key is None else key.token_hash


def raises_a_concern() -> bool:
    """Whether what the visitor wrote must be answered with approved words, however much they have written before."""
    return card_for(the_parts().fixed, *written_texts()) is not None


def has_no_conversation_yet() -> bool:
    """Whether this is somebody's first message: many of those may come from one school at once."""
    return bearer_token() is None and visit_key() is None


def counts_for_nothing_yet() -> bool:
    """Whether the limit of a conversation leaves the message alone."""
    return has_no_conversation_yet() or raises_a_concern()


limiter = Limiter(key_func=by_conversation)


def seconds_until_free() -> int:
    """How long whoever was refused by a limit has to wait."""
    limit = limiter.current_limit
    return 1 if limit is None else max(1, math.ceil(limit.reset_at - time()))


def start_limits(app: Flask, enabled: bool, redis_url: str | None) -> None:
    """Turns the limits on for an app, or off.

    Processes share their counts in Redis where there is one. Losing it costs the sharing: each counts for itself again, so
    that a limit never falls open.
    """
    app.config["RATELIMIT_ENABLED"] = enabled
    app.config["RATELIMIT_STORAGE_URI"] = redis_url or "memory://"
    app.config["RATELIMIT_IN_MEMORY_FALLBACK_ENABLED"] = redis_url is not None
    limiter.init_app(app)


def limits_opening(view: View) -> View:
    """New conversations, by address."""
    return limiter.limit(_OPENING, key_func=by_address)(view)


def limits_sending(view: View) -> View:
    """Messages, by conversation and softly by address."""
    by_token = limiter.shared_limit(_SENDING, scope="sending", exempt_when=counts_for_nothing_yet)
    softly = limiter.shared_limit(
        _SENDING_FROM_ONE_ADDRESS, scope="sending from", key_func=by_address, exempt_when=raises_a_concern
    )
    return by_token(softly(view))


def limits_forms(view: View) -> View:
    """Handoffs and feedback, by conversation."""
    return limiter.limit(_FORMS, exempt_when=raises_a_concern)(view)


def limits_reading(view: View) -> View:
    """Looking for new messages, by conversation."""
    return limiter.shared_limit(_READING, scope="reading")(view)
