"""Counts what the service does, for whoever looks after it. No number here is about one person."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.5, 1, 2.5, 5)


class Measures:
    """The counters of one app."""

    def __init__(self, open_streams: Callable[[], float]) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "chat_requests", "Requests answered.", ["route", "method", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "chat_request_seconds", "Time to answer.", ["route"], buckets=_SECONDS, registry=self.registry
        )
        self.turns = Counter("chat_turns", "Turns by outcome.", ["outcome"], registry=self.registry)
        open_now = Gauge("chat_streams_open", "Live streams held open.", registry=self.registry)
        open_now.set_function(open_streams)

    def note_request(self, route: str, method: str, status: int, seconds: float) -> None:
        """Counts one answer by its route, never by its address, which may hold an id."""
        self.requests.labels(route, method, status).inc()
        self.seconds.labels(route).observe(seconds)
