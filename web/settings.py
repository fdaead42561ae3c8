"""What a deployment may set, read once from the environment."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from chatbot.matching.encoder import EncoderMode
from web.posting import (
    DEFAULT_CONCERN_DAYS,
    NOTHING_SET,
    PostSettings,
    mailbox_address,
    read_mail,
    read_notify,
    webhook_address,
)
from web.secret_key import kept_secret_key

ROOT = Path(__file__).parent.parent
DEFAULT_STREAMS = 500

Value = TypeVar("Value")


class SettingError(ValueError):
    """A setting is wrong; the message is one line that says which, and what it should be."""


@dataclass(frozen=True)
class Settings:
    """Everything that differs between one place and another. Tests build it by hand.

    `public_url` is where families find the chat, without a slash at the end; None while nobody outside can reach it.
    `streams` is how many live conversations one process holds open; `trusted_proxies` how many proxies of our own stand in
    front; `matching_model` which sentence model matching asks for, and `kept_vectors` where the vectors of the articles stay;
    `metrics_token` opens /metrics to a reader that is not on this machine.
    """

    database_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    knowledge_folder: Path = ROOT / "knowledge"
    redis_url: str | None = field(default=None, repr=False)
    public_url: str | None = None
    ratelimit_enabled: bool = True
    retention_days: int = 90
    post: PostSettings = NOTHING_SET
    service_name: str | None = None
    service_phone: str | None = None
    service_email: str | None = None
    service_hours_file: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    streams: int = DEFAULT_STREAMS
    trusted_proxies: int = 0
    matching_model: EncoderMode = EncoderMode.TUNED
    kept_vectors: Path | None = None
    metrics_token: str | None = field(default=None, repr=False)

    @classmethod
    def from_environ(cls, environ: Mapping[str, str], root: Path = ROOT) -> "Settings":
        """The settings of a deployment; `instance/` below `root` holds what is not set. Raises SettingError."""
        read = _Reader(environ)
        instance = root / "instance"
        return cls(
            database_url=read.text("DATABASE_URL") or f"sqlite:///{instance / 'chat.sqlite3'}",
            secret_key=read.optional("SECRET_KEY", _secret) or kept_secret_key(instance),
            redis_url=read.optional("REDIS_URL", _address("redis", "rediss", "unix")),
            public_url=read.optional("PUBLIC_URL", _origin),
            ratelimit_enabled=read.either("RATELIMIT_ENABLED", _switch, True),
            retention_days=read.either("RETENTION_DAYS", _whole(1, 3650), 90),
            post=_post(read),
            service_name=read.text("SERVICE_NAME"),
            service_phone=read.text("SERVICE_PHONE"),
            service_email=read.text("SERVICE_EMAIL"),
            service_hours_file=read.optional("SERVICE_HOURS_FILE", _file),
            host=read.text("HOST") or "127.0.0.1",
            port=read.either("PORT", _whole(0, 65535), 8000),
            streams=read.either("STREAMS", _whole(1, 10_000), DEFAULT_STREAMS),
            trusted_proxies=read.either("TRUSTED_PROXIES", _whole(0, 5), 0),
            matching_model=read.either("MATCHING_MODEL", _model, EncoderMode.TUNED),
            kept_vectors=instance / "vectors",
            metrics_token=read.optional("METRICS_TOKEN", _secret),
        )

    @property
    def is_served_over_https(self) -> bool:
        """Whether browsers may be told to come back by https only."""
        return self.public_url is not None and self.public_url.startswith("https://")

    @property
    def trusted_hosts(self) -> list[str] | None:
        """The host names that a request may be addressed to; None for any, while there is no public address."""
        if self.public_url is None:
            return None
        return sorted({urlsplit(self.public_url).hostname or "", "127.0.0.1", "localhost"})


class _Reader:
    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def text(self, name: str) -> str | None:
        """The setting, or None where it is unset or blank."""
        return self._environ.get(name, "").strip() or None

    def optional(self, name: str, read: Callable[[str], Value]) -> Value | None:
        """The setting as `read` understands it, or None. Raises SettingError."""
        text = self.text(name)
        try:
            return None if text is None else read(text)
        except ValueError as error:
            raise SettingError(f"{name} {error}") from None

    def either(self, name: str, read: Callable[[str], Value], default: Value) -> Value:
        """The same, with a default where it is unset."""
        value = self.optional(name, read)
        return default if value is None else value


def _post(read: _Reader) -> PostSettings:
    try:
        mail = read_mail(read.text("MAIL_URL"), read.text("SERVICE_EMAIL"))
        notify = read_notify(read.text("NOTIFY_API_KEY"), read.text("NOTIFY_TEMPLATE_ID"))
    except ValueError as error:
        raise SettingError(str(error)) from None
    return PostSettings(
        mail=mail,
        notify=notify,
        alert_webhook=read.optional("ALERT_WEBHOOK_URL", webhook_address),
        alert_email=read.optional("ALERT_EMAIL", mailbox_address),
        concern_days=read.either("CONCERN_DAYS", _whole(30, 36_500), DEFAULT_CONCERN_DAYS),
    )


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", text) or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}, not “{text}”")
        return int(text)

    return read


def _switch(text: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if text.lower() not in words:
        raise ValueError(f"must be true or false, not “{text}”")
    return words[text.lower()]


def _address(*schemes: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if urlsplit(text).scheme not in schemes:
            raise ValueError(f"must begin with {' or '.join(f'{scheme}://' for scheme in schemes)}")
        return text

    return read


def _origin(text: str) -> str:
    address = urlsplit(text)
    if address.scheme not in {"http", "https"} or not address.hostname or address.path.strip("/") or address.query:
        raise ValueError(f"must be like https://chat.example.org, not “{text}”")
    return text.rstrip("/")


def _model(text: str) -> EncoderMode:
    if text not in set(EncoderMode):
        raise ValueError(f"must be one of {', '.join(EncoderMode)}, not “{text}”")
    return EncoderMode(text)


def _secret(text: str) -> str:
    if len(text) < 16:
        raise ValueError("must have at least 16 characters")
    return text


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise ValueError(f"names a file that does not exist: {path}")
    return path
