"""Builders of the service as a whole, for tests that drive it from outside."""

from dataclasses import replace
from typing import Any

from chatbot.matching.encoder import EncoderMode
from web.settings import Settings


def make_settings(database_url: str, **changes: Any) -> Settings:
    """Settings without limits and without a sentence model, which the few small articles of tests do not need."""
    settings = Settings(
        database_url=database_url,
        secret_key="for tests only, opens nothing",
        ratelimit_enabled=False,
        matching_model=EncoderMode.NONE,
    )
    return replace(settings, **changes)
