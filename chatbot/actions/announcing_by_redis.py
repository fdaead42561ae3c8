"""Carries the word that something has changed between processes, by Redis. Losing Redis costs speed and nothing else.

The only file that imports redis, which only many machines need; `redis_is_installed` says whether it is there.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from chatbot.actions.announcing import InProcessAnnouncer, Listener

try:
    import redis
except ImportError:  # One machine needs none.
    redis = None  # type: ignore[assignment]

_CHANNEL = "chat:changed"
_SECONDS_TO_CONNECT = 1.0
_SECONDS_BEFORE_TRYING_AGAIN = 2.0
SECONDS_BETWEEN_LOOKS = 2.0
"""While Redis is away, followers look into the database this often."""

_log = logging.getLogger(__name__)


class RedisMissingError(ValueError):
    """REDIS_URL is set, and the package that speaks to Redis is not installed."""


class RedisAnnouncer:
    """The same two methods as in one process: what is announced here is heard in every process on the same Redis.

    Only names of conversations travel, never what was said. Each process hears its own words at once, whatever Redis does.
    """

    def __init__(self, url: str) -> None:
        if redis is None:
            raise RedisMissingError("REDIS_URL needs the package redis")
        self._here = InProcessAnnouncer()
        self._stopping = Event()
        self._is_connected = Event()
        self._redis = redis.Redis.from_url(
            url, socket_connect_timeout=_SECONDS_TO_CONNECT, socket_timeout=_SECONDS_TO_CONNECT, decode_responses=True
        )
        self._hearing = Thread(target=self._hear, name="announcer", daemon=True)
        self._hearing.start()

    @property
    def is_closed(self) -> bool:
        """Whether the process is going down."""
        return self._here.is_closed

    @property
    def is_connected(self) -> bool:
        """Whether other processes are heard at once; otherwise their words come with the next look."""
        return self._is_connected.is_set()

    def announce(self, conversation_id: str) -> None:
        """Wakes everybody who listens to the conversation, here at once and elsewhere by way of Redis."""
        self._here.announce(conversation_id)
        if not self.is_connected:
            return
        try:
            self._redis.publish(_CHANNEL, conversation_id)
        except redis.RedisError as error:
            self._lose(error)

    @contextmanager
    def listen(self, conversation_id: str) -> Iterator[Listener]:
        """Starts to listen. While Redis is away, each wait is short, so that the follower looks for itself."""
        with self._here.listen(conversation_id) as ear:
            yield _ImpatientEar(ear, self)

    def close(self) -> None:
        """Wakes everybody for the last time."""
        self._stopping.set()
        self._here.close()
        self._redis.close()

    def _hear(self) -> None:
        while not self._stopping.is_set():
            try:
                self._hear_until_lost()
            except (redis.RedisError, OSError, ValueError) as error:
                self._lose(error)
            self._stopping.wait(_SECONDS_BEFORE_TRYING_AGAIN)

    def _hear_until_lost(self) -> None:
        with self._redis.pubsub(ignore_subscribe_messages=True) as channel:  # type: ignore[no-untyped-call] # redis-py types it so.
            channel.subscribe(_CHANNEL)
            channel.get_message(timeout=_SECONDS_TO_CONNECT)
            self._is_connected.set()
            _log.info("redis connected")
            self._here.announce_all()  # What was said while Redis was away is looked for once.
            while not self._stopping.is_set():
                message = channel.get_message(timeout=_SECONDS_TO_CONNECT)
                if message is not None:
                    self._here.announce(message["data"])

    def _lose(self, error: Exception) -> None:
        if self._is_connected.is_set() and not self._stopping.is_set():
            _log.warning("redis lost, looking into the database instead", extra={"kind": type(error).__name__})
        self._is_connected.clear()
        self._here.announce_all()


class _ImpatientEar:
    def __init__(self, ear: Listener, announcer: RedisAnnouncer) -> None:
        self._ear = ear
        self._announcer = announcer

    def wait(self, seconds: float) -> None:
        """As long as asked for while Redis is there, and otherwise until the next look."""
        self._ear.wait(seconds if self._announcer.is_connected else min(seconds, SECONDS_BETWEEN_LOOKS))
