"""Counts the live streams that are open, because each holds a thread for as long as it lives."""

from threading import Lock


class TooManyStreamsError(Exception):
    """Every place is taken; the visitor's page goes on by asking now and then."""


class StreamPlaces:
    """A fixed number of places. The servers hold exactly as many streams as they have threads, and then nothing else."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._taken = 0
        self._lock = Lock()

    @property
    def taken(self) -> int:
        """How many streams are open."""
        return self._taken

    def take(self) -> None:
        """Takes a place. Raises TooManyStreamsError."""
        with self._lock:
            if self._free == 0:
                raise TooManyStreamsError
            self._free -= 1
            self._taken += 1

    def give_back(self) -> None:
        """Frees a place."""
        with self._lock:
            self._free += 1
            self._taken -= 1
